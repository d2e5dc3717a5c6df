"""Ours beside rapidfuzz WRatio, BM25 and character tf-idf: right, wrong, time, start-up and memory, in one run.

    python -m tests.benchmarks.bench_understanding [FILE] [--rounds 1]

All four answer the same questions (FILE, else a sample of the bank) from the same entries, which ``contenders.py``
describes. Right and wrong are those of ``evaluate``, in per cent; what is missing to 100 was declined or asked back.
They take turns on each question, so that they see the same machine. Start-up (with the interpreter) and memory are
those of a fresh process that answers these questions once. Exits with 1 if ours takes more than 5 times as long as
WRatio, by the median.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

from knowledge.loading import DATA
from knowledge.understanding.examples import Entry, read_bank
from knowledge.understanding.scoring import Label, Verdict, label_from, verdict
from tests.benchmarks.contenders import CONTENDERS, OURS, WRATIO, Target, start

ROOT = Path(__file__).parents[2]
ALLOWED = 5.0
EVERY = 10  # of the questions of the bank
SHOWN = (Verdict.RIGHT, Verdict.WRONG)
NEAREST = frozenset({"fact", "topic"})  # kinds that a nearest text can answer


@dataclass
class Score:
    """What one contender was worth: verdicts over all questions and over those that a nearest text can answer."""

    taken: list[float] = field(default_factory=list)  # milliseconds
    every: Counter[Verdict] = field(default_factory=Counter)
    nearest: Counter[Verdict] = field(default_factory=Counter)

    def add(self, given: Target, gold: Label) -> None:
        """Count one answer."""
        worth = verdict(Label(kind=given.kind, facet=given.facet, ids=frozenset(given.ids)), gold)
        self.every[worth] += 1
        self.nearest[worth] += gold.kind in NEAREST

    @property
    def median(self) -> float:
        """Milliseconds per question."""
        return statistics.median(self.taken)


def main(file: Path | None = None, rounds: int = 1) -> int:
    """Measure and print; the exit status."""
    entries = _read(file) if file else read_bank(DATA / "questions")[::EVERY]
    scores = _scores(entries, rounds)
    of_own = {name: _process(name, entries) for name in CONTENDERS}
    title = f"{len(entries)} questions of {file.name if file else 'the bank, from which ours has learned'}, in per cent"
    Console(highlight=False, width=120).print(_table(title, scores, of_own))
    return int(scores[OURS].median > ALLOWED * scores[WRATIO].median)


def _read(file: Path) -> list[Entry]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _scores(entries: Sequence[Entry], rounds: int) -> Mapping[str, Score]:
    scores = {name: Score() for name in CONTENDERS}
    answers = {name: start(name) for name in CONTENDERS}
    for turn in range(rounds):
        for entry in entries:
            for name, answer in answers.items():
                begin = time.perf_counter()
                given = answer(entry["q"])
                scores[name].taken.append((time.perf_counter() - begin) * 1000)
                if turn == 0:
                    scores[name].add(given, label_from(entry))
    return scores


def _process(name: str, entries: Sequence[Entry]) -> tuple[float, int]:
    """Seconds until a fresh process is ready, and the peak of its memory in MB."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps({"q": entry["q"]}) + "\n" for entry in entries)
        file.flush()
        command = [sys.executable, "-m", "tests.benchmarks.contenders", name, file.name]
        begin = time.perf_counter()
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            process.stdout.readline()
            seconds = time.perf_counter() - begin
            return seconds, int(process.stdout.readline())


def _table(title: str, scores: Mapping[str, Score], of_own: Mapping[str, tuple[float, int]]) -> Table:
    table = Table(title=title, title_justify="left", box=None)
    table.add_column("")
    headings = ("fact, topic: right", "wrong", "all: right", "wrong", "ms", f"of {WRATIO}", "start-up s", "MB")
    for heading in headings:
        table.add_column(heading, justify="right")
    for name, score in scores.items():
        shares = (_share(counted, worth) for counted in (score.nearest, score.every) for worth in SHOWN)
        seconds, megabytes = of_own[name]
        ratio = f"{score.median / scores[WRATIO].median:.2f}"
        table.add_row(name, *shares, f"{score.median:.2f}", ratio, f"{seconds:.1f}", str(megabytes))
    return table


def _share(counted: Counter[Verdict], worth: Verdict) -> str:
    return f"{100 * counted[worth] / max(1, counted.total()):.0f}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, help="labelled questions, one JSON object a line")
    parser.add_argument("--rounds", type=int, default=1, help="how often each question is asked")
    arguments = parser.parse_args()
    sys.exit(main(arguments.file, arguments.rounds))
