"""What the learned voice hears of a question: concepts, the rule table's favourites, words and their parts."""

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise
from typing import Final

from knowledge.understanding.question import Question

Features = Mapping[str, float]
Points = Mapping[str, Mapping[str, float]]

_WORD: Final = 0.8  # concepts count more than single words, and those more than parts of words
_PAIR: Final = 0.5
_PART: Final = 0.25
_SIZES: Final = (3, 4, 5)
_LONG_LINE: Final = 25  # words
_SCALE: Final = 5.0  # points of a usual row


def features(question: Question, points: Points) -> dict[str, float]:
    """Names of features with their strength; the names are those of the weights file."""
    named = dict.fromkeys((f"c:{concept}" for concept in question.named), 1.0)
    shape = {"asks": float(question.asks), "length": min(len(question.words), _LONG_LINE) / _LONG_LINE, "bias": 1.0}
    return named | shape | dict(_favourites(points)) | dict(_spelt(question.words)) | _pairs(question.named)


def _pairs(named: frozenset[str]) -> dict[str, float]:
    """Every two concepts of a line: together they may mean what neither means alone."""
    return {f"p:{one}+{other}": _PAIR for one, other in combinations(sorted(named), 2)}


def _favourites(points: Points) -> Iterator[tuple[str, float]]:
    for part, targets in points.items():
        ranked = sorted(targets.values(), reverse=True)
        if ranked:
            yield f"top:{part}", ranked[0] / _SCALE
            yield f"lead:{part}", (ranked[0] - (ranked[1] if len(ranked) > 1 else 0.0)) / _SCALE
            yield f"told:{part}:{max(targets, key=lambda target: (targets[target], target))}", 1.0


def _spelt(words: tuple[str, ...]) -> Iterator[tuple[str, float]]:
    for word in words:
        yield f"w:{word}", _WORD
        edged = f"^{word}$"
        for size in _SIZES:
            for start in range(len(edged) - size + 1):
                yield f"g:{edged[start : start + size]}", _PART
    for first, second in pairwise(words):
        yield f"b:{first} {second}", _WORD
