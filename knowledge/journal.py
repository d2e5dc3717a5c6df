"""The audit trail: entries chained by their hashes, holding ids and state words, never a personal value.

Of a personal value the entry holds a salted SHA-256. The value and its salt live in the register and are deleted by
purging; the chain still verifies then. (Accountability: art. 5(2) and 24 GDPR.)
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from pydantic import ValidationError

from knowledge.language import Frozen
from knowledge.personal import Personal

GENESIS: Final = "0" * 64


class Event(Frozen):
    """Something that happened, before it is sealed; ``facts`` are ids, dates and state words."""

    action: str
    reference: str = ""
    actor: str
    facts: Mapping[str, str] = {}
    personal: Mapping[str, Personal] = {}


class Entry(Frozen):
    """A sealed event; ``at`` in UTC, ``digests`` of its personal values, ``previous`` the hash of the entry before."""

    number: int
    at: datetime
    actor: str
    action: str
    reference: str
    facts: dict[str, str]
    digests: dict[str, str]
    previous: str
    hash: str


class ChainFault(Frozen):
    """The first entry that is not what was written, and why."""

    number: int
    reason: str


def seal(event: Event, number: int, at: datetime, previous: str, salts: Mapping[str, str]) -> Entry:
    """The entry of an event, chained to the one before. ``salts`` has one for every personal field."""
    digests = {name: digest(value, salts[name]) for name, value in sorted(event.personal.items())}
    entry = Entry(
        number=number,
        at=at,
        actor=event.actor,
        action=event.action,
        reference=event.reference,
        facts=dict(sorted(event.facts.items())),
        digests=digests,
        previous=previous,
        hash="",
    )
    return entry.model_copy(update={"hash": hash_of(entry)})


def digest(value: Personal, salt: str) -> str:
    """The salted SHA-256 of a personal value, in hexadecimal."""
    return hashlib.sha256(f"{salt}\n{value.reveal()}".encode()).hexdigest()


def hash_of(entry: Entry) -> str:
    """The hash of an entry's content, in hexadecimal."""
    content = entry.model_dump(mode="json", exclude={"hash"})
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def verify(entries: Iterable[Entry | Mapping[str, Any]], head: str | None = None) -> ChainFault | None:
    """The first fault of a chain in order, or None. ``head``, a hash noted earlier, must be in it.

    Entries may be given as they are stored: one that was made unreadable is a fault like any other.
    """
    previous, number, seen = GENESIS, 0, head in (None, GENESIS)
    for number, found in enumerate(entries, 1):
        entry = _readable(found)
        if reason := _reason(entry, number, previous):
            return ChainFault(number=number, reason=reason)
        previous = entry.hash if entry else ""
        seen = seen or previous == head
    if not seen:
        return ChainFault(number=number + 1, reason="the noted head is not in the journal: its end was cut off")
    return None


def _readable(found: Entry | Mapping[str, Any]) -> Entry | None:
    try:
        return Entry.model_validate(found)
    except ValidationError:
        return None


def _reason(entry: Entry | None, number: int, previous: str) -> str | None:
    """Why an entry is not the one that was written in this place; None for the one that was."""
    if entry is None:
        return f"entry {number} cannot be read"
    if entry.number != number:
        return f"entry {number} is missing"
    if entry.previous != previous:
        return f"entry {number} does not follow the one before"
    if entry.hash != hash_of(entry):
        return f"entry {number} was changed after it was written"
    return None
