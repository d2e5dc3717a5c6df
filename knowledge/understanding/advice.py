"""Words that can be read and may still mislead: what an editor is warned of, with file and line."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import combinations
from typing import Any, Final, NamedTuple

from knowledge.errors import Fault
from knowledge.language import LANGS, Lang
from knowledge.understanding.lexicon import ANY, Lexicon, Pattern, Tongue
from knowledge.understanding.normalise import clean, words
from knowledge.understanding.patterns import Shape
from knowledge.understanding.rules import SCORED, Rules

TELLING: Final = 3.0  # points from which a concept alone tells a target
ORDINARY: Final = 10  # labelled questions in which a word stands that is ordinary in their language
SHORTEST: Final = {Shape.WORD: 3, Shape.STEM: 4, Shape.TAIL: 4, Shape.INNER: 4}  # letters that are enough

_NAMES: Final[Mapping[Lang, str]] = {"nl": "Dutch", "fr": "French", "en": "English", "de": "German"}


class Doubt(StrEnum):
    """What may be wrong with a word."""

    TWO_WAYS = "point two ways"
    CLASH = "clash across languages"
    SHORT = "are too short"


class Advice(NamedTuple):
    """One doubt about one word; ``place`` tells the file, the line and what to look at."""

    doubt: Doubt
    place: Fault


def advise(lexicon: Lexicon, rules: Rules, entries: Iterable[Mapping[str, Any]]) -> tuple[Advice, ...]:
    """Every doubt about the words, those that matter in most questions first.

    ``entries`` are labelled questions, which show what words are ordinary.
    """
    found = {
        Doubt.TWO_WAYS: _two_ways(lexicon.patterns, rules),
        Doubt.CLASH: _clashes(lexicon, _ordinary(entries)),
        Doubt.SHORT: _short(lexicon.patterns),
    }
    return tuple(Advice(doubt, place) for doubt, places in found.items() for place in dict.fromkeys(places))


def _two_ways(patterns: Iterable[Pattern], rules: Rules) -> Iterator[Fault]:
    """The same words under two concepts that are heard together and each tell another target of one part."""
    told = _told(rules)
    alike: dict[object, list[Pattern]] = defaultdict(list)
    for pattern in patterns:
        alike[pattern.steps].append(pattern)
    for several in alike.values():
        for one, other in combinations(several, 2):
            if one.tongue != other.tongue and ANY not in (one.tongue, other.tongue):
                continue
            for part in SCORED:
                ways = told[one.concept, part], told[other.concept, part]
                if all(ways) and not ways[0] & ways[1]:
                    yield _fault(other, f"names {_both(one, ways[0])} and {_both(other, ways[1])}; keep one")


def _told(rules: Rules) -> Mapping[tuple[str, str], set[str]]:
    """Concept and part -> the targets that it tells without the help of another concept."""
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    for part, targets in rules.scored.items():
        for target, rows in targets.items():
            for row in rows:
                if len(row.needs) == 1 and not row.forbids and row.points >= TELLING:
                    told[min(row.needs), part].add(target)
    return told


def _both(pattern: Pattern, targets: Iterable[str]) -> str:
    return f"{pattern.concept!r} ({', '.join(sorted(targets))})"


def _ordinary(entries: Iterable[Mapping[str, Any]]) -> Mapping[Lang, Mapping[str, int]]:
    """Per language its ordinary words, with the number of questions that hold them."""
    counted: dict[Lang, Counter[str]] = {lang: Counter() for lang in LANGS}
    for entry in entries:
        counted[entry["lang"]].update(set(words(clean(entry["q"]))))
    return {
        lang: {word: count for word, count in several.items() if count >= ORDINARY} for lang, several in counted.items()
    }


def _clashes(lexicon: Lexicon, ordinary: Mapping[Lang, Mapping[str, int]]) -> Iterator[Fault]:
    """Words of one language that are ordinary in another, which does not mean the concept by them.

    A line in both languages is read with the words of both.
    """
    heard = ((count, word, lang) for lang, several in ordinary.items() for word, count in several.items())
    for count, word, lang in sorted(heard, reverse=True):
        named = _named(lexicon, word)
        meant = {pattern.concept for tongue in (lang, ANY) for pattern in named[tongue]}
        said = f"{word!r} is an ordinary word in {_NAMES[lang]} ({count} questions)"
        for tongue in LANGS:
            for pattern in named[tongue]:
                if pattern.concept not in meant:
                    yield _fault(pattern, f"names {pattern.concept!r}; {said}")


def _named(lexicon: Lexicon, word: str) -> Mapping[Tongue, Sequence[Pattern]]:
    """Per language the patterns that a word fits on its own."""
    named: dict[Tongue, list[Pattern]] = defaultdict(list)
    for atom in lexicon.atoms_of(word):
        for pattern in lexicon.starting.get(atom, ()):
            if len(pattern.steps) == 1:
                named[pattern.tongue].append(pattern)
    return named


def _short(patterns: Iterable[Pattern]) -> Iterator[Fault]:
    """Words that stand alone and have so few letters that they are found where nobody meant them."""
    for pattern in patterns:
        if len(pattern.steps) > 1:
            continue
        for shape, text in pattern.steps[0].atoms:
            if text.isalpha() and len(text) < SHORTEST[shape]:
                yield _fault(pattern, f"names {pattern.concept!r}; so few letters fit lines that mean something else")


def _fault(pattern: Pattern, message: str) -> Fault:
    return Fault(f"words/{pattern.tongue}.yaml", pattern.line, f"{pattern.written!r} {message}")
