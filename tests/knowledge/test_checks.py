"""Recurring checks: when somebody is asked, and what a click does."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from knowledge.access import Actor
from knowledge.checks import LATE, Answer, Attestation, answered, asked, days, may_wait, question
from knowledge.errors import CheckOver
from knowledge.organisation import Audience, Campaign, CheckKind, Organisation
from knowledge.reader import Reader

OURS = Organisation()
EMMA = Reader(actor=Actor(id="U0EMMA"), lang="nl", timezone="Europe/Brussels")
DESK = Campaign(
    id="desk", kind=CheckKind.CLEAN_DESK, day="thu", time=time(15), audience=Audience(people=("U0EMMA",))
)  # fmt: skip
THURSDAY = date(2026, 6, 11)


def check(day: date = THURSDAY, reader: Reader = EMMA) -> Attestation:
    return asked(DESK, day, reader, OURS)


def local(instant: datetime, zone: str = "Europe/Brussels") -> str:
    return f"{instant.astimezone(ZoneInfo(zone)):%a %d/%m %H:%M}"


@pytest.mark.parametrize(
    ("day", "zone", "expected"),
    [
        (THURSDAY, "Europe/Brussels", "Thu 11/06 15:00"),
        (THURSDAY, "America/New_York", "Thu 11/06 15:00"),
        (date(2026, 5, 14), "Europe/Brussels", "Fri 15/05 15:00"),  # Ascension Day
        (date(2026, 12, 24), "Europe/Brussels", "Thu 24/12 15:00"),
        (date(2026, 10, 22), "Europe/Brussels", "Thu 22/10 15:00"),  # before the clocks go back
        (date(2026, 10, 29), "Europe/Brussels", "Thu 29/10 15:00"),  # and after
    ],
)
def test_a_person_is_asked_at_the_campaigns_time_of_their_own_zone_on_a_working_day(
    day: date, zone: str, expected: str
) -> None:
    due = check(day, EMMA.model_copy(update={"timezone": zone})).due
    assert local(due, zone) == expected


def test_the_days_of_a_campaign_are_one_a_week_whatever_today_is() -> None:
    assert {days(DESK, date(2026, 6, 8) + timedelta(days=count))[1] for count in range(7)} == {THURSDAY}


def test_a_question_asked_late_waits_for_working_hours_and_lapses_when_the_next_is_nearer() -> None:
    sunday = datetime(2026, 6, 14, 10, tzinfo=UTC)
    late = question(check(), EMMA, OURS, sunday)
    assert local(late.due) == "Mon 15/06 09:00"
    assert late.notice.until == check().due + LATE
    assert question(check(), EMMA, OURS, datetime(2026, 6, 10, tzinfo=UTC)).due == check().due


@pytest.mark.parametrize("answer", [Answer.ALL_GOOD, Answer.NEED_HELP])
def test_one_click_answers_and_the_first_answer_stands(answer: Answer) -> None:
    now = check().due + timedelta(minutes=5)
    once = answered(check(), answer, 0, EMMA, OURS, now).check
    assert (once.answer, once.answered_at) == (answer, now)
    for other in Answer:
        assert answered(once, other, 0, EMMA, OURS, now + timedelta(hours=1)).check == once


def test_later_asks_again_after_the_snooze_within_working_hours() -> None:
    thursday = check().due + timedelta(minutes=5)
    put_off = answered(check(), Answer.LATER, 0, EMMA, OURS, thursday)
    assert put_off.again is not None
    assert local(put_off.again.due) == "Mon 15/06 09:00"  # 48 hours on it is Saturday
    assert put_off.again.notice.key == "check/desk/2026-06-11/U0EMMA/again-1"


def test_later_clicked_twice_counts_once_and_is_not_offered_for_ever() -> None:
    now = check().due
    first = answered(check(), Answer.LATER, 0, EMMA, OURS, now)
    assert answered(first.check, Answer.LATER, 0, EMMA, OURS, now).check == first.check
    second = answered(first.check, Answer.LATER, 1, EMMA, OURS, now + timedelta(days=4))
    assert second.check.snoozes == 2
    assert not may_wait(second.check)
    assert answered(second.check, Answer.LATER, 2, EMMA, OURS, now + timedelta(days=5)).check == second.check


def test_a_question_put_off_may_still_be_answered() -> None:
    put_off = answered(check(), Answer.LATER, 0, EMMA, OURS, check().due).check
    done = answered(put_off, Answer.ALL_GOOD, 1, EMMA, OURS, check().due + timedelta(days=4)).check
    assert done.answer is Answer.ALL_GOOD


def test_later_does_not_come_back_when_the_next_check_comes_first() -> None:
    put_off = answered(check(), Answer.LATER, 0, EMMA, OURS, check().due + timedelta(days=6))
    assert put_off.again is None
    assert put_off.check.answer is Answer.LATER


def test_a_week_later_the_old_question_takes_no_answer() -> None:
    with pytest.raises(CheckOver):
        answered(check(), Answer.ALL_GOOD, 0, EMMA, OURS, check().due + timedelta(days=7))
