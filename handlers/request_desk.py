"""What handlers may ask about rights requests."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar, Protocol

from handlers.refusals import Refusal
from knowledge.access import Actor
from knowledge.asking import Place
from knowledge.deadlines import Deadline
from knowledge.language import Frozen, Lang
from knowledge.requests.filters import Filter
from knowledge.requests.model import Intake, Outcome, Request
from knowledge.requests.permissions import Check


class Logged(Frozen):
    """What became of a form: ``reference`` when it was logged, ``alike`` when one like it stands in the register."""

    reference: str | None = None
    alike: str | None = None


class RequestDesk(Protocol):
    """Every call commits before it returns. Raises RequestRefused (knowledge.requests.errors) and UnknownRequest.

    What is not permitted is counted, and journaled once per actor, action and day.
    """

    def admit(self, actor: Actor) -> None:
        """Whether somebody may log. Raises RoleRefused for a guest."""
        ...

    def log(self, intake: Intake, actor: Actor, lang: Lang, message: Place | None, *, once: str, sure: bool) -> Logged:
        """Log a request once per ``once`` (the form). A likely duplicate is only pointed out, unless ``sure``.

        ``lang`` is the language in which the actor is kept informed.
        """
        ...

    def claim(self, reference: str, actor: Actor) -> Request:
        """Become its handler."""
        ...

    def correct(self, reference: str, intake: Intake, actor: Actor) -> Request:
        """Put the intake right; the date is computed anew."""
        ...

    def mistake(self, reference: str, actor: Actor) -> Request:
        """It was logged by mistake."""
        ...

    def close(
        self, reference: str, outcomes: Mapping[str, Outcome], answered_on: date, actor: Actor, *, once: str
    ) -> Request:
        """Decision, answer and closing in one commit, once per ``once`` (the form)."""
        ...

    def show(self, reference: str, actor: Actor, check: Check) -> Request:
        """The request as it stands, for somebody whom the check lets through."""
        ...

    def listed(self, actor: Actor, wanted: Filter | None) -> Sequence[Request]:
        """Of all requests those wanted, without a wish the open ones: for handlers and the DPO, open ones by date.

        For other colleagues of what they logged, without a wish all of it. Newest first, where not by date.
        """
        ...

    def deadline(self, intake: Intake) -> Deadline | None:
        """Its legal date and the steps to it; None where no right has one."""
        ...

    def today(self) -> date:
        """The organisation's local date."""
        ...


class UnknownRequest(Refusal):
    """No request has this reference."""

    label: ClassVar[str] = "refused.unknown_request"


class InvalidDay(Refusal):
    """No day of the calendar stands in the input ``block``."""

    label: ClassVar[str] = "request.no_day"

    def __init__(self, block: str) -> None:
        self.block = block
        super().__init__("this is no day")
