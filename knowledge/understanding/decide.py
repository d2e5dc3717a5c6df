"""Candidates -> one Answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from knowledge.answers import Answer, Clarify, Condition, Fact, Listing, NoAnswer, Passage, RequestNoticed, Silence
from knowledge.lookup import Lookup
from knowledge.model import Facet
from knowledge.understanding.candidates import Candidates
from knowledge.understanding.condition import categories_of, condition_of
from knowledge.understanding.question import Question
from knowledge.understanding.rules import Rules

ALSO: Final = 0.3  # share, relative to the best, from which a second target counts too
NAMED: Final = 4  # points of a right that the words name
SLIGHT: Final = 0.04
TIE: Final = 0.7  # relative share from which two targets cannot be told apart
OPTIONS: Final = 4


@dataclass(frozen=True)
class Case:
    """All that a decision looks at."""

    question: Question
    candidates: Candidates
    rules: Rules
    lookup: Lookup

    def near(self, part: str, ratio: float) -> tuple[str, ...]:
        """The likeliest target of a part and those not far behind it."""
        ranked = self.candidates.ranked(part)
        return tuple(target for target, share in ranked if share >= ranked[0][1] * ratio)

    def facet(self) -> Facet:
        """The likeliest facet."""
        return Facet(self.candidates.ranked("facets")[0][0])


def decide(case: Case) -> Answer:
    """The answer of the likeliest kind that has one."""
    for kind, _ in case.candidates.ranked("kinds"):
        answer = _JUDGES[kind](case)
        if answer is not None:
            return answer
    return silence(case)


def _request(case: Case) -> Answer | None:
    named = {right for right, points in case.candidates.points["rights"].items() if points >= NAMED}
    share = case.candidates.shares["rights"]
    return RequestNoticed(
        ids=tuple(sorted({*case.near("rights", ALSO), *(right for right in named if share[right] >= SLIGHT)}))
    )


def _listing(case: Case) -> Answer | None:
    condition, facet = condition_of(case.question, case.rules)
    return Listing(ids=case.lookup.find(condition), facet=facet, condition=condition) if facet else None


def _topic(case: Case) -> Answer | None:
    return Passage(ids=case.near("topics", 1.0)[:1])


def _fact(case: Case) -> Answer | None:
    facet, activities = case.facet(), case.near("activities", TIE)[:OPTIONS]
    if len(activities) == 1 or case.lookup.same_answer(activities, facet):
        return Fact(ids=activities, facet=facet)
    return _asked(activities, facet)


def _clarify(case: Case) -> Answer | None:
    return _asked(_shared_by(case) or case.near("activities", ALSO)[:OPTIONS], case.facet())


def _shared_by(case: Case) -> tuple[str, ...]:
    """The ids that share what the question names: as the table says, or all that hold the named data."""
    named, rules = case.question.named, case.rules
    for row, ids in rules.ambiguous:
        if row.holds(named):
            return ids
    holding = case.lookup.find(Condition(categories=categories_of(named, rules)))
    return holding if 1 < len(holding) <= OPTIONS else ()


def _asked(options: tuple[str, ...], facet: Facet) -> Answer | None:
    return Clarify(ids=options, facet=None if facet is Facet.ALL else facet) if len(options) > 1 else None


def silence(case: Case) -> NoAnswer:
    """Why there is no answer, with the nearest passage for a privacy question that the policy leaves open."""
    named, nearest = case.question.named, case.rules.nearest
    if "thanks" in named:
        return NoAnswer(silence=Silence.THANKS)
    if "greeting" in named:
        return NoAnswer(silence=Silence.GREETING)
    passage = next((nearest[concept] for concept in nearest if concept in named), None)
    return NoAnswer(silence=Silence.NOT_STATED if passage else Silence.NOT_FOR_US, nearest=passage)


_JUDGES: Final[Mapping[str, Callable[[Case], Answer | None]]] = {
    "request": _request,
    "list": _listing,
    "topic": _topic,
    "fact": _fact,
    "clarify": _clarify,
    "none": silence,
}
