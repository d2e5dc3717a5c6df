"""``compliance-bot`` and ``python -m bot``: the process edge, where known errors become sentences."""

import sys

from rich.console import Console
from rich.text import Text

from bot.cli.main import build
from bot.errors import BotError
from bot.store import StoreError
from knowledge.errors import KnowledgeError

FAULT = 2  # exit status when something has to be set right first


def main() -> None:
    """Run the command line. Known errors are told in their own words and end with status 2."""
    try:
        build()()
    except (BotError, StoreError, KnowledgeError) as error:
        Console(stderr=True).print(Text(str(error), style="red"), soft_wrap=True)
        sys.exit(FAULT)


if __name__ == "__main__":
    main()
