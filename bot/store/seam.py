"""What the bot asks of a store, small enough for TinyDB and PostgreSQL alike.

Documents are plain JSON objects under a text key in named tables. What is returned is the caller's own copy.
"""

from contextlib import AbstractContextManager
from typing import Protocol

from bot.store.schema import Document

Scalar = str | int | bool | None
"""What an indexed field may hold. An absent field counts as None; 1 and True differ, as in JSON."""

Row = tuple[str, Document]
"""A key and its document."""


class Reading(Protocol):
    """Reading, in a transaction (sees its own changes) or outside (sees what is committed)."""

    def get(self, table: str, key: str) -> Document | None:
        """The document under the key, or None."""

    def find(self, table: str, /, **equals: Scalar) -> list[Row]:
        """All documents whose indexed fields equal the given values, by key; without fields the whole table.

        Raises SchemaFault for a field without an index: no query walks a table unseen.
        """

    def find_until(self, table: str, field: str, until: str, *, after: str = "", limit: int | None = None) -> list[Row]:
        """At most `limit` documents with `after` < field <= `until`, lowest first, then by key.

        The field is one of the table's `ordered`; documents without it are never found.
        """

    def count(self, table: str, /, **equals: Scalar) -> int:
        """How many documents `find` would give."""


class Transaction(Reading, Protocol):
    """Changes to any tables that are stored together or not at all."""

    def put(self, table: str, key: str, document: Document) -> None:
        """Store the document, in place of a former one. Raises InvalidDocument."""

    def insert(self, table: str, key: str, document: Document) -> bool:
        """Store the document unless the key exists; whether it was stored. For claims and keys of notices."""

    def delete(self, table: str, key: str) -> None:
        """Remove the document if there is one."""

    def next_number(self, counter: str) -> int:
        """1, 2, 3 ... for each counter. A committed number never comes again, whatever is deleted."""


class Store(Reading, Protocol):
    """One open store. Safe to share between threads."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """Commit at the end of the block, durably; an exception leaves nothing behind.

        Transactions wait for each other, readers do not wait for them. Keep the block short and without calls out.
        Raises StoreReadOnly, StoreFull, StoreUnwritable, and TransactionMisuse for one inside another.
        """

    def erase_deleted(self) -> None:
        """On return no file of the store holds anything that was deleted or replaced before: former copies are gone.

        Until then former copies stay for recovery. It writes the whole store afresh, so call it seldom. What the file
        system keeps of removed files, and copies that somebody made of the folder, are beyond it.
        Raises StoreReadOnly, TransactionMisuse inside a transaction of this thread, and StoreFull or StoreUnwritable
        when the disk refuses: then nothing is lost and nothing is promised; call it again.
        """

    def refresh(self) -> None:
        """Show what another process committed since, where the store was opened for reading beside it."""

    def close(self) -> None:
        """Let go of files and locks. Nothing is left to be written."""
