"""What a transaction sees and has changed so far, laid over what is committed."""

from collections.abc import Iterator, Mapping

from bot.store.committed import Committed, Found, Ordered
from bot.store.contents import Changes
from bot.store.documents import decode, matches
from bot.store.errors import TransactionMisuse
from bot.store.schema import Document
from bot.store.seam import Scalar


class Draft:
    """A `View` with changes of its own. `over` is set when its transaction ends."""

    def __init__(self, committed: Committed) -> None:
        self._committed = committed
        self.changes: Changes = {}
        self.over = False

    def require_open(self) -> None:
        """TransactionMisuse once the transaction is over."""
        if self.over:
            raise TransactionMisuse("This transaction is over. Make the change inside its block.")

    def change(self, table: str, key: str, text: str | None) -> None:
        """Change one document; None removes it."""
        self.require_open()
        self.changes[table, key] = text

    def text(self, table: str, key: str) -> str | None:
        if (table, key) in self.changes:
            return self.changes[table, key]
        return self._committed.text(table, key)

    def equal(self, table: str, equals: Mapping[str, Scalar]) -> Found:
        own = [(key, text) for key, text, document in self._own(table) if matches(document, equals)]
        return self._committed.equal(table, equals, self._touched(table)) + own

    def between(self, table: str, field: str, after: str, until: str, limit: int | None) -> Ordered:
        own = [
            (value, key, text)
            for key, text, document in self._own(table)
            if (value := document.get(field)) is not None and after < value <= until
        ]
        return sorted(self._committed.between(table, field, after, until, limit, self._touched(table)) + own)[:limit]

    def count(self, table: str, equals: Mapping[str, Scalar]) -> int:
        return len(self.equal(table, equals))

    def _touched(self, table: str) -> set[str]:
        return {key for name, key in self.changes if name == table}

    def _own(self, table: str) -> Iterator[tuple[str, str, Document]]:
        for (name, key), text in self.changes.items():
            if name == table and text is not None:
                yield key, text, decode(text)
