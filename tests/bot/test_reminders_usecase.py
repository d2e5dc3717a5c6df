"""Reminders in the real store: arranged with the change, put right when people leave or move, sent to who is here."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot import outbox, register
from bot.errors import SlackBusy, SlackRefused
from bot.machine import Machine
from bot.schema import OUTBOX
from bot.store.seam import Store
from bot.usecases.reminders import Reminders
from knowledge.access import Actor
from knowledge.organisation import Organisation
from knowledge.outdated import Outdated
from knowledge.reader import Reader
from knowledge.reminders import DeadlineReminder
from knowledge.requests.model import Request, State
from tests.bot.conftest import START, HandClock
from tests.bot.staff import Staff
from tests.bot.test_delivery import Post
from tests.knowledge.test_reminders import request

DUE = date(2026, 12, 21)  # a Monday; START is Monday 23 November
SUBJECT = "deadline/RR-2026-0001"


def open_request(**changes: object) -> Request:
    return request(DUE, state=State.RECEIVED, logged_at=START, assignee=None).model_copy(update=changes)


@pytest.fixture
def staff() -> Staff:
    return Staff({"U0DPO": Reader(actor=Actor(id="U0DPO"), lang="fr", timezone="Europe/Brussels")})


@pytest.fixture
def reminders(machine: Machine, staff: Staff) -> Reminders:
    return Reminders(machine, staff)


def keep(reminders: Reminders, known: Request) -> None:
    """What a use case does that changes a request."""
    with reminders.machine.store.transaction() as tx:
        register.save(tx, known)
        reminders.arrange(tx, known)


def waiting(store: Store) -> list[DeadlineReminder]:
    return [each for each in outbox.waiting(store, SUBJECT) if isinstance(each, DeadlineReminder)]


def readers(store: Store) -> set[str]:
    return {each.to.channel for each in waiting(store)}


def test_all_stages_wait_from_the_commit_that_logs_the_request(reminders: Reminders, kept: Store) -> None:
    keep(reminders, open_request())
    assert [each.stage for each in waiting(kept)][:4] == ["0d", "14d", "1d", "7d"]
    assert readers(kept) == {"U0DPO"}
    assert {each.lang for each in waiting(kept)} == {"fr"}
    assert outbox.next_due(kept) == "2026-12-07T08:00:00.000000+00:00"


def test_a_new_date_withdraws_the_reminders_of_the_former_one(reminders: Reminders, kept: Store) -> None:
    keep(reminders, open_request())
    keep(reminders, open_request(due=date(2026, 12, 18)))
    assert {each.key.split("/")[3] for each in waiting(kept)} == {"2026-12-18"}


def test_who_is_assigned_gets_them_and_who_was_does_not(reminders: Reminders, kept: Store) -> None:
    keep(reminders, open_request())
    keep(reminders, open_request(state=State.IN_PROGRESS, assignee="U0DEPUTY"))
    assert readers(kept) == {"U0DEPUTY"}


@pytest.mark.parametrize("state", [State.CLOSED, State.ANSWERED, State.NOT_A_REQUEST])
def test_nothing_waits_once_it_is_answered_or_ended(reminders: Reminders, kept: Store, state: State) -> None:
    keep(reminders, open_request())
    keep(reminders, open_request(state=state))
    assert not waiting(kept)


def test_somebody_not_met_since_the_start_is_reminded_in_our_language_until_slack_tells_theirs(
    reminders: Reminders, staff: Staff, kept: Store
) -> None:
    staff.people.clear()
    keep(reminders, open_request())
    assert {each.lang for each in waiting(kept)} == {"nl"}
    staff.people["U0DPO"] = Reader(actor=Actor(id="U0DPO"), lang="de", timezone="America/New_York")
    reminders.tick()
    assert {each.lang for each in waiting(kept)} == {"de"}
    assert outbox.next_due(kept) == "2026-12-07T14:00:00.000000+00:00"


def test_who_left_is_replaced_by_the_deputy_also_for_what_was_due_meanwhile(
    reminders: Reminders, staff: Staff, kept: Store, clock: HandClock
) -> None:
    keep(reminders, open_request())
    clock.passes(days=21)  # 14 December: the stages of 14 and 7 days were never sent
    staff.people["U0DPO"] = staff.people["U0DPO"].model_copy(update={"here": False})
    reminders.tick()
    assert readers(kept) == {"U0DEPUTY"}
    post = Post(kept, clock)
    post.goes()
    assert [(where, key) for where, key, _ in post.mail.posted] == [("U0DEPUTY", f"{SUBJECT}/7d/{DUE}/U0DEPUTY")]


def test_a_tick_without_slack_changes_nothing(reminders: Reminders, staff: Staff, kept: Store) -> None:
    keep(reminders, open_request())
    before = waiting(kept)
    staff.reachable = False
    reminders.tick()
    assert waiting(kept) == before


def test_ticks_add_nothing_to_what_was_sent(reminders: Reminders, kept: Store, clock: HandClock) -> None:
    keep(reminders, open_request())
    post = Post(kept, clock)
    sent: list[str] = []
    for _ in range(45):
        clock.passes(days=1)
        reminders.tick()
        post.goes()
        sent = [key.split("/")[2] for _, key, _ in post.mail.posted]
    assert sent == ["14d", "7d", "1d", "0d", *(f"overdue-{number}" for number in range(1, 6))]
    assert [ts for _, ts, _ in post.mail.updated] == [f"{number}.5" for number in range(1, 9)], "each former one shrank"


def test_a_reminder_shrinks_when_its_request_is_answered(reminders: Reminders, kept: Store, clock: HandClock) -> None:
    keep(reminders, open_request())
    clock.passes(days=15)
    post = Post(kept, clock)
    post.goes()
    keep(reminders, open_request(state=State.ANSWERED))
    keep(reminders, open_request(state=State.CLOSED))
    post.goes()
    assert len(post.mail.updated) == 1


def test_without_anybody_to_remind_nothing_waits_and_later_the_next_stage_does(
    machine: Machine, kept: Store, clock: HandClock
) -> None:
    lonely = replace(machine, organisation=Organisation())
    keep(Reminders(lonely, Staff()), open_request())
    assert not waiting(kept)
    clock.at = datetime.combine(DUE, clock.at.time(), clock.at.tzinfo) - timedelta(days=5)
    Reminders(machine, Staff()).tick()
    assert [each.stage for each in waiting(kept)][:2] == ["0d", "1d"]


def test_a_reader_whom_slack_refuses_is_passed_over(reminders: Reminders, kept: Store, clock: HandClock) -> None:
    keep(reminders, open_request(state=State.IN_PROGRESS, assignee="U0DPO"))
    clock.passes(days=15)
    post = Post(kept, clock)
    post.goes(SlackRefused("user_disabled"))
    post.goes()
    assert [where for where, _, _ in post.mail.posted] == ["U0DEPUTY"]
    assert not [key for key, row in kept.find(OUTBOX, state=outbox.State.QUEUED) if row["notice"]["kind"] == "outdated"]


def test_what_shrinks_is_a_line_in_the_language_of_who_was_reminded(
    reminders: Reminders, kept: Store, clock: HandClock
) -> None:
    keep(reminders, open_request())
    clock.passes(days=15)
    Post(kept, clock).goes()
    keep(reminders, open_request(state=State.IN_PROGRESS, assignee="U0DEPUTY"))
    (queued,) = [each.notice for each in outbox.due(kept, clock.now(), 10)]
    assert isinstance(queued, Outdated)
    assert (queued.lang, queued.was.to.channel) == ("fr", "U0DPO")


def test_what_waits_for_who_is_told_instead_outlives_the_next_tick(
    reminders: Reminders, kept: Store, clock: HandClock
) -> None:
    keep(reminders, open_request(state=State.IN_PROGRESS, assignee="U0DPO"))
    clock.passes(days=15)
    post = Post(kept, clock)
    post.goes(SlackRefused("user_disabled"), SlackBusy(60))
    reminders.tick()
    clock.passes(minutes=2)
    post.goes()
    assert [where for where, _, _ in post.mail.posted] == ["U0DEPUTY"]
    reminders.tick()
    post.goes()
    assert not post.mail.updated, "it stands until the next stage"


def test_a_reminder_that_arrives_just_after_the_answer_shrinks_at_once(
    reminders: Reminders, kept: Store, clock: HandClock
) -> None:
    keep(reminders, open_request())
    clock.passes(days=15)
    post = Post(kept, clock)
    post.mail.meanwhile = lambda: keep(reminders, open_request(state=State.CLOSED))
    post.goes()
    assert len(post.mail.posted) == len(post.mail.updated) == 1


def test_a_stop_of_three_weeks_over_a_change_of_the_clock_brings_one_reminder_and_the_next_at_nine(
    reminders: Reminders, kept: Store, clock: HandClock
) -> None:
    """Clocks go forward on Sunday 28 March 2027, a stage falls on Easter Monday, the date on Monday 12 April."""
    due = date(2027, 4, 12)
    clock.at = datetime.fromisoformat("2027-03-12T17:00+01:00")
    keep(reminders, open_request(due=due, logged_at=clock.at))
    assert outbox.next_due(kept) == "2027-03-26T08:00:00.000000+00:00"
    clock.at = datetime.fromisoformat("2027-04-05T10:00+02:00")
    reminders.tick()
    post = Post(kept, clock)
    post.goes()
    assert [key.split("/")[2] for _, key, _ in post.mail.posted] == ["7d"]
    reminders.tick()
    post.goes()
    assert len(post.mail.posted) == 1
    assert outbox.next_due(kept) == "2027-04-09T07:00:00.000000+00:00"
