"""What an edit of the knowledge base does to the answers: labelled questions answered before and after it."""

import filecmp
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import track
from rich.text import Text

from bot.cli.evaluate import Labelled, Result, answered, told
from knowledge.understanding import Understanding
from knowledge.understanding.scoring import Verdict

_DEAF: Final = ("questions/*", "phrases/*", "steps/*")  # files that no answer is found by
_STYLES: Final = {Verdict.RIGHT: "green", Verdict.WRONG: "red"}


@dataclass(frozen=True)
class Change:
    """A question whose answer an edit changes."""

    before: Result
    after: Result

    @property
    def rank(self) -> int:
        """What an editor wants to see first: 0 no longer right, 1 another answer as good as before, 2 now right."""
        return 1 + (self.after.verdict is Verdict.RIGHT) - (self.before.verdict is Verdict.RIGHT)


@dataclass(frozen=True)
class Effect:
    """The answers to the same questions before and after, in the same order."""

    before: Sequence[Result]
    after: Sequence[Result]

    @property
    def changes(self) -> list[Change]:
        """The questions that are answered otherwise, those that are no longer right first."""
        pairs = zip(self.before, self.after, strict=True)
        changed = (Change(before, after) for before, after in pairs if before.given != after.given)
        return sorted(changed, key=lambda change: change.rank)


def effect(questions: Sequence[Labelled], before: Understanding, after: Understanding) -> Effect:
    """Answer every question twice; a terminal sees how far it is."""
    return Effect(_answers(questions, before, "before the edit"), _answers(questions, after, "after the edit"))


def differ(before: Path, after: Path) -> bool:
    """Whether two folders differ in a file that answers are found by."""
    names = [_names(folder) for folder in (before, after)]
    _, unlike, missing = filecmp.cmpfiles(before, after, names[0] | names[1], shallow=False)
    return bool(unlike or missing)


def print_effect(console: Console, shown: Effect, limit: int) -> None:
    """Print up to ``limit`` changed questions with both answers and the label, then the totals."""
    changes = shown.changes
    for change in changes[:limit]:
        console.print(_told(change))
    if len(changes) > limit:
        console.print(f"... and {len(changes) - limit} more (--all)")
    ranks = Counter(change.rank for change in changes)
    console.print(
        f"{len(changes)} of {len(shown.after)} labelled questions change their answer: "
        f"{ranks[2]} now right, {ranks[0]} no longer right, {ranks[1]} neither"
    )
    shares = (f"{worth} {_share(shown.before, worth)} → {_share(shown.after, worth)} %" for worth in Verdict)
    console.print(", ".join(shares))


def _answers(questions: Sequence[Labelled], understanding: Understanding, title: str) -> list[Result]:
    console = Console(stderr=True)
    hidden = not console.is_terminal
    tracked = track(questions, f"Answering {title}", console=console, transient=True, disable=hidden)
    return [answered(labelled, understanding) for labelled in tracked]


def _names(folder: Path) -> set[str]:
    files = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {str(file) for file in files if not any(file.match(deaf) for deaf in _DEAF)}


def _told(change: Change) -> Text:
    text = Text(change.before.question)
    for title, result in (("before", change.before), ("after", change.after)):
        text.append(f"\n  {title:9}{told(result.given)}: ", style="dim")
        text.append(str(result.verdict), style=_STYLES.get(result.verdict, "yellow"))
    return text.append(f"\n  expected {told(change.after.gold)}", style="dim")


def _share(results: Iterable[Result], worth: Verdict) -> str:
    verdicts = [result.verdict for result in results]
    return f"{100 * verdicts.count(worth) / max(1, len(verdicts)):.1f}"
