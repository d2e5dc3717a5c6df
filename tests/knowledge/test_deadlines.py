"""Periods in months: answers, refusals and extensions."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.calendar import Calendar
from knowledge.deadlines import Deadline, Status, initial, refusal
from knowledge.errors import CalendarError, DeadlineInvalid
from knowledge.extensions import Extension, extended
from knowledge.periods import add_months, period
from knowledge.steps import Source, StepKind

BELGIUM = Calendar()
DAYS = st.dates(date(2018, 5, 25), date(2099, 6, 30))
MONTHS = st.integers(1, 3)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _kinds(deadline: Deadline) -> list[str]:
    return [step.kind for step in deadline.steps]


INITIAL = [
    ("2026-03-04", "2026-04-07", "Saturday, Easter Sunday, Easter Monday"),
    ("2027-01-29", "2027-03-01", "no 29 February, and the 28th is a Sunday"),
    ("2028-01-29", "2028-02-29", "a leap year has it"),
    ("2028-01-31", "2028-02-29", "the last day of a leap February"),
    ("2026-02-28", "2026-03-30", "the end of a month is not stretched to the end of the next; a Saturday"),
    ("2026-12-31", "2027-02-01", "over the year end; 31 January is a Sunday"),
    ("2026-11-25", "2026-12-28", "Christmas on a Friday"),
    ("2027-11-30", "2027-12-30", "no stretch to the 31st"),
    ("2027-12-01", "2028-01-03", "New Year on a Saturday"),
    ("2026-04-14", "2026-05-15", "Ascension; the Friday after is a working day"),
    ("2099-12-01", "2100-01-04", "the future is computed: New Year on a Friday"),
]


@pytest.mark.parametrize(("received", "due", "why"), INITIAL)
def test_one_month_from_receipt(received: str, due: str, why: str) -> None:
    """GDPR art. 12(3), Reg. 1182/71 art. 3(2)(c) and 3(4)."""
    deadline = initial(_day(received), BELGIUM)
    assert (_day(due), _day(due), None) == (deadline.due, deadline.hard, deadline.alternative), why
    assert deadline.status is Status.RUNNING


TARGETS = [
    ("2026-03-05", "2026-04-03", "before Easter"),
    ("2026-01-31", "2026-02-27", "before the Saturday"),
    ("2026-03-02", "2026-04-02", "the nominal day itself when it is a working day"),
    ("2026-12-01", "2026-12-31", "in the year before"),
]


@pytest.mark.parametrize(("received", "target", "why"), TARGETS)
def test_the_day_to_aim_for_is_the_last_working_day_of_the_month(received: str, target: str, why: str) -> None:
    for deadline in (initial(_day(received), BELGIUM), extended(_day(received), BELGIUM)):
        assert deadline.notice_target == _day(target), why


@pytest.mark.parametrize("received", ["2026-10-01", "2026-10-02", "2026-09-30T22:30Z"])
def test_a_period_that_ends_on_2_november_2026_shows_the_next_day_too(received: str) -> None:
    moment = datetime.fromisoformat(received) if "T" in received else _day(received)
    deadline = initial(moment, BELGIUM)
    assert (deadline.due, deadline.alternative) == (date(2026, 11, 2), date(2026, 11, 3))
    assert deadline.steps[-1].kind is StepKind.DOUBTFUL_HOLIDAY


def test_2_november_is_doubtful_only_in_2026_in_belgium_and_for_an_answer() -> None:
    assert initial(date(2027, 10, 2), BELGIUM).alternative is None
    assert initial(date(2026, 10, 2), Calendar("NL")).alternative is None
    assert refusal(date(2026, 10, 2), BELGIUM).alternative is None


def test_the_country_decides_about_holidays() -> None:
    assert initial(date(2026, 6, 21), BELGIUM).due == date(2026, 7, 22)
    assert initial(date(2026, 6, 21), Calendar("NL")).due == date(2026, 7, 21)


INSTANTS = [
    ("2026-08-31T23:59+02:00", "2026-09-30", "the last minute of a day"),
    ("2026-08-31T23:59-05:00", "2026-10-01", "already 1 September in Brussels"),
    ("2026-09-01T05:00+09:00", "2026-09-30", "still 31 August in Brussels"),
    ("2026-03-29T01:59+01:00", "2026-04-29", "the minute before the clocks change"),
    ("2026-10-25T02:30+01:00", "2026-11-25", "the hour that comes twice"),
]


@pytest.mark.parametrize(("received", "due", "why"), INSTANTS)
def test_an_instant_counts_by_its_date_in_the_zone(received: str, due: str, why: str) -> None:
    assert initial(datetime.fromisoformat(received), BELGIUM).due == _day(due), why


def test_the_gdpr_begins_on_25_may_2018() -> None:
    assert initial(date(2018, 5, 25), BELGIUM).due == date(2018, 6, 25)
    assert initial(datetime(2018, 5, 24, 22, tzinfo=UTC), BELGIUM).due == date(2018, 6, 25)
    for early in (date(2018, 5, 24), datetime(2018, 5, 24, 21, 59, tzinfo=UTC)):
        with pytest.raises(DeadlineInvalid, match="25 May 2018"):
            initial(early, BELGIUM)


@pytest.mark.parametrize("received", [date(2101, 1, 1), date(9999, 12, 31)])
def test_years_whose_holidays_nobody_knows_are_refused(received: date) -> None:
    with pytest.raises(DeadlineInvalid, match="not known"):
        initial(received, BELGIUM)


def test_a_time_without_offset_is_refused() -> None:
    with pytest.raises(CalendarError, match="offset"):
        initial(datetime(2026, 3, 2, 12), BELGIUM)


def test_a_refusal_has_the_first_month_only() -> None:
    """GDPR art. 12(4) has no extension."""
    deadline = refusal(date(2026, 3, 5), BELGIUM)
    assert deadline.due == deadline.hard == initial(date(2026, 3, 5), BELGIUM).due
    assert deadline.steps[1].sources == (Source.GDPR_12_4,)


EXTENDED = [
    ("2026-01-31", 2, "2026-04-30", "2026-04-28", "never from the shortened month"),
    ("2026-01-30", 2, "2026-04-30", "2026-04-28", "the same"),
    ("2026-05-31", 1, "2026-07-31", "2026-07-30", "from the shortened June"),
    ("2025-10-31", 2, "2026-02-02", "2026-01-30", "31 January is a Saturday, 30 January is not"),
    ("2026-10-31", 2, "2027-02-01", None, "both readings end in the same weekend"),
    ("2026-03-02", 2, "2026-06-02", None, "both readings agree"),
    ("2026-03-02", 1, "2026-05-04", None, "one month more; a Saturday"),
    ("2025-11-30", 2, "2026-03-02", None, "28 February is a Saturday"),
    ("2027-11-30", 2, "2028-02-29", None, "a leap February"),
]


@pytest.mark.parametrize(("received", "months", "due", "other", "why"), EXTENDED)
def test_an_extension_counts_from_receipt(received: str, months: int, due: str, other: str | None, why: str) -> None:
    deadline = extended(_day(received), BELGIUM, Extension(months=months))
    assert (deadline.due, deadline.alternative) == (_day(due), _day(other) if other else None), why
    assert deadline.hard == deadline.due


def test_an_extension_is_two_months_unless_it_says_one() -> None:
    assert extended(date(2026, 3, 5), BELGIUM).due == date(2026, 6, 5)


def test_an_extension_told_on_the_last_day_of_the_first_month_holds() -> None:
    """That day is the one on which the first month really ends: 5 April 2026 is Easter, so 7 April."""
    deadline = extended(date(2026, 3, 5), BELGIUM, Extension(notified=date(2026, 4, 7)))
    assert (deadline.status, deadline.due) == (Status.RUNNING, date(2026, 6, 5))


INVALID = [
    (Extension(notified=date(2026, 4, 8)), StepKind.EXTENSION_TOO_LATE),
    (Extension(notified=date(2026, 4, 7), reasons=False), StepKind.EXTENSION_WITHOUT_REASONS),
    (Extension(months=1, notified=date(2026, 5, 30), reasons=False), StepKind.EXTENSION_TOO_LATE),
]


@pytest.mark.parametrize(("extension", "kind"), INVALID)
def test_an_extension_too_late_or_without_reasons_leaves_the_first_month(extension: Extension, kind: StepKind) -> None:
    deadline = extended(date(2026, 3, 5), BELGIUM, extension)
    assert (deadline.status, deadline.due, deadline.hard) == (
        Status.EXTENSION_INVALID,
        date(2026, 4, 7),
        date(2026, 4, 7),
    )
    assert deadline.alternative is None
    assert kind in _kinds(deadline)


def test_an_extension_cannot_be_told_before_the_request() -> None:
    with pytest.raises(DeadlineInvalid, match="follows the request"):
        extended(date(2026, 3, 5), BELGIUM, Extension(notified=date(2026, 3, 4)))


@pytest.mark.parametrize("months", [0, 3, -1])
def test_an_extension_is_one_or_two_months(months: int) -> None:
    with pytest.raises(ValueError, match="months"):
        Extension(months=months)


STEPS = [
    ("2026-03-02", ["received", "same-date", "ends-that-day"]),
    ("2026-03-01", ["received-on-day-off", "same-date", "ends-that-day"]),
    ("2026-01-31", ["received-on-day-off", "last-day-of-month", "ends-after-weekend"]),
    ("2026-06-19", ["received", "same-date", "ends-after-weekend"]),
    ("2026-06-22", ["received", "same-date", "ends-that-day"]),
    ("2026-06-21", ["received-on-day-off", "same-date", "ends-after-holiday"]),
    ("2026-04-01", ["received", "same-date", "ends-after-days-off"]),
    ("2026-10-01", ["received", "same-date", "ends-after-weekend", "doubtful-holiday"]),
]


@pytest.mark.parametrize(("received", "kinds"), STEPS)
def test_the_steps_tell_how_the_date_was_found(received: str, kinds: list[str]) -> None:
    assert _kinds(initial(_day(received), BELGIUM)) == kinds


def test_every_step_has_a_source_and_the_steps_end_on_the_due_day() -> None:
    for day in (date(2026, 1, 1) + timedelta(days=n) for n in range(365)):
        deadline = initial(day, BELGIUM)
        assert all(step.sources for step in deadline.steps)
        assert deadline.steps[2].until == deadline.due


def test_a_deadline_comes_back_from_storage_as_it_was() -> None:
    deadline = extended(date(2026, 1, 31), BELGIUM, Extension(notified=date(2026, 2, 10)))
    assert Deadline.model_validate_json(deadline.model_dump_json()) == deadline


@given(DAYS, MONTHS)
def test_a_period_never_ends_before_its_nominal_day_nor_on_a_day_off(received: date, months: int) -> None:
    counted = period(received, months, BELGIUM)
    assert received < counted.nominal <= counted.end
    assert BELGIUM.is_working_day(counted.end)
    assert (counted.end - counted.nominal).days <= 4, "Easter, or a holiday beside a weekend"


@given(DAYS, DAYS, MONTHS)
def test_a_later_receipt_never_ends_earlier(one: date, other: date, months: int) -> None:
    first, last = sorted((one, other))
    assert period(first, months, BELGIUM).end <= period(last, months, BELGIUM).end


@given(DAYS, MONTHS)
def test_months_keep_the_number_of_the_day_or_take_the_last_one(received: date, months: int) -> None:
    nominal = add_months(received, months)
    assert (nominal.year * 12 + nominal.month) - (received.year * 12 + received.month) == months
    assert nominal.day == received.day or (nominal + timedelta(days=1)).day == 1


@given(DAYS)
def test_the_other_reading_of_an_extension_is_never_later(received: date) -> None:
    deadline = extended(received, BELGIUM)
    assert deadline.due
    assert deadline.alternative is None or deadline.alternative < deadline.due


@given(DAYS)
def test_the_day_to_aim_for_is_never_after_the_end(received: date) -> None:
    deadline = initial(received, BELGIUM)
    assert received < deadline.notice_target <= deadline.hard
