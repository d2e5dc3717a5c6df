"""Notices: messages the bot owes somebody, as values. They are stored with their cause and sent from the outbox.

``key`` says what it is about, so that the same notice is never queued twice. A closed union, one member per kind.
"""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from knowledge.asking import Answered, DpoQuestion
from knowledge.checks import CheckAnswered, CheckAsked, HelpWanted
from knowledge.digest import WeeklyDigest
from knowledge.language import Frozen
from knowledge.notice import Owed
from knowledge.outdated import Outdated
from knowledge.reminders import DeadlineReminder
from knowledge.requests.notices import RequestCard, RequestReceipt


class AnswerGiven(Owed):
    """An answer in the place where it was asked. ``quoted`` stands above it: an example that nobody typed here.

    Above ``one_of_several`` stands its own question, as long as its words are remembered; they are not stored.
    """

    kind: Literal["answer"] = "answer"
    answered: Answered
    quoted: str | None = None
    one_of_several: bool = False


class AnswerShared(Owed):
    """An answer given in private that its asker shows to the channel."""

    kind: Literal["answer-shared"] = "answer-shared"
    answered: Answered


class AnswerReplaced(Owed):
    """The message ``ts`` now reads otherwise: an option was chosen, or the DPO corrected the answer."""

    kind: Literal["answer-replaced"] = "answer-replaced"
    answered: Answered
    ts: str


class DpoAsked(Owed):
    """A question for the DPO channel, with the asker's name. ``card`` is set once it stands there."""

    kind: Literal["dpo-asked"] = "dpo-asked"
    question: DpoQuestion
    ts: str | None = None


class DpoAnswered(Owed):
    """The DPO's answer, back where the question was asked."""

    kind: Literal["dpo-answered"] = "dpo-answered"
    question: DpoQuestion


class DpoAnswerPassedOn(Owed):
    """A line under the DPO's reply: it has gone to the asker."""

    kind: Literal["dpo-answer-passed-on"] = "dpo-answer-passed-on"
    asked_by: str


class AskAgain(Owed):
    """The bot stopped before it answered; the question itself was not kept."""

    kind: Literal["ask-again"] = "ask-again"
    asked_by: str


class Undelivered(Owed):
    """Something could not be posted in ``channel``; ``code`` is Slack's word for why."""

    kind: Literal["undelivered"] = "undelivered"
    about: str
    channel: str
    code: str


Notice = Annotated[
    AnswerGiven
    | AnswerShared
    | AnswerReplaced
    | DpoAsked
    | DpoAnswered
    | DpoAnswerPassedOn
    | AskAgain
    | Undelivered
    | RequestCard
    | RequestReceipt
    | DeadlineReminder
    | WeeklyDigest
    | CheckAsked
    | CheckAnswered
    | HelpWanted
    | Outdated,
    Field(discriminator="kind"),
]


class Delivered(Frozen):
    """Where a notice arrived; ``at`` in UTC."""

    key: str
    channel: str
    ts: str
    at: datetime
