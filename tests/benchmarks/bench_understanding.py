"""What a question costs: the engine, and rapidfuzz's WRatio over the same entries, in one run.

    python -m tests.benchmarks.bench_understanding [ROUNDS]

The entries are the patterns of the lexicon as they are written. The two take turns on the same questions of the bank,
so that both see the same machine. Exits with 1 if the engine takes more than 5 times as long as WRatio, by the median.
"""

import resource
import statistics
import sys
import time
from collections.abc import Callable

from rapidfuzz import fuzz, process
from rich.console import Console
from rich.table import Table

from knowledge.loading import DATA, load_knowledge
from knowledge.understanding import Understanding
from knowledge.understanding.examples import read_bank
from knowledge.understanding.lexicon import load_lexicon

ALLOWED = 5.0
EVERY = 25  # of the questions of the bank


def main(rounds: int = 3) -> int:
    """Measure and print; the exit status."""
    begin = time.perf_counter()
    understanding = Understanding.load(DATA, load_knowledge(DATA))
    start_up = time.perf_counter() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    entries = [pattern.written for pattern in load_lexicon(DATA / "words").patterns]
    lines = [entry["q"] for entry in read_bank(DATA / "questions")][::EVERY]

    contenders: dict[str, Callable[[str], object]] = {
        "ours": understanding.read,
        "rapidfuzz WRatio": lambda line: process.extractOne(line, entries, scorer=fuzz.WRatio),
    }
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for line in lines:
            for name, answer in contenders.items():
                taken[name].append(_milliseconds(answer, line))
    _print(taken, f"{len(entries)} entries, {len(lines)} questions, {rounds} rounds")
    ratio = statistics.median(taken["ours"]) / statistics.median(taken["rapidfuzz WRatio"])
    told = f"ratio {ratio:.2f} (allowed {ALLOWED:g}); start-up {start_up:.1f} s, {memory:.0f} MB"
    Console(highlight=False).print(told)
    return int(ratio > ALLOWED)


def _milliseconds(answer: Callable[[str], object], line: str) -> float:
    begin = time.perf_counter()
    answer(line)
    return (time.perf_counter() - begin) * 1000


def _print(taken: dict[str, list[float]], title: str) -> None:
    table = Table(title=title, title_justify="left", box=None)
    for heading in ("ms per question", "median", "95 %", "longest"):
        table.add_column(heading, justify="left" if heading.startswith("ms") else "right")
    for name, times in taken.items():
        last = statistics.quantiles(times, n=20)[-1]
        table.add_row(name, *(f"{value:.2f}" for value in (statistics.median(times), last, max(times))))
    Console().print(table)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
