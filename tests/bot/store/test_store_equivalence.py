"""Whatever is done to them, the fake and the durable store hold and find the same."""

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.store.memory import FakeStore
from bot.store.schema import Schema, Table
from bot.store.seam import Reading, Store, Transaction
from bot.store.storage import Upkeep
from bot.store.tinydb_store import open_store

SCHEMA = Schema(1, {"a": Table(indexes=("x", "y"), ordered=("due",)), "b": Table(indexes=("x",))})
VALUES: list[Any] = [None, "", "1", "é", 0, 1, True, False]
DUES = [None, "", "2026-01", "2026-02", "2027"]

DOCUMENTS = st.fixed_dictionaries(
    {}, optional={"x": st.sampled_from(VALUES), "y": st.sampled_from(VALUES), "due": st.sampled_from(DUES)}
)
CHANGES = st.tuples(
    st.sampled_from(["put", "insert", "delete", "number"]),
    st.sampled_from(["a", "b"]),
    st.sampled_from("klmno"),
    DOCUMENTS,
)
STEPS = st.lists(
    st.tuples(st.lists(CHANGES, max_size=5), st.sampled_from(["commit", "commit", "raise", "reopen"])), max_size=12
)


def change(transaction: Transaction, kind: str, table: str, key: str, document: dict[str, Any]) -> object:
    match kind:
        case "put":
            return transaction.put(table, key, document)  # type: ignore[func-returns-value]
        case "insert":
            return transaction.insert(table, key, document)
        case "delete":
            return transaction.delete(table, key)  # type: ignore[func-returns-value]
        case _:
            return transaction.next_number(key)


def look(reading: Reading) -> list[object]:
    seen: list[object] = [reading.get(table, key) for table in ("a", "b") for key in "klmno"]
    seen += [reading.find("a", x=x) for x in VALUES] + [reading.find("b"), reading.count("b", x=1)]
    seen += [(reading.find("a", x=x, y="1"), reading.count("a", y=x)) for x in VALUES]
    seen += [reading.find_until("a", "due", until, after="2026-01") for until in ("2026-02", "9")]
    return [*seen, reading.find_until("a", "due", "2026-02", limit=2)]


def run(store: Store, changes: list[Any], *, spoil: bool) -> list[object]:
    seen: list[object] = []
    with suppress(ZeroDivisionError), store.transaction() as transaction:
        for step in changes:
            seen += [change(transaction, *step), look(transaction)]
        if spoil:
            raise ZeroDivisionError
    return [*seen, look(store)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS, st.sampled_from([1, 500, 10**6]))
def test_both_sides_give_the_same_results(steps: list[Any], compact_at: int) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder, upkeep = Path(temporary) / "store", Upkeep(compact_at, backups=1)
        fake, durable = FakeStore(SCHEMA), open_store(folder, SCHEMA, upkeep=upkeep)
        for changes, end in steps:
            spoil = end == "raise"
            assert run(durable, changes, spoil=spoil) == run(fake, changes, spoil=spoil)
            if end == "reopen":
                durable.close()
                durable = open_store(folder, SCHEMA, upkeep=upkeep)
                assert look(durable) == look(fake)
        assert look(open_store(folder, SCHEMA, read_only=True)) == look(fake)
        durable.close()
