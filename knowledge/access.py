"""Who may do what: roles from the organisation, actions from one table."""

from enum import StrEnum
from typing import Final

from knowledge.language import Frozen
from knowledge.organisation import Organisation


class Role(StrEnum):
    """What a person is to the organisation; outsiders have none of the inside roles."""

    DPO = "dpo"
    HANDLER = "handler"
    EMPLOYEE = "employee"
    GUEST = "guest"
    OUTSIDER = "outsider"


class Actor(Frozen):
    """A person as Slack presents them: ``guest`` restricted accounts, ``outsider`` Slack Connect or another bot."""

    id: str
    guest: bool = False
    outsider: bool = False


class Action(StrEnum):
    """What a click or a line may set in motion."""

    ASK = "ask"
    ASK_DPO = "ask-dpo"
    ANSWER_AS_DPO = "answer-as-dpo"
    CORRECT_ANSWER = "correct-answer"


INSIDE: Final = frozenset({Role.DPO, Role.HANDLER, Role.EMPLOYEE})
MAY: Final[dict[Action, frozenset[Role]]] = {
    Action.ASK: INSIDE,
    Action.ASK_DPO: INSIDE,
    Action.ANSWER_AS_DPO: frozenset({Role.DPO}),
    Action.CORRECT_ANSWER: frozenset({Role.DPO}),
}
GUESTS_MAY_IF_ANSWERED: Final = frozenset({Action.ASK})


def role(actor: Actor, organisation: Organisation) -> Role:
    """The one role of an actor; the strictest outside role wins over any inside one."""
    if actor.outsider:
        return Role.OUTSIDER
    if actor.guest:
        return Role.GUEST
    if actor.id in {organisation.dpo.slack, organisation.dpo.deputy}:
        return Role.DPO
    return Role.HANDLER if actor.id in organisation.handlers else Role.EMPLOYEE


def may(actor: Actor, action: Action, organisation: Organisation) -> bool:
    """Whether the organisation lets this actor do this."""
    who = role(actor, organisation)
    if who is Role.GUEST and organisation.outsiders.guests == "answer":
        return action in GUESTS_MAY_IF_ANSWERED
    return who in MAY[action]
