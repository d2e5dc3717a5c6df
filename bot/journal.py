"""The journal in the store: sealed in the commit of what it tells of."""

import secrets
from collections.abc import Iterator
from datetime import datetime

from pydantic import ValidationError

from bot.errors import BotError
from bot.schema import JOURNAL, SALTS
from bot.store.seam import Reading, Transaction
from knowledge.journal import GENESIS, ChainFault, Entry, Event, seal, verify

SALT_BYTES = 16


class JournalDamaged(BotError):
    """Somebody or something changed the journal."""


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
    """The journal in order, whole or of one request. Raises JournalDamaged at an entry that cannot be read."""
    found = reading.find(JOURNAL) if reference is None else reading.find(JOURNAL, reference=reference)
    for key, entry in found:
        try:
            yield Entry.model_validate(entry)
        except ValidationError:
            raise JournalDamaged(
                f"Entry {int(key)} of the journal cannot be read; `compliance-bot register verify` says more."
            ) from None


def verified(reading: Reading, head: str | None = None) -> ChainFault | None:
    """The first fault of the journal, or None; ``head`` is a hash noted earlier."""
    return verify((entry for _, entry in reading.find(JOURNAL)), head)


def head(reading: Reading) -> str:
    """The hash of the newest entry; that of nothing for an empty journal."""
    found = reading.find(JOURNAL)
    return str(found[-1][1]["hash"]) if found else GENESIS


def _key(number: int) -> str:
    return f"{number:012d}"
