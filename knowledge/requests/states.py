"""The states of a request as a table: who may do what from where, and where it leads (facts of art. 12 GDPR beside)."""

from enum import StrEnum
from typing import Final

from knowledge.access import Role
from knowledge.language import Frozen
from knowledge.requests.model import OPEN, State


class Step(StrEnum):
    """What may be done with a request."""

    CLAIM = "claim"
    FORWARD = "forward"
    REJECT = "reject"
    ASK_IDENTITY = "ask_identity"
    ASK_CLARIFICATION = "ask_clarification"
    RESUME = "resume"
    GIVE_UP = "give_up"
    PREPARE = "prepare"
    SEND_BACK = "send_back"
    ANSWER = "answer"
    EXECUTE = "execute"
    CLOSE = "close"
    CLOSE_SHORT = "close_short"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    PURGE = "purge"


class Transition(Frozen):
    """One row: from any of these states to that one, by these roles; ``own``: a handler only on their own request."""

    step: Step
    before: frozenset[State]
    after: State
    roles: frozenset[Role]
    own: bool = True


_HANDLERS: Final = frozenset({Role.HANDLER, Role.DPO})
_DPO: Final = frozenset({Role.DPO})
_WAITING: Final = frozenset({State.AWAITING_IDENTITY, State.AWAITING_CLARIFICATION})
ENDS: Final = frozenset({State.FORWARDED, State.NOT_A_REQUEST, State.UNIDENTIFIED, State.WITHDRAWN})


def _row(
    step: Step, before: set[State] | frozenset[State], after: State, roles: frozenset[Role], *, own: bool = True
) -> Transition:
    return Transition(step=step, before=frozenset(before), after=after, roles=roles, own=own)


TRANSITIONS: Final = (
    _row(Step.CLAIM, {State.RECEIVED, State.IN_PROGRESS}, State.IN_PROGRESS, _HANDLERS, own=False),
    _row(Step.FORWARD, {State.RECEIVED, State.IN_PROGRESS}, State.FORWARDED, _HANDLERS),  # art. 28(3)(e)
    _row(Step.REJECT, {State.RECEIVED, State.IN_PROGRESS}, State.NOT_A_REQUEST, _DPO),
    _row(Step.ASK_IDENTITY, {State.IN_PROGRESS}, State.AWAITING_IDENTITY, _HANDLERS),  # art. 12(6)
    _row(Step.ASK_CLARIFICATION, {State.IN_PROGRESS}, State.AWAITING_CLARIFICATION, _HANDLERS),  # recital 63
    _row(Step.RESUME, _WAITING, State.IN_PROGRESS, _HANDLERS),
    _row(Step.GIVE_UP, _WAITING, State.UNIDENTIFIED, _DPO),  # art. 11(2), 12(2)
    _row(Step.PREPARE, {State.IN_PROGRESS}, State.DECISION_READY, _HANDLERS),
    _row(Step.SEND_BACK, {State.DECISION_READY}, State.IN_PROGRESS, _DPO),
    _row(Step.ANSWER, {State.DECISION_READY}, State.ANSWERED, _HANDLERS),  # art. 12(3); a refusal 12(4)
    _row(Step.EXECUTE, {State.ANSWERED}, State.EXECUTED, _HANDLERS),  # art. 17, 19
    _row(Step.CLOSE, {State.ANSWERED, State.EXECUTED}, State.CLOSED, _HANDLERS),
    _row(Step.CLOSE_SHORT, {State.IN_PROGRESS, State.DECISION_READY}, State.CLOSED, _HANDLERS),
    _row(Step.WITHDRAW, OPEN, State.WITHDRAWN, _HANDLERS),
    _row(Step.REOPEN, {State.ANSWERED, State.CLOSED, *ENDS}, State.IN_PROGRESS, _DPO),
    _row(Step.PURGE, {State.CLOSED, *ENDS}, State.PURGED, frozenset()),  # the system, when the period is over
)
ROWS: Final = {row.step: row for row in TRANSITIONS}
