"""Forms of requests come back as values; what no form offers is refused in words, beside the input it is about."""

from datetime import date
from typing import Any

import pytest

from handlers.intake import beside, chosen_date, intake_of, outcomes_of, place_of
from handlers.refusals import UnknownChoice
from handlers.request_desk import InvalidDay, UnknownRequest
from knowledge.asking import Place
from knowledge.personal import Personal
from knowledge.requests.errors import (
    AnsweredImpossible,
    ReasonMissing,
    ReceivedInFuture,
    ReceivedTooEarly,
    RefusalNotYours,
    RequestRefused,
)
from knowledge.requests.model import Channel, Requester, Verdict

RIGHTS = {"right-access", "right-erasure"}


def option(value: str) -> dict[str, Any]:
    return {"selected_option": {"value": value}}


def view(carried: str = "", **changed: Any) -> dict[str, Any]:
    """A form as Slack sends it back; inputs are given by their name."""
    inputs: dict[str, Any] = {
        "rights": {"selected_options": [{"value": "right-access"}]},
        "received": {"selected_date": "2026-01-31"},
        "channel": option("email"),
        "requester": option("subject"),
        "language": option("fr"),
        "person": {"value": "  Fatima\u202e El Amrani \ud800"},
        "contact": {"value": None},
        "words": {"value": " \u0007\n"},
    } | changed
    return {"private_metadata": carried, "state": {"values": {name: {name: given} for name, given in inputs.items()}}}


def test_what_was_filled_in_becomes_an_intake_without_signs_that_nobody_typed() -> None:
    known = intake_of(view(), RIGHTS)
    assert (known.rights, known.received_on, known.channel) == (("right-access",), date(2026, 1, 31), Channel.EMAIL)
    assert (known.requester, known.lang) == (Requester.SUBJECT, "fr")
    assert (known.person, known.contact, known.words) == (Personal("Fatima El Amrani"), None, None)


@pytest.mark.parametrize(
    "forged",
    [
        {"rights": {"selected_options": [{"value": "right-to-everything"}]}},
        {"rights": {"selected_options": [{"value": "right-access"}, {"value": "right-complaint"}]}},
        {"rights": {"selected_options": []}},
        {"rights": {}},
        {"channel": option("pigeon")},
        {"channel": {"selected_option": None}},
        {"requester": option("the king")},
        {"language": option("xx")},
    ],
)
def test_what_the_form_does_not_offer_is_refused(forged: dict[str, Any]) -> None:
    with pytest.raises(UnknownChoice):
        intake_of(view(**forged), RIGHTS)


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01", "yesterday", "", None])
def test_a_day_that_is_not_in_the_calendar_is_refused_beside_its_input(day: str | None) -> None:
    form = view(received={"selected_date": day})
    with pytest.raises(InvalidDay) as caught:
        intake_of(form, RIGHTS)
    assert beside(caught.value, form) == "received"
    with pytest.raises(InvalidDay):
        chosen_date({"state": {"values": {}}}, "answered")


def test_a_form_carries_its_message_or_none() -> None:
    place = Place(channel="C0SALES", thread_ts="1.2")
    assert place_of(view(place.model_dump_json())) == place
    assert place_of(view()) is None


@pytest.mark.parametrize(
    "carried", ["{", "null", "[]", '{"channel": 7}', '{"channel": "C", "more": 1}', "RR-2026-0001"]
)
def test_metadata_that_was_tampered_with_is_refused(carried: str) -> None:
    with pytest.raises(UnknownChoice):
        place_of(view(carried))


def test_every_right_of_the_form_has_its_outcome() -> None:
    filled: dict[str, Any] = {
        "outcome-right-access": option("granted"),
        "outcome-right-erasure": option("refused"),
        "reason-right-erasure": {"value": "art. 17(3)"},
    }
    outcomes = outcomes_of(view(**filled))
    assert {right: outcome.verdict for right, outcome in outcomes.items()} == {
        "right-access": Verdict.GRANTED,
        "right-erasure": Verdict.REFUSED,
    }
    assert outcomes["right-erasure"].reason == Personal("art. 17(3)")


@pytest.mark.parametrize("forged", [option("maybe"), {"selected_option": None}, {}])
def test_an_outcome_that_is_none_is_refused(forged: dict[str, Any]) -> None:
    filled: dict[str, Any] = {"outcome-right-access": forged}
    with pytest.raises(UnknownChoice):
        outcomes_of(view(**filled))


@pytest.mark.parametrize(
    ("refusal", "block"),
    [
        (ReceivedInFuture(date(2026, 1, 1)), "received"),
        (ReceivedTooEarly(), "received"),
        (AnsweredImpossible(), "answered"),
        (ReasonMissing("right-access"), "reason-right-access"),
        (RefusalNotYours("right-access"), "outcome-right-access"),
    ],
)
def test_a_refusal_stands_beside_what_it_is_about(refusal: RequestRefused, block: str) -> None:
    assert beside(refusal, view()) == block


def test_any_other_refusal_stands_beside_the_first_input() -> None:
    assert beside(UnknownRequest(), view()) == "rights"
