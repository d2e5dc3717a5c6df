"""``run``: serve a workspace until told to stop."""

import signal
import threading
from typing import Final

from bot.app import build
from bot.logs import set_up
from bot.organisation_file import load_organisation
from bot.settings import read_settings

LOOK: Final = 1.0  # seconds; a signal that another thread was given is noticed only when the main one runs


def run() -> None:
    """Serve a Slack workspace over Socket Mode. Tokens and paths come from the environment or .env.

    Stops cleanly on Ctrl-C or SIGTERM; stopped in any other way, it makes good at the next start.
    """
    settings = read_settings()
    set_up(settings.log_level)
    bot = build(settings, load_organisation(settings.organisation))
    stop = threading.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, lambda *_: stop.set())
    bot.start()
    while not stop.wait(LOOK):
        pass
    bot.stop()
