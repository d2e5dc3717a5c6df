"""Somebody who reads what the bot writes: their language, their hours."""

from knowledge.access import Actor
from knowledge.calendar import Calendar
from knowledge.language import Frozen, Lang
from knowledge.organisation import Organisation
from knowledge.reader_hours import ReaderHours


class Reader(Frozen):
    """A person as Slack presents them. ``timezone`` is None where it is not known; ``here`` is False once they left."""

    actor: Actor
    lang: Lang
    timezone: str | None = None
    here: bool = True

    @property
    def id(self) -> str:
        """Their Slack user id."""
        return self.actor.id


def hours_of(reader: Reader, organisation: Organisation) -> ReaderHours:
    """When somebody works: the organisation's hours and holidays, in the reader's own zone where it is known."""
    zone = reader.timezone or organisation.timezone
    return ReaderHours(organisation.working_hours, Calendar(organisation.country, zone))


def own_hours(organisation: Organisation) -> ReaderHours:
    """When the organisation itself works."""
    return ReaderHours(organisation.working_hours, Calendar.of(organisation))
