"""When each job of the tick last succeeded, so that after a stop it knows what it missed."""

from collections.abc import Iterable
from datetime import datetime

from bot.instants import stored
from bot.schema import TICKS
from bot.store.seam import Reading, Transaction


def last(reading: Reading, job: str) -> datetime | None:
    """The instant (UTC) up to which a job has done its work; None before the first time."""
    row = reading.get(TICKS, job)
    return datetime.fromisoformat(row["at"]) if row else None


def every(reading: Reading) -> dict[str, datetime]:
    """Each job that ever succeeded, and up to when."""
    return {job: datetime.fromisoformat(row["at"]) for job, row in reading.find(TICKS)}


def done(tx: Transaction, jobs: Iterable[str], at: datetime) -> None:
    """These jobs have done all their work up to an instant; a clock that was set back takes nothing away."""
    for job in jobs:
        if (last(tx, job) or at) <= at:
            tx.put(TICKS, job, {"at": stored(at)})
