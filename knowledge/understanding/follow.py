"""Short lines that continue the last answer: what a line leaves out is filled in from there, then it is decided as any.

A line continues an answer only where each of its words is a small one or names what it changes: the facet, the
activity, or the group or set of data. Every other line stands by itself.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Self

from knowledge.answers import Answer, Clarify, Fact, Listing, NoAnswer, RequestNoticed
from knowledge.lookup import Lookup
from knowledge.model import Facet
from knowledge.understanding.candidates import Shares
from knowledge.understanding.decide import OPTIONS, Case, Decision, Rule, decide
from knowledge.understanding.rules import BARE, Rules
from knowledge.understanding.small_words import Small, places_of

CLEAR: Final = 3.0  # points of the rule table that tell a facet or an activity without more
TOLD: Final = 0.8  # share among the options of a question back that tells which is meant
_ABOUT: Final = ("fact", "clarify")  # the kinds of line that name activities
_FACT: Final[Shares] = {"fact": 1.0}


@dataclass(frozen=True)
class Thread:
    """What an answer leaves to be continued: one to four activities and a facet; ``asks`` which of them is meant."""

    ids: tuple[str, ...]
    facet: Facet | None
    sure: float = 1.0
    asks: bool = False

    @classmethod
    def of(cls, former: Answer, lookup: Lookup) -> Self | None:
        """The thread of an answer; None for one that is not about a few activities of today's policy."""
        if not isinstance(former, Fact | Clarify | Listing) or not all(
            _is_activity(name, lookup) for name in former.ids
        ):
            return None
        match former:
            case Fact():
                return cls(former.ids, former.facet, former.score)
            case Clarify():
                return cls(former.ids, former.facet, asks=True)
            case Listing() if 0 < len(former.ids) <= OPTIONS:
                return cls(former.ids, None)
            case _:
                return None

    @property
    def shares(self) -> Shares:
        """Its activities as candidates, together as sure as its answer was."""
        return {name: self.sure / len(self.ids) for name in self.ids}


@dataclass(frozen=True)
class _Line:
    """A line with its small words, and what it says beside them."""

    case: Case
    small: Small

    def says_only(self, concepts: frozenset[str]) -> bool:
        """Whether all words are small or name one of these concepts, and at least one does."""
        question = self.case.question
        named = places_of(found for found in question.found if found.concept in concepts)
        return bool(named or self.small.facet) and len(named | self.small.places) == len(question.words)

    @property
    def facet(self) -> Facet | None:
        """The facet that is clearly named; the whole card for two."""
        named = self.case.question.named - {BARE}
        clear = [facet for facet, points in self.case.rules.points(named)["facets"].items() if points >= CLEAR]
        if clear:
            return Facet(clear[0]) if len(clear) == 1 else Facet.ALL
        return self.small.facet if self.small.goes_on else None

    @property
    def names_activity(self) -> bool:
        """Whether an activity, or what several share, is clearly named."""
        shared = any(row.holds(self.case.question.named) for row, _ in self.case.rules.ambiguous)
        return shared or max(self._points.values(), default=0.0) >= CLEAR

    def clearly_elsewhere(self, ids: tuple[str, ...]) -> bool:
        """Whether an activity is clearly named that is none of these."""
        here = max((self._points.get(name, 0.0) for name in ids), default=0.0)
        there = max((points for name, points in self._points.items() if name not in ids), default=0.0)
        return there >= CLEAR and there > here

    @property
    def _points(self) -> Mapping[str, float]:
        return self.case.candidates.points["activities"]


def follow(case: Case, alone: Decision, small: Small, former: Answer) -> tuple[Case, Decision] | None:
    """A line as the continuation of ``former``: its case filled in and decided; None where it stands by itself.

    ``alone``: what was decided of the line by itself; ``small``: its small words.
    """
    thread = Thread.of(former, case.lookup)
    if thread is None or isinstance(alone.answer, RequestNoticed | Listing):
        return None
    for filled in _readings(case, alone, small, thread):
        decision = decide(filled)
        if decision.rule in {Rule.LIKELIEST, Rule.SHARED} and isinstance(decision.answer, Fact | Clarify):
            return filled, replace(decision, answer=_with_part(decision.answer, former))
    return None


def _readings(case: Case, alone: Decision, small: Small, thread: Thread) -> Iterator[Case]:
    """The line with the rest of the thread filled in, in each way in which it may be meant, the likeliest first."""
    line = _Line(case, small)
    if not line.clearly_elsewhere(thread.ids) and (small.goes_on or small.points_back or not _is_sure(alone)):
        yield from _of_the_same(line, thread)
    if line.says_only(_concepts(case.rules, "activities") | _parts(case.rules)):
        yield from _of_another(line, thread)


def _of_the_same(line: _Line, thread: Thread) -> Iterator[Case]:
    """The activities of the thread: another facet, a group or a set of data of theirs, or both."""
    facets, facet = _concepts(line.case.rules, "facets"), line.facet
    if facet and line.says_only(facets):
        yield _filled(line.case, _FACT, thread.shares, facet)
    elif (asked := facet or thread.facet) and not line.small.facet and line.says_only(facets | _parts(line.case.rules)):
        filled = _filled(line.case, _FACT, thread.shares, asked)
        if _has_part(decide(filled).answer):
            yield filled


def _of_another(line: _Line, thread: Thread) -> Iterator[Case]:
    """The facet of the thread: of the option that was meant, or of another activity."""
    shares = line.case.candidates.shares
    if thread.asks and not line.clearly_elsewhere(thread.ids):
        options = _shared_out(shares["activities"], thread.ids)
        meant = {option: share for option, share in options.items() if share >= TOLD}
        if meant:
            yield _filled(line.case, _FACT, meant, thread.facet or Facet.ALL)
    elif thread.facet and line.small.goes_on and line.names_activity and not (line.small.adds or line.facet):
        kinds = _shared_out(shares["kinds"], _ABOUT)
        yield _filled(line.case, kinds, shares["activities"], thread.facet)


def _is_activity(name: str, lookup: Lookup) -> bool:
    return name in lookup.ids and lookup.kind_of(name) == "activity"


def _is_sure(alone: Decision) -> bool:
    return alone.rule is Rule.LIKELIEST and not isinstance(alone.answer, NoAnswer | Clarify)


def _filled(case: Case, kinds: Shares, activities: Shares, facet: Facet) -> Case:
    """The case with these in the place of its own."""
    filled = {"kinds": kinds, "activities": activities, "facets": {str(facet): 1.0}}
    return replace(case, candidates=replace(case.candidates, shares={**case.candidates.shares, **filled}))


def _shared_out(shares: Shares, among: Collection[str]) -> dict[str, float]:
    """The shares of some targets, together 1."""
    total = sum(shares[target] for target in among) or 1.0
    return {target: shares[target] / total for target in among}


def _concepts(rules: Rules, part: str) -> frozenset[str]:
    """The concepts that speak for something in a part of the rule table, data categories excepted."""
    rows = (row for targets in rules.scored[part].values() for row in targets if row.points > 0)
    return frozenset(concept for row in rows for concept in row.needs) - rules.categories.keys()


def _parts(rules: Rules) -> frozenset[str]:
    """The concepts of groups and sets of data."""
    return frozenset(rules.groups) | frozenset(rules.subsets)


def _has_part(answer: Answer) -> bool:
    return isinstance(answer, Fact) and bool(answer.group or answer.subset)


def _with_part(answer: Fact | Clarify, former: Answer) -> Fact | Clarify:
    """A fact about the same activity keeps the group and the set of data of the former, unless it names its own."""
    if not isinstance(former, Fact) or not isinstance(answer, Fact) or set(answer.ids) != set(former.ids):
        return answer
    kept = {"group": answer.group or former.group, "subset": answer.subset or former.subset}
    return answer.model_copy(update=kept)
