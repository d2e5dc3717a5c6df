"""Copies to break."""

import shutil
from pathlib import Path

import pytest

from knowledge.loading import DATA


@pytest.fixture
def knowledge_copy(tmp_path: Path) -> Path:
    """The knowledge base, to be broken."""
    return Path(shutil.copytree(DATA, tmp_path / "knowledge"))
