"""The stores under the contract, and the schema they are opened with."""

import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from bot.store.memory import FakeStore
from bot.store.schema import Schema, Table
from bot.store.seam import Store
from bot.store.tinydb_store import open_store

SCHEMA = Schema(
    version=1,
    tables={
        "requests": Table(indexes=("state", "assignee", "stage"), ordered=("due",)),
        "outbox": Table(indexes=("state",), ordered=("due",)),
        "claims": Table(),
    },
)

OPENERS: dict[str, Callable[[pytest.FixtureRequest], Store]] = {
    "fake": lambda request: FakeStore(SCHEMA),
    "tinydb": lambda request: open_store(request.getfixturevalue("tmp_path") / "store", SCHEMA),
}
"""Each opens an empty store; another side of the seam joins the contract by a line here."""


@pytest.fixture
def schema() -> Schema:
    return SCHEMA


@pytest.fixture(params=list(OPENERS))
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    opened = OPENERS[request.param](request)
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a store of the test's own goes."""
    return tmp_path / "store"


@pytest.fixture
def run_python() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run code in another process, with arguments, and wait for it."""

    def run(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        root = Path(__file__).parents[3]
        command = [sys.executable, "-c", code, *map(str, arguments)]
        return subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=60)

    return run


@contextmanager
def _no_file_longer_than(length: int) -> Iterator[None]:
    former, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (length, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (former, most))


@pytest.fixture
def no_file_longer_than() -> Callable[[int], AbstractContextManager[None]]:
    """A full disk, as the kernel makes it: writing beyond so many bytes of a file fails."""
    return _no_file_longer_than
