"""The forms of a request -> values."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from handlers.ids import InputId
from knowledge.personal import Personal
from knowledge.requests.model import Intake, Outcome, Verdict

View = Mapping[str, Any]


def intake_of(view: View) -> Intake:
    """What was filled in. Slack has checked that what is required is there."""
    return Intake(
        rights=tuple(option["value"] for option in _state(view, InputId.RIGHTS)["selected_options"]),
        received_on=chosen_date(view, InputId.RECEIVED) or date.min,
        channel=_chosen(view, InputId.CHANNEL),
        requester=_chosen(view, InputId.REQUESTER),
        lang=_chosen(view, InputId.LANGUAGE),
        person=_typed(view, InputId.PERSON),
        contact=_typed(view, InputId.CONTACT),
        words=_typed(view, InputId.WORDS),
    )


def outcomes_of(view: View, rights: Iterable[str]) -> dict[str, Outcome]:
    """The outcome of every right, with its reason."""
    return {
        right: Outcome(
            verdict=Verdict(_chosen(view, f"{InputId.OUTCOME}-{right}")),
            reason=_typed(view, f"{InputId.REASON}-{right}"),
        )
        for right in rights
    }


def chosen_date(view: View, block: str) -> date | None:
    """The date that was picked."""
    picked = _state(view, block).get("selected_date")
    return date.fromisoformat(picked) if picked else None


def _chosen(view: View, block: str) -> Any:
    return _state(view, block)["selected_option"]["value"]


def _typed(view: View, block: str) -> Personal | None:
    text = str(_state(view, block).get("value") or "").strip()
    return Personal(text) if text else None


def _state(view: View, block: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = view["state"]["values"].get(block, {}).get(block, {})
    return found
