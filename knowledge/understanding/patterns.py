"""How a word of the lexicon is written: ``factuur``, ``factur*``, ``*paal*``, ``hoe lang/lange``, ``wie .. zien``.

A word stands for itself, ``*`` for the rest of a word, ``/`` between words for either of them, ``..`` for up to four
words between two.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from knowledge.understanding.normalise import spellings, words

GAP: Final = 4  # words that ``..`` may stand for
_WORD: Final = re.compile(r"\*?(?:b2[bc]|\d+|[^\W\d_]+)\*?")
_SHORTEST: Final = {"stem": 2, "tail": 3, "inner": 4}


class Shape(StrEnum):
    """Where a piece of text stands in a word."""

    WORD = "word"
    STEM = "stem"
    TAIL = "tail"
    INNER = "inner"


class Atom(NamedTuple):
    """One word of a pattern: ``text`` is folded."""

    shape: Shape
    text: str


class Step(NamedTuple):
    """One place of a pattern: any of the atoms, directly after the last step or within the gap."""

    atoms: frozenset[Atom]
    after_gap: bool


class PatternInvalid(ValueError):
    """The pattern cannot be read; the message says what to write instead."""


def parse(written: str) -> tuple[Step, ...]:
    """The steps of a pattern as somebody wrote it; raises PatternInvalid."""
    steps: list[Step] = []
    gap = False
    for place in _places(written):
        if place == "..":
            gap = True
            continue
        atoms = frozenset(atom for choice in place.split("/") if choice for atom in _atoms(choice, written))
        if not atoms:
            raise PatternInvalid(f"{written!r} has a slash without words around it")
        steps.append(Step(atoms, after_gap=gap))
        gap = False
    if not steps or steps[0].after_gap or gap:
        raise PatternInvalid(f"{written!r} needs a word before and after every gap")
    return tuple(steps)


def _places(written: str) -> Iterator[str]:
    """The words of a pattern, split where the words of a line are split: at marks, and between digits and letters."""
    for place in written.split():
        if place == ".." or "/" in place:
            yield place
        else:
            yield from _WORD.findall(place)


def _atoms(choice: str, written: str) -> list[Atom]:
    core = choice.strip("*")
    shape = _shape(choice)
    if len(words(core)) != 1:
        raise PatternInvalid(f"{written!r}: write {choice!r} as one word of letters or digits")
    if len(core) < _SHORTEST.get(shape, 1):
        raise PatternInvalid(f"{written!r}: {choice!r} is too short and would be found everywhere")
    return [Atom(shape, spelling) for spelling in spellings(core)]


def _shape(choice: str) -> Shape:
    match choice.startswith("*"), choice.endswith("*"):
        case True, True:
            return Shape.INNER
        case True, False:
            return Shape.TAIL
        case False, True:
            return Shape.STEM
        case _:
            return Shape.WORD
