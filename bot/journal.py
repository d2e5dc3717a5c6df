"""The journal in the store: sealed in the commit of what it tells of."""

import secrets
from collections.abc import Iterator
from datetime import datetime

from bot.schema import JOURNAL, SALTS
from bot.store.seam import Reading, Transaction
from knowledge.journal import GENESIS, Entry, Event, seal

SALT_BYTES = 16


def append(tx: Transaction, event: Event, at: datetime) -> Entry:
    """Seal an event as the journal's next entry. Salts of its personal values are kept beside, to be purged."""
    last = tx.next_number("journal")
    former = tx.get(JOURNAL, _key(last - 1))
    salts = {name: secrets.token_hex(SALT_BYTES) for name in event.personal}
    entry = seal(event, last, at, former["hash"] if former else GENESIS, salts)
    tx.put(JOURNAL, _key(last), entry.model_dump(mode="json"))
    if salts:
        tx.put(SALTS, _key(last), {"reference": event.reference, "salts": salts})
    return entry


def entries(reading: Reading, reference: str | None = None) -> Iterator[Entry]:
    """The journal in order, whole or of one request."""
    found = reading.find(JOURNAL) if reference is None else reading.find(JOURNAL, reference=reference)
    return (Entry.model_validate(entry) for _, entry in found)


def head(reading: Reading) -> str:
    """The hash of the newest entry; that of nothing for an empty journal."""
    found = reading.find(JOURNAL)
    return str(found[-1][1]["hash"]) if found else GENESIS


def _key(number: int) -> str:
    return f"{number:012d}"
