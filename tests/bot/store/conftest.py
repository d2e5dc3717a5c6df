"""The stores under the contract, and the schema they are opened with."""

from collections.abc import Callable, Iterator

import pytest

from bot.store.memory import FakeStore
from bot.store.schema import Schema, Table
from bot.store.seam import Store

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
