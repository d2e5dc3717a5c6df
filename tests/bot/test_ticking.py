"""The tick: every job runs, and knows since when it has not."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest

from bot import ticks
from bot.machine import Machine
from bot.scheduler import Scheduler
from bot.store.seam import Store
from bot.usecases.ticking import Tick
from tests.bot.conftest import START, HandClock
from tests.story.town import eventually


@contextmanager
def local_zone(monkeypatch: pytest.MonkeyPatch, name: str) -> Iterator[None]:
    """This machine's zone is another one."""
    with monkeypatch.context() as change:
        change.setenv("TZ", name)
        time.tzset()
        yield
    time.tzset()


def test_a_job_that_fails_stops_no_other_and_is_told_the_same_instant_again(
    machine: Machine, kept: Store, clock: HandClock
) -> None:
    told: list[datetime] = []
    faults: list[Exception] = []

    def fragile(since: datetime) -> None:
        told.append(since)
        if faults:
            raise faults.pop()

    tick = Tick(machine, {"fragile": fragile, "sound": lambda _: None})
    tick()
    clock.passes(minutes=1)
    faults.append(ValueError("unthought of"))
    tick()
    assert ticks.every(kept) == {"fragile": START, "sound": START + timedelta(minutes=1)}
    clock.passes(minutes=1)
    tick()
    assert told == [START, START, START]
    assert ticks.last(kept, "fragile") == START + timedelta(minutes=2)


def test_a_clock_that_was_set_back_takes_nothing_away(machine: Machine, kept: Store, clock: HandClock) -> None:
    tick = Tick(machine, {"job": lambda _: None})
    tick()
    clock.passes(days=-1)
    tick()
    assert ticks.last(kept, "job") == START


def test_it_runs_at_the_start_and_when_woken_and_ends_when_told() -> None:
    runs: list[int] = []
    scheduler = Scheduler(lambda: runs.append(1))
    thread = threading.Thread(target=scheduler.run)
    thread.start()
    eventually(lambda: len(runs) == 1, "the first run")
    scheduler.wake()
    eventually(lambda: len(runs) == 2, "the run after waking")
    scheduler.stop()
    thread.join(10)
    assert not thread.is_alive()
    assert len(runs) == 2


def test_it_goes_on_when_the_local_clock_is_set_back_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[int] = []
    scheduler = Scheduler(lambda: runs.append(1))
    thread = threading.Thread(target=scheduler.run)
    with local_zone(monkeypatch, "Etc/GMT-2"):
        thread.start()
        eventually(lambda: len(runs) == 1, "the first run")
        with local_zone(monkeypatch, "Etc/GMT-1"):
            eventually(lambda: len(runs) == 2, "a run after the change")
    scheduler.stop()
    thread.join(10)
