"""What the machine is tested with: a store, a clock that is set by hand, an organisation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.machine import Machine
from bot.schema import SCHEMA
from bot.store.memory import FakeStore
from bot.store.seam import Store
from bot.store.tinydb_store import open_store
from knowledge.organisation import Channels, Dpo, Organisation

START = datetime(2026, 11, 23, 9, tzinfo=UTC)
OURS = Organisation(dpo=Dpo(slack="U0DPO", deputy="U0DEPUTY"), channels=Channels(triage="C0TRIAGE", dpo="C0DPO"))


@dataclass
class HandClock:
    """Time that moves when told to."""

    at: datetime = START

    def now(self) -> datetime:
        return self.at

    def passes(self, **given: float) -> None:
        self.at += timedelta(**given)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(params=["memory", "tinydb"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store with the bot's own tables, on both sides of the seam."""
    store = FakeStore(SCHEMA) if request.param == "memory" else open_store(tmp_path / "data", SCHEMA)
    yield store
    store.close()


@pytest.fixture
def machine(kept: Store, clock: HandClock) -> Machine:
    return Machine(kept, clock, OURS, lambda: None)
