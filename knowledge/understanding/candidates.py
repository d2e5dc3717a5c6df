"""A question -> how likely it is about each activity, facet, topic and right, and of which kind it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from typing import Final

from knowledge.understanding.features import features
from knowledge.understanding.question import Question
from knowledge.understanding.rules import SCORED, SEVERAL, Rules
from knowledge.understanding.voice import Voice

Shares = Mapping[str, float]
_FLOOR: Final = -50.0  # of what is said of a target; e to the 50 is still a number


@dataclass(frozen=True)
class Candidates:
    """Per part the share (0 to 1; together 1, save of rights) of every target, and the rule table's points."""

    shares: Mapping[str, Shares]
    points: Mapping[str, Mapping[str, float]]

    def ranked(self, part: str) -> list[tuple[str, float]]:
        """The targets of a part with their shares, the likeliest first; ties by name."""
        return sorted(self.shares[part].items(), key=lambda entry: (-entry[1], entry[0]))


def weigh(question: Question, rules: Rules, voice: Voice) -> Candidates:
    """The candidates of a question, by the rule table and the learned voice together."""
    points = rules.points(question.named)
    heard = features(question, points)
    shares = {part: _shares(part, voice.say(part, heard, rules.targets(part), points[part])) for part in SCORED}
    return Candidates(shares, points)


def _shares(part: str, said: Mapping[str, float]) -> dict[str, float]:
    if part in SEVERAL:
        return {target: 1 / (1 + exp(-max(value, _FLOOR))) for target, value in said.items()}
    top = max(said.values(), default=0.0)
    raised = {target: exp(value - top) for target, value in said.items()}
    total = sum(raised.values()) or 1.0
    return {target: value / total for target, value in raised.items()}
