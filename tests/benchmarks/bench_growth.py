"""What ten times the knowledge base costs: ms per question on the packaged one and on one ten times its size.

    python -m tests.benchmarks.bench_growth [--times 10] [--rounds 1]

The large one holds every activity and topic, concept, word and rule ten times: the copies have names of their own, and
their words are spelt with letters further on in the alphabet ("factuur" -> "gbduvvs"), so that they are as many and as
long, but other words. Every feature that weighs for an activity or a topic weighs for its copies too, which is more
than training would give. The two take turns on the same questions of the bank. Exits with 1 if the large one takes more
than 3 times as long, by the median.
"""

import argparse
import json
import re
import shutil
import statistics
import string
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from rich.console import Console

from knowledge.loading import DATA, load_knowledge
from knowledge.understanding import Understanding
from knowledge.understanding.examples import read_bank
from knowledge.understanding.lexicon import TYPED
from knowledge.understanding.rules import BARE, SCORED

ALLOWED = 3.0
EVERY = 10  # of the questions of the bank
COPIED = frozenset({"activities", "topics", "derived"})  # parts of the rules of which every target is copied
ENTRIES = {"activities": "activities", "topics": "topics", "law": "topics", "organisation-topics": "topics"}


def main(times: int = 10, rounds: int = 1) -> int:
    """Measure and print; the exit status."""
    with tempfile.TemporaryDirectory() as temporary:
        large = _grown(Path(temporary) / "data", times)
        both = {folder: _understanding(folder) for folder in (DATA, large)}
    taken: dict[Path, list[float]] = {folder: [] for folder in both}
    lines = [entry["q"] for entry in read_bank(DATA / "questions")][::EVERY]
    for line in lines * rounds:
        for folder, understanding in both.items():
            begin = time.perf_counter()
            understanding.read(line)
            taken[folder].append((time.perf_counter() - begin) * 1000)
    small_ms, large_ms = (statistics.median(several) for several in taken.values())
    sizes = " and ".join(f"{len(each.lexicon.patterns)}" for each in both.values())
    told = f"{small_ms:.2f} and {large_ms:.2f} ms per question with {sizes} words: {large_ms / small_ms:.2f} times"
    Console(highlight=False, soft_wrap=True).print(f"{told} (allowed {ALLOWED:g})")
    return int(large_ms > ALLOWED * small_ms)


def _understanding(folder: Path) -> Understanding:
    return Understanding.load(folder, load_knowledge(folder))


def _grown(folder: Path, times: int) -> Path:
    """A copy of the packaged knowledge base so many times as large."""
    shutil.copytree(DATA, folder)
    for path in (folder / "words").glob("*.yaml"):
        grow = _grown_rules if path.stem == "rules" else _grown_words
        _rewrite(path, grow(_read(path), times))
    for path in folder.rglob("*.yaml"):
        entries = ENTRIES.get(path.stem)
        if entries:
            held = _read(path)
            copies = [{**entry, "id": name} for entry in held[entries] for name in _names(entry["id"], times)]
            _rewrite(path, {**held, entries: copies})
    weights = folder / "weights.json"
    weights.write_text(json.dumps(_grown_weights(json.loads(weights.read_text(encoding="utf-8")), times)))
    return folder


def _read(path: Path) -> dict[str, Any]:
    held: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return held


def _rewrite(path: Path, held: Mapping[str, Any]) -> None:
    """JSON is YAML too, and writes nothing by reference."""
    path.write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")


def _named(name: str, copy: int) -> str:
    """What a copy calls it; the first is the original."""
    return f"{name}-x{copy}" if copy and name != BARE else name


def _names(name: str, times: int) -> list[str]:
    return [_named(name, copy) for copy in range(times)]


def _grown_words(held: Mapping[str, list[str]], times: int) -> dict[str, list[str]]:
    copied = {name: several for name, several in held.items() if name != TYPED}
    copies = {_named(name, copy): _shifted(copied[name], copy) for name in copied for copy in range(times)}
    return {**held, **copies}


def _shifted(several: Sequence[str], copy: int) -> list[str]:
    """The words with every letter replaced by one further on; single letters, as in b2b, stay."""
    letters = string.ascii_lowercase
    order = str.maketrans(letters, letters[copy:] + letters[:copy])
    return [re.sub("[a-z]{2,}", lambda run: run[0].translate(order), word.lower()) for word in several]


def _grown_rules(held: Mapping[str, Any], times: int) -> dict[str, Any]:
    """Entries and derived concepts have copies with rows of their own; all else has the rows of all copies."""
    grown = dict(held)
    for part in (*SCORED, "derived"):
        grown[part] = {}
        for target, rows in held[part].items():
            copies = [_row_names(rows, copy) for copy in range(times)]
            if part in COPIED:
                grown[part] |= dict(zip(_names(target, times), copies, strict=True))
            else:
                grown[part][target] = {name: points for copy in copies for name, points in copy.items()}
    grown["derived"] = {target: list(rows) for target, rows in grown["derived"].items()}
    return grown


def _row_names(rows: Mapping[str, float] | Sequence[str], copy: int) -> dict[str, float]:
    points = rows if isinstance(rows, Mapping) else dict.fromkeys(rows, 1.0)
    return {" ".join(_named(name, copy) for name in row.split()): value for row, value in points.items()}


def _grown_weights(held: Mapping[str, Any], times: int) -> dict[str, Any]:
    parts = {
        name: {**part, "targets": _copies(part["targets"], times), "weights": _copied_rows(part, times)}
        if name in COPIED
        else part
        for name, part in held["parts"].items()
    }
    return {**held, "parts": parts}


def _copies(targets: Sequence[str], times: int) -> list[str]:
    return [_named(target, copy) for copy in range(times) for target in targets]


def _copied_rows(part: Mapping[str, Any], times: int) -> dict[str, list[int]]:
    """Each row, pairs of a target's number and its weight, with the same weights for the copies of the targets."""
    size = len(part["targets"])
    return {
        feature: [
            number + (size * copy if place % 2 == 0 else 0) for copy in range(times) for place, number in enumerate(row)
        ]
        for feature, row in part["weights"].items()
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=10, help="how much larger the large knowledge base is")
    parser.add_argument("--rounds", type=int, default=1, help="how often each question is asked")
    arguments = parser.parse_args()
    sys.exit(main(arguments.times, arguments.rounds))
