"""organisation.yaml -> Organisation, with every fault and its line."""

from pathlib import Path

from bot.errors import OrganisationInvalid
from knowledge.data_files import parse
from knowledge.errors import KnowledgeInvalid
from knowledge.organisation import Organisation
from knowledge.yaml_lines import read_document


def load_organisation(path: Path) -> Organisation:
    """The organisation. Raises OrganisationInvalid with every fault, or saying how to make the file."""
    if not path.is_file():
        raise OrganisationInvalid((f"{path}: not found; `compliance-bot init` writes one",))
    try:
        organisation, faults = parse(read_document(path, path.name), Organisation)
    except KnowledgeInvalid as error:
        raise OrganisationInvalid(tuple(map(str, error.faults))) from None
    if organisation is None or faults:
        raise OrganisationInvalid(tuple(map(str, sorted(faults))))
    return organisation
