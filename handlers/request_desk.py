"""What handlers may ask about rights requests."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import ClassVar, Protocol

from handlers.refusals import Refusal
from knowledge.access import Actor
from knowledge.asking import Place
from knowledge.deadlines import Deadline
from knowledge.language import Frozen
from knowledge.organisation import Organisation
from knowledge.requests.model import Intake, Outcome, Request

May = Callable[[Request, Actor, Organisation], bool]
"""Whether somebody may do something with a request."""


class Logged(Frozen):
    """What became of a form: ``reference`` when it was logged, ``alike`` when one like it stands in the register."""

    reference: str | None = None
    alike: str | None = None


class RequestDesk(Protocol):
    """Every call commits before it returns. Raises RequestRefused (knowledge.requests.errors) and UnknownRequest."""

    def log(self, intake: Intake, actor: Actor, message: Place | None, *, once: str, sure: bool) -> Logged:
        """Log a request once per ``once`` (the form). A likely duplicate is only pointed out, unless ``sure``."""
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

    def close(self, reference: str, outcomes: Mapping[str, Outcome], answered_on: date, actor: Actor) -> Request:
        """Decision, answer and closing in one commit."""
        ...

    def recall(self, reference: str) -> Request:
        """The request as it stands."""
        ...

    def show(self, reference: str, actor: Actor, may: May) -> Request:
        """The request, for somebody who may see it; a refusal is noted."""
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
