"""Labelled questions -> the weights of the learned voice; run at build time as a module.

Needs numpy, which the language identifier brings; the running bot reads plain weights without it.
"""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from knowledge.loading import DATA, load_knowledge
from knowledge.model import Knowledge
from knowledge.understanding import Understanding
from knowledge.understanding.examples import COPIES, RARE, Entry, Example, examples, known_words, read_bank
from knowledge.understanding.rules import SCORED
from knowledge.understanding.voice import UNIT, Voice

Matrix = NDArray[np.float64]

_PENALTY: Final = 4e-4  # on the squares of the weights
_ROUNDS: Final = 120
_STEP: Final = 0.05
_SMALLEST: Final = 3  # hundredths; smaller weights are left out


def train(entries: Sequence[Entry], folder: Path, knowledge: Knowledge) -> dict[str, Any]:
    """The content of the weights file; the same for the same entries and words."""
    known = known_words(entries)
    reader = Understanding.speaking(Voice(known_words=known), folder, knowledge)
    heard = list(examples(entries, reader))
    parts = {part: _train_part(part, [entry for entry in heard if entry.gold[part]]) for part in SCORED}
    return {"known_words": {lang: sorted(several) for lang, several in known.items()}, "parts": parts}


def _train_part(part: str, heard: Sequence[Example]) -> dict[str, Any]:
    targets = sorted({target for entry in heard for target in entry.gold[part]})
    counted = Counter(feature for entry in heard for feature in entry.heard)
    names = sorted(feature for feature, count in counted.items() if count >= RARE * (COPIES + 1))
    points = np.array([[entry.points[part].get(target, 0.0) for target in targets] for entry in heard])
    gold = np.array([[(target in entry.gold[part]) / len(entry.gold[part]) for target in targets] for entry in heard])
    weights, per_point = _fit(_matrix(heard, names), points, gold)
    hundredths = np.rint(weights * UNIT).astype(int)
    rows = {name: _row(row) for name, row in zip(names, hundredths, strict=True) if np.abs(row).max() >= _SMALLEST}
    return {"targets": targets, "per_point": round(per_point, 2), "weights": rows}


def _matrix(heard: Sequence[Example], names: Sequence[str]) -> Matrix:
    places = {name: place for place, name in enumerate(names)}
    matrix = np.zeros((len(heard), len(names)))
    for row, entry in zip(matrix, heard, strict=True):
        for name, strength in entry.heard.items():
            if name in places:
                row[places[name]] = strength
    return matrix


def _row(hundredths: NDArray[Any]) -> list[list[int]]:
    return [[index, int(weight)] for index, weight in enumerate(hundredths) if abs(weight) >= _SMALLEST]


def _fit(heard: Matrix, points: Matrix, gold: Matrix) -> tuple[Matrix, float]:
    """Softmax regression by gradient descent with momentum (Adam), from zero."""
    weights = np.zeros((heard.shape[1], gold.shape[1]))
    state = (np.zeros_like(weights), np.zeros_like(weights))
    per_point, slope = 0.5, (0.0, 0.0)
    for turn in range(1, _ROUNDS + 1):
        said = heard @ weights + per_point * points
        shares = np.exp(said - said.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        error = (shares - gold) / len(gold)
        change, state = _adam(heard.T @ error + _PENALTY * weights, state, turn)
        weights -= change
        step, slope = _adam(float((error * points).sum()), slope, turn)
        per_point -= float(step)
    return weights, per_point


def _adam(gradient: Any, state: tuple[Any, Any], turn: int) -> tuple[Any, tuple[Any, Any]]:
    mean = 0.9 * state[0] + 0.1 * gradient
    square = 0.99 * state[1] + 0.01 * gradient * gradient
    change = _STEP * (mean / (1 - 0.9**turn)) / (np.sqrt(square / (1 - 0.99**turn)) + 1e-8)
    return change, (mean, square)


def main(folder: Path = DATA) -> None:
    """Train on the whole bank and write the weights file."""
    weights = train(read_bank(folder / "questions"), folder, load_knowledge(folder))
    text = json.dumps(weights, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (folder / "weights.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
