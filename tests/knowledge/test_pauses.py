"""A clock that stands still while the person is asked something."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.calendar import Calendar
from knowledge.deadlines import Deadline, Status
from knowledge.errors import DeadlineInvalid
from knowledge.extensions import Extension
from knowledge.pauses import Pause, clock_paused, paused_days
from knowledge.steps import PauseReason, StepKind

BELGIUM = Calendar()
RECEIVED = date(2026, 3, 2)  # its month ends on Thursday 2 April 2026
HARD = date(2026, 4, 2)


def _pause(asked: str, answered: str | None = None) -> Pause:
    return Pause(asked=date.fromisoformat(asked), answered=date.fromisoformat(answered) if answered else None)


def _paused(*pauses: Pause) -> Deadline:
    return clock_paused(RECEIVED, BELGIUM, pauses)


ANSWERED = [
    ([("2026-03-04", "2026-03-11")], "2026-04-09", "7 days"),
    ([("2026-03-04", "2026-03-04")], "2026-04-02", "answered on the same day"),
    ([("2026-03-02", "2026-03-03")], "2026-04-03", "asked on the day of receipt"),
    ([("2026-03-09", "2026-03-10")], "2026-04-03", "asked on the seventh day"),
    ([("2026-03-04", "2026-03-06")], "2026-04-07", "to Saturday 4 April, then Easter"),
    ([("2026-03-04", "2026-03-11"), ("2026-03-11", "2026-03-13")], "2026-04-13", "one after the other, to a Saturday"),
    ([("2026-03-04", "2026-03-11"), ("2026-03-06", "2026-03-09")], "2026-04-09", "one within the other"),
    ([("2026-03-06", "2026-03-13"), ("2026-03-04", "2026-03-09")], "2026-04-13", "overlapping, told in another order"),
    ([("2026-03-04", "2026-03-11"), ("2026-03-04", "2026-03-11")], "2026-04-09", "told twice"),
    ([("2026-03-04", "2026-03-05"), ("2026-04-02", "2026-04-14")], "2026-04-15", "a later ask on the nominal day"),
    ([("2026-03-04", "2026-03-05"), ("2026-04-03", "2026-04-14")], "2026-04-03", "a later ask after it"),
    ([("2026-03-04", "2026-05-04")], "2026-06-02", "a long pause"),
]


@pytest.mark.parametrize(("pauses", "due", "why"), ANSWERED)
def test_the_end_moves_by_the_days_between_ask_and_answer(pauses: list[tuple[str, str]], due: str, why: str) -> None:
    """EDPB Guidelines 01/2022, para 159; whole days are our own way of counting."""
    deadline = _paused(*(_pause(*pause) for pause in pauses))
    assert (deadline.due, deadline.status) == (date.fromisoformat(due), Status.RUNNING), why
    assert (deadline.hard, deadline.alternative) == (HARD, HARD), "the date without a pause is always shown"


def test_without_a_pause_the_month_counts() -> None:
    assert (_paused().due, _paused().alternative, _paused().status) == (HARD, HARD, Status.RUNNING)


def test_an_open_pause_leaves_only_the_hard_date() -> None:
    deadline = _paused(_pause("2026-03-04", "2026-03-05"), _pause("2026-03-10"))
    assert (deadline.due, deadline.alternative, deadline.hard) == (None, HARD, HARD)
    assert deadline.status is Status.SUSPENDED


def test_an_open_ask_after_the_end_does_not_suspend() -> None:
    deadline = _paused(_pause("2026-03-04", "2026-03-05"), _pause("2026-04-03"))
    assert (deadline.due, deadline.status) == (date(2026, 4, 3), Status.RUNNING)
    assert StepKind.ASKED_AFTER_END in {step.kind for step in deadline.steps}


@pytest.mark.parametrize("answered", ["2026-03-20", None])
def test_a_first_ask_after_seven_days_ignores_every_pause(answered: str | None) -> None:
    deadline = _paused(_pause("2026-03-12", "2026-03-13"), _pause("2026-03-10", answered))
    assert (deadline.due, deadline.alternative, deadline.status) == (HARD, HARD, Status.PAUSE_IGNORED)


def test_the_days_to_a_first_ask_are_a_setting() -> None:
    pauses = [_pause("2026-03-12", "2026-03-13")]
    assert clock_paused(RECEIVED, BELGIUM, pauses, first_ask_days=10).due == date(2026, 4, 3)
    assert clock_paused(RECEIVED, BELGIUM, pauses, first_ask_days=9).due == HARD


def test_a_clarification_pauses_as_an_identity_check_does() -> None:
    asked = Pause(asked=date(2026, 3, 4), answered=date(2026, 3, 11), reason=PauseReason.CLARIFICATION)
    assert _paused(asked).due == _paused(_pause("2026-03-04", "2026-03-11")).due


def test_a_pause_moves_an_extended_period_too() -> None:
    pauses = [_pause("2026-03-04", "2026-03-11"), _pause("2026-05-04", "2026-05-06")]
    deadline = clock_paused(RECEIVED, BELGIUM, pauses, Extension())
    assert (deadline.due, deadline.hard) == (date(2026, 6, 11), date(2026, 6, 2))
    assert deadline.notice_target == HARD, "the extension is still announced in the first month"


def test_an_invalid_extension_leaves_the_first_month_and_its_pauses() -> None:
    late = Extension(notified=date(2026, 4, 3))
    deadline = clock_paused(RECEIVED, BELGIUM, [_pause("2026-03-04", "2026-03-11")], late)
    assert (deadline.due, deadline.hard) == (date(2026, 4, 9), HARD)
    assert deadline.status is Status.EXTENSION_INVALID
    suspended = clock_paused(RECEIVED, BELGIUM, [_pause("2026-03-04")], late)
    assert (suspended.due, suspended.status) == (None, Status.SUSPENDED)


def test_an_ask_before_the_request_and_an_answer_before_the_ask_are_refused() -> None:
    with pytest.raises(DeadlineInvalid, match="after the request"):
        _paused(_pause("2026-03-01", "2026-03-05"))
    with pytest.raises(DeadlineInvalid, match="follows its ask"):
        _paused(_pause("2026-03-04", "2026-03-03"))


def test_the_steps_name_every_ask_and_end_with_the_date_without() -> None:
    deadline = _paused(_pause("2026-03-06", "2026-03-11"), _pause("2026-03-04", "2026-03-08"))
    assert [step.kind for step in deadline.steps] == [
        "received",
        "same-date",
        "asked",
        "asked",
        "stood-still",
        "ends-that-day",
        "without-pause",
    ]
    assert [step.day for step in deadline.steps[2:4]] == [date(2026, 3, 4), date(2026, 3, 6)]
    assert deadline.steps[4].days == 7
    assert deadline.steps[-1].until == HARD


PAUSES = st.lists(
    st.builds(
        lambda asked, length: Pause(
            asked=RECEIVED + timedelta(days=asked), answered=RECEIVED + timedelta(days=asked + length)
        ),
        st.integers(0, 40),
        st.integers(0, 30),
    ),
    max_size=6,
)


@given(PAUSES)
def test_paused_days_are_the_days_of_the_union(pauses: list[Pause]) -> None:
    days = {
        pause.asked + timedelta(days=n)
        for pause in pauses
        for n in range(((pause.answered or pause.asked) - pause.asked).days)
    }
    assert paused_days(pauses) == len(days)


@given(PAUSES, st.randoms())
def test_the_order_of_telling_does_not_matter(pauses: list[Pause], chance: Random) -> None:
    shuffled = list(pauses)
    chance.shuffle(shuffled)
    assert clock_paused(RECEIVED, BELGIUM, shuffled) == clock_paused(RECEIVED, BELGIUM, pauses)


@given(PAUSES)
def test_a_pause_never_brings_the_end_forward(pauses: list[Pause]) -> None:
    deadline = clock_paused(RECEIVED, BELGIUM, pauses)
    assert deadline.due
    assert deadline.due >= deadline.hard == HARD
    assert BELGIUM.is_working_day(deadline.due)
