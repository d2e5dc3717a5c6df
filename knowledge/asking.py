"""Questions and what became of them, as values: asked, answered, put to the DPO."""

from datetime import datetime

from knowledge.access import Actor
from knowledge.answers import Answer, Clarify, Fact, Passage, RequestNoticed
from knowledge.grounds import Grounds
from knowledge.language import Frozen, Lang
from knowledge.model import Facet
from knowledge.personal import Personal


class Place(Frozen):
    """Where in Slack: a channel (or a user id, for their direct message) and the thread in it."""

    channel: str
    thread_ts: str | None = None


class Asked(Frozen):
    """A question as it came in. ``claim`` names the event: its first key is the message, the others its deliveries.

    ``lang`` is the asker's own language, for lines that are in none of ours.
    """

    actor: Actor
    question: Personal
    place: Place
    claim: tuple[str, ...]
    lang: Lang


class Correction(Frozen):
    """What the DPO put in the place of an answer; ``at`` in UTC."""

    by: str
    at: datetime
    text: Personal


class Answered(Frozen):
    """An answer that was given. ``ts`` is its message once posted; ``asked_by`` a Slack user id; ``at`` in UTC."""

    id: str
    asked_by: str
    place: Place
    lang: Lang
    answer: Answer
    at: datetime
    private: bool = False
    ts: str | None = None
    correction: Correction | None = None
    grounds: Grounds | None = None


class DpoQuestion(Frozen):
    """A question put to the DPO, and the answer once there is one. ``card`` is its message in the DPO channel."""

    id: str
    asked_by: str
    lang: Lang
    question: Personal
    origin: Place
    asked_at: datetime
    card: Place | None = None
    answered_by: str | None = None
    answered_at: datetime | None = None
    answer: Personal | None = None


class Feedback(Frozen):
    """What somebody thought of an answer; the last click of a person counts."""

    answer: str
    by: str
    helpful: bool
    at: datetime


def may_see(answered: Answered, user: str, channel: str | None) -> bool:
    """Whether somebody who acts in a channel is among those to whom an answer was shown.

    A private answer, one in a direct message and a request that was noticed are for the asker alone; any other is for
    its channel.
    """
    for_asker = answered.private or isinstance(answered.answer, RequestNoticed) or not _is_channel(answered.place)
    return answered.asked_by == user or (not for_asker and answered.place.channel == channel)


def conversation(place: Place, user: str, *, private: bool) -> str:
    """Names the conversation to which a question of somebody belongs.

    That is the thread, for all who write in it; what is private, or in no thread, is the person's own there.
    """
    direct = not _is_channel(place) and not place.thread_ts
    own = private or not place.thread_ts
    return "/".join(filter(None, (None if direct else place.channel, place.thread_ts, user if own else None)))


def _is_channel(place: Place) -> bool:
    return place.channel[0] in "CG"


def other_facet(answer: Answer, facet: Facet) -> Fact | None:
    """The same activities, group and subset, another facet; None where the answer is not about activities.

    A part that the facet does not tell apart stays too, for the facet that is asked after it.
    """
    return answer.model_copy(update={"facet": facet}) if isinstance(answer, Fact) else None


def chosen(answer: Answer, option: str, *, is_activity: bool) -> Fact | Passage | None:
    """The answer that a question back led to; None for an option that was not offered."""
    if not isinstance(answer, Clarify) or option not in answer.ids:
        return None
    if is_activity:
        return Fact(ids=(option,), facet=answer.facet or Facet.ALL)
    return Passage(ids=(option,))
