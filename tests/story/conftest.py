"""One town for the stories that leave it whole; a fresh one for those that do not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.story.town import Town, town


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A town shared by the stories of a module."""
    with town(tmp_path_factory.mktemp("town")) as place:
        yield place


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Town]:
    """A town of one's own, to stop, kill and break."""
    with town(tmp_path) as place:
        yield place
