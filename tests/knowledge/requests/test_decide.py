"""What a click or a form makes of a request, and each reason why it makes nothing of it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from knowledge.access import Actor
from knowledge.asking import Place
from knowledge.requests import decide
from knowledge.requests.errors import (
    AnsweredImpossible,
    ReasonMissing,
    ReceivedInFuture,
    ReceivedTooEarly,
    RefusalNotYours,
    RightsChanged,
    RoleRefused,
    TakenBefore,
    TransitionRefused,
)
from knowledge.requests.model import OPEN, Intake, Outcome, Request, State, Verdict
from knowledge.requests.notices import RequestCard, RequestReceipt, after_change
from knowledge.requests.permissions import need_names, need_view, permits, vacant
from tests.knowledge.requests.conftest import (
    DEPUTY,
    DPO,
    DUE,
    EMPLOYEE,
    GUEST,
    HANDLER,
    LEFT,
    NOW,
    OTHER_HANDLER,
    OURS,
    OUTSIDER,
    TODAY,
    granted,
    intake,
    refused,
    request,
)

CLOSED = sorted(set(State) - OPEN)


def due(known: Intake) -> date | None:
    """A date that tells which day it was counted from."""
    return known.received_on + timedelta(days=31)


def logged(known: Intake, actor: Actor = EMPLOYEE) -> decide.Decision:
    return decide.log(
        known,
        reference="RR-2026-0001",
        due=due,
        actor=actor,
        lang="en",
        message=Place(channel="C0SALES", thread_ts="1.2"),
        organisation=OURS,
        now=NOW,
        today=TODAY,
    )


def corrected(found: Request, actor: Actor, known: Intake | None = None) -> decide.Decision:
    return decide.correct(found, known or intake(rights=("right-erasure",)), due, actor, OURS, TODAY)


def closed(found: Request, outcomes: dict[str, Outcome], actor: Actor, day: date = TODAY) -> decide.Decision:
    return decide.close_short(found, outcomes, day, actor, OURS, now=NOW, today=TODAY)


def test_a_logged_request_is_received_and_its_event_tells_ids_and_dates_only() -> None:
    done = logged(intake())
    assert (done.request.state, done.request.due, done.request.lang) == (State.RECEIVED, date(2026, 12, 21), "en")
    assert done.event.facts == {
        "after": "received",
        "rights": "right-access",
        "received_on": "2026-11-20",
        "due": "2026-12-21",
    }
    assert set(done.event.personal) == {"person"}


@pytest.mark.parametrize("actor", [GUEST, OUTSIDER])
def test_guests_and_outsiders_do_not_log(actor: Actor) -> None:
    with pytest.raises(RoleRefused):
        logged(intake(), actor)


def test_today_and_the_first_day_of_the_gdpr_are_possible() -> None:
    assert logged(intake(received_on=TODAY)).request.due
    assert logged(intake(received_on=date(2018, 5, 25))).request.due


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (TODAY + timedelta(days=1), ReceivedInFuture),
        (date(2199, 1, 1), ReceivedInFuture),
        (date(2018, 5, 24), ReceivedTooEarly),
        (date.min, ReceivedTooEarly),
    ],
)
def test_an_impossible_day_of_receipt_is_refused_before_any_date_is_counted(day: date, why: type[Exception]) -> None:
    def counted(_: Intake) -> date:
        raise AssertionError("no date is counted from this day")

    with pytest.raises(why):
        decide.correct(request(), intake(received_on=day), counted, EMPLOYEE, OURS, TODAY)
    with pytest.raises(why):
        logged(intake(received_on=day))


def test_a_claim_gives_it_a_handler_and_a_second_one_changes_nothing() -> None:
    done = decide.claim(request(), HANDLER, OURS)
    assert (done.request.state, done.request.assignee, done.request.version) == (State.IN_PROGRESS, "U0HANNE", 2)
    assert decide.claim(done.request, HANDLER, OURS).request == done.request


def test_the_second_of_two_handlers_hears_who_was_first() -> None:
    with pytest.raises(TakenBefore) as caught:
        decide.claim(request(State.IN_PROGRESS, "U0HUGO"), HANDLER, OURS)
    assert caught.value.assignee == "U0HUGO"


@pytest.mark.parametrize("actor", [DPO, DEPUTY])
def test_the_dpo_takes_over(actor: Actor) -> None:
    assert decide.claim(request(State.IN_PROGRESS, "U0HANNE"), actor, OURS).request.assignee == actor.id


def test_what_a_handler_who_left_had_is_free_again() -> None:
    found = request(State.IN_PROGRESS, LEFT.id)
    assert vacant(LEFT.id, OURS)
    assert decide.claim(found, HANDLER, OURS).request.assignee == HANDLER.id
    assert not permits(need_names, found, LEFT, OURS)
    with pytest.raises(RoleRefused):
        closed(found, granted(), LEFT)


def test_the_logger_corrects_while_received_and_the_date_is_counted_anew() -> None:
    known = intake(received_on=date(2026, 11, 2), rights=("right-erasure",))
    done = corrected(request(), EMPLOYEE, known)
    assert done.request.due == date(2026, 12, 3)
    assert done.event.facts == {"changed": "rights received_on", "due": "2026-12-03"}


def test_a_correction_that_changes_nothing_is_no_new_version() -> None:
    found = request(due=due(intake()))
    assert corrected(found, EMPLOYEE, intake()).request == found


@pytest.mark.parametrize("actor", [EMPLOYEE, OTHER_HANDLER, GUEST, OUTSIDER, LEFT])
def test_once_claimed_only_its_handler_and_the_dpo_correct(actor: Actor) -> None:
    found = request(State.IN_PROGRESS, HANDLER.id)
    assert corrected(found, HANDLER).request.version == 2
    assert corrected(found, DPO).request.version == 2
    with pytest.raises(RoleRefused):
        corrected(found, actor)


@pytest.mark.parametrize("state", CLOSED)
def test_what_is_no_longer_open_is_not_corrected_not_even_by_the_dpo(state: State) -> None:
    with pytest.raises(TransitionRefused):
        corrected(request(state, HANDLER.id), DPO)


def test_a_logger_who_became_a_guest_may_no_longer_correct_or_look() -> None:
    guest = EMPLOYEE.model_copy(update={"guest": True})
    with pytest.raises(RoleRefused):
        corrected(request(), guest)
    assert not permits(need_view, request(), guest, OURS)


def test_a_mistake_ends_as_no_request_with_the_day_on_which_its_data_go() -> None:
    done = decide.mistake(request(), EMPLOYEE, OURS, NOW).request
    assert (done.state, done.closed_at, done.purge_on) == (State.NOT_A_REQUEST, NOW, date(2029, 11, 23))


@pytest.mark.parametrize(
    ("timezone", "day"), [("Europe/Brussels", date(2030, 1, 1)), ("America/New_York", date(2029, 12, 31))]
)
def test_the_day_on_which_data_go_counts_from_the_organisations_own_date(timezone: str, day: date) -> None:
    """Half past eleven in the evening in UTC is tomorrow in Brussels."""
    evening, ours = datetime(2026, 12, 31, 23, 30, tzinfo=UTC), OURS.model_copy(update={"timezone": timezone})
    assert decide.mistake(request(), EMPLOYEE, ours, evening).request.purge_on == day


@pytest.mark.parametrize("actor", [EMPLOYEE, HANDLER])
def test_once_claimed_only_the_dpo_calls_it_a_mistake(actor: Actor) -> None:
    found = request(State.IN_PROGRESS, HANDLER.id)
    with pytest.raises(RoleRefused):
        decide.mistake(found, actor, OURS, NOW)
    assert decide.mistake(found, DPO, OURS, NOW).request.state is State.NOT_A_REQUEST


def test_an_answered_request_was_no_mistake() -> None:
    with pytest.raises(TransitionRefused):
        decide.mistake(request(State.ANSWERED, HANDLER.id), DPO, OURS, NOW)


def test_the_short_way_writes_decision_answer_and_closing_at_once() -> None:
    done = closed(request(State.IN_PROGRESS, HANDLER.id), granted(), HANDLER, date(2026, 11, 21))
    assert (done.request.state, done.request.answered_on) == (State.CLOSED, date(2026, 11, 21))
    assert (done.request.outcomes, done.request.closed_at) == (granted(), NOW)
    assert done.event.facts["outcome right-access"] == "granted"


@pytest.mark.parametrize("verdict", [Verdict.REFUSED, Verdict.PARTIAL])
def test_a_refusal_is_the_dpos_and_its_reason_stands_sealed_in_the_journal(verdict: Verdict) -> None:
    found = request(State.IN_PROGRESS, HANDLER.id)
    with pytest.raises(RefusalNotYours):
        closed(found, refused("art. 15(4)", verdict), HANDLER)
    done = closed(found, refused("art. 15(4)", verdict), DPO)
    assert set(done.event.personal) == {"reason right-access"}
    assert "15(4)" not in str(done.event.facts)


@pytest.mark.parametrize("reason", [None, "", " \n "])
def test_a_refusal_without_a_reason_names_the_right(reason: str | None) -> None:
    with pytest.raises(ReasonMissing) as caught:
        closed(request(State.IN_PROGRESS, HANDLER.id), refused(reason), DPO)
    assert caught.value.right == "right-access"


@pytest.mark.parametrize("rights", [("right-erasure",), ("right-access", "right-erasure")])
def test_outcomes_for_other_rights_than_the_requests_are_refused(rights: tuple[str, ...]) -> None:
    with pytest.raises(RightsChanged):
        closed(request(State.IN_PROGRESS, HANDLER.id), granted(*rights), HANDLER)


@pytest.mark.parametrize("day", [date(2026, 11, 19), TODAY + timedelta(days=1)])
def test_nothing_is_answered_before_it_arrived_or_tomorrow(day: date) -> None:
    with pytest.raises(AnsweredImpossible):
        closed(request(State.IN_PROGRESS, HANDLER.id), granted(), HANDLER, day)


def test_names_are_for_the_dpo_and_the_handler_to_whom_it_is_assigned() -> None:
    found = request(State.IN_PROGRESS, HANDLER.id)
    may = [actor for actor in (DPO, DEPUTY, HANDLER, OTHER_HANDLER, EMPLOYEE, GUEST, OUTSIDER, LEFT)
           if permits(need_names, found, actor, OURS)]  # fmt: skip
    assert may == [DPO, DEPUTY, HANDLER]


def test_how_it_stands_is_for_the_team_and_who_logged_it() -> None:
    stranger = Actor(id="U0LUC")
    may = [actor for actor in (DPO, HANDLER, OTHER_HANDLER, EMPLOYEE, stranger, GUEST, OUTSIDER)
           if permits(need_view, request(), actor, OURS)]  # fmt: skip
    assert may == [DPO, HANDLER, OTHER_HANDLER, EMPLOYEE]


def test_every_change_owes_the_channel_a_card_and_the_logger_a_receipt_without_names() -> None:
    owed = after_change(logged(intake()).request, OURS)
    assert [type(notice) for notice in owed] == [RequestCard, RequestReceipt]
    assert [(notice.key, notice.to.channel, notice.lang) for notice in owed] == [
        ("card/RR-2026-0001/1", "C0TRIAGE", "nl"),
        ("receipt/RR-2026-0001/1", "U0EMMA", "en"),
    ]
    assert "Fatima" not in "".join(notice.model_dump_json() for notice in owed)


def test_without_a_triage_channel_the_card_goes_to_the_dpo_and_without_a_dpo_to_nobody() -> None:
    alone = OURS.model_copy(update={"channels": OURS.channels.model_copy(update={"triage": None})})
    card, _ = after_change(request(), alone)
    assert card.to.channel == "U0DPO"
    nobody = alone.model_copy(update={"dpo": OURS.dpo.model_copy(update={"slack": None, "deputy": None})})
    assert [type(notice) for notice in after_change(request(due=DUE), nobody)] == [RequestReceipt]
