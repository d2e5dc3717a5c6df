"""Reading beside a writer: without its lock, without touching a file, always a whole state."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.store.errors import StoreMissing, StoreReadOnly
from bot.store.folder import Folder
from bot.store.schema import Schema, Table
from bot.store.storage import ReadingStorage, Upkeep
from bot.store.tinydb_store import TinyDBStore, open_store

WRITE = """
import sys
from pathlib import Path
from bot.store.schema import Schema, Table
from bot.store.storage import Upkeep
from bot.store.tinydb_store import open_store
schema = Schema(1, {"claims": Table(), "requests": Table(indexes=("state",))})
store = open_store(Path(sys.argv[1]), schema, upkeep=Upkeep(compact_at=1, backups=0))
for number in range(1, 401):
    with store.transaction() as transaction:
        transaction.put("claims", "last", {"number": number})
        if number > 1:
            transaction.delete("requests", f"{number - 1}")
        transaction.put("requests", f"{number}", {"state": "open"})
"""


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


def test_a_reader_follows_a_writing_process_over_many_compactions(folder: Path, schema: Schema) -> None:
    """Every state read is whole and none goes back, while files are replaced and removed beneath."""
    open_store(folder, schema).close()
    reader = open_store(folder, schema, read_only=True)
    with subprocess.Popen([sys.executable, "-c", WRITE, str(folder)], cwd=Path(__file__).parents[3]) as writer:
        seen = [state(reader)]
        while writer.poll() is None:
            reader.refresh()
            seen.append(state(reader))
    reader.refresh()
    assert state(reader) == (400, 1)
    assert all(count == min(last, 1) for last, count in seen)
    assert seen == sorted(seen)
    assert len(set(seen)) > 10, "reader and writer hardly met"


def test_a_reader_whose_files_are_replaced_while_it_reads_begins_again(folder: Path, schema: Schema) -> None:
    """The writer compacts between the reader's look at the snapshots and its look at the logs."""
    writer = open_store(folder, schema, upkeep=Upkeep(compact_at=1, backups=0))
    put(writer, 1)

    class Restless(Folder):
        turns = 3

        def logs(self) -> list[int]:
            for number in range(2, 6) if self.turns else ():
                put(writer, number)
            self.turns -= bool(self.turns)
            return super().logs()

    reader = TinyDBStore(ReadingStorage(Restless(folder), schema))
    assert reader.get("claims", "last") == {"number": 5}
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
