"""Reading beside a writer: without its lock, without touching a file, always a whole state."""

import threading
from pathlib import Path

import pytest

from bot.store.errors import StoreMissing, StoreReadOnly
from bot.store.schema import Schema, Table
from bot.store.storage import Upkeep
from bot.store.tinydb_store import TinyDBStore, open_store


def put(store: TinyDBStore, number: int) -> None:
    with store.transaction() as transaction:
        transaction.put("claims", "last", {"number": number})
        transaction.put("requests", f"{number:06}", {"state": "open"})


def state(store: TinyDBStore) -> tuple[int, int]:
    return (store.get("claims", "last") or {"number": 0})["number"], store.count("requests", state="open")


def test_a_reader_opens_beside_a_writer_and_sees_what_was_committed(folder: Path, schema: Schema) -> None:
    writer = open_store(folder, schema)
    put(writer, 1)
    reader = open_store(folder, schema, read_only=True)
    assert state(reader) == (1, 1)
    put(writer, 2)
    assert state(reader) == (1, 1), "a view does not change under its reader"
    reader.refresh()
    assert state(reader) == (2, 2)
    writer.close()


def test_a_reader_refuses_changes_and_says_where_to_make_them(folder: Path, schema: Schema) -> None:
    open_store(folder, schema).close()
    reader = open_store(folder, schema, read_only=True)
    with pytest.raises(StoreReadOnly, match="running bot"), reader.transaction():
        pytest.fail("a transaction opened")


def test_a_reader_of_nothing_is_told_so_and_makes_nothing(folder: Path, schema: Schema) -> None:
    with pytest.raises(StoreMissing, match="data folder"):
        open_store(folder, schema, read_only=True)
    assert not folder.exists()


def test_a_reader_leaves_a_torn_tail_as_it_is(folder: Path, schema: Schema) -> None:
    """It may be an append that the writer is in the middle of."""
    writer = open_store(folder, schema)
    put(writer, 1)
    put(writer, 2)
    writer.close()
    (log,) = folder.glob("log-*")
    torn = log.read_bytes()[:-7]
    log.write_bytes(torn)
    assert state(open_store(folder, schema, read_only=True)) == (1, 1)
    assert log.read_bytes() == torn


def test_a_reader_follows_the_writer_over_many_compactions(folder: Path, schema: Schema) -> None:
    """Every state read is whole and none goes back, while files are replaced and removed beneath."""
    writer = open_store(folder, schema, upkeep=Upkeep(compact_at=1, backups=0))
    put(writer, 1)
    done = threading.Event()

    def write() -> None:
        for number in range(2, 300):
            put(writer, number)
        done.set()

    thread = threading.Thread(target=write)
    reader = open_store(folder, schema, read_only=True)
    thread.start()
    seen = [state(reader)]
    while not done.is_set():
        reader.refresh()
        seen.append(state(reader))
    thread.join(timeout=30)
    reader.refresh()
    assert state(reader) == (299, 299)
    assert all(last == count for last, count in seen)
    assert seen == sorted(seen)
    writer.close()


def test_a_reader_with_a_newer_schema_sees_migrated_documents_and_stores_none(folder: Path, schema: Schema) -> None:
    writer = open_store(folder, schema)
    put(writer, 1)
    newer = Schema(2, {"all": Table(indexes=("state",))}, {1: lambda documents: {"all": documents["requests"]}})
    reader = open_store(folder, newer, read_only=True)
    assert reader.find("all", state="open") == [("000001", {"state": "open"})]
    put(writer, 2)
    reader.refresh()
    assert reader.count("all") == 2
    writer.close()
    assert state(open_store(folder, schema, read_only=True)) == (2, 2)
