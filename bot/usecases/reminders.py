"""Reminders of legal dates: arranged in the commit that changes a request, put right at every tick."""

from dataclasses import dataclass

import structlog

from bot import outbox, register, standing
from bot.errors import SlackRefused, SlackUnreachable
from bot.machine import Machine
from bot.store.seam import Transaction
from bot.usecases.readers import Readers
from knowledge.access import Actor
from knowledge.reader import Reader
from knowledge.reminders import DeadlineReminder, Reminding, about, candidates, owed
from knowledge.requests.model import Request

log = structlog.get_logger()


@dataclass(frozen=True)
class Reminders:
    """What waits in the outbox about a request is what its date, its state and its assignee ask for."""

    machine: Machine
    readers: Readers

    def arrange(self, tx: Transaction, request: Request) -> None:
        """Queue what is owed about a request as it is now, withdraw what no longer is. Makes no call to Slack."""
        subject, reader = about(request.reference), self._reader(request)
        wanted = self._wanted(tx, request, reader) if reader else ()
        outbox.replace(tx, subject, [(each.due, each.notice) for each in wanted])
        told = standing.of(tx, subject)
        if isinstance(told, DeadlineReminder) and not _still_right(told, request, reader):
            standing.ends(tx, subject, self.machine.clock.now())

    def tick(self) -> None:
        """The same for every open request: somebody may have left, or work in another zone by now."""
        requests = register.open_requests(self.machine.store)
        for person in {person for each in requests for person in candidates(each, self.machine.organisation)}:
            self._look_up(person)
        for reference in (each.reference for each in requests):
            with self.machine.store.transaction() as tx:
                if request := register.get(tx, reference):
                    self.arrange(tx, request)
        self.machine.wake()

    def _wanted(self, tx: Transaction, request: Request, reader: Reader) -> tuple[Reminding, ...]:
        found = outbox.waiting(tx, about(request.reference))
        waiting = [each for each in found if isinstance(each, DeadlineReminder)]
        return owed(request, reader, self.machine.organisation, self.machine.clock.now(), waiting)

    def _reader(self, request: Request) -> Reader | None:
        """The first who is here of those to be reminded; somebody not met yet is taken to be, in our own language."""
        unmet = self.machine.organisation.languages[0]
        people = (
            self.readers.last_seen(each) or Reader(actor=Actor(id=each), lang=unmet)
            for each in candidates(request, self.machine.organisation)
        )
        return next((each for each in people if each.here), None)

    def _look_up(self, person: str) -> None:
        try:
            self.readers.reader(person)
        except (SlackRefused, SlackUnreachable) as error:
            log.warning("a reader could not be looked up", fault=type(error).__name__)


def _still_right(told: DeadlineReminder, request: Request, reader: Reader | None) -> bool:
    """Whether a reminder that stands still says what is to be done, to who has to do it."""
    return reader is not None and told.reader == reader.id and told.fits(request)
