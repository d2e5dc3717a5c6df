"""The packaged knowledge base, read once, and a copy of it that a test may spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.errors import Fault, KnowledgeInvalid
from knowledge.loading import DATA, load_knowledge
from knowledge.lookup import Lookup
from knowledge.model import Knowledge
from knowledge.phrases import Phrases
from knowledge.wording import Wording


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge(DATA)


@pytest.fixture(scope="session")
def lookup(knowledge: Knowledge) -> Lookup:
    return Lookup(knowledge)


@pytest.fixture(scope="session")
def wording(knowledge: Knowledge) -> Wording:
    return Wording.load(DATA, knowledge)


class Copy:
    """A copy of the knowledge base: edit its files, then read the faults."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def edit(self, file: str, old: str, new: str) -> int:
        """Replace the first occurrence; returns the line (from 1) on which it began."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} no longer holds {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def faults(self, load: Callable[[Path], object] = load_knowledge) -> tuple[Fault, ...]:
        """Every fault in the files; a test fails where there is none."""
        with pytest.raises(KnowledgeInvalid) as caught:
            load(self.folder)
        return caught.value.faults

    def phrase_faults(self) -> tuple[Fault, ...]:
        return self.faults(Phrases.load)


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(Path(shutil.copytree(DATA, tmp_path / "data")))
