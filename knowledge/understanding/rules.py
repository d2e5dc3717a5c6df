"""What concepts speak for: the rule table of ``rules.yaml``, checked against the lexicon and the knowledge base."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from knowledge.errors import Fault, KnowledgeInvalid
from knowledge.lookup import Lookup
from knowledge.model import Basis, Group
from knowledge.retention_rules import RetentionProperty
from knowledge.yaml_lines import Document, Route, read_document

BARE: Final = "bare"  # the concept of a line that only names a thing
FEW: Final = 4  # words of such a line
SCORED: Final = ("activities", "facets", "topics", "rights", "kinds")
SEVERAL: Final = frozenset({"rights"})  # parts of which a line may mean several targets at once
_KEYED: Final = frozenset({"ambiguous", "nearest", "categories", "subsets", "bases", "terms", "groups"})  # by concept


@dataclass(frozen=True, slots=True)
class Row:
    """Concepts that must all be named, and concepts that must not, for ``points``."""

    needs: frozenset[str]
    forbids: frozenset[str]
    points: float

    def holds(self, named: frozenset[str]) -> bool:
        """Whether the row counts for a line that names these concepts."""
        return self.needs <= named and not self.forbids & named


Targets = Mapping[str, tuple[Row, ...]]


@dataclass(frozen=True)
class Rules:
    """The whole table. ``scored``: part (activities, facets ...) -> target -> rows."""

    scored: Mapping[str, Targets]
    derived: Targets
    nearest: Mapping[str, str]
    categories: Mapping[str, tuple[str, ...]]
    bases: Mapping[str, Basis]
    terms: Mapping[str, RetentionProperty]
    groups: Mapping[str, Group]
    subsets: Mapping[str, str]
    ambiguous: tuple[tuple[Row, tuple[str, ...]], ...]
    together: tuple[frozenset[str], ...]

    def complete(self, named: Iterable[str], words: int) -> frozenset[str]:
        """The concepts with those that follow from them; a few words that ask for no facet are a bare name."""
        known = frozenset(named)
        if words <= FEW and not any(row.holds(known) for rows in self.scored["facets"].values() for row in rows):
            known |= {BARE}
        for concept, rows in self.derived.items():
            if any(row.holds(known) for row in rows):
                known |= {concept}
        return known

    def targets(self, part: str) -> tuple[str, ...]:
        """Everything that a part may be about."""
        return tuple(self.scored[part])

    def points(self, named: frozenset[str]) -> dict[str, dict[str, float]]:
        """Per part the points of every target that has any; what tells an activity or a topic also tells the kind."""
        points = {part: dict(_points(self.scored[part], named)) for part in SCORED}
        activity, facet, topic = (
            max(points[part].values(), default=0.0) for part in ("activities", "facets", "topics")
        )
        points["kinds"]["fact"] = points["kinds"].get("fact", 0.0) + (activity + facet / 2 if activity else 0.0)
        points["kinds"]["topic"] = points["kinds"].get("topic", 0.0) + topic
        return points


def _points(targets: Targets, named: frozenset[str]) -> Iterator[tuple[str, float]]:
    for target, rows in targets.items():
        points = sum(row.points for row in rows if row.holds(named))
        if points:
            yield target, points


def load_rules(folder: Path, concepts: frozenset[str], lookup: Lookup) -> Rules:
    """Read ``rules.yaml`` of a folder; raises KnowledgeInvalid with every fault, by line."""
    document = read_document(folder / "rules.yaml", f"{folder.name}/rules.yaml")
    faults = list(document.faults)
    if not faults:
        faults += _unknown_names(document, concepts | {BARE, *document.value.get("derived", {})}, set(lookup.ids))
    if faults:
        raise KnowledgeInvalid(faults)
    return _rules(document.value)


def _rules(value: Mapping[str, Any]) -> Rules:
    return Rules(
        scored={part: {target: _rows(rows) for target, rows in value[part].items()} for part in SCORED},
        derived={concept: _rows(dict.fromkeys(rows, 1.0)) for concept, rows in value["derived"].items()},
        nearest=value["nearest"],
        categories={concept: tuple(ids) for concept, ids in value["categories"].items()},
        bases={concept: Basis(name) for concept, name in value["bases"].items()},
        groups={concept: Group(name) for concept, name in value["groups"].items()},
        subsets=value["subsets"],
        terms={concept: RetentionProperty(name) for concept, name in value["terms"].items()},
        ambiguous=tuple((_row(concepts, 1.0), tuple(ids)) for concepts, ids in value["ambiguous"].items()),
        together=tuple(frozenset(ids) for ids in value["together"]),
    )


def _rows(written: Mapping[str, float]) -> tuple[Row, ...]:
    return tuple(_row(concepts, points) for concepts, points in written.items())


def _row(concepts: str, points: float) -> Row:
    names = concepts.split()
    needs = frozenset(name for name in names if not name.startswith("-"))
    return Row(needs, frozenset(name[1:] for name in names if name.startswith("-")), float(points))


def _unknown_names(document: Document, concepts: Iterable[str], ids: set[str]) -> Iterable[Fault]:
    """Concepts that no word names, and ids that the knowledge base does not have."""
    known = set(concepts)
    for part in (*SCORED, "derived", *_KEYED):
        for key, value in document.value.get(part, {}).items():
            written = [key] if part in _KEYED else value
            targets = _targets(part, key, value)
            for name in {name.lstrip("-") for row in written for name in str(row).split()} - known:
                yield _unknown(document, (part, key), f"no word points to the concept {name!r}")
            for name in set(targets) - ids:
                yield _unknown(document, (part, key), f"nothing is called {name!r}")


def _targets(part: str, key: str, value: Any) -> list[str]:
    match part:
        case "activities" | "topics" | "rights":
            return [key]
        case "categories" | "ambiguous":
            return list(value)
        case "nearest" | "subsets":
            return [value]
        case _:
            return []


def _unknown(document: Document, route: Route, message: str) -> Fault:
    return document.fault(route, message)
