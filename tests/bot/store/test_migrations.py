"""The store carries a schema version: older documents are migrated once, newer ones refused."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from bot.store.errors import SchemaFault, StoreFull, StoreTooNew
from bot.store.schema import Documents, Schema, Table
from bot.store.storage import Upkeep
from bot.store.tinydb_store import open_store


def rename_owner(documents: Documents) -> Documents:
    for document in documents.get("cases", {}).values():
        document["assignee"] = document.pop("owner")
    return documents


def rename_table(documents: Documents) -> Documents:
    return {"requests": documents.get("cases", {}), "claims": documents.get("claims", {})}


FIRST = Schema(1, {"cases": Table(), "claims": Table()})
SECOND = Schema(2, {"cases": Table(indexes=("assignee",)), "claims": Table()}, {1: rename_owner})
THIRD = Schema(3, {"requests": Table(indexes=("assignee",)), "claims": Table()}, {1: rename_owner, 2: rename_table})
SOON = Upkeep(compact_at=1)


def fill(folder: Path, upkeep: Upkeep | None = None) -> None:
    store = open_store(folder, FIRST, upkeep=upkeep)
    for number in range(3):
        with store.transaction() as transaction:
            transaction.next_number("cases")
            transaction.put("cases", f"{number}", {"owner": f"U{number}"})
            transaction.put("claims", f"{number}", {"n": number})
    store.close()


@pytest.mark.parametrize("upkeep", [None, SOON], ids=["from the log", "from a snapshot"])
def test_older_documents_are_migrated_step_by_step_at_open(folder: Path, upkeep: Upkeep | None) -> None:
    fill(folder, upkeep)
    for _ in range(2):  # the second time there is nothing left to migrate
        store = open_store(folder, THIRD, upkeep=upkeep)
        assert store.find("requests", assignee="U1") == [("1", {"assignee": "U1"})]
        assert store.count("claims") == 3
        store.close()


def test_documents_that_a_migration_leaves_out_are_gone(folder: Path) -> None:
    fill(folder)
    schema = Schema(2, FIRST.tables, {1: lambda documents: documents | {"claims": {"1": documents["claims"]["1"]}}})
    for _ in range(2):
        store = open_store(folder, schema)
        assert (store.find("claims"), store.count("cases")) == ([("1", {"n": 1})], 3)
        store.close()


def test_counters_go_on_over_a_migration(folder: Path) -> None:
    fill(folder)
    store = open_store(folder, SECOND)
    with store.transaction() as transaction:
        assert transaction.next_number("cases") == 4
    store.close()


def test_a_migration_that_changes_nothing_still_raises_the_version(folder: Path) -> None:
    fill(folder)
    calls = []
    schema = Schema(2, FIRST.tables, {1: lambda documents: calls.append("step") or documents})  # type: ignore[func-returns-value]
    for _ in range(2):
        open_store(folder, schema).close()
    assert calls == ["step"]


def test_a_newer_store_is_refused_and_left_as_it_is(folder: Path) -> None:
    fill(folder)
    open_store(folder, SECOND).close()
    before = {file.name: file.read_bytes() for file in folder.glob("*.jsonl")}
    for read_only in (False, True):
        with pytest.raises(StoreTooNew, match=r"schema 2, this program knows 1.*backup"):
            open_store(folder, FIRST, read_only=read_only)
    assert {file.name: file.read_bytes() for file in folder.glob("*.jsonl")} == before


def test_a_missing_step_is_refused(folder: Path) -> None:
    fill(folder)
    with pytest.raises(SchemaFault, match="from version 2 to 3"):
        open_store(folder, Schema(3, THIRD.tables, {1: rename_owner}))
    assert open_store(folder, FIRST).count("cases") == 3


def test_a_migration_that_raises_leaves_the_store_as_it_was(folder: Path) -> None:
    fill(folder)
    with pytest.raises(KeyError):
        open_store(folder, Schema(2, FIRST.tables, {1: lambda documents: documents["absent"]}))
    assert open_store(folder, FIRST).count("cases") == 3


def test_a_migration_is_one_commit_or_none(
    folder: Path, no_file_longer_than: Callable[[int], AbstractContextManager[None]]
) -> None:
    fill(folder)
    (log,) = folder.glob("log-*")
    with no_file_longer_than(log.stat().st_size + 50), pytest.raises(StoreFull):
        open_store(folder, SECOND)
    store = open_store(folder, FIRST)
    assert store.get("cases", "1") == {"owner": "U1"}
    store.close()
    whole = log.stat().st_size
    open_store(folder, SECOND).close()
    data = log.read_bytes()
    for length in range(whole, len(data)):
        log.write_bytes(data[:length])
        assert open_store(folder, FIRST, read_only=True).get("cases", "1") == {"owner": "U1"}


def test_a_new_index_needs_no_migration(folder: Path) -> None:
    fill(folder)
    store = open_store(folder, Schema(1, {"cases": Table(indexes=("owner",)), "claims": Table()}))
    assert store.find("cases", owner="U2") == [("2", {"owner": "U2"})]
    store.close()


def test_a_table_that_the_schema_no_longer_names_keeps_its_documents(folder: Path) -> None:
    fill(folder)
    store = open_store(folder, Schema(1, {"cases": Table()}), upkeep=SOON)
    with store.transaction() as transaction:
        transaction.delete("cases", "0")
    store.close()
    assert open_store(folder, FIRST).count("claims") == 3


def test_the_stores_own_tables_cannot_be_declared() -> None:
    with pytest.raises(SchemaFault, match="underscore"):
        Schema(1, {"_counters": Table()})
