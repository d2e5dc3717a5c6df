"""A line -> what it may be about: concepts with points for activities, facets, topics, rights and kinds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.understanding.language import Spoken
from knowledge.understanding.matching import Found
from knowledge.understanding.rules import SCORED, Rules


@dataclass(frozen=True)
class Question:
    """A line as it was read: its words, its language, the concepts found and all that they name."""

    text: str
    words: tuple[str, ...]
    spoken: Spoken
    found: tuple[Found, ...]
    named: frozenset[str]
    asks: bool  # it has a question mark


@dataclass(frozen=True)
class Scores:
    """Points per target; a target without points is absent."""

    activities: Mapping[str, float]
    facets: Mapping[str, float]
    topics: Mapping[str, float]
    rights: Mapping[str, float]
    kinds: Mapping[str, float]


def score(question: Question, rules: Rules) -> Scores:
    """The points that the rule table gives to a question."""
    return Scores(**{part: rules.score(part, question.named) for part in SCORED})


def best(points: Mapping[str, float], within: float = 0.0) -> tuple[str, ...]:
    """The targets with the most points and those at most ``within`` below, the best first; ties by name."""
    top = max(points.values(), default=0.0)
    if top <= 0:
        return ()
    near: Sequence[str] = [target for target, value in points.items() if value >= top - within]
    return tuple(sorted(near, key=lambda target: (-points[target], target)))
