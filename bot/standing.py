"""The newest message of a kind about a subject: it stands until the next one comes, then it shrinks to a line."""

from datetime import datetime

from pydantic import ConfigDict, TypeAdapter

from bot import outbox
from bot.schema import POSTS
from bot.store.seam import Reading, Transaction
from knowledge.asking import Place
from knowledge.checks import Attestation, CheckAsked
from knowledge.notices import Delivered
from knowledge.outdated import Outdated, Passing
from knowledge.reminders import about

_PASSING: TypeAdapter[Passing] = TypeAdapter(Passing, config=ConfigDict(hide_input_in_errors=True))


def arrived(tx: Transaction, notice: Passing, delivered: Delivered) -> None:
    """A message stands; the one before it about the same subject shrinks."""
    subject = subject_of(notice)
    ends(tx, subject, delivered.at)
    kept = _PASSING.dump_python(notice, mode="json")
    tx.put(POSTS, subject, {"channel": delivered.channel, "ts": delivered.ts, "notice": kept})


def of(reading: Reading, subject: str) -> Passing | None:
    """What stands about a subject."""
    row = reading.get(POSTS, subject)
    return _PASSING.validate_python(row["notice"]) if row else None


def ends(tx: Transaction, subject: str, now: datetime) -> None:
    """Nothing more is to be said about a subject: its message shrinks, if one stands."""
    if row := tx.get(POSTS, subject):
        was = _PASSING.validate_python(row["notice"])
        tx.delete(POSTS, subject)
        notice = Outdated(
            key=f"outdated/{was.key}", to=Place(channel=row["channel"]), lang=was.lang, was=was, ts=row["ts"]
        )
        outbox.queue(tx, notice, now)


def settled(tx: Transaction, subject: str, ts: str, now: datetime) -> None:
    """The message ``ts`` about a subject becomes a line in another way; an older one that still stands shrinks."""
    if (tx.get(POSTS, subject) or {}).get("ts") == ts:
        forget(tx, subject)
    else:
        ends(tx, subject, now)


def forget(tx: Transaction, subject: str) -> None:
    """The message about a subject stands as it is."""
    tx.delete(POSTS, subject)


def subject_of(notice: Passing) -> str:
    """What a notice is about: a request; a campaign and the person it asks."""
    return of_check(notice.check) if isinstance(notice, CheckAsked) else about(notice.request.reference)


def of_check(check: Attestation) -> str:
    """What a question of a check is about: the campaign and the person."""
    return f"check/{check.campaign}/{check.person}"
