"""What a write costs: the store at 1,000 and at 50,000 documents, and TinyDB's own JSON file at 1,000.

    python -m tests.benchmarks.bench_store [WRITES]

Every write changes one document of about 0.9 KB and is on the disk when it returns; the store writes a snapshot in
the measured time too. The two sizes take turns, so that both see the same machine. Exits with 1 if a write at 50,000
documents costs more than twice one at 1,000, by the mean or by the median.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table as Screen
from tinydb import TinyDB, where

from bot.store.schema import Schema, Table
from bot.store.tinydb_store import TinyDBStore, open_store

SCHEMA = Schema(1, {"requests": Table(indexes=("state", "assignee"), ordered=("due",))})
SMALL, LARGE, ALLOWED = 1_000, 50_000, 2.0
TURNS = 20

Write = Callable[[], object]


def document() -> dict[str, Any]:
    """A request as the register might keep it."""
    return {
        "state": random.choice(["received", "in_progress", "closed"]),
        "assignee": f"U{random.randrange(50):02}",
        "due": f"2026-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}",
        "text": "x" * 800,
    }


def store_of(folder: Path, size: int) -> TinyDBStore:
    """A store with so many documents, opened anew."""
    store = open_store(folder, SCHEMA)
    with store.transaction() as transaction:
        for number in range(size):
            transaction.put("requests", f"{number:06}", document())
    store.close()
    return open_store(folder, SCHEMA)


def writer(store: TinyDBStore, size: int) -> Write:
    """Replace one document in a transaction."""

    def write() -> None:
        with store.transaction() as transaction:
            transaction.put("requests", f"{random.randrange(size):06}", document())

    return write


def json_file_writer(path: Path, size: int) -> Write:
    """Replace one document in TinyDB's default file."""
    table = TinyDB(path).table("requests")
    table.insert_multiple(document() | {"key": f"{number:06}"} for number in range(size))
    return lambda: table.update(document(), where("key") == f"{random.randrange(size):06}")


def milliseconds(write: Write, times: int) -> list[float]:
    """How long each of so many writes took."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        write()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def measure(writes: int) -> dict[str, list[float]]:
    """Milliseconds of every write of each contender."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        contenders = {
            f"store, {SMALL:,} documents": (writer(store_of(folder / "small", SMALL), SMALL), writes),
            f"store, {LARGE:,} documents": (writer(store_of(folder / "large", LARGE), LARGE), writes),
            f"TinyDB's JSON file, {SMALL:,} documents": (json_file_writer(folder / "plain.json", SMALL), writes // 10),
        }
        taken: dict[str, list[float]] = {name: [] for name in contenders}
        for _ in range(TURNS):
            for name, (write, times) in contenders.items():
                taken[name] += milliseconds(write, max(1, times // TURNS))
        return taken


def show(taken: dict[str, list[float]]) -> float:
    """Print the table; the greater of the two ratios between the sizes."""
    screen = Screen(
        "one durable write", "writes", "mean ms", "median ms", "p95 ms", "max ms", "mean ratio", "median ratio"
    )
    for column in screen.columns[1:]:
        column.justify = "right"
    figures = {name: (statistics.fmean(times), statistics.median(times)) for name, times in taken.items()}
    base, *_ = figures.values()
    for name, (mean, median) in figures.items():
        times = sorted(taken[name])
        cells = [mean, median, times[int(len(times) * 0.95)], times[-1], mean / base[0], median / base[1]]
        screen.add_row(name, str(len(times)), *(f"{cell:.2f}" for cell in cells))
    Console(width=120).print(screen)
    _, large, *_ = figures.values()
    return max(large[0] / base[0], large[1] / base[1])


if __name__ == "__main__":
    ratio = show(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 6_000))
    sys.exit(f"{LARGE:,} documents cost {ratio:.2f} times as much, more than {ALLOWED}" if ratio > ALLOWED else 0)
