"""The small words of a line that continues an answer, as ``following/`` lists them: and, what about, it, the."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from knowledge.errors import Fault, KnowledgeInvalid
from knowledge.language import Lang
from knowledge.model import Facet
from knowledge.understanding.lexicon import load_lexicon
from knowledge.understanding.matching import Found, Matcher
from knowledge.understanding.question import Question

_ALSO: Final = "also"
_FOR: Final = "for"
_BACK: Final = "it"
_APART: Final = "apart"
_FACETS: Final = frozenset(facet for facet in Facet if facet is not Facet.ALL)
_KINDS: Final = frozenset({_ALSO, _FOR, _BACK, _APART, "filler", *_FACETS})


@dataclass(frozen=True)
class Small:
    """What the small words of a line do, and the places where they stand."""

    places: frozenset[int]
    goes_on: bool  # it opens with "and", "what about", "for"
    points_back: bool  # "it", "them", "ermee"
    adds: bool  # "and" or "or" inside it: it says two things
    apart: bool  # "how long does it take": it is about doing something, whatever else it names
    facet: Facet | None  # "and the data": named by a word that says little in other lines


class SmallWords:
    """Finds them; made once, used by any thread."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher

    @classmethod
    def load(cls, folder: Path, known: Mapping[Lang, frozenset[str]]) -> Self:
        """Read a folder; ``known`` are ordinary words per language. Raises KnowledgeInvalid with every fault."""
        lexicon = load_lexicon(folder)
        if unknown := [pattern for pattern in lexicon.patterns if pattern.concept not in _KINDS]:
            message = f"small words are {', '.join(sorted(_KINDS))}; put {{!r}} under one of them"
            raise KnowledgeInvalid(
                Fault(f"{folder.name}/{each.tongue}.yaml", each.line, message.format(each.concept)) for each in unknown
            )
        return cls(Matcher(lexicon, known))

    def of(self, question: Question) -> Small:
        """The small words of a line, in the languages that it may hold."""
        words = question.words
        found = self._matcher.find(words, question.spoken.heard)
        places = places_of(match for match in found if match.concept != _APART)
        opening = next((place for place in range(len(words)) if place not in places), len(words))
        facets = [Facet(match.concept) for match in found if match.concept in _FACETS]
        also = [match.first for match in found if match.concept == _ALSO]
        return Small(
            places=places,
            goes_on=any(match.concept in {_ALSO, _FOR} and match.first < opening for match in found),
            points_back=any(match.concept == _BACK for match in found),
            adds=any(first > opening for first in also),
            apart=any(match.concept == _APART for match in found),
            facet=facets[0] if facets else None,
        )


def places_of(found: Iterable[Found]) -> frozenset[int]:
    """The places of the words that were matched; of words with a gap between them only the outer ones."""
    return frozenset(
        place
        for match in found
        for place in (range(match.first, match.last + 1) if match.pattern.is_tight else (match.first, match.last))
    )
