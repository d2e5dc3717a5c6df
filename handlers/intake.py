"""The forms of a request -> values. A form is Slack's own word, but what it carries is checked all the same."""

from collections.abc import Container, Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError

from handlers.ids import InputId
from handlers.refusals import Refusal, UnknownChoice
from handlers.request_desk import InvalidDay
from handlers.views.text import clean
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
from knowledge.requests.model import Intake, Outcome

View = Mapping[str, Any]


def intake_of(view: View, rights: Container[str]) -> Intake:
    """What was filled in. Raises InvalidDay, and UnknownChoice for what the form does not offer."""
    chosen = tuple(option["value"] for option in _state(view, InputId.RIGHTS).get("selected_options") or ())
    if not all(right in rights for right in chosen):
        raise UnknownChoice
    try:
        return Intake(
            rights=chosen,
            received_on=chosen_date(view, InputId.RECEIVED),
            channel=_chosen(view, InputId.CHANNEL),
            requester=_chosen(view, InputId.REQUESTER),
            lang=_chosen(view, InputId.LANGUAGE),
            person=_typed(view, InputId.PERSON),
            contact=_typed(view, InputId.CONTACT),
            words=_typed(view, InputId.WORDS),
        )
    except ValidationError:
        raise UnknownChoice from None


def outcomes_of(view: View) -> dict[str, Outcome]:
    """The outcome of every right in the form, with its reason. Raises UnknownChoice."""
    start = f"{InputId.OUTCOME}-"
    rights = [block.removeprefix(start) for block in view["state"]["values"] if block.startswith(start)]
    try:
        return {
            right: Outcome(verdict=_chosen(view, f"{start}{right}"), reason=_typed(view, f"{InputId.REASON}-{right}"))
            for right in rights
        }
    except ValidationError:
        raise UnknownChoice from None


def chosen_date(view: View, block: str) -> date:
    """The date that was picked. Raises InvalidDay."""
    try:
        return date.fromisoformat(_state(view, block).get("selected_date") or "")
    except ValueError:
        raise InvalidDay(block) from None


def place_of(view: View) -> Place | None:
    """The message that the form is about, which it carries. Raises UnknownChoice."""
    carried = view["private_metadata"]
    try:
        return Place.model_validate_json(carried) if carried else None
    except ValidationError:
        raise UnknownChoice from None


def beside(refusal: Refusal | RequestRefused, view: View) -> str:
    """The input beside which a refusal is told; the first one where it is about the whole."""
    match refusal:
        case ReceivedInFuture() | ReceivedTooEarly():
            return InputId.RECEIVED
        case AnsweredImpossible():
            return InputId.ANSWERED
        case ReasonMissing():
            return f"{InputId.REASON}-{refusal.right}"
        case RefusalNotYours():
            return f"{InputId.OUTCOME}-{refusal.right}"
        case InvalidDay():
            return refusal.block
        case _:
            return str(next(iter(view["state"]["values"])))


def _chosen(view: View, block: str) -> Any:
    return (_state(view, block).get("selected_option") or {}).get("value")


def _typed(view: View, block: str) -> Personal | None:
    text = clean(str(_state(view, block).get("value") or "")).strip()
    return Personal(text) if text else None


def _state(view: View, block: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = view["state"]["values"].get(block, {}).get(block, {})
    return found
