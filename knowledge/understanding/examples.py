"""The question bank -> examples to learn from: each question as it is read, and half-heard.

Whoever writes the lexicon has read the bank, so its words fit these questions better than those to come. In the
half-heard copies a part of the concepts is missing, as it will be in questions that nobody has read.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any, Final
from zlib import crc32

from knowledge.language import LANGS, Lang
from knowledge.understanding import Understanding
from knowledge.understanding.features import features
from knowledge.understanding.normalise import clean, words
from knowledge.understanding.question import Question
from knowledge.understanding.rules import Rules

Entry = Mapping[str, Any]

RARE: Final = 2  # questions that a word or a feature must stand in
_AT_HOME: Final = 0.3  # of the questions with a word, the share in a language that makes it a word of it
COPIES: Final = 2  # half-heard ones, beside the whole question
_MISSED: Final = 0.35  # share of the concepts that a copy misses

_KINDS_OF_PART: Final[Mapping[str, frozenset[str]]] = {
    "activities": frozenset({"fact", "clarify"}),
    "facets": frozenset({"fact", "clarify"}),
    "topics": frozenset({"topic"}),
    "rights": frozenset({"request"}),
    "kinds": frozenset({"fact", "topic", "list", "clarify", "request", "none"}),
}


@dataclass(frozen=True)
class Example:
    """One labelled question: its features, the rule table's points, and the gold targets per part."""

    heard: Mapping[str, float]
    points: Mapping[str, Mapping[str, float]]
    gold: Mapping[str, tuple[str, ...]]


def read_bank(folder: Path) -> list[Entry]:
    """Every entry of the question bank, in the order of files and lines."""
    paths = sorted(folder.glob("*.jsonl"))
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def known_words(entries: Sequence[Entry]) -> dict[Lang, frozenset[str]]:
    """Per language the folded words that stand in several of its questions and belong to it as much as to others."""
    counted = {lang: _counted([entry for entry in entries if entry["lang"] == lang]) for lang in LANGS}
    whole = sum(counted.values(), Counter())
    return {
        lang: frozenset(word for word, count in mine.items() if count >= RARE and count >= whole[word] * _AT_HOME)
        for lang, mine in counted.items()
    }


def examples(entries: Sequence[Entry], reader: Understanding) -> Iterator[Example]:
    """The whole questions first, then the half-heard copies."""
    for copy in range(COPIES + 1):
        for entry in entries:
            question = reader.question(entry["q"])
            heard = _half_heard(question, copy, reader.rules) if copy else question
            points = reader.rules.points(heard.named)
            yield Example(features(heard, points), points, _gold(entry, reader.rules))


def _counted(entries: Sequence[Entry]) -> Counter[str]:
    return Counter(word for entry in entries for word in set(words(clean(entry["q"]))))


def _half_heard(question: Question, copy: int, rules: Rules) -> Question:
    """The question with some concepts missed: by chance, but the same ones every time."""
    chance = Random(crc32(f"{copy} {question.text}".encode()))  # noqa: S311 - no secret hangs on it
    concepts = sorted({match.concept for match in question.found})
    caught = [concept for concept in concepts if chance.random() >= _MISSED]
    return replace(question, named=rules.complete(caught, len(question.words)))


def _gold(entry: Entry, rules: Rules) -> dict[str, tuple[str, ...]]:
    """What each part is taught by an entry; nothing where its kind does not teach the part."""
    told = {"kinds": [entry["kind"]], "facets": [entry["facet"]]}
    ids: list[str] = entry["ids"]
    return {
        part: tuple(name for name in told.get(part, ids) if entry["kind"] in kinds and name in rules.scored[part])
        for part, kinds in _KINDS_OF_PART.items()
    }
