"""The sentences of answers: one file per language, all with the same keys and the same words in braces."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any, Final, Self

from knowledge.errors import Fault, KnowledgeInvalid
from knowledge.language import LANGS, Lang
from knowledge.yaml_lines import Document, Route, read_document

FOLDER: Final = "phrases"


class Phrases:
    """Sentences by key, such as ``colleague.retention.fixed``."""

    def __init__(self, texts: Mapping[Lang, Mapping[str, str]]) -> None:
        self._texts = texts

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read ``phrases/<lang>.yaml`` under a folder. Raises KnowledgeInvalid with every fault."""
        documents = {lang: read_document(folder / FOLDER / f"{lang}.yaml", f"{FOLDER}/{lang}.yaml") for lang in LANGS}
        faults = [fault for document in documents.values() for fault in document.faults]
        faults += _differences({lang: document for lang, document in documents.items() if document.value is not None})
        if faults:
            raise KnowledgeInvalid(faults)
        return cls({lang: dict(_sentences(document)) for lang, document in documents.items()})

    @property
    def keys(self) -> frozenset[str]:
        """Every key; the same in all languages."""
        return frozenset().union(*self._texts.values())

    def say(self, lang: Lang, key: str, **words: object) -> str:
        """The sentence of a key with its words filled in."""
        return self._texts[lang][key].format(**words)


def _sentences(document: Document) -> Iterator[tuple[str, str]]:
    yield from ((".".join(map(str, route)), text) for route, text in _leaves(document.value, ()) if _is_text(text))


def _leaves(value: Any, route: Route) -> Iterator[tuple[Route, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*route, key))
    else:
        yield route, value


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _differences(documents: Mapping[Lang, Document]) -> Iterator[Fault]:
    """Leaves that are no text, keys that a language lacks, and words in braces that differ between languages."""
    leaves = {lang: dict(_leaves(document.value, ())) for lang, document in documents.items()}
    for route in sorted({route for found in leaves.values() for route in found}, key=str):
        words = {lang: _words(found[route]) for lang, found in leaves.items() if _is_text(found.get(route))}
        everything = frozenset().union(*(found or frozenset() for found in words.values()))
        for lang, document in documents.items():
            if message := _fault(".".join(map(str, route)), lang in words, words.get(lang), everything):
                yield document.fault(route, message)


def _fault(key: str, present: bool, words: frozenset[str] | None, everything: frozenset[str]) -> str | None:  # noqa: FBT001
    if not present:
        return f"{key} is missing or no text; write the sentence in this language"
    if words is None:
        return f"{key}: a brace stands alone; write {{name}}, or {{{{ for a brace itself"
    if words != everything:
        missing = ", ".join(f"{{{word}}}" for word in sorted(everything - words))
        return f"{key}: other languages also have {missing}; use the same words in braces"
    return None


def _words(text: str) -> frozenset[str] | None:
    """The words in braces, or None where the braces do not pair."""
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return None
