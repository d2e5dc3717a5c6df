"""72 hours to notify a breach."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.breach import BreachDeadline, HourCount, breach_notification
from knowledge.calendar import Calendar
from knowledge.errors import CalendarError, DeadlineInvalid
from knowledge.steps import StepKind

BELGIUM = Calendar()
INSTANTS = st.datetimes(datetime(2018, 5, 25), datetime(2099, 12, 31), timezones=st.just(UTC))


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


CASES = [
    ("2026-11-23T09:15+01:00", "2026-11-26T09:15+01:00", "2026-11-26T10:00+01:00", "an ordinary morning"),
    ("2026-11-23T09:00+01:00", "2026-11-26T09:00+01:00", "2026-11-26T10:00+01:00", "on the full hour"),
    ("2026-11-23T09:00:59+01:00", "2026-11-26T09:00+01:00", "2026-11-26T10:00+01:00", "to the minute"),
    ("2026-12-23T23:59+01:00", "2026-12-26T23:59+01:00", "2026-12-27T00:00+01:00", "Christmas and a weekend"),
    ("2026-03-27T10:10+01:00", "2026-03-30T11:10+02:00", "2026-03-30T12:00+02:00", "summer time begins"),
    ("2026-10-23T10:10+02:00", "2026-10-26T09:10+01:00", "2026-10-26T10:00+01:00", "summer time ends"),
    ("2026-10-22T02:30+02:00", "2026-10-25T02:30+02:00", "2026-10-25T02:00+01:00", "into the hour that comes twice"),
    ("2026-10-25T02:30+02:00", "2026-10-28T01:30+01:00", "2026-10-28T02:00+01:00", "out of its first half"),
    ("2026-10-25T02:30+01:00", "2026-10-28T02:30+01:00", "2026-10-28T03:00+01:00", "out of its second half"),
    ("2026-11-23T03:15-05:00", "2026-11-26T09:15+01:00", "2026-11-26T10:00+01:00", "told from New York"),
    ("2028-02-28T12:30+01:00", "2028-03-02T12:30+01:00", "2028-03-02T13:00+01:00", "a leap day"),
]


@pytest.mark.parametrize(("aware", "elapsed", "full", "why"), CASES)
def test_hours_pass_and_never_roll(aware: str, elapsed: str, full: str, why: str) -> None:
    """GDPR art. 33(1); Reg. 1182/71 art. 3(1) and (3)."""
    by_minute = breach_notification(_at(aware), BELGIUM)
    by_hour = breach_notification(_at(aware), BELGIUM, HourCount.FULL_HOURS)
    assert (by_minute.due, by_minute.alternative) == (_at(elapsed), _at(full)), why
    assert (by_hour.due, by_hour.alternative) == (_at(full), _at(elapsed)), why
    assert (by_minute.hard, by_hour.hard) == (by_minute.due, by_hour.due)


def test_the_end_is_told_in_the_local_time_of_the_zone() -> None:
    assert breach_notification(_at("2026-11-23T08:15Z"), BELGIUM).due.isoformat() == "2026-11-26T09:15:00+01:00"


def test_an_hour_of_a_zone_with_half_hours_is_its_own() -> None:
    aware = _at("2026-11-23T09:15+05:30")
    end = breach_notification(aware, Calendar("IN", "Asia/Kolkata"), HourCount.FULL_HOURS).due
    assert end == _at("2026-11-26T10:00+05:30")


def test_the_hours_are_a_setting() -> None:
    assert breach_notification(_at("2026-11-23T09:15Z"), BELGIUM, hours=96).due == _at("2026-11-27T09:15Z")


def test_a_change_of_clocks_is_a_step() -> None:
    steps = breach_notification(_at("2026-03-27T10:10+01:00"), BELGIUM).steps
    assert [step.kind for step in steps] == ["aware", "hours-later", "clocks-change", "otherwise-full-hours"]
    plain = breach_notification(_at("2026-11-23T09:15Z"), BELGIUM, HourCount.FULL_HOURS).steps
    assert [step.kind for step in plain] == ["aware", "next-full-hour", "hours-later", "otherwise-elapsed"]
    assert all(step.sources for step in (*steps, *plain))


def test_what_cannot_be_counted_from_is_refused() -> None:
    with pytest.raises(CalendarError, match="offset"):
        breach_notification(datetime(2026, 11, 23, 9, 15), BELGIUM)
    with pytest.raises(DeadlineInvalid, match="25 May 2018"):
        breach_notification(_at("2018-05-24T12:00Z"), BELGIUM)
    with pytest.raises(DeadlineInvalid, match="not known"):
        breach_notification(_at("2150-01-01T12:00Z"), BELGIUM)


def test_a_breach_comes_back_from_storage_as_the_same_instants() -> None:
    deadline = breach_notification(_at("2026-03-27T10:10+01:00"), BELGIUM)
    assert BreachDeadline.model_validate_json(deadline.model_dump_json()).due == deadline.due


@given(INSTANTS)
def test_72_hours_are_72_hours_and_full_hours_never_fewer(aware: datetime) -> None:
    deadline = breach_notification(aware, BELGIUM)
    minute = aware.replace(second=0, microsecond=0)
    assert deadline.due - minute == timedelta(hours=72)
    assert timedelta() < deadline.alternative - deadline.due <= timedelta(hours=1)
    assert (deadline.alternative.minute, deadline.steps[-1].kind) == (0, StepKind.OTHERWISE_FULL_HOURS)


@given(INSTANTS)
def test_hours_end_on_any_day(aware: datetime) -> None:
    assert breach_notification(aware, BELGIUM).due.date() - BELGIUM.local_date(aware) <= date.resolution * 4
