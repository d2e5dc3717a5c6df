"""Words of a line -> the concepts they name, each with the words that named it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.language import Lang
from knowledge.understanding.lexicon import ANY, Lexicon, Pattern
from knowledge.understanding.patterns import GAP, Atom
from knowledge.understanding.repair import Repair

FOREIGN: Final = 6  # letters that a word of another language must share with the lexicon to count


@dataclass(frozen=True, slots=True)
class Found:
    """A concept named by the words from ``first`` to ``last``; ``said`` are those words as typed (folded)."""

    concept: str
    pattern: Pattern
    first: int
    last: int
    said: str
    text: str  # the letters of the lexicon that were matched: the longer, the surer

    def covers(self, other: "Found") -> bool:
        """Whether this says the same words more exactly: it holds the other's words, and more letters of them."""
        if not (self.first <= other.first and other.last <= self.last and self.pattern.is_tight):
            return False
        longer = self.last - self.first > other.last - other.first
        return longer or (len(self.text) > len(other.text) and other.text in self.text)


class Matcher:
    """The lexicon and the repair of slips, ready to read lines."""

    def __init__(self, lexicon: Lexicon, known: Mapping[Lang, frozenset[str]] | None = None) -> None:
        """``known``: ordinary words per language, neither slips of the pen nor words of another language."""
        self.lexicon = lexicon
        self._known = known or {}
        self._repair = Repair(lexicon, frozenset(word for several in self._known.values() for word in several))

    def find(self, words: Sequence[str], heard: Sequence[Lang]) -> tuple[Found, ...]:
        """The concepts in the order of the words. ``heard``: the line's languages; others only fill what they leave."""
        atoms = [self._atoms(word) for word in words]
        found = [match for first in range(len(words)) for match in self._at(first, words, atoms)]
        return tuple(_most_exact(list(self._admitted(found, words, heard))))

    def _atoms(self, word: str) -> frozenset[Atom]:
        atoms = frozenset(self.lexicon.atoms_of(word))
        if atoms:
            return atoms
        mended = self._repair.mended(word)
        return frozenset(self.lexicon.atoms_of(mended)) if mended else atoms

    def _is_ordinary(self, word: str, heard: Sequence[Lang]) -> bool:
        return any(word in self._known.get(tongue, ()) for tongue in heard)

    def _at(self, first: int, words: Sequence[str], atoms: Sequence[frozenset[Atom]]) -> Iterator[Found]:
        tried: set[Pattern] = set()
        for atom in sorted(atoms[first]):
            for pattern in self.lexicon.starting.get(atom, ()):
                if pattern in tried:
                    continue
                tried.add(pattern)
                last = _last(pattern, first, atoms)
                if last is not None:
                    said = " ".join(words[first : last + 1])
                    yield Found(pattern.concept, pattern, first, last, said, _letters(pattern, atoms[first]))

    def _admitted(self, found: Sequence[Found], words: Sequence[str], heard: Sequence[Lang]) -> Iterator[Found]:
        """All that is in the line's languages, and of the other languages what those leave unread."""
        own = [match for match in found if match.pattern.tongue in (*heard, ANY)]
        taken = {place for match in own for place in range(match.first, match.last + 1)}
        taken |= {place for place, word in enumerate(words) if self._is_ordinary(word, heard)}
        yield from own
        for match in found:
            if match.pattern.tongue in (*heard, ANY):
                continue
            if len(match.text) >= FOREIGN and match.first not in taken and match.last not in taken:
                yield match


def _last(pattern: Pattern, first: int, atoms: Sequence[frozenset[Atom]]) -> int | None:
    place = first
    for step in pattern.steps[1:]:
        reach = range(place + 1, min(place + 2 + (GAP if step.after_gap else 0), len(atoms)))
        here = next((index for index in reach if step.atoms & atoms[index]), None)
        if here is None:
            return None
        place = here
    return place


def _letters(pattern: Pattern, atoms: frozenset[Atom]) -> str:
    return max((atom.text for atom in pattern.steps[0].atoms & atoms), key=len)


def _most_exact(found: Iterable[Found]) -> list[Found]:
    several = list(found)
    return [match for match in several if not any(other.covers(match) for other in several if other is not match)]
