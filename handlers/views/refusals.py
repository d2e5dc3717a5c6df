"""Refusals in words."""

from handlers.refusals import Refusal
from handlers.views.labels import labels
from knowledge.language import Lang
from knowledge.requests.errors import (
    AlreadyLogged,
    ReasonMissing,
    ReceivedInFuture,
    RefusalNotYours,
    RequestRefused,
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
        case ReceivedInFuture():
            return say("request.future")
        case ReasonMissing():
            return say("refused.reason")
        case TransitionRefused():
            return say("refused.state", state=say(f"state.{refusal.state}"))
        case RefusalNotYours():
            return say("refused.refusal")
        case _:
            return say("refused.role")
