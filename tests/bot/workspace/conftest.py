"""A fresh local workspace for each test, with real sockets."""

from collections.abc import Iterator

import pytest

from bot.workspace.running import Workspace
from bot.workspace.world import Settings
from tests.bot.workspace.people import App, Person, connected


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace(Settings(retry_scale=0.001)) as workspace:
        yield workspace


@pytest.fixture
def hasty() -> Iterator[Workspace]:
    """One that soon loses patience with the app."""
    with Workspace(Settings(ack_seconds=0.3, retry_scale=0.001, trigger_seconds=0.3)) as workspace:
        yield workspace


@pytest.fixture
def emma(workspace: Workspace) -> Person:
    return Person(workspace, "U0EMMA")


@pytest.fixture
def app(workspace: Workspace) -> Iterator[App]:
    with connected(workspace) as app:
        yield app


@pytest.fixture(scope="session")
def shared() -> Iterator[Workspace]:
    """One for tests that leave nothing behind that others could trip over."""
    with Workspace() as workspace:
        yield workspace
