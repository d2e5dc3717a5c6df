"""Logistic regression on lines with few features each: from examples to weights, the same on every run."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Places = NDArray[np.intp]
Shares = Callable[[Matrix], Matrix]

_LINES: Final = 64  # of a batch
_ROUNDS: Final = 10  # over all lines
_STEP: Final = 0.15
_START: Final = 1e-4  # of the sums that make steps smaller
_PENALTY: Final = 2e-5  # share of every weight that a batch takes away


@dataclass(frozen=True)
class Line:
    """One example: features with their strengths, and per target the points given beforehand and the gold share."""

    features: Mapping[int, float]
    points: Sequence[float]
    gold: Sequence[float]


@dataclass(frozen=True)
class _Batch:
    """Lines end to end: ``entries`` are the features of all lines, ``starts`` where each line begins."""

    entries: Places
    strengths: Matrix
    starts: Places
    points: Matrix
    gold: Matrix
    by_feature: Places  # the order of the entries by feature
    features: Places  # every feature of the batch once, ascending
    feature_starts: Places
    line_of: Places  # of each entry in the order by feature

    def error(self, weights: Matrix, per_point: float, shares: Shares) -> Matrix:
        """How far the shares that the weights give are from gold, per line and target."""
        said = np.add.reduceat(self.strengths * weights[self.entries], self.starts) + per_point * self.points
        return (shares(said) - self.gold) / len(self.gold)

    def gradient(self, error: Matrix) -> Matrix:
        """Per feature of the batch and target how the error grows with the weight."""
        return np.add.reduceat(self.strengths[self.by_feature] * error[self.line_of], self.feature_starts)


def one_of(said: Matrix) -> Matrix:
    """Shares of targets of which one is meant (softmax)."""
    raised = np.exp(said - said.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def any_of(said: Matrix) -> Matrix:
    """Shares of targets of which any may be meant, each for itself (logistic)."""
    return np.asarray(1 / (1 + np.exp(-said)))


def fit(lines: Sequence[Line], features: int, shares: Shares) -> tuple[Matrix, float]:
    """Weights per feature and target, and how much a point counts; ``shares`` is ``one_of`` or ``any_of``.

    Every weight has its own step, the smaller the more it was moved (Adagrad).
    """
    batches = list(_batches(lines))
    weights = np.zeros((features, len(lines[0].gold)))
    moved = np.full_like(weights, _START)
    per_point, slope = 0.5, _START
    for turn in range(_ROUNDS):
        for batch in Random(turn).sample(batches, len(batches)):  # noqa: S311 - no secret hangs on it
            error = batch.error(weights, per_point, shares)
            gradient = batch.gradient(error)
            moved[batch.features] += gradient * gradient
            weights[batch.features] -= _STEP * gradient / np.sqrt(moved[batch.features])
            weights *= 1 - _PENALTY
            slant = float((error * batch.points).sum())
            slope += slant * slant
            per_point -= _STEP * slant / slope**0.5
    return weights, per_point


def _batches(lines: Sequence[Line]) -> Iterator[_Batch]:
    mixed = Random(len(lines)).sample(lines, len(lines))  # noqa: S311 - no secret hangs on it
    for first in range(0, len(mixed), _LINES):
        yield _batch(mixed[first : first + _LINES])


def _batch(lines: Sequence[Line]) -> _Batch:
    sizes = [len(line.features) for line in lines]
    entries = _numbers(feature for line in lines for feature in line.features)
    by_feature = np.argsort(entries, kind="stable")
    features, feature_starts = np.unique(entries[by_feature], return_index=True)
    return _Batch(
        entries=entries,
        strengths=np.array([strength for line in lines for strength in line.features.values()])[:, np.newaxis],
        starts=_numbers(sum(sizes[:place]) for place in range(len(sizes))),
        points=np.array([line.points for line in lines]),
        gold=np.array([line.gold for line in lines]),
        by_feature=by_feature,
        features=features,
        feature_starts=feature_starts,
        line_of=np.repeat(np.arange(len(lines)), sizes)[by_feature],
    )


def _numbers(several: Iterator[int]) -> Places:
    return np.array([*several], dtype=np.intp)
