"""Candidates -> one Answer: the likeliest where it is likely enough, else a question back, else silence."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

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
from knowledge.understanding.candidates import Candidates
from knowledge.understanding.condition import categories_of, condition_of
from knowledge.understanding.question import Question
from knowledge.understanding.rules import Rules

ENOUGH: Final = 0.6  # score from which an answer is given
REQUESTED: Final = 0.7  # score from which a line is taken for a request, which a card offers to log
SUPPOSED: Final = 0.05  # share of "no question for us" from which a doubtful line gets silence
UNHEARD: Final = 0.75  # what an answer counts for whose facet or right no word names
LIGHT: Final = 0.5  # a doubt about the facet weighs less: the others stand beside it, one click away
OPTION: Final = 0.1  # share from which a candidate is offered when asking back
ALSO: Final = 0.3  # share, relative to the best, from which a second target counts too
TIE: Final = 0.7  # relative share from which two activities cannot be told apart
LIKELY: Final = 0.5  # share from which a right is taken for meant
OPTIONS: Final = 4
_OFFERED: Final = (("fact", "activities"), ("topic", "topics"), ("request", "rights"))


class Rule(StrEnum):
    """What decided."""

    LIKELIEST = "likeliest"  # the likeliest answer scores enough
    SHARED = "shared"  # several share what is named, and nothing tells them apart
    DOUBTFUL = "doubtful"  # nothing scores enough: the nearest are offered
    SILENT = "silent"  # nothing scores enough, and nothing is near


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer and the rule that gave it."""

    answer: Answer
    rule: Rule


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

    def share(self, part: str, targets: tuple[str, ...]) -> float:
        """The share of some targets of a part together."""
        return sum(self.candidates.shares[part][target] for target in targets)

    def kind(self, name: str) -> float:
        """How likely the question is of a kind."""
        return self.candidates.shares["kinds"].get(name, 0.0)

    def heard(self, part: str) -> float:
        """What an answer counts for: less where the rule table finds no target of a part in the words."""
        return 1.0 if any(points > 0 for points in self.candidates.points[part].values()) else UNHEARD

    @property
    def facet(self) -> Facet:
        """The likeliest facet."""
        return Facet(self.candidates.ranked("facets")[0][0])


def decide(case: Case) -> Decision:
    """The best answer of the likeliest kind that has one, if it scores enough; else what ``_doubt`` makes of it."""
    kinds = [kind for kind, _ in case.candidates.ranked("kinds")]
    answer = next((found for kind in kinds if (found := _JUDGES[kind](case)) is not None), _silence(case))
    enough = REQUESTED if isinstance(answer, RequestNoticed) else ENOUGH
    if answer.score >= enough or isinstance(answer, NoAnswer):
        return Decision(answer, Rule.LIKELIEST)
    return _doubt(case)


def _request(case: Case) -> Answer:
    ranked = case.candidates.ranked("rights")
    rights = {right for right, share in ranked if share >= LIKELY} or {ranked[0][0]}
    return RequestNoticed(ids=tuple(sorted(rights)), score=case.kind("request") * case.heard("rights"))


def _listing(case: Case) -> Answer | None:
    condition, facet = condition_of(case.question, case.rules)
    if not facet:
        return None
    return Listing(ids=case.lookup.find(condition), facet=facet, condition=condition, score=case.kind("list"))


def _topic(case: Case) -> Answer:
    topics = _with_neighbour(case, case.near("topics", ALSO))
    return Passage(ids=topics, score=case.kind("topic") * case.share("topics", topics))


def _with_neighbour(case: Case, near: tuple[str, ...]) -> tuple[str, ...]:
    """The likeliest topic, with those near it that are one answer with it."""
    pair = next((pair for pair in case.rules.together if near[0] in pair), frozenset(near[:1]))
    return tuple(topic for topic in near if topic in pair)


def _fact(case: Case) -> Answer | None:
    facet, activities = case.facet, case.near("activities", TIE)[:OPTIONS]
    about = case.kind("fact") * case.share("activities", activities)
    score = about * case.share("facets", (facet,)) ** LIGHT * case.heard("facets")
    if len(activities) == 1 or case.lookup.same_answer(activities, facet):
        return Fact(ids=activities, facet=facet, score=score, **_part(case, activities))
    return _asked(case, activities, case.kind("fact"))


def _part(case: Case, activities: tuple[str, ...]) -> dict[str, Any]:
    """The group and the set of data that the line names, where the activity tells them apart."""
    if len(activities) > 1:
        return {}
    activity, named = case.lookup.activity(activities[0]), case.question.named
    told = {rule.group for rule in activity.basis_rules}
    groups = {group for concept, group in case.rules.groups.items() if concept in named and group in told}
    kept = {part.subset for part in activity.data_sets}
    subsets = {subset for concept, subset in case.rules.subsets.items() if concept in named and subset in kept}
    return {name: one.pop() for name, one in (("group", groups), ("subset", subsets)) if len(one) == 1}


def _clarify(case: Case) -> Answer | None:
    options = _shared_by(case) or case.near("activities", ALSO)[:OPTIONS]
    return _asked(case, options, case.kind("clarify"))


def _shared_by(case: Case) -> tuple[str, ...]:
    """The ids that share what the question names: as the table says, or all that hold the named data."""
    named, rules = case.question.named, case.rules
    for row, ids in rules.ambiguous:
        if row.holds(named):
            return ids
    holding = case.lookup.find(Condition(categories=categories_of(named, rules)))
    return holding if 1 < len(holding) <= OPTIONS else ()


def _asked(case: Case, options: tuple[str, ...], score: float) -> Answer | None:
    if len(options) < 2:
        return None
    has_facet = case.facet is not Facet.ALL and any(case.lookup.kind_of(option) == "activity" for option in options)
    return Clarify(ids=options, facet=case.facet if has_facet else None, score=score)


def _doubt(case: Case) -> Decision:
    """A question back where something is near; silence where the line may well be none of ours."""
    silence = Decision(_silence(case), Rule.SILENT)
    if case.kind("none") >= SUPPOSED:
        return silence
    about, shared = case.kind("fact") + case.kind("clarify"), _shared_by(case)
    if about >= ENOUGH and (asked := _asked(case, shared, about)):
        return Decision(asked, Rule.SHARED)
    nearest = _nearest(case)
    asked = _asked(case, tuple(nearest), min(1.0, sum(nearest.values())))
    return Decision(asked, Rule.DOUBTFUL) if asked else silence


def _nearest(case: Case) -> dict[str, float]:
    """The likeliest activities, topics and rights together, each with how likely the line is about it."""
    offered: dict[str, float] = defaultdict(float)
    for kind, part in _OFFERED:
        for target, share in case.candidates.shares[part].items():
            offered[target] += case.kind(kind) * share
    ranked = sorted(offered.items(), key=lambda option: (-option[1], option[0]))[:OPTIONS]
    return {target: share for target, share in ranked if share >= OPTION}


def _silence(case: Case) -> NoAnswer:
    """Why there is no answer, with the nearest passage for a privacy question that the policy leaves open."""
    named, nearest, score = case.question.named, case.rules.nearest, case.kind("none")
    if "thanks" in named:
        return NoAnswer(silence=Silence.THANKS, score=score)
    if "greeting" in named:
        return NoAnswer(silence=Silence.GREETING, score=score)
    passage = next((nearest[concept] for concept in nearest if concept in named), None)
    return NoAnswer(silence=Silence.NOT_STATED if passage else Silence.NOT_FOR_US, nearest=passage, score=score)


_JUDGES: Final[Mapping[str, Callable[[Case], Answer | None]]] = {
    "request": _request,
    "list": _listing,
    "topic": _topic,
    "fact": _fact,
    "clarify": _clarify,
    "none": _silence,
}
