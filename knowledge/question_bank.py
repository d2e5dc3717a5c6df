"""The labelled questions from which understanding learns: what each line must hold, and its faults."""

import json
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Final, Literal, NamedTuple

from pydantic import Field

from knowledge.data_files import parse
from knowledge.errors import Fault, did_you_mean, near
from knowledge.language import LANGS, Frozen, Lang
from knowledge.model import Crossing, Facet
from knowledge.yaml_lines import Document

FOLDER: Final = "questions"

Sort = Literal["activity", "topic", "right"]
Kind = Literal["fact", "topic", "list", "clarify", "request", "none"]


class Labelled(Frozen):
    """A question with what people say its answer is, and who wrote it."""

    q: str = Field(min_length=1)
    lang: Lang
    kind: Kind
    facet: str = ""
    ids: tuple[str, ...] = ()
    author: str = Field(min_length=1)


class Form(NamedTuple):
    """What the label of a kind holds: of which facets one, of which sorts its ids, and at least how many."""

    facets: Collection[str]
    sorts: tuple[Sort, ...]
    least: int


_FACETS: Final = frozenset(Facet)
_CROSSINGS: Final = frozenset("+".join(parts) for count in (1, 2, 3) for parts in combinations(Crossing, count))

_FORMS: Final[Mapping[Kind, Form]] = {
    "fact": Form(_FACETS, ("activity",), 1),
    "topic": Form({""}, ("topic",), 1),
    "list": Form(_CROSSINGS, ("activity",), 0),
    "clarify": Form({"", *_FACETS}, ("activity", "topic", "right"), 2),
    "request": Form({""}, ("right",), 1),
    "none": Form({""}, (), 0),
}


def bank_faults(folder: Path, known: Mapping[Sort, Collection[str]]) -> Iterator[Fault]:
    """Every fault in ``questions/<lang>.jsonl`` under a folder; ``known`` are the ids of each sort."""
    for lang in LANGS:
        name = f"{FOLDER}/{lang}.jsonl"
        try:
            lines = (folder / name).read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            yield Fault(name, 1, "the file is missing; create it")
        except (OSError, UnicodeDecodeError) as error:
            yield Fault(name, 1, f"the file cannot be read ({type(error).__name__}); save it as UTF-8 text")
        else:
            for number, line in enumerate(lines, start=1):
                yield from _line_faults(Document(name, _value(line), {(): number}), lang, known)


def _value(line: str) -> object:
    try:
        return json.loads(line)
    except ValueError:
        return None


def _line_faults(document: Document, lang: Lang, known: Mapping[Sort, Collection[str]]) -> Iterator[Fault]:
    if not isinstance(document.value, dict):
        yield document.fault((), "the line must be a JSON object; correct or remove it")
        return
    labelled, faults = parse(document, Labelled)
    yield from faults
    if labelled:
        yield from (document.fault((), message) for message in _wrong(labelled, lang, known))


def _wrong(labelled: Labelled, lang: Lang, known: Mapping[Sort, Collection[str]]) -> Iterator[str]:
    form = _FORMS[labelled.kind]
    names = [name for sort in form.sorts for name in known[sort]]
    if labelled.lang != lang:
        yield f"lang is {labelled.lang!r} in the file of {lang!r}; move the line or correct it"
    if labelled.facet not in form.facets:
        offered = did_you_mean(near(labelled.facet, form.facets))
        yield f"facet: a {labelled.kind!r} has none called {labelled.facet!r}{offered}"
    if len(labelled.ids) < form.least:
        yield f"ids: a {labelled.kind!r} needs at least {form.least}"
    for name in labelled.ids:
        if name not in names:
            yield f"ids: a {labelled.kind!r} knows no {name!r}{did_you_mean(near(name, names))}"
