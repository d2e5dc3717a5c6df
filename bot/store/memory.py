"""A store in memory, for tests: the seam's behaviour by the plainest means, nothing kept."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.store.documents import decode, encode, matches
from bot.store.errors import TransactionMisuse
from bot.store.schema import Document, Schema
from bot.store.seam import Row, Scalar
from bot.store.turns import Turns

_Texts = dict[str, dict[str, str]]


class _FakeReading:
    """The reading half: every query walks the whole table."""

    def __init__(self, schema: Schema, texts: _Texts) -> None:
        self._schema = schema
        self._texts = texts

    def get(self, table: str, key: str) -> Document | None:
        self._schema.table(table)
        text = self._texts[table].get(key)
        return None if text is None else decode(text)

    def find(self, table: str, /, **equals: Scalar) -> list[Row]:
        self._schema.require_index(table, equals)
        return [(key, document) for key, document in self._rows(table) if matches(document, equals)]

    def find_until(self, table: str, field: str, until: str, *, after: str = "", limit: int | None = None) -> list[Row]:
        self._schema.require_order(table, field)
        rows = [row for row in self._rows(table) if row[1].get(field) is not None and after < row[1][field] <= until]
        return sorted(rows, key=lambda row: (row[1][field], row[0]))[:limit]

    def count(self, table: str, /, **equals: Scalar) -> int:
        return len(self.find(table, **equals))

    def _rows(self, table: str) -> list[Row]:
        return [(key, decode(text)) for key, text in sorted(self._texts[table].items())]


class FakeTransaction(_FakeReading):
    """Works on a copy of the tables, which the store takes over at the end."""

    def __init__(self, schema: Schema, texts: _Texts, counters: dict[str, int]) -> None:
        super().__init__(schema, texts)
        self.counters = counters
        self.over = False

    def put(self, table: str, key: str, document: Document) -> None:
        text = encode(self._schema.table(table), document)
        self._writable(table)[key] = text

    def insert(self, table: str, key: str, document: Document) -> bool:
        if key in self._writable(table):
            return False
        self.put(table, key, document)
        return True

    def delete(self, table: str, key: str) -> None:
        self._writable(table).pop(key, None)

    def next_number(self, counter: str) -> int:
        self._require_open()
        self.counters[counter] = self.counters.get(counter, 0) + 1
        return self.counters[counter]

    def _writable(self, table: str) -> dict[str, str]:
        self._require_open()
        self._schema.table(table)
        return self._texts[table]

    def _require_open(self) -> None:
        if self.over:
            raise TransactionMisuse("This transaction is over. Make the change inside its block.")


class FakeStore(_FakeReading):
    """A `Store` that forgets everything with the process."""

    def __init__(self, schema: Schema) -> None:
        super().__init__(schema, {name: {} for name in schema.tables})
        self._counters: dict[str, int] = {}
        self._turns = Turns()

    @contextmanager
    def transaction(self) -> Iterator[FakeTransaction]:
        with self._turns.take():
            texts = {name: dict(rows) for name, rows in self._texts.items()}
            transaction = FakeTransaction(self._schema, texts, dict(self._counters))
            try:
                yield transaction
            finally:
                transaction.over = True
            self._texts, self._counters = texts, transaction.counters

    def erase_deleted(self) -> None:
        """There are no former copies."""
        with self._turns.take():
            pass

    def refresh(self) -> None:
        """There is no other process."""

    def close(self) -> None:
        """There is nothing to let go of."""
