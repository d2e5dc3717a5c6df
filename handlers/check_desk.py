"""What handlers may ask about checks."""

from typing import ClassVar, Protocol

from handlers.refusals import Refusal
from knowledge.access import Actor
from knowledge.asking import Place
from knowledge.checks import Answer
from knowledge.language import Frozen


class CheckClick(Frozen):
    """A button of a question: ``turn`` is how often it had been put off, ``message`` where it stands."""

    campaign: str
    day: str
    turn: int
    answer: Answer
    message: Place


class CheckDesk(Protocol):
    """Every call commits before it returns."""

    def answer(self, click: CheckClick, actor: Actor) -> None:
        """Record what somebody answered; the first final answer stands.

        Raises UnknownCheck for who was not asked, CheckClosed when a newer check has begun, NoDpo.
        """
        ...


class UnknownCheck(Refusal):
    """This person was not asked, or it is no longer kept."""

    label: ClassVar[str] = "refused.unknown_check"


class CheckClosed(Refusal):
    """The question is of an earlier week."""

    label: ClassVar[str] = "refused.check_closed"
