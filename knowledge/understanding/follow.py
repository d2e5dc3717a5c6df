"""Short lines that continue the last answer: what a line leaves out is filled in from there, then it is decided as any.

A line continues an answer where each of its words is a small one or names what it changes: the facet, the activity,
or the group or set of data; or where it opens with "and" and names an activity alone. Of the others some are read
again with the name that they leave out (``spelt_out``).
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Final, Self

from knowledge.answers import Answer, Clarify, Fact, Listing, NoAnswer
from knowledge.lookup import Lookup
from knowledge.model import Facet
from knowledge.understanding.candidates import Candidates, Shares
from knowledge.understanding.decide import OPTIONS, Case, Decision, Rule, decide
from knowledge.understanding.short_line import CLEAR, ShortLine, concepts_of, concepts_of_parts
from knowledge.understanding.small_words import Small

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


def follow(case: Case, alone: Decision, small: Small, former: Answer) -> tuple[Case, Decision] | None:
    """A line as the continuation of ``former``: its case filled in and decided; None where it stands by itself.

    ``alone``: what was decided of the line by itself; ``small``: its small words.
    """
    thread = Thread.of(former, case.lookup)
    line = ShortLine(case, small)
    if thread is None or line.is_whole(alone):
        return None
    for filled in _readings(line, alone, thread):
        decision = decide(filled)
        if decision.rule in {Rule.LIKELIEST, Rule.SHARED} and isinstance(decision.answer, Fact | Clarify):
            return filled, replace(decision, answer=_with_part(decision.answer, former))
    return None


def _readings(line: ShortLine, alone: Decision, thread: Thread) -> Iterator[Case]:
    """The line with the rest of the thread filled in, in each way in which it may be meant, the likeliest first."""
    rules, small = line.case.rules, line.small
    if not line.clearly_elsewhere(thread.ids) and (small.goes_on or small.points_back or not _is_sure(alone)):
        yield from _of_the_same(line, thread)
    if line.facet is None and line.says_only(concepts_of(rules, "activities") | concepts_of_parts(rules)):
        yield from _of_another(line, thread)
    elif thread.facet and line.facet is None and _is_bare(alone) and small.goes_on and not small.adds:
        yield _filled(line.case, _FACT, line.case.candidates.shares["activities"], thread.facet)


def _of_the_same(line: ShortLine, thread: Thread) -> Iterator[Case]:
    """The activities of the thread: another facet, a group or a set of data of theirs, or both."""
    facets, facet = concepts_of(line.case.rules, "facets"), line.facet
    if facet and line.says_only(facets):
        yield _filled(line.case, _FACT, thread.shares, facet)
    elif (
        (asked := facet or thread.facet)
        and not line.small.facet
        and line.says_only(facets | concepts_of_parts(line.case.rules))
    ):
        filled = _filled(line.case, _FACT, thread.shares, asked)
        if _has_part(decide(filled).answer):
            yield filled


def _of_another(line: ShortLine, thread: Thread) -> Iterator[Case]:
    """The facet of the thread: of the option that was meant, or of another activity."""
    shares = line.case.candidates.shares
    if thread.asks and not line.clearly_elsewhere(thread.ids):
        options = _shared_out(shares["activities"], thread.ids)
        meant = {option: share for option, share in options.items() if share >= TOLD}
        if meant:
            yield _filled(line.case, _FACT, meant, thread.facet or Facet.ALL)
    elif thread.facet and line.small.goes_on and line.names_activity and not line.small.adds:
        kinds = _shared_out(shares["kinds"], _ABOUT)
        yield _filled(line.case, kinds, shares["activities"], thread.facet)


def _is_activity(name: str, lookup: Lookup) -> bool:
    return name in lookup.ids and lookup.kind_of(name) == "activity"


def _is_sure(alone: Decision) -> bool:
    return alone.rule is Rule.LIKELIEST and not isinstance(alone.answer, NoAnswer | Clarify)


def _is_bare(alone: Decision) -> bool:
    """Whether the line names an activity and nothing that is asked of it."""
    return _is_sure(alone) and isinstance(alone.answer, Fact) and alone.answer.facet is Facet.ALL


def _filled(case: Case, kinds: Shares, activities: Shares, facet: Facet) -> Case:
    """The case with these in the place of its own, as if its words had named the facet."""
    candidates = case.candidates
    shares = {**candidates.shares, "kinds": kinds, "activities": activities, "facets": {str(facet): 1.0}}
    points = {**candidates.points, "facets": {str(facet): CLEAR}}
    return replace(case, candidates=Candidates(shares, points))


def _shared_out(shares: Shares, among: Collection[str]) -> dict[str, float]:
    """The shares of some targets, together 1."""
    total = sum(shares[target] for target in among) or 1.0
    return {target: shares[target] / total for target in among}


def _has_part(answer: Answer) -> bool:
    return isinstance(answer, Fact) and bool(answer.group or answer.subset)


def _with_part(answer: Fact | Clarify, former: Answer) -> Fact | Clarify:
    """A fact about the same activity keeps the group and the set of data of the former, unless it names its own."""
    if not isinstance(former, Fact) or not isinstance(answer, Fact) or set(answer.ids) != set(former.ids):
        return answer
    kept = {"group": answer.group or former.group, "subset": answer.subset or former.subset}
    return answer.model_copy(update=kept)
