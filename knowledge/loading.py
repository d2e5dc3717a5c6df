"""The folder of YAML files -> Knowledge, or every fault in them at once."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, cast

from pydantic import BaseModel

from knowledge.cross_checks import cross_check
from knowledge.data_files import (
    ActivitiesFile,
    CategoriesFile,
    LawFile,
    OrganisationFile,
    PolicyFile,
    TopicsFile,
    parse,
)
from knowledge.errors import Fault, KnowledgeInvalid
from knowledge.model import Knowledge, Policy
from knowledge.yaml_lines import Document, read_document

DATA: Final = Path(__file__).parent / "data"  # the knowledge base that comes with the package

_OF_REVISION: Final[Mapping[str, type[BaseModel]]] = {
    "policy": PolicyFile,
    "activities": ActivitiesFile,
    "topics": TopicsFile,
    "categories": CategoriesFile,
}
_OF_ALL: Final[Mapping[str, type[BaseModel]]] = {"law": LawFile, "organisation-topics": OrganisationFile}


def load_knowledge(folder: Path = DATA) -> Knowledge:
    """Read the newest revision in a folder, with the law and the organisation's topics.

    Raises KnowledgeInvalid with every fault, by file and line.
    """
    revision = _newest_revision(folder)
    documents = {name: _read(folder, f"{revision}/{name}.yaml") for name in _OF_REVISION}
    documents |= {name: _read(folder, f"{name}.yaml") for name in _OF_ALL}
    faults = list(cross_check(documents, revision))
    parsed: dict[str, BaseModel | None] = {}
    for name, model in {**_OF_REVISION, **_OF_ALL}.items():
        parsed[name], found = parse(documents[name], model)
        faults += found
    if faults:
        raise KnowledgeInvalid(faults)
    return _assembled(parsed)


def _newest_revision(folder: Path) -> str:
    """Folders of revisions are called by year and month, and sort as such."""
    revisions = sorted(path.name for path in folder.glob("[0-9][0-9][0-9][0-9]-[0-9][0-9]") if path.is_dir())
    if not revisions:
        raise KnowledgeInvalid([Fault(folder.name, 1, "no folder with a revision of the policy, such as 2025-10")])
    return revisions[-1]


def _read(folder: Path, file: str) -> Document:
    return read_document(folder / file, file)


def _assembled(parsed: Mapping[str, BaseModel | None]) -> Knowledge:
    policy = cast(PolicyFile, parsed["policy"])
    activities = cast(ActivitiesFile, parsed["activities"])
    topics = cast(TopicsFile, parsed["topics"])
    words = cast(CategoriesFile, parsed["categories"])
    law = cast(LawFile, parsed["law"])
    organisation = cast(OrganisationFile, parsed["organisation-topics"])
    return Knowledge(
        policy=Policy(**dict(policy), **dict(activities), **dict(topics), **dict(words)),
        laws=law.laws,
        law=law.topics,
        organisation=organisation.topics,
    )
