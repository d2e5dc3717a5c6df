"""A data subject's rights request, as a value."""

from datetime import date, datetime
from enum import StrEnum

from pydantic import Field

from knowledge.asking import Place
from knowledge.language import DEFAULT_LANG, Frozen, Lang, Text
from knowledge.model import Id
from knowledge.personal import Personal


class Handling(StrEnum):
    """What clock a right runs on."""

    CALENDAR = "calendar"  # art. 12(3) GDPR
    AT_ONCE = "at-once"  # stopped at once, the month as backstop
    TO_DPO = "to-dpo"  # no date


class Right(Frozen):
    """A right one may invoke; ``topic`` explains it, ``articles`` are of the GDPR, ``meaning`` is in everyday words."""

    id: Id
    topic: Id
    handling: Handling
    articles: tuple[str, ...] = Field(min_length=1)
    name: Text
    meaning: Text


class State(StrEnum):
    """Where a request stands."""

    RECEIVED = "received"
    IN_PROGRESS = "in_progress"
    AWAITING_IDENTITY = "awaiting_identity"
    AWAITING_CLARIFICATION = "awaiting_clarification"
    DECISION_READY = "decision_ready"
    ANSWERED = "answered"
    EXECUTED = "executed"
    CLOSED = "closed"
    FORWARDED = "forwarded"
    NOT_A_REQUEST = "not_a_request"
    UNIDENTIFIED = "unidentified"
    WITHDRAWN = "withdrawn"
    PURGED = "purged"


class Channel(StrEnum):
    """Through which channel a request reached us."""

    EMAIL = "email"
    PHONE = "phone"
    POST = "post"
    FORM = "form"
    IN_PERSON = "in-person"
    CHAT = "chat"
    OTHER = "other"


class Requester(StrEnum):
    """Who asked: the data subject, or somebody with a mandate."""

    SUBJECT = "subject"
    REPRESENTATIVE = "representative"


class Verdict(StrEnum):
    """The outcome for one right."""

    GRANTED = "granted"
    PARTIAL = "partial"
    REFUSED = "refused"


class Outcome(Frozen):
    """What was decided on a right; ``reason`` (with its article) is required unless all was granted, art. 12(4)."""

    verdict: Verdict
    reason: Personal | None = None


class Intake(Frozen):
    """What the colleague who received a request tells; ``received_on`` is the organisation's local date."""

    rights: tuple[Id, ...] = Field(min_length=1)
    received_on: date
    channel: Channel
    requester: Requester = Requester.SUBJECT
    lang: Lang
    person: Personal | None = None
    contact: Personal | None = None
    words: Personal | None = None

    @property
    def unnamed(self) -> bool:
        """Whether nothing says who the person is."""
        return not (self.person or self.contact)


class Request(Frozen):
    """A request in the register. ``message`` is where it was noticed; instants are in UTC.

    ``due`` is the hard date (art. 12(3)); None where no right of the request has one. ``lang`` is the language of the
    colleague who logged it, who is kept informed in it. ``purge_on`` is the organisation's local date.
    """

    reference: str
    state: State
    intake: Intake
    due: date | None
    logged_at: datetime
    logged_by: str
    lang: Lang = DEFAULT_LANG
    message: Place | None = None
    assignee: str | None = None
    outcomes: dict[str, Outcome] = Field(default_factory=dict)
    answered_on: date | None = None
    closed_at: datetime | None = None
    purge_on: date | None = None
    version: int = 1


OPEN = frozenset(
    {
        State.RECEIVED,
        State.IN_PROGRESS,
        State.AWAITING_IDENTITY,
        State.AWAITING_CLARIFICATION,
        State.DECISION_READY,
        State.ANSWERED,
        State.EXECUTED,
    }
)
"""States in which something is still to be done."""

UNANSWERED = OPEN - {State.ANSWERED, State.EXECUTED}
"""States in which the legal clock runs."""
