"""Labelled questions -> the weights of the learned voice; run at build time as a module."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from knowledge.language import LANGS, Lang
from knowledge.loading import DATA, load_knowledge
from knowledge.model import Knowledge
from knowledge.understanding import Understanding
from knowledge.understanding.features import features
from knowledge.understanding.normalise import clean, words
from knowledge.understanding.rules import SCORED
from knowledge.understanding.voice import UNIT, Voice

Entry = Mapping[str, Any]
Matrix = NDArray[np.float64]

_PENALTY: Final = 4e-4  # on the squares of the weights
_ROUNDS: Final = 150
_STEP: Final = 0.05
_RARE: Final = 2  # questions that a feature must stand in
_AT_HOME: Final = 0.3  # of the questions with a word, the share in a language that makes it a word of it
_SMALLEST: Final = 3  # hundredths; smaller weights are left out

_KINDS_OF_PART: Final[Mapping[str, frozenset[str]]] = {
    "activities": frozenset({"fact", "clarify"}),
    "facets": frozenset({"fact", "clarify"}),
    "topics": frozenset({"topic"}),
    "rights": frozenset({"request"}),
    "kinds": frozenset({"fact", "topic", "list", "clarify", "request", "none"}),
}


@dataclass(frozen=True)
class Example:
    """One labelled question: its features, the rule table's points, and the gold targets per part."""

    heard: Mapping[str, float]
    points: Mapping[str, Mapping[str, float]]
    gold: Mapping[str, tuple[str, ...]]


def _example(reader: Understanding, entry: Entry) -> Example:
    question = reader.question(entry["q"])
    points = reader.rules.points(question.named)
    told = {"kinds": (entry["kind"],), "facets": (entry["facet"],) if entry["facet"] else ()}
    gold = {part: _known(told.get(part, tuple(entry["ids"])), part, entry["kind"], reader) for part in SCORED}
    return Example(features(question, points), points, gold)


def _known(targets: tuple[str, ...], part: str, kind: str, reader: Understanding) -> tuple[str, ...]:
    """The gold targets that a part is taught by a question of a kind."""
    if kind not in _KINDS_OF_PART[part]:
        return ()
    return targets if part == "kinds" else tuple(target for target in targets if target in reader.rules.scored[part])


def train(entries: Sequence[Entry], folder: Path, knowledge: Knowledge) -> dict[str, Any]:
    """The content of the weights file; the same for the same entries and words."""
    known = known_words(entries)
    reader = Understanding.speaking(Voice(known_words=known), folder, knowledge)
    examples = [_example(reader, entry) for entry in entries]
    parts = {part: _train_part(part, [entry for entry in examples if entry.gold[part]]) for part in SCORED}
    return {"known_words": {lang: sorted(several) for lang, several in known.items()}, "parts": parts}


def known_words(entries: Sequence[Entry]) -> dict[Lang, frozenset[str]]:
    """Per language the folded words that stand in several of its questions and belong to it as much as to others."""
    counted = {lang: _counted([entry for entry in entries if entry["lang"] == lang]) for lang in LANGS}
    whole = sum(counted.values(), Counter())
    return {
        lang: frozenset(word for word, count in words_.items() if count >= _RARE and count >= whole[word] * _AT_HOME)
        for lang, words_ in counted.items()
    }


def _counted(entries: Sequence[Entry]) -> Counter[str]:
    return Counter(word for entry in entries for word in set(words(clean(entry["q"]))))


def _train_part(part: str, examples: Sequence[Example]) -> dict[str, Any]:
    targets = sorted({target for entry in examples for target in entry.gold[part]})
    counted = Counter(feature for entry in examples for feature in entry.heard)
    names = sorted(feature for feature, count in counted.items() if count >= _RARE)
    heard = np.array([[entry.heard.get(name, 0.0) for name in names] for entry in examples])
    points = np.array([[entry.points[part].get(target, 0.0) for target in targets] for entry in examples])
    gold = np.array([[(t in entry.gold[part]) / len(entry.gold[part]) for t in targets] for entry in examples])
    weights, per_point = _fit(heard, points, gold)
    hundredths = np.rint(weights * UNIT).astype(int)
    rows = {
        name: [[i, int(w)] for i, w in enumerate(row) if abs(w) >= _SMALLEST]
        for name, row in zip(names, hundredths, strict=True)
    }
    return {
        "targets": targets,
        "per_point": round(per_point, 2),
        "weights": {name: row for name, row in rows.items() if row},
    }


def _fit(heard: Matrix, points: Matrix, gold: Matrix) -> tuple[Matrix, float]:
    """Softmax regression by gradient descent with momentum (Adam), from zero."""
    weights = np.zeros((heard.shape[1], gold.shape[1]))
    state = (np.zeros_like(weights), np.zeros_like(weights))
    per_point, slope = 0.5, (0.0, 0.0)
    for round_ in range(1, _ROUNDS + 1):
        said = heard @ weights + per_point * points
        shares = np.exp(said - said.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        error = (shares - gold) / len(gold)
        change, state = _adam(heard.T @ error + _PENALTY * weights, state, round_)
        weights -= change
        step, slope = _adam(float((error * points).sum()), slope, round_)
        per_point -= float(step)
    return weights, per_point


def _adam(gradient: Any, state: tuple[Any, Any], round_: int) -> tuple[Any, tuple[Any, Any]]:
    mean = 0.9 * state[0] + 0.1 * gradient
    square = 0.99 * state[1] + 0.01 * gradient * gradient
    change = _STEP * (mean / (1 - 0.9**round_)) / (np.sqrt(square / (1 - 0.99**round_)) + 1e-8)
    return change, (mean, square)


def read_bank(folder: Path) -> list[Entry]:
    """Every entry of the question bank, in the order of files and lines."""
    return [
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def main(folder: Path = DATA) -> None:
    """Train on the whole bank and write the weights file."""
    weights = train(read_bank(folder / "questions"), folder, load_knowledge(folder))
    text = json.dumps(weights, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (folder / "weights.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
