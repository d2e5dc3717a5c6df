"""The seam's embedded side: one folder, one writing process, readers beside it."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from bot.store.documents import decode, to_json
from bot.store.draft import Draft
from bot.store.errors import StoreUnavailable
from bot.store.folder import Folder
from bot.store.schema import Document, Schema
from bot.store.seam import Row, Scalar
from bot.store.storage import ReadingStorage, Upkeep, WritingStorage
from bot.store.table import Database, KeyedDocument, KeyedTable, ViewStorage

_COUNTERS = "_counters"


def open_store(path: Path, schema: Schema, *, read_only: bool = False, upkeep: Upkeep | None = None) -> "TinyDBStore":
    """Open the store in a folder; a writer makes the folder if need be.

    Raises StoreLocked (a second writer), StoreMissing (nothing to read yet), StoreDamaged, StoreTooNew, SchemaFault
    (a migration is missing), StoreFull (no room to migrate) and StoreUnavailable.
    """
    folder = Folder(path)
    try:
        if read_only:
            return TinyDBStore(ReadingStorage(folder, schema))
        return TinyDBStore(WritingStorage(folder, schema, upkeep or Upkeep()))
    except OSError as fault:
        advice = "Check that it is a folder, that it belongs to the user who runs the bot and that the disk has room."
        raise StoreUnavailable(f"Cannot open the store in {path}: {fault.strerror}. {advice}") from fault


class _TinyDBReading:
    """The reading half, over TinyDB's tables."""

    def __init__(self, storage: ViewStorage) -> None:
        self._schema = storage.schema
        self._database = Database(storage=lambda: storage)

    def get(self, table: str, key: str) -> Document | None:
        return self._table(table).document(key)

    def find(self, table: str, /, **equals: Scalar) -> list[Row]:
        return self._table(table).equal(equals)

    def find_until(self, table: str, field: str, until: str, *, after: str = "", limit: int | None = None) -> list[Row]:
        return self._table(table).between(field, after, until, limit)

    def count(self, table: str, /, **equals: Scalar) -> int:
        return self._table(table).amount(equals)

    def _table(self, name: str) -> KeyedTable:
        self._schema.table(name)
        table = self._database.table(name)
        assert isinstance(table, KeyedTable)
        return table


class _DraftStorage(ViewStorage):
    """TinyDB's tables inside a transaction: changes join its draft."""

    def __init__(self, schema: Schema, draft: Draft) -> None:
        self.schema = schema
        self.view = self._draft = draft

    def changing(self) -> AbstractContextManager[Draft]:
        self._draft.require_open()
        return nullcontext(self._draft)


class TinyDBTransaction(_TinyDBReading):
    """A `Transaction`."""

    def __init__(self, schema: Schema, draft: Draft) -> None:
        super().__init__(_DraftStorage(schema, draft))
        self._draft = draft

    def put(self, table: str, key: str, document: Document) -> None:
        self._table(table).put(key, document)

    def insert(self, table: str, key: str, document: Document) -> bool:
        if self.get(table, key) is not None:
            return False
        self._table(table).insert(KeyedDocument(document, doc_id=key))
        return True

    def delete(self, table: str, key: str) -> None:
        self._table(table).remove(doc_ids=[key])  # type: ignore[list-item]  # keys are text here

    def next_number(self, counter: str) -> int:
        text = self._draft.text(_COUNTERS, counter)
        number = 1 if text is None else decode(text)["last"] + 1
        self._draft.change(_COUNTERS, counter, to_json({"last": number}))
        return int(number)


class TinyDBStore(_TinyDBReading):
    """A `Store`. `database` is TinyDB itself, for queries that the seam does not have."""

    def __init__(self, storage: WritingStorage | ReadingStorage) -> None:
        super().__init__(storage)
        self._storage = storage

    @property
    def database(self) -> Database:
        return self._database

    @contextmanager
    def transaction(self) -> Iterator[TinyDBTransaction]:
        with self._storage.changing() as draft:
            yield TinyDBTransaction(self._schema, draft)

    def erase_deleted(self) -> None:
        self._storage.erase_deleted()

    def refresh(self) -> None:
        self._storage.refresh()

    def close(self) -> None:
        self._storage.close()
