"""Who is reminded of a legal date, and when: tables over weekends, holidays, zones and changes of the clock."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from knowledge.access import Actor
from knowledge.organisation import Dpo, Limits, Organisation, WorkingHours
from knowledge.reader import Reader, hours_of
from knowledge.reminders import candidates, owed, schedule
from knowledge.requests.model import UNANSWERED, Channel, Intake, Request, State

OURS = Organisation(dpo=Dpo(slack="U0DPO", deputy="U0DEPUTY"), handlers=("U0HANDLER",))
HANDLER = Reader(actor=Actor(id="U0HANDLER"), lang="nl", timezone="Europe/Brussels")
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
BRUSSELS = ZoneInfo("Europe/Brussels")


def request(due: date | None = date(2026, 5, 4), **changes: object) -> Request:
    intake = Intake(rights=("right-access",), received_on=date(2026, 4, 2), channel=Channel.EMAIL, lang="nl")
    logged = Request(
        reference="RR-2026-0001",
        state=State.IN_PROGRESS,
        intake=intake,
        due=due,
        logged_at=LONG_AGO,
        logged_by="U0EMMA",
        assignee="U0HANDLER",
    )
    return logged.model_copy(update=changes)


def days(due: date, *, timezone: str = "Europe/Brussels", nudges: int = 0, ours: Organisation = OURS) -> dict[str, str]:
    """Stage -> local day, for a reader."""
    hours = hours_of(HANDLER.model_copy(update={"timezone": timezone}), ours)
    return {stage.name: f"{stage.at.astimezone(ZoneInfo(timezone)):%d/%m}" for stage in schedule(due, hours, nudges)}


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (date(2026, 6, 18), {"14d": "04/06", "7d": "11/06", "3d": "15/06", "1d": "17/06", "0d": "18/06"}),
        (date(2026, 6, 23), {"14d": "09/06", "7d": "16/06", "3d": "19/06", "1d": "22/06", "0d": "23/06"}),
        # a Monday: three days and one day before fall on the Friday, which is one reminder
        (date(2026, 6, 22), {"14d": "08/06", "7d": "15/06", "1d": "19/06", "0d": "22/06"}),
        # 4 May 2026, a Monday: one day before is the Friday, which is 1 May; so the Thursday, and three days too
        (date(2026, 5, 4), {"14d": "20/04", "7d": "27/04", "1d": "30/04", "0d": "04/05"}),
        # 13 April 2026: seven and fourteen days before lie on and around Easter Monday
        (date(2026, 4, 13), {"14d": "30/03", "7d": "03/04", "1d": "10/04", "0d": "13/04"}),
        # 2 January 2026: New Year and Christmas
        (date(2026, 1, 2), {"14d": "19/12", "7d": "26/12", "3d": "30/12", "1d": "31/12", "0d": "02/01"}),
    ],
)
def test_a_stage_on_a_day_off_moves_to_the_working_day_before_and_stages_that_meet_merge(
    due: date, expected: dict[str, str]
) -> None:
    assert days(due) == expected


def test_a_day_off_of_the_organisation_is_a_day_off_for_its_reminders() -> None:
    four_days = OURS.model_copy(update={"working_hours": WorkingHours(days=("mon", "tue", "wed", "thu"))})
    assert days(date(2026, 6, 19), ours=four_days)["0d"] == "18/06"


@pytest.mark.parametrize(
    ("zone", "due", "expected"),
    [
        # clocks go forward on 29 March and back on 25 October 2026: nine o'clock stays nine o'clock
        ("Europe/Brussels", date(2026, 3, 31), ["08:00", "08:00", "08:00", "07:00", "07:00"]),
        ("Europe/Brussels", date(2026, 10, 27), ["07:00", "07:00", "07:00", "08:00", "08:00"]),
        ("America/New_York", date(2026, 11, 5), ["13:00", "13:00", "14:00", "14:00", "14:00"]),
    ],
)
def test_nine_o_clock_is_that_of_the_reader_over_a_change_of_the_clock(
    zone: str, due: date, expected: list[str]
) -> None:
    hours = hours_of(HANDLER.model_copy(update={"timezone": zone}), OURS)
    assert [f"{stage.at:%H:%M}" for stage in schedule(due, hours, 0)] == expected
    assert {stage.at.astimezone(ZoneInfo(zone)).time() for stage in schedule(due, hours, 0)} == {time(9)}


def test_overdue_nudges_come_on_working_days_up_to_the_limit() -> None:
    # due on Thursday 16 July 2026; 21 July is a public holiday
    nudged = days(date(2026, 7, 16), nudges=4)
    assert [nudged[f"overdue-{n}"] for n in (1, 2, 3, 4)] == ["17/07", "20/07", "22/07", "23/07"]
    assert "overdue-5" not in nudged


def test_keys_name_the_request_the_stage_the_date_and_the_reader() -> None:
    reader = HANDLER.model_copy(update={"actor": Actor(id="U1")})
    keys = [each.notice.key for each in owed(request(), reader, OURS, LONG_AGO)]
    assert "deadline/RR-2026-0001/7d/2026-05-04/U1" in keys
    assert len(set(keys)) == len(keys) == 4 + OURS.limits.overdue_nudges


def test_a_request_logged_late_gets_the_next_stage_only() -> None:
    logged = datetime(2026, 4, 28, 15, tzinfo=UTC)  # the stages of 14 and 7 days are past
    assert [each.notice.stage for each in owed(request(), HANDLER, OURS, logged)][:2] == ["1d", "0d"]


def test_a_request_logged_after_its_date_is_nudged_from_the_next_working_day() -> None:
    logged = datetime(2026, 5, 8, 15, tzinfo=UTC)  # the fifth nudge is due on Monday
    assert [each.notice.stage for each in owed(request(), HANDLER, OURS, logged)] == ["overdue-5"]


def test_a_stage_is_worth_sending_until_the_next_one_so_that_a_stop_of_three_weeks_brings_one_message() -> None:
    restart = datetime(2026, 5, 1, 12, tzinfo=UTC)
    past = [each for each in owed(request(), HANDLER, OURS, LONG_AGO) if each.due <= restart]
    assert len(past) == 3
    worth = [each.notice.stage for each in past if each.notice.until is None or each.notice.until > restart]
    assert worth == ["1d"]


def test_the_last_nudge_never_lapses() -> None:
    assert [each.notice.until for each in owed(request(), HANDLER, OURS, LONG_AGO)].index(None) == 8


@pytest.mark.parametrize("state", sorted(set(State) - UNANSWERED))
def test_nobody_is_reminded_of_what_is_answered_or_ended(state: State) -> None:
    assert owed(request(state=state), HANDLER, OURS, LONG_AGO) == ()


def test_a_request_without_a_date_has_no_reminders() -> None:
    assert owed(request(due=None), HANDLER, OURS, LONG_AGO) == ()


@pytest.mark.parametrize(
    ("assignee", "expected"),
    [
        ("U0HANDLER", ("U0HANDLER", "U0DPO", "U0DEPUTY")),
        (None, ("U0DPO", "U0DEPUTY")),
        ("U0DPO", ("U0DPO", "U0DEPUTY")),
        ("U0FORMER", ("U0DPO", "U0DEPUTY")),  # no longer a handler in organisation.yaml
    ],
)
def test_the_assignee_is_reminded_else_the_dpo_else_the_deputy(assignee: str | None, expected: tuple[str, ...]) -> None:
    assert candidates(request(assignee=assignee), OURS) == expected


def test_without_nudges_the_day_itself_is_the_last_reminder() -> None:
    quiet = OURS.model_copy(update={"limits": Limits(overdue_nudges=0)})
    assert owed(request(), HANDLER, quiet, LONG_AGO)[-1].notice.stage == "0d"


def test_a_reader_without_a_known_zone_is_reminded_in_the_organisations() -> None:
    reader = HANDLER.model_copy(update={"timezone": None})
    assert owed(request(), reader, OURS, LONG_AGO)[0].due.astimezone(BRUSSELS).time() == time(9)


def test_what_a_colleague_who_left_was_not_told_is_told_to_the_dpo() -> None:
    restart = datetime(2026, 5, 1, 12, tzinfo=UTC)
    unsent = [each.notice for each in owed(request(), HANDLER, OURS, LONG_AGO)]
    dpo = Reader(actor=Actor(id="U0DPO"), lang="fr")
    told = [each.notice for each in owed(request(), dpo, OURS, restart, unsent)]
    assert [(each.stage, each.to.channel) for each in told][:3] == [("14d", "U0DPO"), ("7d", "U0DPO"), ("1d", "U0DPO")]
    assert next(each.stage for each in told if each.until is None or each.until > restart) == "1d"


def test_a_new_date_starts_anew_with_its_next_stage() -> None:
    now = datetime(2026, 5, 1, 12, tzinfo=UTC)
    unsent = [each.notice for each in owed(request(), HANDLER, OURS, LONG_AGO)]
    moved = request(due=date(2026, 5, 6))
    assert [each.notice.key for each in owed(moved, HANDLER, OURS, now, unsent)][:2] == [
        "deadline/RR-2026-0001/1d/2026-05-06/U0HANDLER",
        "deadline/RR-2026-0001/0d/2026-05-06/U0HANDLER",
    ]


def test_where_slack_refuses_the_assignee_the_dpo_is_next_and_for_the_dpo_the_deputy() -> None:
    dpo = Reader(actor=Actor(id="U0DPO"), lang="fr")
    fallbacks = [owed(request(), reader, OURS, LONG_AGO)[0].notice.fallback for reader in (HANDLER, dpo)]
    assert fallbacks == ["U0DPO", "U0DEPUTY"]
