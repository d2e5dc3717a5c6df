"""Notices on their way to Slack, once per key.

The words of a notice leave the outbox when it has arrived, was refused, or has waited too long.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from pydantic import ConfigDict, TypeAdapter

from bot.instants import stored
from bot.schema import OUTBOX
from bot.store.schema import Document
from bot.store.seam import Reading, Transaction
from knowledge.language import Frozen
from knowledge.notices import Delivered, Notice

KEPT: Final = timedelta(days=90)
RETRIED: Final = timedelta(days=1)  # Slack never asks to wait longer before a next try
STEP: Final = timedelta(microseconds=1)  # between notices that go out in an order
_NOTICE: Final[TypeAdapter[Notice]] = TypeAdapter(Notice, config=ConfigDict(hide_input_in_errors=True))


class State(StrEnum):
    """``sending`` found at start, or after a time-out, means: perhaps it arrived. ``lapsed``: too late to be sent."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    LAPSED = "lapsed"


class Queued(Frozen):
    """A notice to send; ``claim`` is the event it answers, ``attempts`` how often it was tried, first at ``tried``."""

    notice: Notice
    claim: str | None = None
    attempts: int = 0
    unsure: bool = False
    tried: datetime | None = None


def queue(tx: Transaction, notice: Notice, due: datetime, *, claim: str | None = None) -> bool:
    """Owe somebody a notice; False when one with this key was queued before."""
    return tx.insert(OUTBOX, notice.key, _row(notice, due, claim))


def replace(tx: Transaction, about: str, wanted: Iterable[tuple[datetime, Notice]]) -> bool:
    """What waits about a subject becomes exactly this, each with its instant; whether anything is new.

    ``about`` is the first two parts of the keys. What left before, or was tried, stays as it is.
    """
    rows = {notice.key: _row(notice, due, None) for due, notice in wanted}
    for key, row in tx.find(OUTBOX, about=about, state=State.QUEUED):
        if key not in rows or (row["attempts"] == 0 and row != rows[key]):
            tx.delete(OUTBOX, key)
    added = [key for key, row in rows.items() if tx.insert(OUTBOX, key, row)]
    return bool(added)


def withdraw(tx: Transaction, key: str) -> None:
    """A notice is owed no more, unless it is on its way already."""
    if (tx.get(OUTBOX, key) or {}).get("state") == State.QUEUED:
        tx.delete(OUTBOX, key)


def waiting(reading: Reading, about: str) -> Sequence[Notice]:
    """What waits about a subject, by key."""
    found = reading.find(OUTBOX, about=about, state=State.QUEUED)
    return [_NOTICE.validate_python(row["notice"]) for _, row in found]


def due(reading: Reading, now: datetime, limit: int) -> Sequence[Queued]:
    """What is to be sent by now, earliest first."""
    return [
        Queued(
            notice=_NOTICE.validate_python(row["notice"]),
            claim=row["claim"],
            attempts=row["attempts"],
            unsure=row["unsure"],
            tried=row.get("tried"),
        )
        for _, row in reading.find_until(OUTBOX, "due", stored(now), limit=limit)
    ]


def pending(reading: Reading, key: str) -> bool:
    """Whether a notice was queued and neither arrived nor failed."""
    return (reading.get(OUTBOX, key) or {}).get("state") in {State.QUEUED, State.SENDING}


def pending_about(reading: Reading, about: str) -> Sequence[str]:
    """The keys of what was queued about a subject and neither arrived nor failed."""
    return [key for state in (State.QUEUED, State.SENDING) for key, _ in reading.find(OUTBOX, about=about, state=state)]


def upcoming(reading: Reading, limit: int) -> Sequence[tuple[datetime, Notice]]:
    """The next notices to be sent with their instants (UTC), earliest first."""
    rows = reading.find_until(OUTBOX, "due", "9999", limit=limit)
    return [(datetime.fromisoformat(row["due"]), _NOTICE.validate_python(row["notice"])) for _, row in rows]


def failures(reading: Reading) -> Sequence[tuple[datetime, str, str]]:
    """When each notice failed that never arrived (UTC), its key and Slack's word, the latest first."""
    rows = reading.find(OUTBOX, state=State.FAILED)
    return sorted(((datetime.fromisoformat(row["done"]), key, row["error"]) for key, row in rows), reverse=True)


def next_due(reading: Reading) -> str | None:
    """The instant of the next notice, as stored; None when nothing waits."""
    rows = reading.find_until(OUTBOX, "due", "9999", limit=1)
    return str(rows[0][1]["due"]) if rows else None


def still_owed(tx: Transaction, notice: Notice, now: datetime) -> bool:
    """Whether a notice is still to be sent: it was not withdrawn, and it is not too late for it."""
    if not pending(tx, notice.key):
        return False
    if notice.until is None or now < notice.until:
        return True
    _lapse(tx, notice.key, now)
    return False


def lapse(tx: Transaction, now: datetime, kept: timedelta) -> int:
    """Give up what fell due longer ago than words are kept, however often it was tried; how many."""
    waiting = tx.find_until(OUTBOX, "due", stored(now + RETRIED))
    old = [key for key, row in waiting if row["since"] <= stored(now - kept)]
    for key in old:
        _lapse(tx, key, now)
    return len(old)


def start(tx: Transaction, key: str, now: datetime) -> None:
    """A notice is about to be sent: from here on its outcome is unknown until told."""
    row = tx.get(OUTBOX, key) or {}
    tries = {"attempts": row.get("attempts", 0) + 1, "tried": row.get("tried") or stored(now)}
    tx.put(OUTBOX, key, row | {"state": State.SENDING, "unsure": True} | tries)


def later(tx: Transaction, key: str, due: datetime, *, unsure: bool) -> None:
    """It did not go now; try again at an instant, unless it was withdrawn. ``unsure``: it may have arrived."""
    if pending(tx, key):
        row = tx.get(OUTBOX, key) or {}
        tx.put(OUTBOX, key, row | {"state": State.QUEUED, "due": stored(due), "unsure": unsure})


def sent(tx: Transaction, delivered: Delivered) -> None:
    """It arrived: only the key, the place and the time stay."""
    tx.put(
        OUTBOX,
        delivered.key,
        {"state": State.SENT, "done": stored(delivered.at), "channel": delivered.channel, "ts": delivered.ts},
    )


def failed(tx: Transaction, key: str, code: str, at: datetime) -> None:
    """It will never go, for a reason in Slack's own word."""
    tx.put(OUTBOX, key, {"state": State.FAILED, "done": stored(at), "error": code})


def forget(tx: Transaction, now: datetime) -> int:
    """Delete what was settled longer ago than it is kept; how many."""
    old = tx.find_until(OUTBOX, "done", stored(now - KEPT))
    for key, _ in old:
        tx.delete(OUTBOX, key)
    return len(old)


def _lapse(tx: Transaction, key: str, now: datetime) -> None:
    tx.put(OUTBOX, key, {"state": State.LAPSED, "done": stored(now)})


def _row(notice: Notice, due: datetime, claim: str | None) -> Document:
    return {
        "state": State.QUEUED,
        "about": "/".join(notice.key.split("/")[:2]),
        "due": stored(due),
        "since": stored(due),
        "claim": claim,
        "attempts": 0,
        "unsure": False,
        "notice": _NOTICE.dump_python(notice, mode="json"),
    }
