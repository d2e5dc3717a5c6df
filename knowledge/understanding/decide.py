"""Points -> one Answer: the kinds in the order in which they are tried."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from knowledge.answers import (
    Answer,
    Clarify,
    Condition,
    Fact,
    Listing,
    NoAnswer,
    Passage,
    RequestNoticed,
    Silence,
)
from knowledge.lookup import Lookup
from knowledge.model import Facet
from knowledge.understanding.candidates import Question, Scores, best
from knowledge.understanding.rules import Rules

REQUEST: Final = 4.0
LIST: Final = 4.0
OUTSIDE: Final = 3.0
TOPIC: Final = 3.0
ACTIVITY: Final = 3.0
NEAR: Final = 0.5


@dataclass(frozen=True)
class Case:
    """All that a decision looks at."""

    question: Question
    scores: Scores
    rules: Rules
    lookup: Lookup


def decide(case: Case) -> Answer:
    """The first answer that a judge gives; silence where none does."""
    return next((answer for judge in _JUDGES if (answer := judge(case)) is not None), _silence(case))


def _request(case: Case) -> Answer | None:
    rights = case.scores.rights
    if case.scores.kinds.get("request", 0) < REQUEST or not rights:
        return None
    top = max(rights.values())
    return RequestNoticed(ids=tuple(sorted(right for right, points in rights.items() if points >= max(4, top - 2))))


def _listing(case: Case) -> Answer | None:
    if case.scores.kinds.get("list", 0) < 2:
        return None
    condition, facet = _condition(case)
    strongest = max(case.scores.activities.values(), default=0)
    if not facet or strongest >= 5:
        return None
    return Listing(ids=case.lookup.find(condition), facet=facet, condition=condition)


def _condition(case: Case) -> tuple[Condition, str]:
    named, rules = case.question.named, case.rules
    categories = tuple(
        dict.fromkeys(c for concept in sorted(named & set(rules.categories)) for c in rules.categories[concept])
    )
    bases = tuple(rules.bases[concept] for concept in sorted(named & set(rules.bases)))
    terms = [rules.terms[concept] for concept in rules.terms if concept in named]
    years = _years(case.question)
    condition = Condition(categories=categories, bases=bases, years=years, retention=terms[0] if terms else None)
    parts = (("by-data", categories), ("by-basis", bases), ("by-retention", years or terms))
    return condition, "+".join(name for name, value in parts if value)


_NUMBERS: Final = {
    "een": 1,
    "one": 1,
    "ein": 1,
    "drie": 3,
    "trois": 3,
    "three": 3,
    "drei": 3,
    "tien": 10,
    "dix": 10,
    "ten": 10,
    "zehn": 10,
    "zeven": 7,
    "sept": 7,
    "seven": 7,
    "sieben": 7,
    "acht": 8,
    "huit": 8,
    "eight": 8,
}


def _years(question: Question) -> int | None:
    if "year" not in question.named and "term-7-1" not in question.named:
        return None
    words = question.words
    if "term-7-1" in question.named:
        return 8
    for found in question.found:
        if found.concept == "year" and found.first > 0:
            before = words[found.first - 1]
            number = int(before) if before.isdigit() else _NUMBERS.get(before)
            if number is not None and number <= 100:
                return number
    return None


def _outside(case: Case) -> Answer | None:
    points = case.scores.kinds.get("none", 0)
    strongest = max(*case.scores.topics.values(), *case.scores.activities.values(), 0, 0)
    if points < OUTSIDE or points <= strongest * 0.6:
        return None
    return _silence(case)


def _topic(case: Case) -> Answer | None:
    topics = best(case.scores.topics, NEAR)
    if not topics:
        return None
    points = case.scores.topics[topics[0]]
    facet = max(case.scores.facets.values(), default=0)
    activity = max(case.scores.activities.values(), default=0)
    if points < TOPIC or (activity + min(facet, 5) / 2 > points and activity >= ACTIVITY):
        return None
    return Passage(ids=topics[:1])


def _fact(case: Case) -> Answer | None:
    activities = best(case.scores.activities, NEAR)
    if not activities or case.scores.activities[activities[0]] < ACTIVITY:
        return None
    facets = best(case.scores.facets)
    facet = Facet(facets[0]) if facets else Facet.ALL
    if len(activities) == 1 or case.lookup.same_answer(activities, facet):
        return Fact(ids=activities, facet=facet)
    if len(activities) <= 4:
        return Clarify(ids=activities, facet=None if facet is Facet.ALL else facet)
    return None


def _silence(case: Case) -> NoAnswer:
    named, nearest = case.question.named, case.rules.nearest
    if "thanks" in named:
        return NoAnswer(silence=Silence.THANKS)
    if "greeting" in named and not case.scores.topics and not case.scores.activities:
        return NoAnswer(silence=Silence.GREETING)
    passage = next((nearest[concept] for concept in nearest if concept in named), None)
    return NoAnswer(silence=Silence.NOT_STATED if passage else Silence.NOT_FOR_US, nearest=passage)


_JUDGES: Final[tuple[Callable[[Case], Answer | None], ...]] = (_request, _listing, _outside, _topic, _fact)
