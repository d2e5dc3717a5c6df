"""TinyDB's own calls work on the store: durable at their return, with text keys, and within its rules."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tinydb import where
from tinydb.operations import increment

from bot.store.errors import InvalidDocument, SchemaFault, StoreReadOnly
from bot.store.schema import Schema
from bot.store.table import Database, KeyedDocument
from bot.store.tinydb_store import TinyDBStore, open_store


@pytest.fixture
def store(folder: Path, schema: Schema) -> Iterator[TinyDBStore]:
    opened = open_store(folder, schema)
    with opened.transaction() as transaction:
        for number, state in enumerate(("open", "open", "closed")):
            transaction.put("requests", f"r{number}", {"state": state, "n": number})
    yield opened
    opened.close()


@pytest.fixture
def database(store: TinyDBStore) -> Database:
    return store.database


def stored(folder: Path, schema: Schema) -> dict[str, object]:
    """What another process would read."""
    return dict(open_store(folder, schema, read_only=True).find("requests"))


def test_search_finds_by_any_field_and_gives_copies(database: Database, store: TinyDBStore) -> None:
    found = database.table("requests").search(where("n") > 0)
    assert [document["n"] for document in found] == [1, 2]
    found[0]["n"] = 9
    assert store.get("requests", "r1") == {"state": "open", "n": 1}


def test_update_of_all_matches_is_one_commit(database: Database, folder: Path, schema: Schema) -> None:
    log = folder / "log-000000000000.jsonl"
    before = log.read_bytes().count(b"\n")
    database.table("requests").update(increment("n"), where("state") == "open")
    assert log.read_bytes().count(b"\n") == before + 1
    assert stored(folder, schema) == {
        "r0": {"state": "open", "n": 1},
        "r1": {"state": "open", "n": 2},
        "r2": {"state": "closed", "n": 2},
    }


def test_an_update_that_matches_nothing_writes_nothing(database: Database, folder: Path) -> None:
    log = folder / "log-000000000000.jsonl"
    before = log.read_bytes()
    assert database.table("requests").update({"n": 1}, where("state") == "purged") == []
    assert log.read_bytes() == before


def test_an_update_that_raises_midway_changes_nothing(database: Database, store: TinyDBStore) -> None:
    def spoil(document: dict[str, object]) -> None:
        document["state"] = "spoilt"
        if document["n"] == 1:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        database.table("requests").update(spoil)  # type: ignore[arg-type]
    assert store.count("requests", state="spoilt") == 0


def test_removing_and_truncating_reach_the_disk_and_the_indexes(
    database: Database, store: TinyDBStore, folder: Path, schema: Schema
) -> None:
    database.table("requests").remove(where("state") == "closed")
    assert (sorted(stored(folder, schema)), store.count("requests", state="closed")) == (["r0", "r1"], 0)
    database.table("requests").truncate()
    assert (stored(folder, schema), len(database.table("requests"))) == ({}, 0)


def test_inserting_and_dropping_tables_reach_the_disk(database: Database, folder: Path, schema: Schema) -> None:
    database.table("requests").insert(KeyedDocument({"state": "open"}, doc_id="r9"))
    assert stored(folder, schema)["r9"] == {"state": "open"}
    database.drop_tables()
    assert stored(folder, schema) == {}


def test_what_the_seam_refuses_is_refused_here_too(database: Database, folder: Path, schema: Schema) -> None:
    with pytest.raises(InvalidDocument):
        database.table("requests").update({"state": ["open"]})
    with pytest.raises(SchemaFault):
        database.table("nowhere").insert(KeyedDocument({}, doc_id="a"))
    reader = open_store(folder, schema, read_only=True)
    with pytest.raises(StoreReadOnly):
        reader.database.table("requests").truncate()
