"""The learned voice: plain weights, trained beforehand, that add to the points of the rule table."""

import json
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from knowledge.errors import Fault, KnowledgeInvalid
from knowledge.language import LANGS, Lang
from knowledge.understanding.features import Features

UNIT: Final = 100.0  # weights are whole hundredths, so that a file is the same on every machine


@dataclass(frozen=True)
class Part:
    """One decision: its targets, how much a point of the rule table counts, and the weights per feature.

    A row holds the number of a target, its weight in hundredths, the next target's number, and so on.
    """

    targets: tuple[str, ...] = ()
    per_point: float = 0.5
    weights: Mapping[str, "array[int]"] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Voice:
    """The parts by name; without weights only the rule table speaks."""

    parts: Mapping[str, Part] = field(default_factory=dict)
    known_words: Mapping[Lang, frozenset[str]] = field(default_factory=dict)  # of the labelled questions, per language

    def say(self, name: str, heard: Features, targets: Iterable[str], points: Mapping[str, float]) -> dict[str, float]:
        """What weights and rule points together say of every target of a part (logits)."""
        part = self.parts.get(name, Part())
        sums = [0.0] * len(part.targets)
        for feature, strength in heard.items():
            unit, row = strength / UNIT, iter(part.weights.get(feature, ()))
            for number, hundredths in zip(row, row, strict=True):
                sums[number] += unit * hundredths
        learned = dict(zip(part.targets, sums, strict=True))
        return {
            target: part.per_point * points.get(target, 0.0) + learned.get(target, 0.0)
            for target in (*targets, *part.targets)
        }


def load_voice(path: Path) -> Voice:
    """Read a weights file; no file is a silent voice. Raises KnowledgeInvalid where it cannot be read."""
    if not path.exists():
        return Voice()
    try:
        return voice_from(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, KeyError, TypeError) as error:
        fault = Fault(path.name, 1, f"the weights cannot be read ({type(error).__name__}); train them again")
        raise KnowledgeInvalid([fault]) from error


def voice_from(written: Mapping[str, Any]) -> Voice:
    """The voice that a weights file holds; raises ValueError, KeyError or TypeError where it is none."""
    parts = {name: _part(part) for name, part in written["parts"].items()}
    return Voice(parts, {lang: frozenset(written["known_words"][lang]) for lang in LANGS})


def _part(written: Mapping[str, Any]) -> Part:
    weights = {feature: array("h", row) for feature, row in written["weights"].items()}
    return Part(tuple(written["targets"]), float(written["per_point"]), weights)
