"""TinyDB's table with text keys and indexes, over a view instead of a file that is read and written whole."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import AbstractContextManager
from typing import Any, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table as TinyDBTable

from bot.store.committed import View
from bot.store.contents import Changes
from bot.store.documents import decode, encode
from bot.store.draft import Draft
from bot.store.schema import Document, Schema, Table
from bot.store.seam import Row, Scalar


class ViewStorage(Storage):
    """A TinyDB storage that shows a view and takes changes as a draft."""

    schema: Schema
    view: View

    @abstractmethod
    def changing(self) -> AbstractContextManager[Draft]:
        """A draft that is kept when the block ends without an exception."""

    def read(self) -> dict[str, dict[str, Any]]:
        """All documents: for TinyDB's calls that need the whole database."""
        return {name: dict(Working(self.view, name)) for name in self.schema.tables}

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Keep exactly these documents, as one commit."""
        with self.changing() as draft:
            for name, declared in self.schema.tables.items():
                working = Working(draft, name)
                for key in working.keys() - data.get(name, {}).keys():
                    del working[key]
                working.update(data.get(name, {}))
                working.save(draft, declared)


class Working(MutableMapping[str, Document]):
    """The documents of one table while they are read or changed, parsed when they are asked for."""

    def __init__(self, view: View, table: str) -> None:
        self._view = view
        self._table = table
        self._seen: dict[str, Document | None] = {}

    def save(self, draft: Draft, declared: Table) -> None:
        """Put what differs into the draft: all of it, or on InvalidDocument nothing."""
        changes: Changes = {
            (self._table, key): None if document is None else encode(declared, document)
            for key, document in self._seen.items()
        }
        for (table, key), text in changes.items():
            if text != self._view.text(table, key):
                draft.change(table, key, text)

    def __getitem__(self, key: str) -> Document:
        if key not in self._seen and (text := self._view.text(self._table, key)) is not None:
            self._seen[key] = decode(text)
        if (document := self._seen.get(key)) is None:
            raise KeyError(key)
        return document

    def __setitem__(self, key: str, document: Document) -> None:
        self._seen[key] = document

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        self._seen[key] = None

    def __iter__(self) -> Iterator[str]:
        keys = [key for key, _ in self._view.equal(self._table, {}) if key not in self._seen]
        return iter(keys + [key for key, document in self._seen.items() if document is not None])

    def __len__(self) -> int:
        return sum(1 for _ in self)


class KeyedDocument(Document):
    """A document that knows its key, as TinyDB wants it."""

    def __init__(self, document: Mapping[str, Any], doc_id: str) -> None:
        super().__init__(document)
        self.doc_id = doc_id


class KeyedTable(TinyDBTable):
    """Every TinyDB call works, each change durable at its return; the methods here add keys and indexes."""

    document_class = KeyedDocument  # type: ignore[assignment]  # TinyDB's hints say int where it takes any id
    document_id_class = str  # type: ignore[assignment]
    default_query_cache_capacity = 0
    _storage: ViewStorage

    def put(self, key: str, document: Document) -> None:
        """Store the document, in place of a former one."""
        self._update_table(lambda working: working.__setitem__(key, document))

    def document(self, key: str) -> Document | None:
        """The document under the key, or None."""
        found = self.get(doc_id=cast(int, key))
        return None if found is None else dict(found)

    def equal(self, equals: Mapping[str, Scalar]) -> list[Row]:
        """By key, the documents whose indexed fields equal the values."""
        self._storage.schema.require_index(self.name, equals)
        return [(key, decode(text)) for key, text in sorted(self._storage.view.equal(self.name, equals))]

    def between(self, field: str, after: str, until: str, limit: int | None) -> list[Row]:
        """By value and key, the documents with after < field <= until."""
        self._storage.schema.require_order(self.name, field)
        found = self._storage.view.between(self.name, field, after, until, limit)
        return [(key, decode(text)) for _, key, text in found]

    def amount(self, equals: Mapping[str, Scalar]) -> int:
        """How many documents `equal` gives."""
        self._storage.schema.require_index(self.name, equals)
        return self._storage.view.count(self.name, equals)

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        return cast(dict[str, Mapping[str, Any]], Working(self._storage.view, self.name))

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        declared = self._storage.schema.table(self.name)
        with self._storage.changing() as draft:
            working = Working(draft, self.name)
            updater(working)
            working.save(draft, declared)


class Database(TinyDB):
    """TinyDB with such tables."""

    table_class = KeyedTable
