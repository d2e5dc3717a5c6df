"""Requests in the real store: what belongs together is one commit, and nothing is done twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import journal, register
from bot.machine import Machine
from bot.schema import JOURNAL, OUTBOX, REQUESTS, SCHEMA
from bot.store.seam import Store
from bot.store.tinydb_store import open_store
from bot.usecases.reminders import Reminders
from bot.usecases.requests import Requests
from handlers.request_desk import Logged, UnknownRequest
from knowledge.access import Actor
from knowledge.asking import Place
from knowledge.loading import DATA
from knowledge.personal import Personal
from knowledge.requests.errors import (
    AlreadyLogged,
    NotPermitted,
    ReceivedInFuture,
    ReceivedTooEarly,
    RoleRefused,
    TakenBefore,
    TransitionRefused,
)
from knowledge.requests.filters import Filter
from knowledge.requests.loading import load_rights
from knowledge.requests.model import Intake, State
from knowledge.requests.permissions import need_correct, need_names, need_view
from tests.bot.conftest import HandClock
from tests.bot.staff import Staff
from tests.knowledge.requests.conftest import DPO, EMPLOYEE, GUEST, HANDLER, OTHER_HANDLER, OURS, granted, intake

PLACE = Place(channel="C0SALES", thread_ts="1.2")
RIGHTS = load_rights(DATA)


@pytest.fixture
def desk(machine: Machine) -> Requests:
    return desk_of(replace(machine, organisation=OURS))


def desk_of(machine: Machine) -> Requests:
    return Requests(machine, RIGHTS, Reminders(machine, Staff()))


def form(desk: Requests) -> str:
    """The name of a form that was just opened."""
    return f"form/{desk.machine.new_id()}"


def log(desk: Requests, known: Intake | None = None, **changes: Any) -> Logged:
    """Log a request, by default from a form of its own."""
    given: dict[str, Any] = {
        "actor": EMPLOYEE,
        "lang": "nl",
        "message": None,
        "once": form(desk),
        "sure": True,
    }
    return desk.log(known or intake(), **(given | changes))


def logged(desk: Requests, known: Intake | None = None, **changes: Any) -> str:
    reference = log(desk, known, **changes).reference
    assert reference
    return reference


def listed(desk: Requests, actor: Actor, wanted: Filter | None = None) -> list[str]:
    return [found.reference for found in desk.listed(actor, wanted)]


def counts(store: Store) -> tuple[int, int, int]:
    return store.count(REQUESTS), store.count(JOURNAL), len(told(store))


def told(store: Store) -> list[str]:
    """The keys of what is told at once; reminders wait for their day."""
    return [key for key, _ in store.find(OUTBOX) if not key.startswith("deadline/")]


def actions(store: Store) -> list[str]:
    return [entry.action for entry in journal.entries(store)]


def test_request_journal_card_and_receipt_are_one_commit(desk: Requests, kept: Store) -> None:
    reference = logged(desk)
    assert counts(kept) == (1, 1, 2)
    assert told(kept) == [f"card/{reference}/1", f"receipt/{reference}/1"]
    desk.claim(reference, HANDLER)
    desk.close(reference, granted(), date(2026, 11, 23), HANDLER, once=form(desk))
    assert counts(kept) == (1, 3, 6)
    assert actions(kept) == ["log", "claim", "close_short"]
    assert journal.verified(kept) is None


def test_the_same_form_twice_is_one_request(desk: Requests, kept: Store) -> None:
    first = log(desk, once="log/V1")
    assert log(desk, once="log/V1") == first
    assert counts(kept) == (1, 1, 2)


def test_a_likely_duplicate_is_pointed_out_and_leaves_nothing_behind(desk: Requests, kept: Store) -> None:
    first = logged(desk)
    assert log(desk, sure=False) == Logged(alike=first)
    assert counts(kept) == (1, 1, 2)
    assert logged(desk, sure=True) == "RR-2026-0002"


def test_there_is_one_file_per_message_and_person(desk: Requests) -> None:
    first = logged(desk, message=PLACE)
    with pytest.raises(AlreadyLogged) as caught:
        log(desk, message=PLACE, actor=HANDLER)
    assert caught.value.reference == first
    other = intake(person=Personal("Piet Claes"))
    assert logged(desk, other, message=PLACE)
    assert logged(desk, message=Place(channel="C0SALES", thread_ts="9.9"))


def test_a_message_logged_by_mistake_can_be_logged_after_all(desk: Requests) -> None:
    desk.mistake(logged(desk, message=PLACE), EMPLOYEE)
    assert logged(desk, message=PLACE, sure=False)


def test_who_is_named_later_is_pointed_out_where_the_message_is_the_same(desk: Requests) -> None:
    first = logged(desk, intake(person=None), message=PLACE)
    with pytest.raises(AlreadyLogged):
        log(desk, intake(person=None), message=PLACE)
    assert log(desk, message=PLACE, sure=False) == Logged(alike=first)


def test_the_year_of_a_reference_is_the_organisations(desk: Requests, clock: HandClock) -> None:
    clock.at = datetime(2026, 12, 31, 22, 59, tzinfo=UTC)
    assert logged(desk) == "RR-2026-0001"
    clock.at = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert logged(desk, intake(received_on=date(2027, 1, 1))) == "RR-2027-0001"
    with pytest.raises(ReceivedInFuture):
        log(desk, intake(received_on=date(2027, 1, 2)))
    assert logged(desk) == "RR-2027-0002"


@pytest.mark.parametrize(("day", "why"), [(date(2199, 1, 1), ReceivedInFuture), (date(1700, 1, 1), ReceivedTooEarly)])
@pytest.mark.parametrize("right", ["right-access", "right-complaint"])
def test_an_impossible_day_is_refused_for_every_right(
    desk: Requests, kept: Store, day: date, why: type[Exception], right: str
) -> None:
    with pytest.raises(why):
        log(desk, intake(received_on=day, rights=(right,)))
    assert counts(kept) == (0, 0, 0)
    assert logged(desk) == "RR-2026-0001", "a refusal takes no number"


def test_a_complaint_has_no_date_and_anything_beside_it_has(desk: Requests) -> None:
    assert desk.deadline(intake(rights=("right-complaint",))) is None
    both = desk.deadline(intake(rights=("right-complaint", "right-objection-marketing")))
    assert both is not None
    assert both.hard == date(2026, 12, 21)


def test_a_correction_counts_the_date_anew_and_withdraws_only_reminders_of_the_former_one(
    desk: Requests, kept: Store
) -> None:
    reference = logged(desk)
    waiting = told(kept)
    desk.correct(reference, intake(received_on=date(2026, 11, 2)), EMPLOYEE)
    found = desk.show(reference, EMPLOYEE, need_view)
    assert (found.due, found.version, found.state) == (date(2026, 12, 2), 2, State.RECEIVED)
    assert set(waiting) < set(told(kept))
    assert {key.split("/")[3] for key, _ in kept.find(OUTBOX) if key.startswith("deadline/")} == {"2026-12-02"}


def test_a_click_that_changes_nothing_writes_nothing(desk: Requests, kept: Store) -> None:
    reference = logged(desk)
    desk.claim(reference, HANDLER)
    before = counts(kept)
    desk.claim(reference, HANDLER)
    desk.correct(reference, intake(), HANDLER)
    assert counts(kept) == before


def test_of_two_handlers_the_first_has_it(desk: Requests) -> None:
    reference = logged(desk)
    desk.claim(reference, OTHER_HANDLER)
    with pytest.raises(TakenBefore):
        desk.claim(reference, HANDLER)
    assert desk.show(reference, DPO, need_view).assignee == OTHER_HANDLER.id


def test_refusals_are_counted_and_journaled_once_per_actor_action_and_day(
    desk: Requests, kept: Store, clock: HandClock
) -> None:
    reference = logged(desk)
    desk.claim(reference, OTHER_HANDLER)

    def refused() -> list[tuple[str, str]]:
        entries = [entry for entry in journal.entries(kept) if entry.action == "refused"]
        return [(entry.actor, entry.facts["refused"]) for entry in entries]

    def tries() -> None:
        for _ in range(3):
            for actor in (EMPLOYEE, HANDLER):
                with pytest.raises(RoleRefused):
                    desk.show(reference, actor, need_names)
            with pytest.raises(NotPermitted):
                desk.claim(reference, HANDLER)
            with pytest.raises(RoleRefused):
                log(desk, actor=GUEST)

    tries()
    once = [("U0EMMA", "names"), ("U0HANNE", "names"), ("U0HANNE", "claim"), ("U0GREG", "log")]
    assert sorted(refused()) == sorted(once)
    clock.passes(days=1)
    tries()
    assert sorted(refused()) == sorted(once * 2)
    with kept.transaction() as tx:
        assert tx.next_number("refused/names") == 13
    assert journal.verified(kept) is None


def test_what_is_no_longer_possible_is_refused_without_a_trace_in_the_journal(desk: Requests, kept: Store) -> None:
    reference = logged(desk)
    desk.claim(reference, HANDLER)
    desk.close(reference, granted(), date(2026, 11, 23), HANDLER, once=form(desk))
    before = counts(kept)
    late: list[Callable[[], object]] = [
        lambda: desk.claim(reference, OTHER_HANDLER),
        lambda: desk.close(reference, granted(), date(2026, 11, 23), HANDLER, once=form(desk)),
        lambda: desk.correct(reference, intake(rights=("right-erasure",)), DPO),
        lambda: desk.mistake(reference, DPO),
        lambda: desk.show(reference, HANDLER, need_correct),
    ]
    for act in late:
        with pytest.raises(TransitionRefused):
            act()
    assert counts(kept) == before


@pytest.mark.parametrize("reference", ["", "RR-2026-9999", "RR-2026-0001 x", "../../etc/passwd", "x" * 2_000])
def test_a_forged_reference_is_unknown_everywhere(desk: Requests, kept: Store, reference: str) -> None:
    acts: list[Callable[[], object]] = [
        lambda: desk.claim(reference, DPO),
        lambda: desk.correct(reference, intake(), DPO),
        lambda: desk.mistake(reference, DPO),
        lambda: desk.close(reference, granted(), date(2026, 11, 23), DPO, once=form(desk)),
        lambda: desk.show(reference, DPO, need_names),
    ]
    for act in acts:
        with pytest.raises(UnknownRequest):
            act()
    assert counts(kept) == (0, 0, 0)


def test_the_team_lists_what_is_open_by_date_and_others_what_they_logged(desk: Requests) -> None:
    later = logged(desk, intake(received_on=date(2026, 11, 20)))
    sooner = logged(desk, intake(received_on=date(2026, 11, 2)), actor=Actor(id="U0LUC"))
    done = logged(desk, intake(received_on=date(2026, 10, 20)))
    desk.mistake(done, EMPLOYEE)
    assert listed(desk, HANDLER) == [sooner, later]
    assert listed(desk, EMPLOYEE) == [done, later]
    assert listed(desk, Actor(id="U0NEW")) == []
    with pytest.raises(RoleRefused):
        desk.listed(GUEST, None)


def test_a_form_that_closes_and_comes_twice_closes_once(desk: Requests, kept: Store) -> None:
    """The first acknowledgement was lost on its way."""
    reference, once = logged(desk), form(desk)
    desk.claim(reference, HANDLER)
    closed = desk.close(reference, granted(), date(2026, 11, 23), HANDLER, once=once)
    before = counts(kept)
    assert desk.close(reference, granted(), date(2026, 11, 23), HANDLER, once=once) == closed
    assert counts(kept) == before


def test_a_list_holds_what_was_wanted_of_what_one_may_see(desk: Requests, clock: HandClock) -> None:
    late = logged(desk, intake(received_on=date(2026, 11, 2)), actor=Actor(id="U0LUC"))
    taken = logged(desk, intake(received_on=date(2026, 11, 20)))
    desk.claim(taken, HANDLER)
    closed = logged(desk, intake(received_on=date(2026, 11, 21)))
    desk.mistake(closed, EMPLOYEE)
    clock.passes(days=11)
    team = {Filter.OPEN: [late, taken], Filter.MINE: [taken], Filter.FREE: [late], Filter.LATE: [late]}
    for wanted, found in (team | {Filter.CLOSED: [closed]}).items():
        assert listed(desk, HANDLER, wanted) == found
    own = {
        Filter.MINE: [closed, taken],
        Filter.OPEN: [taken],
        Filter.CLOSED: [closed],
        Filter.LATE: [],
        Filter.FREE: [],
    }
    for wanted, found in own.items():
        assert listed(desk, EMPLOYEE, wanted) == found


def test_a_thousand_emoji_and_a_name_that_would_call_everybody_are_kept_as_typed(desk: Requests, kept: Store) -> None:
    words = Personal("🙈" * 1_500)
    reference = logged(desk, intake(person=Personal("<!channel>"), words=words))
    found = register.get(kept, reference)
    assert found is not None
    assert (found.intake.person, found.intake.words) == (Personal("<!channel>"), words)
    assert "🙈" not in str(kept.find(JOURNAL)) + str(kept.find(OUTBOX))


def test_a_purge_date_stands_from_the_end_on(desk: Requests, clock: HandClock) -> None:
    reference = logged(desk)
    clock.passes(days=1)
    ended = desk.mistake(reference, EMPLOYEE)
    assert ended.purge_on == date(2029, 11, 24)
    assert ended.closed_at == datetime(2026, 11, 23, 9, tzinfo=UTC) + timedelta(days=1)


def test_all_of_it_is_there_after_the_store_was_opened_again(machine: Machine, tmp_path: Path) -> None:
    folder = tmp_path / "again"
    store = open_store(folder, SCHEMA)
    reference = logged(desk_of(replace(machine, store=store, organisation=OURS)))
    store.close()
    store = open_store(folder, SCHEMA)
    assert register.get(store, reference) is not None
    assert journal.verified(store) is None
    store.close()
