"""The weekly digest in the real store: once, in its hour, or late in its week; over stops and a change of the clock."""

from datetime import datetime, timedelta

import pytest

from bot import outbox
from bot.machine import Machine
from bot.store.seam import Store
from bot.usecases.digests import Digests
from knowledge.digest import WeeklyDigest
from tests.bot.conftest import HandClock


def local(moment: str) -> datetime:
    return datetime.fromisoformat(moment)


def queued(store: Store, clock: HandClock) -> list[WeeklyDigest]:
    found = (each.notice for each in outbox.due(store, clock.now(), 10))
    return [each for each in found if isinstance(each, WeeklyDigest)]


@pytest.fixture
def digests(machine: Machine) -> Digests:
    return Digests(machine)


def test_it_is_queued_once_when_its_hour_has_come(digests: Digests, kept: Store, clock: HandClock) -> None:
    start = local("2026-11-30T08:59+01:00")
    for minutes in range(4):
        clock.at = start + timedelta(minutes=minutes)
        digests.tick(clock.at - timedelta(minutes=1))
        assert len(queued(kept, clock)) == (minutes > 0)
    digests.tick(start)
    assert len(queued(kept, clock)) == 1, "also when a tick that failed is made up for"


@pytest.mark.parametrize(
    ("since", "now", "day"),
    [
        ("2027-03-12T17:00+01:00", "2027-03-29T12:00+02:00", None),
        ("2027-03-12T17:00+01:00", "2027-03-30T08:59+02:00", None),
        ("2027-03-12T17:00+01:00", "2027-03-30T09:00+02:00", "2027-03-30"),
        ("2027-03-12T17:00+01:00", "2027-04-02T16:00+02:00", "2027-03-30"),
        ("2027-03-12T17:00+01:00", "2027-04-03T10:00+02:00", None),
        ("2027-03-30T09:00+02:00", "2027-03-30T09:01+02:00", None),
    ],
    ids=["easter-monday", "before-nine", "at-nine", "friday-of-the-week", "week-over", "had-its-turn"],
)
def test_after_a_stop_of_weeks_over_a_change_of_the_clock_this_weeks_comes_if_any(
    digests: Digests, kept: Store, clock: HandClock, since: str, now: str, day: str | None
) -> None:
    """Clocks went forward on Sunday 28 March 2027; the Monday after was Easter's."""
    clock.at = local(now)
    digests.tick(local(since))
    assert [each.key.split("/")[1] for each in queued(kept, clock)] == ([day] if day else [])
