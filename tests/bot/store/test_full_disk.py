"""A disk that is full or fails: a clear error, nothing acknowledged is lost, and writing goes on once it can."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from bot.store.errors import StoreFull, StoreUnavailable, StoreUnwritable
from bot.store.log import WriteAheadLog
from bot.store.schema import Schema
from bot.store.storage import Upkeep
from bot.store.tinydb_store import TinyDBStore, open_store

Limit = Callable[[int], AbstractContextManager[None]]


def put(store: TinyDBStore, number: int) -> None:
    with store.transaction() as transaction:
        transaction.put("requests", f"{number:03}", {"state": "open", "text": "x" * 100})
        transaction.put("claims", "last", {"number": number})


def check(store: TinyDBStore, number: int) -> None:
    assert [f"{n:03}" for n in range(1, number + 1)] == [key for key, _ in store.find("requests", state="open")]
    assert store.get("claims", "last") == {"number": number}


def fill(store: TinyDBStore) -> int:
    """Write until there is no room; the last number acknowledged."""
    for number in range(1, 1000):
        try:
            put(store, number)
        except StoreFull as error:
            assert "Free some space" in str(error)
            return number - 1
    pytest.fail("the disk was never full")


def test_a_full_disk_refuses_the_commit_and_keeps_all_before_it(
    folder: Path, schema: Schema, no_file_longer_than: Limit
) -> None:
    store = open_store(folder, schema)
    with no_file_longer_than(5000):
        number = fill(store)
        assert number > 10
        check(store, number)
        with pytest.raises(StoreFull):
            put(store, number + 1)
    store.close()
    check(open_store(folder, schema, read_only=True), number)


def test_writing_goes_on_in_the_same_process_once_there_is_room(
    folder: Path, schema: Schema, no_file_longer_than: Limit
) -> None:
    store = open_store(folder, schema)
    with no_file_longer_than(5000):
        number = fill(store)
    for following in range(number + 1, number + 5):
        put(store, following)
    check(store, number + 4)
    store.close()
    check(open_store(folder, schema), number + 4)


def test_a_smaller_commit_still_fits_after_a_refused_one(
    folder: Path, schema: Schema, no_file_longer_than: Limit
) -> None:
    """Nothing of the refused line stays in the log, or the next line would be lost behind it."""
    store = open_store(folder, schema)
    with no_file_longer_than(500):
        with pytest.raises(StoreFull), store.transaction() as transaction:
            transaction.put("claims", "big", {"text": "x" * 1000})
        with store.transaction() as transaction:
            transaction.put("claims", "small", {})
    store.close()
    assert open_store(folder, schema).find("claims") == [("small", {})]


def test_a_refused_commit_gives_its_numbers_back(folder: Path, schema: Schema, no_file_longer_than: Limit) -> None:
    store = open_store(folder, schema)
    with no_file_longer_than(10), pytest.raises(StoreFull), store.transaction() as transaction:
        assert transaction.next_number("requests/2026") == 1
    with store.transaction() as transaction:
        assert transaction.next_number("requests/2026") == 1


def test_a_snapshot_that_does_not_fit_is_postponed_and_the_commit_stands(
    folder: Path, schema: Schema, no_file_longer_than: Limit
) -> None:
    store = open_store(folder, schema, upkeep=Upkeep(compact_at=3000))
    with no_file_longer_than(4000):
        for number in range(1, 60):
            put(store, number)
    snapshots = list(folder.glob("snapshot-*"))
    assert snapshots
    assert all(file.stat().st_size < 4000 for file in snapshots), "the limit was never met"
    check(store, 59)
    for number in range(60, 80):
        put(store, number)
    assert max(folder.glob("snapshot-*")).stat().st_size > 4000
    assert not list(folder.glob("*.tmp"))
    store.close()
    check(open_store(folder, schema), 79)


def test_a_store_opens_on_a_full_disk(folder: Path, schema: Schema, no_file_longer_than: Limit) -> None:
    """Not even the name of the holder fits in the lock file."""
    store = open_store(folder, schema)
    put(store, 1)
    store.close()
    (log,) = folder.glob("log-*")
    os.truncate(log, log.stat().st_size - 3)
    with no_file_longer_than(0):
        store = open_store(folder, schema)
        assert store.find("requests") == []
        with pytest.raises(StoreFull):
            put(store, 1)
    put(store, 1)
    check(store, 1)
    store.close()


def test_a_failure_that_cannot_be_undone_refuses_all_later_writes(folder: Path, schema: Schema) -> None:
    """The descriptor fails for the append and for taking it back; when it works again, the log may not be trusted."""
    store = open_store(folder, schema)
    put(store, 1)
    log: WriteAheadLog = store._storage._log  # type: ignore[union-attr]
    descriptor = log._descriptor
    spare = os.dup(descriptor)
    os.close(descriptor)
    with pytest.raises(StoreUnwritable, match="not stored"):
        put(store, 2)
    os.dup2(spare, descriptor)
    os.close(spare)
    with pytest.raises(StoreUnwritable, match="Restart"):
        put(store, 2)
    check(store, 1)
    store.close()
    check(open_store(folder, schema), 1)


def test_writing_to_a_closed_store_is_refused(folder: Path, schema: Schema) -> None:
    store = open_store(folder, schema)
    store.close()
    with pytest.raises(StoreUnwritable, match="closed"):
        put(store, 1)


def test_a_folder_that_is_a_file_is_refused_with_advice(folder: Path, schema: Schema) -> None:
    folder.write_text("")
    for read_only in (False, True):
        with pytest.raises(StoreUnavailable if not read_only else Exception, match="folder"):
            open_store(folder, schema, read_only=read_only)
