"""Working days, local dates and working hours."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.calendar import Calendar
from knowledge.errors import CalendarError
from knowledge.language import Lang
from knowledge.organisation import Organisation, WorkingHours
from knowledge.reader_hours import ReaderHours

BELGIUM = Calendar()
DAYS = st.dates(date(2018, 5, 25), date(2099, 12, 31))
INSTANTS = st.datetimes(datetime(2018, 5, 25), datetime(2099, 12, 31), timezones=st.just(UTC))
WORK = ReaderHours(WorkingHours(), BELGIUM)


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


TEN_DAYS_OF_2025 = ["01-01", "04-21", "05-01", "05-29", "06-09", "07-21", "08-15", "11-01", "11-11", "12-25"]


@pytest.mark.parametrize("day", TEN_DAYS_OF_2025)
def test_the_ten_days_of_the_act_of_1974_are_no_working_days(day: str) -> None:
    assert not BELGIUM.is_working_day(date.fromisoformat(f"2025-{day}"))


ORDINARY_DAYS = [
    ("2026-04-03", "Good Friday"),
    ("2026-05-15", "the Friday after Ascension"),
    ("2026-05-08", "Brussels"),
    ("2025-07-11", "the Flemish Community"),
    ("2027-09-27", "the French Community"),
    ("2026-11-02", "named in a list of 2026 only"),
    ("2027-11-15", "the King"),
    ("2025-12-26", "a bank holiday"),
]


@pytest.mark.parametrize(("day", "why"), ORDINARY_DAYS)
def test_days_of_banks_schools_and_regions_are_working_days(day: str, why: str) -> None:
    assert BELGIUM.is_working_day(date.fromisoformat(day)), why


@given(DAYS)
def test_the_working_day_on_or_after_a_day_is_the_first_one(day: date) -> None:
    found = BELGIUM.working_day_on_or_after(day)
    assert found >= day
    assert BELGIUM.is_working_day(found)
    assert not any(BELGIUM.is_working_day(day + timedelta(days=n)) for n in range((found - day).days))


@given(DAYS)
def test_the_working_day_on_or_before_a_day_is_the_last_one(day: date) -> None:
    found = BELGIUM.working_day_on_or_before(day)
    assert found <= day
    assert BELGIUM.is_working_day(found)
    assert not any(BELGIUM.is_working_day(day - timedelta(days=n)) for n in range((day - found).days))


@given(DAYS)
def test_the_next_working_day_is_never_the_day_itself(day: date) -> None:
    assert BELGIUM.next_working_day(day) == BELGIUM.working_day_on_or_after(day + timedelta(days=1)) > day


def test_easter_and_its_monday_are_passed_over() -> None:
    assert BELGIUM.working_day_on_or_after(date(2027, 3, 28)) == date(2027, 3, 30)
    assert BELGIUM.working_day_on_or_before(date(2027, 3, 29)) == date(2027, 3, 26)


def test_a_year_ends_on_a_working_day_of_either_year() -> None:
    assert BELGIUM.working_day_on_or_after(date(2027, 1, 1)) == date(2027, 1, 4)
    assert BELGIUM.working_day_on_or_before(date(2028, 1, 1)) == date(2027, 12, 31)


def test_the_country_is_a_setting() -> None:
    netherlands = Calendar.of(Organisation(country="NL", timezone="Europe/Amsterdam"))
    assert netherlands.is_working_day(date(2026, 7, 21))
    assert not netherlands.is_working_day(date(2026, 4, 27))


NAMES: list[tuple[Lang, str]] = [("nl", "Kerstmis"), ("fr", "Noël"), ("en", "Christmas Day"), ("de", "Weihnachten")]


@pytest.mark.parametrize(("lang", "name"), NAMES)
def test_a_holiday_has_a_name_in_each_language(lang: Lang, name: str) -> None:
    assert BELGIUM.holiday(date(2026, 12, 25), lang) == name
    assert BELGIUM.holiday(date(2026, 12, 24), lang) is None


@pytest.mark.parametrize("country", ["XX", "be", "Belgium", "BEL", "", "country_holidays"])
def test_an_unknown_country_is_refused_at_once(country: str) -> None:
    with pytest.raises(CalendarError, match="such as BE"):
        Calendar(country)


@pytest.mark.parametrize("zone", ["Europe/Ghent", "", "../etc", "/etc/localtime"])
def test_an_unknown_zone_is_refused_at_once(zone: str) -> None:
    with pytest.raises(CalendarError, match="Europe/Brussels"):
        Calendar("BE", zone)


def test_a_year_without_known_holidays_is_refused_and_not_taken_for_free_of_them() -> None:
    with pytest.raises(CalendarError, match="to 2100"):
        BELGIUM.is_working_day(date(2101, 1, 3))
    assert not BELGIUM.knows(date(2101, 1, 1))
    assert BELGIUM.knows(date(2100, 12, 31))


def test_threads_that_ask_for_a_new_year_together_all_learn_its_holidays() -> None:
    with ThreadPoolExecutor(8) as threads:
        for year in range(1950, 1980):
            assert not any(threads.map(BELGIUM.is_working_day, [date(year, 12, 25)] * 8))


LOCAL_DATES = [
    ("2026-02-28T23:59+01:00", "2026-02-28"),
    ("2026-02-28T23:30Z", "2026-03-01"),
    ("2026-03-01T05:59+07:00", "2026-02-28"),
    ("2026-07-01T22:30Z", "2026-07-02"),
]


@pytest.mark.parametrize(("instant", "day"), LOCAL_DATES)
def test_an_instant_has_the_date_of_the_zone(instant: str, day: str) -> None:
    assert BELGIUM.local_date(_at(instant)) == date.fromisoformat(day)


def test_a_date_is_its_own_local_date() -> None:
    assert BELGIUM.local_date(date(2026, 2, 28)) == date(2026, 2, 28)


def test_a_time_without_offset_is_refused() -> None:
    with pytest.raises(CalendarError, match="offset"):
        BELGIUM.local_date(datetime(2026, 2, 28, 12))


@pytest.mark.parametrize("instant", ["9999-12-31T23:59-12:00", "0001-01-01T00:00+14:00"])
def test_an_instant_out_of_the_calendar_is_refused(instant: str) -> None:
    with pytest.raises(CalendarError, match="out of the calendar"):
        Calendar("BE", "Pacific/Kiritimati" if instant > "5" else "Etc/GMT+12").local_date(_at(instant))


NINES = [
    ("2026-03-28", "2026-03-28T08:00Z"),
    ("2026-03-29", "2026-03-29T07:00Z"),
    ("2026-10-24", "2026-10-24T07:00Z"),
    ("2026-10-25", "2026-10-25T08:00Z"),
]


@pytest.mark.parametrize(("day", "instant"), NINES)
def test_nine_o_clock_follows_the_clocks(day: str, instant: str) -> None:
    assert BELGIUM.instant(date.fromisoformat(day)) == _at(instant)


def test_a_time_that_is_skipped_is_an_hour_on_and_one_that_comes_twice_the_first() -> None:
    assert BELGIUM.instant(date(2026, 3, 29), time(2, 30)) == _at("2026-03-29T03:30+02:00")
    assert BELGIUM.instant(date(2026, 10, 25), time(2, 30)) == _at("2026-10-25T02:30+02:00")


NEXT_MOMENTS = [
    ("2026-03-27T10:00+01:00", "2026-03-27T10:00+01:00", "within hours it is now"),
    ("2026-03-27T08:59+01:00", "2026-03-27T09:00+01:00", "before them they begin"),
    ("2026-03-27T17:30+01:00", "2026-03-30T09:00+02:00", "the end is outside; clocks change at the weekend"),
    ("2026-10-23T18:00+02:00", "2026-10-26T09:00+01:00", "and back"),
    ("2026-04-03T20:00+02:00", "2026-04-07T09:00+02:00", "Easter Monday is off"),
    ("2026-12-31T18:00+01:00", "2027-01-04T09:00+01:00", "New Year and a weekend"),
]


@pytest.mark.parametrize(("now", "then", "why"), NEXT_MOMENTS)
def test_the_next_moment_of_work(now: str, then: str, why: str) -> None:
    assert WORK.next_moment(_at(now)) == _at(then), why


@given(INSTANTS, st.sampled_from(["Europe/Brussels", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"]))
def test_the_next_moment_is_within_hours_and_not_before_now(now: datetime, zone: str) -> None:
    reader = ReaderHours(WorkingHours(), Calendar("BE", zone))
    then = reader.next_moment(now)
    local = reader.calendar.local(then)
    assert then >= now
    assert time(9) <= local.time() < time(17, 30)
    assert reader.works_on(local.date())
    assert reader.next_moment(then) == then


def test_somebody_may_work_on_saturdays() -> None:
    reader = ReaderHours(WorkingHours(days=("sat",)), BELGIUM)
    assert reader.next_moment(_at("2026-08-14T12:00Z")) == _at("2026-08-22T09:00+02:00"), "15 August is a holiday"


def test_hours_without_days_are_told_and_not_searched_for_ever() -> None:
    nobody = WorkingHours.model_construct(start=time(9), end=time(17), days=())
    with pytest.raises(CalendarError, match=r"working_hours\.days"):
        ReaderHours(nobody, BELGIUM).next_moment(_at("2026-08-14T12:00Z"))


FIRST_DAYS = [
    ("2026-03-25", "2026-03-23", "an ordinary Monday"),
    ("2026-04-12", "2026-04-07", "after Easter Monday, asked on the Sunday"),
    ("2026-05-25", "2026-05-26", "after Whit Monday"),
]


@pytest.mark.parametrize(("day", "first", "why"), FIRST_DAYS)
def test_the_first_working_day_of_a_week(day: str, first: str, why: str) -> None:
    assert WORK.first_day_of_week(date.fromisoformat(day)) == date.fromisoformat(first), why


def test_a_week_off_has_no_first_working_day() -> None:
    fridays = ReaderHours(WorkingHours(days=("fri",)), BELGIUM)
    assert fridays.first_day_of_week(date(2026, 12, 21)) is None
