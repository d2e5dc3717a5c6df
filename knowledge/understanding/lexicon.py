"""The words people use -> concepts, as a DPO edits them: one file per language, and one for words of all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from knowledge.errors import Fault, KnowledgeInvalid
from knowledge.language import LANGS, Lang
from knowledge.understanding.normalise import words
from knowledge.understanding.patterns import Atom, PatternInvalid, Shape, Step, parse
from knowledge.yaml_lines import Document, read_document

ANY: Final = "any"
Tongue = Lang | Literal["any"]
TONGUES: Final[tuple[Tongue, ...]] = (*LANGS, ANY)
TYPED: Final = "typed"  # not a concept: short and spoken forms, as ``wa = wat``, read as the words after the mark


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to name a concept in one language (or in any); ``written`` as it stands on the ``line`` of its file."""

    concept: str
    tongue: Tongue
    written: str
    steps: tuple[Step, ...]
    line: int

    @property
    def is_tight(self) -> bool:
        """Whether its words follow each other without a gap."""
        return not any(step.after_gap for step in self.steps)


@dataclass(frozen=True)
class Lexicon:
    """All patterns; ``starting`` finds those that begin with an atom, ``atoms`` the atoms by shape and text."""

    patterns: tuple[Pattern, ...]
    typed: Mapping[Tongue, Mapping[str, tuple[str, ...]]]
    starting: Mapping[Atom, tuple[Pattern, ...]] = field(repr=False)
    atoms: frozenset[Atom] = field(repr=False)

    def written_out(self, said: Iterable[str], heard: Iterable[Lang]) -> tuple[str, ...]:
        """Words with short and spoken forms of the line's first language replaced by what they stand for."""
        meant = self.typed[next(iter(heard), ANY)]
        return tuple(word for short in said for word in meant.get(short, (short,)))

    @property
    def concepts(self) -> frozenset[str]:
        """Every concept that has a word in some language."""
        return frozenset(pattern.concept for pattern in self.patterns)

    def atoms_of(self, word: str) -> Iterator[Atom]:
        """The atoms that a folded word matches: itself, its beginnings, its ends, its inner parts."""
        for atom in _candidates(word):
            if atom in self.atoms:
                yield atom


def load_lexicon(folder: Path) -> Lexicon:
    """Read ``<lang>.yaml`` and ``any.yaml`` of a folder; raises KnowledgeInvalid with every fault, by file and line."""
    documents = {tongue: read_document(folder / f"{tongue}.yaml", f"{folder.name}/{tongue}.yaml") for tongue in TONGUES}
    faults = [fault for document in documents.values() for fault in document.faults]
    patterns: list[Pattern] = []
    typed: dict[Tongue, Mapping[str, tuple[str, ...]]] = {}
    for tongue, document in documents.items():
        entries = _entries(document, faults)
        typed[tongue] = dict(_typed(entries.pop(TYPED, []), document, faults))
        patterns += _patterns(tongue, entries, document, faults)
    if faults:
        raise KnowledgeInvalid(faults)
    return _indexed(patterns, typed)


def _entries(document: Document, faults: list[Fault]) -> dict[str, list[str]]:
    entries: dict[str, list[str]] = {}
    for concept, written in (document.value or {}).items():
        if isinstance(written, list) and all(isinstance(item, str) for item in written):
            entries[concept] = written
        else:
            faults.append(document.fault((concept,), f"{concept!r} must be a list of words; quote numbers and yes/no"))
    return entries


def _typed(entries: list[str], document: Document, faults: list[Fault]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for index, entry in enumerate(entries):
        short, _, meant = entry.partition("=")
        if len(words(short)) == 1 and words(meant):
            yield words(short)[0], words(meant)
        else:
            faults.append(document.fault((TYPED, index), f"{entry!r} must read: one word = the words that are meant"))


def _patterns(
    tongue: Tongue, entries: Mapping[str, list[str]], document: Document, faults: list[Fault]
) -> Iterator[Pattern]:
    for concept, several in entries.items():
        for index, written in enumerate(several):
            try:
                yield Pattern(concept, tongue, written, parse(written), document.line((concept, index)))
            except PatternInvalid as error:
                faults.append(document.fault((concept, index), str(error)))


def _indexed(patterns: list[Pattern], typed: Mapping[Tongue, Mapping[str, tuple[str, ...]]]) -> Lexicon:
    starting: dict[Atom, list[Pattern]] = defaultdict(list)
    atoms: set[Atom] = set()
    for pattern in patterns:
        for atom in pattern.steps[0].atoms:
            starting[atom].append(pattern)
        atoms.update(atom for step in pattern.steps for atom in step.atoms)
    frozen = {atom: tuple(found) for atom, found in starting.items()}
    return Lexicon(tuple(patterns), typed, frozen, frozenset(atoms))


def _candidates(word: str) -> Iterator[Atom]:
    length = len(word)
    yield Atom(Shape.WORD, word)
    for end in range(2, length + 1):
        yield Atom(Shape.STEM, word[:end])
    for start in range(length - 2):
        yield Atom(Shape.TAIL, word[start:])
        for end in range(start + 4, length + 1):
            yield Atom(Shape.INNER, word[start:end])
