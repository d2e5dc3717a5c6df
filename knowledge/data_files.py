"""The files of the knowledge base: which there are, what each must hold, and its faults in words."""

from datetime import date
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from knowledge.errors import Fault
from knowledge.language import Frozen, Text
from knowledge.model import Activity, Id, Law, LawTopic, Named, OrganisationTopic, Topic
from knowledge.yaml_lines import Document, Route

FileModel = TypeVar("FileModel", bound=BaseModel)


class PolicyFile(Frozen):
    """policy.yaml: which revision this is."""

    revision: str
    valid_from: date
    title: Text
    access_topic: Id


class ActivitiesFile(Frozen):
    """activities.yaml."""

    activities: tuple[Activity, ...]


class TopicsFile(Frozen):
    """topics.yaml."""

    topics: tuple[Topic, ...]


class CategoriesFile(Frozen):
    """categories.yaml: the words that activities point to."""

    categories: tuple[Named, ...]
    subsets: tuple[Named, ...]
    recipients: tuple[Named, ...]
    documents: tuple[Named, ...]


class LawFile(Frozen):
    """law.yaml."""

    laws: tuple[Law, ...]
    topics: tuple[LawTopic, ...]


class OrganisationFile(Frozen):
    """organisation-topics.yaml."""

    topics: tuple[OrganisationTopic, ...]


def parse(document: Document, model: type[FileModel]) -> tuple[FileModel | None, tuple[Fault, ...]]:
    """The file's content as a model, or None and its faults (those of an unreadable file included)."""
    if document.value is None:
        return None, document.faults
    try:
        return model.model_validate(document.value), document.faults
    except ValidationError as error:
        found = (_fault(document, details) for details in error.errors(include_url=False, include_input=False))
        return None, (*document.faults, *found)


def _fault(document: Document, details: ErrorDetails) -> Fault:
    route = details["loc"]
    key = str(route[-1]) if route else ""
    return document.fault(route, _message(details["type"], details["msg"], _where(document, route), key))


def _message(kind: str, said: str, where: str, key: str) -> str:
    match kind:
        case "missing":
            return f"{where} is missing; add it"
        case "extra_forbidden":
            return f"{where}: nothing here is called {key!r}; correct the name or remove it"
        case "string_too_short":
            return f"{where} is empty; write a text"
        case _:
            return f"{where}: {said.removeprefix('Value error, ')}"


def _where(document: Document, route: Route) -> str:
    """A route for people: ``newsletters: name.fr`` inside an entry with an id, else ``topics.3.name``."""
    known = document.along(route)
    steps = known if route[-1:] == known[-1:] else (*known, *route[-1:])
    names = [str(step) for step in steps if not str(step).startswith("<")]
    entry = document.at(known[:2])
    if len(names) >= 2 and isinstance(entry, dict) and isinstance(entry.get("id"), str):
        return ": ".join(filter(None, (entry["id"], ".".join(names[2:]))))
    return ".".join(names) or document.file
