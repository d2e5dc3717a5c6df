"""The weekly digest: when it goes, what it counts, whom it does not name."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from knowledge.checks import Answer, Attestation
from knowledge.digest import Turnout, compiled, occasion, weekly
from knowledge.journal import GENESIS
from knowledge.organisation import Channels, CheckKind, Dpo, Organisation
from knowledge.requests.model import Channel, Intake, Request, State

OURS = Organisation(dpo=Dpo(slack="U0DPO"))
BRUSSELS = ZoneInfo("Europe/Brussels")
TUESDAY = date(2026, 6, 16)


def at(day: date, hour: int = 12) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=BRUSSELS).astimezone(UTC)


def request(number: int, due: date, **changes: object) -> Request:
    intake = Intake(rights=("right-access",), received_on=date(2026, 6, 1), channel=Channel.EMAIL, lang="nl")
    logged = Request(
        reference=f"RR-2026-{number:04d}", state=State.RECEIVED, intake=intake, due=due,
        logged_at=at(date(2026, 6, 2)), logged_by="U0EMMA",
    )  # fmt: skip
    return logged.model_copy(update=changes)


def attestation(
    person: int, answer: Answer | None, campaign: str = "desk", day: date = date(2026, 6, 11)
) -> Attestation:
    return Attestation(
        campaign=campaign, kind=CheckKind.CLEAN_DESK, day=day, person=f"U0{person}", due=at(day), answer=answer
    )


@pytest.mark.parametrize(
    ("now", "day", "goes", "lapses"),
    [
        (at(TUESDAY), "15/06", "15/06 09:00", "19/06 17:30"),
        (at(date(2026, 6, 15), 8), "15/06", "15/06 09:00", "19/06 17:30"),
        (at(date(2026, 6, 21)), "15/06", "15/06 09:00", "19/06 17:30"),  # a Sunday is still of the week before
        (at(date(2026, 4, 8)), "07/04", "07/04 09:00", "10/04 17:30"),  # Easter Monday
        (at(date(2026, 3, 30)), "30/03", "30/03 09:00", "03/04 17:30"),  # the day after the clocks went forward
        (at(date(2026, 10, 26)), "26/10", "26/10 09:00", "30/10 17:30"),  # and back
    ],
)
def test_it_goes_when_the_weeks_first_working_day_begins_and_lapses_when_the_last_one_ends(
    now: datetime, day: str, goes: str, lapses: str
) -> None:
    found = occasion(now, OURS)
    assert found is not None
    assert f"{found.day:%d/%m}" == day
    assert [f"{each.astimezone(BRUSSELS):%d/%m %H:%M}" for each in (found.at, found.until)] == [goes, lapses]


def test_requests_are_counted_by_state_and_week() -> None:
    requests = [
        request(1, date(2026, 6, 15)),  # yesterday
        request(2, date(2026, 6, 16)),
        request(3, date(2026, 6, 19), logged_at=at(date(2026, 6, 10))),
        request(4, date(2026, 6, 22), logged_at=at(date(2026, 6, 14), 23)),  # late on the Sunday of last week
        request(5, date(2026, 6, 17), state=State.ANSWERED),  # its clock has stopped
        request(6, date(2026, 6, 15), state=State.CLOSED, closed_at=at(date(2026, 6, 8), 0)),
        request(7, date(2026, 6, 15), state=State.CLOSED, closed_at=at(date(2026, 6, 15), 0)),  # this week
    ]
    digest = compiled(TUESDAY, requests, [], 3, GENESIS, OURS)
    assert (digest.open, digest.logged, digest.closed, digest.questions) == (5, 2, 1, 3)
    assert [each.reference[-1] for each in digest.overdue] == ["1"]
    assert [each.reference[-1] for each in digest.due] == ["2", "3"]
    assert sorted(digest.days_lost) == [9, 13]


def test_checks_are_counted_without_names_and_not_at_all_for_a_small_group() -> None:
    given = [Answer.ALL_GOOD, Answer.ALL_GOOD, Answer.NEED_HELP, Answer.LATER, None]
    desks = [attestation(number, answer) for number, answer in enumerate(given)]
    few = [attestation(number, Answer.ALL_GOOD, "passwords") for number in range(4)]
    digest = compiled(TUESDAY, [], [*desks, *few], 0, GENESIS, OURS)
    assert digest.checks == (Turnout(campaign="desk", kind=CheckKind.CLEAN_DESK, asked=5, answered=3, help_wanted=1),)
    assert digest.too_few == 1
    assert "U0" not in digest.model_dump_json()


def test_only_checks_of_last_week_count() -> None:
    days = [date(2026, 6, 7), date(2026, 6, 15)]  # a Sunday two weeks back, this Monday
    given = [attestation(number, Answer.ALL_GOOD, day=day) for number in range(6) for day in days]
    digest = compiled(TUESDAY, [], given, 0, GENESIS, OURS)
    assert (digest.checks, digest.too_few) == ((), 0)


@pytest.mark.parametrize(
    ("organisation", "where"),
    [
        (Organisation(channels=Channels(dpo="C0DPO"), dpo=Dpo(slack="U0DPO")), "C0DPO"),
        (OURS, "U0DPO"),
        (Organisation(dpo=Dpo(deputy="U0DEPUTY")), "U0DEPUTY"),
        (Organisation(), None),
    ],
)
def test_without_a_channel_it_goes_to_the_dpo_in_person(organisation: Organisation, where: str | None) -> None:
    on = occasion(at(TUESDAY), organisation)
    assert on is not None
    notice = weekly(on, compiled(TUESDAY, [], [], 0, GENESIS, organisation), organisation)
    assert (notice.key if notice else None) == (f"digest/2026-06-15/{where}" if where else None)
