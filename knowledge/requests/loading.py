"""rights.yaml -> the rights, in the order in which people choose among them."""

from collections.abc import Mapping
from pathlib import Path

from knowledge.data_files import parse
from knowledge.errors import Fault, KnowledgeInvalid
from knowledge.language import Frozen
from knowledge.requests.model import Right
from knowledge.yaml_lines import read_document

FILE = "rights.yaml"


class RightsFile(Frozen):
    """rights.yaml."""

    rights: tuple[Right, ...]


def load_rights(folder: Path) -> Mapping[str, Right]:
    """The rights of a knowledge folder, by id. Raises KnowledgeInvalid with every fault."""
    document = read_document(folder / FILE, FILE)
    parsed, faults = parse(document, RightsFile)
    found = list(faults)
    rights = parsed.rights if parsed else ()
    ids = [right.id for right in rights]
    found += [
        Fault(FILE, document.line(("rights", place)), f"{right.id} stands here twice; keep one")
        for place, right in enumerate(rights)
        if right.id in ids[:place]
    ]
    if found:
        raise KnowledgeInvalid(found)
    return {right.id: right for right in rights}
