"""The weekly digest, compiled from the records and queued once."""

from dataclasses import dataclass
from datetime import datetime

from bot import attestations, journal, outbox, records, register
from bot.machine import Machine
from bot.store.seam import Transaction
from knowledge.calendar import Calendar
from knowledge.digest import WEEK, Digest, compiled, occasion, weekly


@dataclass(frozen=True)
class Digests:
    """Tells the DPO every week how things stand."""

    machine: Machine

    def tick(self, since: datetime) -> None:
        """Queue this week's digest when its hour has come after ``since``; a late one only while the week lasts."""
        now, organisation = self.machine.clock.now(), self.machine.organisation
        on = occasion(now, organisation)
        if on is None or not since < on.at <= now < on.until:
            return
        with self.machine.store.transaction() as tx:
            if notice := weekly(on, self._figures(tx, now), organisation):
                outbox.queue(tx, notice, now)
        self.machine.wake()

    def _figures(self, tx: Transaction, now: datetime) -> Digest:
        today = Calendar.of(self.machine.organisation).local_date(now)
        return compiled(
            today,
            register.all_requests(tx),
            attestations.between(tx, today - 2 * WEEK, today),
            records.open_questions(tx),
            journal.head(tx),
            self.machine.organisation,
        )
