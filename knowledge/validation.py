"""Every file of a knowledge folder, read as the bot and its training read it: all faults at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from knowledge.errors import Fault, KnowledgeInvalid
from knowledge.loading import load_knowledge
from knowledge.lookup import Lookup
from knowledge.model import Knowledge
from knowledge.phrases import Phrases
from knowledge.question_bank import Sort, bank_faults
from knowledge.requests.loading import load_rights
from knowledge.steps_file import read_steps_files
from knowledge.understanding import Understanding

Read = TypeVar("Read")


@dataclass(frozen=True)
class Checked:
    """The knowledge and its understanding, None where their files are not sound, and the faults by file and line."""

    knowledge: Knowledge | None
    understanding: Understanding | None
    faults: tuple[Fault, ...]


def check(folder: Path) -> Checked:
    """Read every file; those that name entries of others are read only where these entries are sound."""
    faults: list[Fault] = []

    def read(load: Callable[[], Read]) -> Read | None:
        try:
            return load()
        except KnowledgeInvalid as error:
            faults.extend(error.faults)
            return None

    knowledge = read(lambda: load_knowledge(folder))
    lookup = Lookup(knowledge) if knowledge else None
    read(lambda: Phrases.load(folder))
    read(lambda: read_steps_files(folder))
    rights = read(lambda: load_rights(folder, lookup))
    understanding = read(lambda: Understanding.load(folder, knowledge)) if knowledge else None
    if lookup and rights:
        faults += bank_faults(folder, dict(_ids(lookup, tuple(rights))))
    return Checked(knowledge, understanding, tuple(sorted(set(faults))))


def _ids(lookup: Lookup, rights: tuple[str, ...]) -> Iterator[tuple[Sort, tuple[str, ...]]]:
    policy = lookup.knowledge.policy
    yield "activity", tuple(entry.id for entry in policy.activities)
    yield "topic", tuple(name for name in lookup.ids if lookup.kind_of(name) in {"policy", "law", "organisation"})
    yield "right", rights
