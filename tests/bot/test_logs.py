"""What may reach a log: fixed sentences of ours, and of a library only that it spoke."""

import json
import subprocess
import sys

SPEAK = """
import logging, structlog
from bot.logs import set_up
set_up("DEBUG")
for name, level in [("slack_bolt.App", "warning"), ("slack_bolt.App", "error"), ("slack_sdk", "warning")]:
    logger = logging.getLogger(name)
    logger.level = logging.DEBUG  # as Bolt does
    getattr(logger, level)("Kwispelstaart %s", "wants a copy")
structlog.get_logger().info("connected", kind="socket")
"""


def test_a_library_is_heard_without_its_words_and_bolts_advice_not_at_all() -> None:
    done = subprocess.run([sys.executable, "-c", SPEAK], capture_output=True, text=True, timeout=60, check=True)
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert [line["library"].split(" ")[0] for line in lines if "library" in line] == ["slack_bolt.App", "slack_sdk"]
    assert lines[-1]["event"] == "connected"
    assert "Kwispelstaart" not in done.stderr
    assert "copy" not in done.stderr
