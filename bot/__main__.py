"""``compliance-bot`` and ``python -m bot``: the process edge, where known errors become sentences."""

import sys
from typing import Final, NoReturn

from rich.console import Console
from rich.text import Text

from bot.cli.main import build
from bot.errors import BotError
from bot.store import StoreError
from knowledge.errors import KnowledgeError

FAULT: Final = 2  # exit status when something has to be set right first
ADVICE: Final = "Check that the disk has room, for temporary files too, and that this user may read and write there."


def main() -> None:
    """Run the command line. Known errors and refusals of the system are told in words and end with status 2."""
    try:
        build()()
    except (BotError, StoreError, KnowledgeError) as error:
        _give_up(str(error))
    except OSError as error:
        where = f" {error.filename}" if error.filename else ""
        _give_up(f"The system refused{where}: {error.strerror}. {ADVICE}")


def _give_up(sentence: str) -> NoReturn:
    Console(stderr=True).print(Text(sentence, style="red"), soft_wrap=True)
    sys.exit(FAULT)


if __name__ == "__main__":
    main()
