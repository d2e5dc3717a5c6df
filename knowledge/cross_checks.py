"""What no file can be wrong about alone: ids that are used but not defined, or defined twice.

The checks read the raw values, so that they speak also where another part of a file is faulty.
"""

from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Any, Final

from knowledge.errors import Fault, did_you_mean, near
from knowledge.organisation import Organisation
from knowledge.yaml_lines import Document, Route

Pattern = tuple[str, ...]  # steps of a route; * is any index

_IDS: Final[tuple[tuple[str, str, str], ...]] = (  # kind, file, where its ids stand
    ("activity", "activities", "activities * id"),
    ("topic", "topics", "topics * id"),
    ("topic of the law", "law", "topics * id"),
    ("topic of the organisation", "organisation-topics", "topics * id"),
    ("data category", "categories", "categories * id"),
    ("subset", "categories", "subsets * id"),
    ("recipient", "categories", "recipients * id"),
    ("document", "categories", "documents * id"),
    ("law", "law", "laws * code"),
)

_USES: Final[tuple[tuple[str, str, str], ...]] = (  # kind, file, where one of its ids is used
    ("data category", "activities", "activities * data * categories *"),
    ("subset", "activities", "activities * data * subset"),
    ("recipient", "activities", "activities * data * recipients *"),
    ("document", "activities", "activities * purposes refers_to"),
    ("document", "activities", "activities * data refers_to"),
    ("document", "activities", "activities * legal_basis refers_to"),
    ("document", "activities", "activities * retention refers_to"),
    ("topic", "policy", "access_topic"),
    ("law", "law", "topics * law"),
)


def cross_check(documents: Mapping[str, Document], revision: str) -> Iterator[Fault]:
    """Every fault between the files, which are given by name; ``revision`` is the name of the policy's folder."""
    yield from _defined_twice(documents)
    yield from _unknown(documents)
    yield from _unknown_keys(documents["organisation-topics"])
    for route, value in _found(documents["policy"], "revision"):
        if value != revision:
            yield documents["policy"].fault(route, f"revision must be the name of the folder, {revision!r}")


def _defined_twice(documents: Mapping[str, Document]) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for kind, file, pattern in _IDS:
        for route, name in _found(documents[file], pattern):
            if name in first:
                yield documents[file].fault(route, f"the id {name!r} is taken ({first[name]}); choose another")
            first.setdefault(name, kind)


def _unknown(documents: Mapping[str, Document]) -> Iterator[Fault]:
    for kind, file, pattern in _USES:
        known = _ids(documents, kind)
        if known is None:
            continue
        for route, name in _found(documents[file], pattern):
            if name not in known:
                hint = did_you_mean(near(name, known)) or "; define it or use another"
                yield documents[file].fault(route, f"no {kind} is called {name!r}{hint}")


def _ids(documents: Mapping[str, Document], kind: str) -> frozenset[str] | None:
    """The ids of a kind; None where the file that defines them is unreadable."""
    file, pattern = next((file, pattern) for defined, file, pattern in _IDS if defined == kind)
    if documents[file].value is None:
        return None
    return frozenset(name for _, name in _found(documents[file], pattern))


def _unknown_keys(document: Document) -> Iterator[Fault]:
    for route, key in _found(document, "topics * key"):
        try:
            attrgetter(key)(Organisation())
        except AttributeError:
            yield document.fault(route, f"organisation.yaml has no key {key!r}; name one that it has")


def _found(document: Document, pattern: str) -> Iterator[tuple[Route, str]]:
    """Every text in a file at the routes that fit a pattern."""
    yield from _walk(document.value, tuple(pattern.split()), ())


def _walk(value: Any, steps: Pattern, route: Route) -> Iterator[tuple[Route, str]]:
    if not steps:
        if isinstance(value, str):
            yield route, value
    elif steps[0] == "*":
        for index, item in enumerate(value if isinstance(value, list) else ()):
            yield from _walk(item, steps[1:], (*route, index))
    elif isinstance(value, dict) and steps[0] in value:
        yield from _walk(value[steps[0]], steps[1:], (*route, steps[0]))
