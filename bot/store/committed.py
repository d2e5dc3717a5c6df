"""All committed documents in memory, as text, with their indexes."""

import threading
from collections.abc import Mapping, Set
from itertools import islice
from typing import Protocol

from bot.store.contents import Changes, Texts
from bot.store.documents import decode
from bot.store.index import TableIndex
from bot.store.schema import Schema, Table
from bot.store.seam import Scalar

Found = list[tuple[str, str]]
"""Keys and JSON texts."""

Ordered = list[tuple[str, str, str]]
"""Values of the ordered field, keys and JSON texts."""


class View(Protocol):
    """Documents as text: what is committed, or what a transaction sees."""

    def text(self, table: str, key: str) -> str | None:
        """The document's text, or None."""

    def equal(self, table: str, equals: Mapping[str, Scalar]) -> Found:
        """In no order, the documents whose indexed fields equal the values."""

    def between(self, table: str, field: str, after: str, until: str, limit: int | None) -> Ordered:
        """By value and key, documents with after < field <= until."""

    def count(self, table: str, equals: Mapping[str, Scalar]) -> int:
        """How many documents `equal` gives."""


class Committed:
    """A `View` that any thread may read. Its lock is held for moments: texts are parsed outside it."""

    def __init__(self, schema: Schema, texts: Texts) -> None:
        self._schema = schema
        self._lock = threading.Lock()
        self._texts: Texts = {}
        self._indexes: dict[str, TableIndex] = {}
        for table in {*schema.tables, *texts}:
            self._add_table(table)
        self.apply({(table, key): text for table, rows in texts.items() for key, text in rows.items()})

    def apply(self, changes: Changes) -> None:
        """Make the changes of one commit visible, all at once."""
        with self._lock:
            for (table, key), text in changes.items():
                self._set(table, key, text)

    def copy(self) -> Texts:
        """Everything there is at this moment; cheap, since texts do not change."""
        with self._lock:
            return {table: dict(rows) for table, rows in self._texts.items()}

    def text(self, table: str, key: str) -> str | None:
        return self._texts.get(table, {}).get(key)

    def equal(self, table: str, equals: Mapping[str, Scalar], without: Set[str] = frozenset()) -> Found:
        with self._lock:
            texts = self._texts[table]
            keys = self._indexes[table].matching(equals) if equals else texts.keys()
            return [(key, texts[key]) for key in keys if key not in without]

    def between(
        self, table: str, field: str, after: str, until: str, limit: int | None, without: Set[str] = frozenset()
    ) -> Ordered:
        with self._lock:
            texts = self._texts[table]
            entries = self._indexes[table].between(field, after, until)
            return list(islice(((value, key, texts[key]) for value, key in entries if key not in without), limit))

    def count(self, table: str, equals: Mapping[str, Scalar]) -> int:
        with self._lock:
            return len(self._indexes[table].matching(equals) if equals else self._texts[table])

    def _set(self, table: str, key: str, text: str | None) -> None:
        if table not in self._texts:
            self._add_table(table)
        texts, index = self._texts[table], self._indexes[table]
        if (former := texts.get(key)) is not None:
            index.remove(key, decode(former))
        if text is None:
            texts.pop(key, None)
        else:
            texts[key] = text
            index.add(key, decode(text))

    def _add_table(self, table: str) -> None:
        self._texts[table] = {}
        self._indexes[table] = TableIndex(self._schema.tables.get(table, Table()))
