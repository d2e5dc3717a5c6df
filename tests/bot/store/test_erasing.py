"""What was deleted or replaced can be erased from the disk: no byte of it is left, and nothing else is lost."""

import errno
import itertools
import os
import shutil
import threading
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from bot.store.errors import StoreFull, StoreReadOnly, StoreUnwritable
from bot.store.folder import Folder
from bot.store.log import WriteAheadLog
from bot.store.schema import Schema
from bot.store.storage import ReadingStorage, Upkeep, WritingStorage
from bot.store.tinydb_store import TinyDBStore, open_store

MARKER = "Wie heeft mijn dossier gezien"
UPKEEPS = [Upkeep(), Upkeep(compact_at=1), Upkeep(compact_at=500, backups=1)]
IN_LOGS, IN_SNAPSHOTS, IN_BOTH = UPKEEPS


def put(store: TinyDBStore, key: str, text: str) -> None:
    with store.transaction() as transaction:
        transaction.put("requests", key, {"state": "open", "text": text})


def delete(store: TinyDBStore, key: str) -> None:
    with store.transaction() as transaction:
        transaction.delete("requests", key)


def fill(folder: Path, schema: Schema, upkeep: Upkeep | None = None) -> TinyDBStore:
    """An open store that held the marker in a document now deleted and in one now replaced."""
    store = open_store(folder, schema, upkeep=upkeep)
    for number in range(4):
        put(store, f"kept{number}", "x" * 100)
    put(store, "deleted", MARKER)
    put(store, "replaced", MARKER)
    put(store, "replaced", "other words")
    delete(store, "deleted")
    return store


def check(store: TinyDBStore) -> None:
    assert [key for key, _ in store.find("requests", state="open")] == [f"kept{n}" for n in range(4)] + ["replaced"]
    assert store.get("requests", "replaced") == {"state": "open", "text": "other words"}


def files_with(marker: str, folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if marker.encode() in file.read_bytes())


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.glob("*.*")} - {"writer.lock"}


@pytest.mark.parametrize("upkeep", UPKEEPS, ids=["in the log", "in snapshots", "in both"])
def test_no_byte_of_what_was_deleted_or_replaced_is_left_and_all_else_is(
    folder: Path, schema: Schema, upkeep: Upkeep
) -> None:
    store = fill(folder, schema, upkeep)
    assert files_with(MARKER, folder), "nothing to erase"
    store.erase_deleted()
    assert files_with(MARKER, folder) == []
    assert names(folder) == {"snapshot-000000000008.jsonl", "log-000000000008.jsonl"}
    check(store)
    store.close()
    check(open_store(folder, schema, read_only=True))


def test_erasing_again_or_an_empty_store_changes_nothing(folder: Path, schema: Schema) -> None:
    store = open_store(folder, schema)
    store.erase_deleted()
    store.close()
    store = fill(folder, schema)
    store.erase_deleted()
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    store.erase_deleted()
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    store.close()


def test_commits_after_erasing_are_stored(folder: Path, schema: Schema) -> None:
    """Also after erasing twice without a commit between."""
    store = fill(folder, schema)
    for number in range(3):
        store.erase_deleted()
        store.erase_deleted()
        put(store, f"new{number}", "later")
    store.close()
    reopened = open_store(folder, schema)
    assert [key for key, _ in reopened.find("requests") if key.startswith("new")] == ["new0", "new1", "new2"]
    reopened.close()


def test_erasing_waits_for_an_open_transaction(folder: Path, schema: Schema) -> None:
    store = fill(folder, schema)
    erasing = threading.Thread(target=store.erase_deleted)
    with store.transaction() as transaction:
        erasing.start()
        erasing.join(timeout=0.2)
        assert erasing.is_alive()
        transaction.put("claims", "a", {})
    erasing.join(timeout=10)
    assert (store.get("claims", "a"), files_with(MARKER, folder)) == ({}, [])
    store.close()


# --- readers beside it


def test_a_reader_refuses_to_erase_and_can_be_refreshed_after_it(folder: Path, schema: Schema) -> None:
    writer = fill(folder, schema)
    reader = open_store(folder, schema, read_only=True)
    with pytest.raises(StoreReadOnly, match="running bot"):
        reader.erase_deleted()
    assert files_with(MARKER, folder)
    writer.erase_deleted()
    check(reader)
    put(writer, "new", "later")
    reader.refresh()
    assert reader.get("requests", "new") == {"state": "open", "text": "later"}
    writer.close()


@pytest.mark.parametrize("look", ["snapshots", "logs"])
def test_a_reader_whose_files_are_erased_while_it_reads_begins_again(folder: Path, schema: Schema, look: str) -> None:
    """The writer erases right after the reader's look at the snapshots, or at the logs."""
    writer = fill(folder, schema, IN_BOTH)

    class Restless(Folder):
        turns = 3

        def seen(self, numbers: list[int], kind: str) -> list[int]:
            if kind == look and self.turns:
                self.turns -= 1
                put(writer, "new", f"{self.turns}")
                writer.erase_deleted()
            return numbers

        def snapshots(self) -> list[int]:
            return self.seen(super().snapshots(), "snapshots")

        def logs(self) -> list[int]:
            return self.seen(super().logs(), "logs")

    reader = TinyDBStore(ReadingStorage(Restless(folder), schema))
    assert reader.get("requests", "new") == {"state": "open", "text": "0"}
    writer.close()


# --- a disk that refuses, a crash


def test_a_full_disk_postpones_it_with_a_clear_error_and_nothing_is_lost(
    folder: Path, schema: Schema, no_file_longer_than: Callable[[int], AbstractContextManager[None]]
) -> None:
    store = fill(folder, schema)
    with no_file_longer_than(300):
        for _ in range(2):
            with pytest.raises(StoreFull, match=r"Nothing is lost.*still be read.*Free some space"):
                store.erase_deleted()
        put(store, "replaced", "other words")
    assert files_with(MARKER, folder) == ["log-000000000000.jsonl"]
    check(store)
    store.close()
    store = open_store(folder, schema)
    check(store)
    store.erase_deleted()
    assert files_with(MARKER, folder) == []
    check(store)
    store.close()


def test_a_file_that_cannot_be_removed_is_an_error_and_not_a_promise(folder: Path, schema: Schema) -> None:
    store = fill(folder, schema)
    former = folder / "log-000000000000.jsonl"
    aside = former.rename(folder.parent / "aside")
    former.mkdir()  # unlinking it fails, for root too
    with pytest.raises(StoreUnwritable, match=r"Nothing is lost.*still be read.*Check the disk"):
        store.erase_deleted()
    former.rmdir()
    aside.rename(former)
    check(store)
    store.erase_deleted()
    assert files_with(MARKER, folder) == []
    store.close()


@pytest.mark.parametrize("erased_before", [False, True])
def test_a_failure_just_after_a_file_was_replaced_costs_no_commit(
    folder: Path, schema: Schema, *, erased_before: bool
) -> None:
    """The folder cannot be synced: the new file stands, but the writer must not count on it."""

    class Failing(Folder):
        failing = False

        def publish(self, file: Path, lines: Iterable[bytes]) -> None:
            super().publish(file, lines)
            if self.failing:
                raise OSError(errno.EIO, "Input/output error")

    fill(folder, schema).close()
    watched = Failing(folder)
    store = TinyDBStore(WritingStorage(watched, schema, Upkeep()))
    if erased_before:
        store.erase_deleted()
    watched.failing = True
    with pytest.raises(StoreUnwritable):
        store.erase_deleted()
    put(store, "new", "later")
    store.close()
    reopened = open_store(folder, schema)
    assert reopened.get("requests", "new") == {"state": "open", "text": "later"}
    reopened.close()


def test_a_closed_or_failed_store_does_not_erase(folder: Path, schema: Schema) -> None:
    """After a failure that could not be undone the files may hold more than the store shows."""
    store = fill(folder, schema)
    log: WriteAheadLog = store._storage._log  # type: ignore[union-attr]
    os.close(log._descriptor)
    with pytest.raises(StoreUnwritable):
        put(store, "new", "lost")
    with pytest.raises(StoreUnwritable, match="Restart"):
        store.erase_deleted()
    log._descriptor = -1
    store.close()
    store = open_store(folder, schema)
    store.close()
    with pytest.raises(StoreUnwritable, match="closed"):
        store.erase_deleted()
    assert files_with(MARKER, folder)
    check(open_store(folder, schema))


def test_whichever_former_files_a_crash_leaves_the_store_opens_and_erases_them_then(
    folder: Path, schema: Schema, tmp_path: Path
) -> None:
    store = fill(folder, schema, IN_SNAPSHOTS)
    before = shutil.copytree(folder, tmp_path / "before")
    store.erase_deleted()
    store.close()
    former = sorted(names(before) - names(folder))
    assert len(former) > 3
    subsets = [left for length in range(1, len(former) + 1) for left in itertools.combinations(former, length)]
    for number, left in enumerate(subsets):
        crashed = shutil.copytree(folder, tmp_path / f"crashed{number}")
        for name in left:
            shutil.copy(before / name, crashed)
        reopened = open_store(crashed, schema)
        check(reopened)
        reopened.erase_deleted()
        assert names(crashed) == names(folder)
        reopened.close()
