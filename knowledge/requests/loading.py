"""rights.yaml -> the rights, in the order in which people choose among them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from knowledge.data_files import parse
from knowledge.errors import Fault, KnowledgeInvalid, UnknownId
from knowledge.language import Frozen
from knowledge.lookup import Lookup
from knowledge.requests.model import Right
from knowledge.yaml_lines import Document, read_document

FILE = "rights.yaml"


class RightsFile(Frozen):
    """rights.yaml."""

    rights: tuple[Right, ...]


def load_rights(folder: Path, lookup: Lookup | None = None) -> Mapping[str, Right]:
    """The rights of a knowledge folder, by id; their topics are checked where a ``lookup`` is given.

    Raises KnowledgeInvalid with every fault.
    """
    document = read_document(folder / FILE, FILE)
    parsed, faults = parse(document, RightsFile)
    found = list(faults)
    rights = parsed.rights if parsed else ()
    ids = [right.id for right in rights]
    found += [
        document.fault(("rights", place, "id"), f"{right.id} stands here twice; keep one")
        for place, right in enumerate(rights)
        if right.id in ids[:place]
    ]
    found += _unexplained(rights, document, lookup) if lookup else ()
    if found:
        raise KnowledgeInvalid(found)
    return {right.id: right for right in rights}


def _unexplained(rights: Sequence[Right], document: Document, lookup: Lookup) -> Iterator[Fault]:
    for place, right in enumerate(rights):
        try:
            lookup.topic(right.topic)
        except UnknownId as error:
            yield document.fault(("rights", place, "topic"), f"{right.id}: topic: {error}")
