"""Warnings of ``knowledge validate``: doubtful words, grouped by what may be wrong with them."""

from collections.abc import Collection
from pathlib import Path

from rich.console import Console
from rich.text import Text

from knowledge.errors import Fault
from knowledge.question_bank import FOLDER
from knowledge.understanding import Understanding
from knowledge.understanding.advice import Advice, Doubt, advise
from knowledge.understanding.examples import read_bank


def warnings(folder: Path, understanding: Understanding) -> tuple[Advice, ...]:
    """Every doubt about the words of a sound folder."""
    return advise(understanding.lexicon, understanding.rules, read_bank(folder / FOLDER))


def print_warnings(console: Console, found: Collection[Advice], known: Collection[Advice] | None, limit: int) -> None:
    """Print up to ``limit`` of each sort; where those of before an edit are ``known``, the new ones first."""
    told = {_words(advice) for advice in (found if known is None else known)}
    for doubt in Doubt:
        several = [advice for advice in found if advice.doubt is doubt]
        new = [advice for advice in several if _words(advice) not in told]
        if several:
            count = f", {len(new)} of them new" if new else ""
            console.print(Text(f"Warning: {len(several)} words {doubt}{count}", style="yellow"))
        shown = dict.fromkeys((*new, *several))
        for advice in list(shown)[:limit]:
            console.print(placed(advice.place))
        if len(shown) > limit:
            console.print(f"... and {len(shown) - limit} more (--all)")


def placed(fault: Fault) -> Text:
    """A fault or a warning with the place to look at."""
    return Text.assemble((f"{fault.file}:{fault.line}", "bold"), f"  {fault.message}")


def _words(advice: Advice) -> tuple[str, str]:
    """What a warning says, wherever an edit moved it."""
    return advice.place.file, advice.place.message
