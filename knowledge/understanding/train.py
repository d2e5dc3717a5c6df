"""Labelled questions -> the weights of the learned voice; run at build time as a module.

Needs numpy, which the language identifier brings; the running bot reads plain weights without it.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from knowledge.loading import DATA, load_knowledge
from knowledge.model import Knowledge
from knowledge.understanding import Understanding
from knowledge.understanding.examples import COPIES, RARE, Entry, Example, examples, known_words, read_bank
from knowledge.understanding.fit import Line, any_of, fit, one_of
from knowledge.understanding.plain import plain_questions, read_frames
from knowledge.understanding.rules import SCORED, SEVERAL
from knowledge.understanding.voice import UNIT, Voice

_SMALLEST: Final = 6  # hundredths; smaller weights are left out


def train(entries: Sequence[Entry], folder: Path, knowledge: Knowledge) -> dict[str, Any]:
    """The content of the weights file; the same for the same entries, names and words."""
    entries = [*entries, *plain_questions(knowledge, read_frames(folder))]
    known = known_words(entries)
    reader = Understanding.speaking(Voice(known_words=known), folder, knowledge)
    heard = list(examples(entries, reader))
    parts = {part: _train_part(part, [entry for entry in heard if entry.gold[part]]) for part in SCORED}
    return {"known_words": {lang: sorted(several) for lang, several in known.items()}, "parts": parts}


def _train_part(part: str, heard: Sequence[Example]) -> dict[str, Any]:
    targets = sorted({target for entry in heard for target in entry.gold[part]})
    counted = Counter(feature for entry in heard for feature in entry.heard)
    names = sorted(feature for feature, count in counted.items() if count >= RARE * (COPIES + 1))
    places = {name: place for place, name in enumerate(names)}
    lines = [_line(part, entry, targets, places) for entry in heard]
    weights, per_point = fit(lines, len(names), any_of if part in SEVERAL else one_of)
    hundredths = np.rint(weights * UNIT).astype(int)
    rows = {name: _row(row) for name, row in zip(names, hundredths, strict=True) if np.abs(row).max() >= _SMALLEST}
    return {"targets": targets, "per_point": round(per_point, 2), "weights": rows}


def _line(part: str, entry: Example, targets: Sequence[str], places: Mapping[str, int]) -> Line:
    gold = entry.gold[part]
    return Line(
        features={places[name]: strength for name, strength in entry.heard.items() if name in places},
        points=[entry.points[part].get(target, 0.0) for target in targets],
        gold=[(target in gold) / (1 if part in SEVERAL else len(gold)) for target in targets],
    )


def _row(hundredths: NDArray[Any]) -> list[int]:
    kept = ((index, int(weight)) for index, weight in enumerate(hundredths) if abs(weight) >= _SMALLEST)
    return [number for pair in kept for number in pair]


def main(folder: Path = DATA) -> None:
    """Train on the whole bank and write the weights file."""
    weights = train(read_bank(folder / "questions"), folder, load_knowledge(folder))
    text = json.dumps(weights, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (folder / "weights.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
