"""Refusals in words."""

from collections.abc import Mapping
from typing import Final

from handlers.refusals import Refusal
from handlers.views.labels import labels
from handlers.views.text import person
from knowledge.language import Lang
from knowledge.requests.errors import (
    AlreadyLogged,
    AnsweredImpossible,
    ReasonMissing,
    ReceivedInFuture,
    ReceivedTooEarly,
    RefusalNotYours,
    RequestRefused,
    RightsChanged,
    RoleRefused,
    TakenBefore,
    TransitionRefused,
)


def refusal_sentence(refusal: Refusal | RequestRefused, lang: Lang) -> str:
    """Why nothing happened, for the person who acted."""
    say = labels(lang)
    match refusal:
        case Refusal():
            return say(refusal.label)
        case AlreadyLogged():
            return say("request.already", reference=refusal.reference)
        case TransitionRefused():
            return say("refused.state", state=say(f"state.{refusal.state}"))
        case TakenBefore():
            return say("refused.taken", person=person(refusal.assignee))
        case RoleRefused(step="log"):
            return say("refused.staff_only")
        case _:
            return say(_LABELS.get(type(refusal), "refused.role"))


_LABELS: Final[Mapping[type[RequestRefused], str]] = {
    ReceivedInFuture: "request.future",
    ReceivedTooEarly: "request.too_early",
    AnsweredImpossible: "request.answered_impossible",
    ReasonMissing: "refused.reason",
    RightsChanged: "refused.rights_changed",
    RefusalNotYours: "refused.refusal",
}
