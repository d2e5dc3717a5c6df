"""Slips of the pen: a word that nobody knows -> the word of the lexicon that was meant."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.understanding.lexicon import Lexicon
from knowledge.understanding.patterns import Shape

_SHORTEST: Final = 5  # letters; shorter words have too many neighbours
_LONG: Final = 9  # letters from which two slips are forgiven


class Repair:
    """Finds the nearest word or stem with the same first letter: one slip, two in long words.

    ``known`` are words that people use and that are no slips, whether or not they mean anything to us.
    """

    def __init__(self, lexicon: Lexicon, known: frozenset[str] = frozenset()) -> None:
        self._known = known
        self._near: dict[tuple[str, int], list[str]] = defaultdict(list)
        for atom in sorted(lexicon.atoms):
            if atom.shape in {Shape.WORD, Shape.STEM} and len(atom.text) >= _SHORTEST:
                self._near[atom.text[0], len(atom.text)].append(atom.text)
        self._stems = {atom.text for atom in lexicon.atoms if atom.shape is Shape.STEM}
        self.mended = lru_cache(maxsize=4096)(self._mended)

    def _mended(self, word: str) -> str | None:
        """The word that was meant, or None where none is near enough."""
        if len(word) < _SHORTEST or not word.isalpha() or word in self._known:
            return None
        slips = 2 if len(word) >= _LONG else 1
        found = [
            near
            for length in range(_SHORTEST, len(word) + slips + 1)
            if (near := self._nearest(word, length, slips)) is not None
        ]
        return min(found, key=lambda near: (near[1], -len(near[0])))[0] if found else None

    def _nearest(self, word: str, length: int, slips: int) -> tuple[str, int] | None:
        """The nearest entry of a length; a stem is compared with the beginning of the word."""
        entries: Iterable[str] = self._near.get((word[0], length), ())
        if abs(len(word) - length) > slips:
            entries = [entry for entry in entries if entry in self._stems]
            word = word[:length]
        allowed = min(slips, 2 if length >= _LONG else 1)
        best = process.extractOne(word, entries, scorer=OSA.distance, score_cutoff=allowed)
        return (best[0], int(best[1])) if best else None
