"""Events, taken once each: by event id and by message, kept a week, without words.

A claim is ``taken`` before its effect, ``owed`` once the answer stands in the outbox, ``answered`` after the reply.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.instants import stored
from bot.schema import CLAIMS
from bot.store.seam import Reading, Transaction
from knowledge.asking import Asked, Place
from knowledge.language import Frozen, Lang

KEPT: Final = timedelta(days=7)
STALE: Final = timedelta(minutes=1)


class State(StrEnum):
    """How far the reply to an event is."""

    TAKEN = "taken"
    OWED = "owed"
    ANSWERED = "answered"


class Claim(Frozen):
    """An event that nobody answered yet: who waits, and where."""

    key: str
    user: str
    place: Place
    lang: Lang


def take(tx: Transaction, asked: Asked, apology: Place, now: datetime) -> bool:
    """Whether this event was still free. Its further keys point to the first, so that any copy finds it taken.

    ``apology`` is where the asker hears of it, should no answer follow.
    """
    first, *others = asked.claim
    taken_before = any(tx.get(CLAIMS, key) for key in asked.claim)
    if taken_before:
        return False
    tx.put(
        CLAIMS,
        first,
        {
            "state": State.TAKEN,
            "at": stored(now),
            "user": asked.actor.id,
            "lang": asked.lang,
            "place": apology.model_dump(mode="json"),
        },
    )
    for key in others:
        tx.put(CLAIMS, key, {"state": None, "at": stored(now), "of": first})
    return True


def once(tx: Transaction, key: str, now: datetime) -> bool:
    """Take a click that needs no reply of its own; whether it was still free."""
    return tx.insert(CLAIMS, key, {"state": State.ANSWERED, "at": stored(now)})


def mark(tx: Transaction, key: str, state: State) -> None:
    """Set how far the reply is; a claim that is no longer kept stays gone."""
    if claim := tx.get(CLAIMS, key):
        tx.put(CLAIMS, key, claim | {"state": state})


def unanswered(reading: Reading, before: datetime) -> Iterable[Claim]:
    """Claims taken before an instant for which no answer was ever queued."""
    return [
        Claim(key=key, user=claim["user"], place=Place(**claim["place"]), lang=claim["lang"])
        for key, claim in reading.find(CLAIMS, state=State.TAKEN)
        if claim["at"] < stored(before)
    ]


def forget(tx: Transaction, now: datetime) -> int:
    """Delete claims older than a week; how many."""
    old = tx.find_until(CLAIMS, "at", stored(now - KEPT))
    for key, _ in old:
        tx.delete(CLAIMS, key)
    return len(old)


def remember(tx: Transaction, key: str, outcome: str, now: datetime) -> None:
    """Take a form whose outcome is told again should it come twice."""
    tx.put(CLAIMS, key, {"state": State.ANSWERED, "at": stored(now), "outcome": outcome})


def remembered(reading: Reading, key: str) -> str | None:
    """The outcome of a form that came before."""
    return (reading.get(CLAIMS, key) or {}).get("outcome")
