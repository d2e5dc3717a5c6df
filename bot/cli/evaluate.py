"""``evaluate``: how well the answers to labelled questions fit their labels."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.cli.jsonl import LineInvalid, read_line, text_of
from bot.errors import BotError
from bot.settings import read_settings
from knowledge.loading import load_knowledge
from knowledge.understanding import Understanding
from knowledge.understanding.scoring import Label, Verdict, interval, label_from, label_of, verdict

ALL = "all"


@dataclass(frozen=True)
class Labelled:
    """A question and what people say its answer is."""

    question: str
    lang: str
    gold: Label


@dataclass(frozen=True)
class Result(Labelled):
    """A labelled question and what was answered."""

    given: Label

    @property
    def verdict(self) -> Verdict:
        """What the answer was worth."""
        return verdict(self.given, self.gold)


class QuestionsInvalid(BotError):
    """A file of labelled questions cannot be used; the message says which line."""


def evaluate(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Labelled questions, one object a line.")],
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Print a line per question instead of a table.")] = False,
    misses: Annotated[bool, typer.Option(help="List the questions that were not answered rightly.")] = True,
    folder: Annotated[Path | None, typer.Option(help="Folder of the knowledge base.")] = None,
) -> None:
    """Measure understanding on labelled questions: right, asked back, declined, wrong.

    Beside each share, in brackets, the range in which the true one lies in 95 of 100 samples of this size.
    """
    where = folder or read_settings().knowledge_dir
    results = results_of(file, Understanding.load(where, load_knowledge(where)))
    if jsonl:
        for result in results:
            typer.echo(json.dumps(_as_json(result), ensure_ascii=False))
        return
    console = Console(highlight=False)
    console.print(_table(results))
    if misses:
        for result in results:
            if result.verdict is not Verdict.RIGHT:
                console.print(_miss(result))


def results_of(file: Path, understanding: Understanding) -> list[Result]:
    """Every question of a file with its answer; raises QuestionsInvalid at the first line that is no question."""
    return [answered(labelled, understanding) for labelled in questions_of(file)]


def questions_of(file: Path) -> list[Labelled]:
    """Every question of a file; raises QuestionsInvalid at the first line that is none."""
    questions = []
    for number, line in enumerate(file.read_bytes().splitlines(), start=1):
        try:
            entry = read_line(line)
            questions.append(Labelled(text_of(entry, "q"), str(entry.get("lang", "")), label_from(entry)))
        except (LineInvalid, KeyError, ValidationError) as error:
            raise QuestionsInvalid(
                f"{file.name}:{number}: no labelled question; it needs q, kind, facet, ids"
            ) from error
    return questions


def answered(labelled: Labelled, understanding: Understanding) -> Result:
    """A question with the answer that it gets."""
    given = label_of(understanding.read(labelled.question).answer)
    return Result(labelled.question, labelled.lang, labelled.gold, given)


def tally(results: Iterable[Result]) -> dict[str, Counter[Verdict]]:
    """Verdicts counted over all questions, per language and per kind."""
    counted: dict[str, Counter[Verdict]] = defaultdict(Counter)
    for result in results:
        for group in (ALL, result.lang, result.gold.kind):
            counted[group][result.verdict] += 1
    return dict(sorted(counted.items(), key=lambda item: (item[0] != ALL, len(item[0]) > 2, item[0])))


def _table(results: Iterable[Result]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("per cent")
    for heading in ("questions", *Verdict):
        table.add_column(str(heading), justify="right", no_wrap=True)
    for group, counted in tally(results).items():
        total = counted.total()
        shares = (_share(counted[verdict], total) for verdict in Verdict)
        table.add_row(group, str(total), *shares, style="bold" if group == ALL else "")
    return table


def _share(count: int, total: int) -> str:
    below, above = interval(count, total)
    return f"{100 * count / total:.1f} ({100 * below:.0f}-{100 * above:.0f})"


def _miss(result: Result) -> Text:
    line = Text.assemble(
        (f"{result.verdict:9}", "red" if result.verdict is Verdict.WRONG else "yellow"), result.question
    )
    return line.append(f"\n         expected {told(result.gold)}, got {told(result.given)}", style="dim")


def told(label: Label) -> str:
    """A label in a few words."""
    return " ".join(part for part in (label.kind, label.facet, ", ".join(sorted(label.ids))) if part)


def _as_json(result: Result) -> Mapping[str, Any]:
    labels = {"expected": result.gold, "given": result.given}
    told = {name: {**label.model_dump(), "ids": sorted(label.ids)} for name, label in labels.items()}
    return {"q": result.question, "lang": result.lang, "verdict": result.verdict, **told}
