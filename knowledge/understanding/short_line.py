"""A short line as it is weighed beside the answer before it: what it names, and whether it leaves anything out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from knowledge.answers import Fact, Listing, RequestNoticed
from knowledge.model import Facet
from knowledge.understanding.decide import Case, Decision
from knowledge.understanding.rules import BARE, Rules
from knowledge.understanding.small_words import Small, places_of

CLEAR: Final = 3.0  # points of the rule table that tell a facet or an activity without more


@dataclass(frozen=True)
class ShortLine:
    """A line with its small words, and what it says beside them."""

    case: Case
    small: Small

    def is_whole(self, alone: Decision) -> bool:
        """Whether it leaves nothing out: a request, a search, or a fact whose facet and activity it names."""
        match alone.answer:
            case RequestNoticed() | Listing():
                return True
            case Fact(ids=ids):
                return self.facet is not None and any(name in self._points for name in ids)
            case _:
                return False

    def says_only(self, concepts: frozenset[str]) -> bool:
        """Whether all words are small or name one of these concepts and no other, and at least one does."""
        question, small = self.case.question, self.small.places
        named = places_of(found for found in question.found if found.concept in concepts)
        others = places_of(found for found in question.found if found.concept not in concepts)
        return bool(named or self.small.facet) and len(named | small) == len(question.words) and others <= small

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


def concepts_of(rules: Rules, part: str) -> frozenset[str]:
    """The concepts that speak for something in a part of the rule table, data categories excepted."""
    rows = (row for targets in rules.scored[part].values() for row in targets if row.points > 0)
    return frozenset(concept for row in rows for concept in row.needs) - rules.categories.keys()


def concepts_of_parts(rules: Rules) -> frozenset[str]:
    """The concepts of groups and sets of data."""
    return frozenset(rules.groups) | frozenset(rules.subsets)
