"""What every store promises. Each test runs on each side of the seam."""

import threading
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.store.errors import InvalidDocument, SchemaFault, TransactionMisuse
from bot.store.seam import Store


def put(store: Store, table: str, **documents: dict[str, Any]) -> None:
    with store.transaction() as transaction:
        for key, document in documents.items():
            transaction.put(table, key, document)


def keys(rows: list[tuple[str, Any]]) -> list[str]:
    return [key for key, _ in rows]


# --- documents


def test_a_document_comes_back_as_it_was_put(store: Store) -> None:
    document = {"text": 'é "\n\u202e😀', "n": 3, "half": 0.5, "yes": True, "none": None, "list": [1, {"a": []}]}
    put(store, "claims", a=document)
    assert document == store.get("claims", "a")


def test_an_unknown_key_gives_none(store: Store) -> None:
    assert store.get("claims", "absent") is None


def test_put_replaces_the_whole_document(store: Store) -> None:
    put(store, "claims", a={"x": 1, "y": 1})
    put(store, "claims", a={"x": 2})
    assert store.get("claims", "a") == {"x": 2}


def test_the_same_key_in_two_tables_is_two_documents(store: Store) -> None:
    put(store, "claims", a={"x": 1})
    put(store, "outbox", a={"x": 2})
    assert (store.get("claims", "a"), store.get("outbox", "a")) == ({"x": 1}, {"x": 2})


def test_changing_a_read_document_changes_no_stored_one(store: Store) -> None:
    put(store, "requests", a={"state": "open", "list": [1]})
    for document in (store.get("requests", "a"), store.find("requests", state="open")[0][1]):
        assert document is not None
        document["list"].append(2)
    assert store.get("requests", "a") == {"state": "open", "list": [1]}


def test_changing_a_document_after_put_changes_no_stored_one(store: Store) -> None:
    document: dict[str, Any] = {"list": [1]}
    with store.transaction() as transaction:
        transaction.put("claims", "a", document)
        document["list"].append(2)
    assert store.get("claims", "a") == {"list": [1]}


def test_insert_keeps_what_is_there_and_says_so(store: Store) -> None:
    with store.transaction() as transaction:
        assert transaction.insert("claims", "a", {"by": 1}) is True
        assert transaction.insert("claims", "a", {"by": 2}) is False
    with store.transaction() as transaction:
        assert transaction.insert("claims", "a", {"by": 3}) is False
    assert store.get("claims", "a") == {"by": 1}


def test_a_deleted_document_is_gone_and_deleting_twice_is_no_fault(store: Store) -> None:
    put(store, "requests", a={"state": "open", "due": "2026-01-01"})
    for _ in range(2):
        with store.transaction() as transaction:
            transaction.delete("requests", "a")
    assert (
        store.get("requests", "a"),
        store.find("requests", state="open"),
        store.find_until("requests", "due", "2027"),
    ) == (None, [], [])


def test_a_key_deleted_in_a_transaction_can_be_inserted_in_it(store: Store) -> None:
    put(store, "claims", a={"x": 1})
    with store.transaction() as transaction:
        transaction.delete("claims", "a")
        assert transaction.get("claims", "a") is None
        assert transaction.insert("claims", "a", {"x": 2}) is True
    assert store.get("claims", "a") == {"x": 2}


@pytest.mark.parametrize("value", [datetime(2026, 1, 1, tzinfo=UTC), float("nan"), {1, 2}, b"x"], ids=repr)
def test_what_is_not_plain_json_is_refused(store: Store, value: object) -> None:
    with pytest.raises(InvalidDocument), store.transaction() as transaction:
        transaction.put("claims", "a", {"value": value})
    assert store.get("claims", "a") is None


@pytest.mark.parametrize(("field", "value"), [("state", ["a"]), ("state", 1.5), ("due", 20260101)])
def test_an_indexed_field_of_the_wrong_type_is_refused(store: Store, field: str, value: object) -> None:
    with pytest.raises(InvalidDocument, match=field), store.transaction() as transaction:
        transaction.put("requests", "a", {field: value})
    assert store.find("requests") == []


# --- queries


def test_find_gives_rows_by_key_where_all_fields_are_equal(store: Store) -> None:
    put(
        store,
        "requests",
        c={"state": "open", "assignee": "U1"},
        a={"state": "open", "assignee": "U1"},
        b={"state": "open", "assignee": "U2"},
        d={"state": "closed", "assignee": "U1"},
    )
    assert keys(store.find("requests", state="open", assignee="U1")) == ["a", "c"]
    assert keys(store.find("requests", state="open")) == ["a", "b", "c"]
    assert keys(store.find("requests")) == ["a", "b", "c", "d"]
    assert store.find("requests", state="purged") == []
    assert (
        store.count("requests", state="open", assignee="U1"),
        store.count("requests", state="open"),
        store.count("requests"),
        store.count("requests", state="purged"),
    ) == (2, 3, 4, 0)


def test_an_absent_field_is_found_as_none(store: Store) -> None:
    put(store, "requests", a={}, b={"assignee": None}, c={"assignee": "U1"})
    assert keys(store.find("requests", assignee=None)) == ["a", "b"]


def test_a_number_a_boolean_and_a_text_are_not_equal(store: Store) -> None:
    put(store, "requests", a={"stage": 1}, b={"stage": True}, c={"stage": "1"})
    assert [keys(store.find("requests", stage=value)) for value in (1, True, "1")] == [["a"], ["b"], ["c"]]


def test_a_changed_document_is_found_by_its_new_values_only(store: Store) -> None:
    put(store, "requests", a={"state": "open", "due": "2026-01-01"})
    put(store, "requests", a={"state": "closed", "due": "2026-03-01"})
    assert (keys(store.find("requests", state="open")), keys(store.find("requests", state="closed"))) == ([], ["a"])
    assert (
        keys(store.find_until("requests", "due", "2026-02-01")),
        keys(store.find_until("requests", "due", "2026-03-01")),
    ) == ([], ["a"])


def test_find_until_includes_its_end_excludes_its_start_and_orders_by_value_then_key(store: Store) -> None:
    due = {"e": "2026-01-01", "b": "2026-01-03", "a": "2026-01-03", "c": "2026-01-02", "z": "2026-01-04"}
    put(store, "outbox", **{key: {"due": value} for key, value in due.items()}, none={"due": None}, absent={})
    assert keys(store.find_until("outbox", "due", "2026-01-03")) == ["e", "c", "a", "b"]
    assert keys(store.find_until("outbox", "due", "2026-01-03", after="2026-01-01")) == ["c", "a", "b"]
    assert keys(store.find_until("outbox", "due", "2026-01-03", limit=3)) == ["e", "c", "a"]
    assert store.find_until("outbox", "due", "2026-01-03", limit=0) == []


def test_text_is_ordered_by_code_point(store: Store) -> None:
    put(store, "outbox", **{f"k{n}": {"due": text} for n, text in enumerate("éaZ😀\uffff")})
    found = [document["due"] for _, document in store.find_until("outbox", "due", "\U0010ffff")]
    assert found == ["Z", "a", "é", "\uffff", "😀"]


@pytest.mark.parametrize(
    "query",
    [
        lambda store: store.get("nowhere", "a"),
        lambda store: store.find("nowhere"),
        lambda store: store.count("nowhere"),
        lambda store: store.find("requests", due="2026-01-01"),
        lambda store: store.count("requests", colour="red"),
        lambda store: store.find_until("requests", "state", "z"),
    ],
)
def test_what_the_schema_does_not_declare_is_refused(store: Store, query: Any) -> None:
    with pytest.raises(SchemaFault, match="schema"):
        query(store)


def test_a_change_to_an_undeclared_table_is_refused(store: Store) -> None:
    with pytest.raises(SchemaFault), store.transaction() as transaction:
        transaction.put("nowhere", "a", {})


# --- transactions


def test_a_transaction_sees_its_own_changes_in_every_query(store: Store) -> None:
    put(
        store,
        "requests",
        a={"state": "open", "due": "1"},
        b={"state": "open", "due": "2"},
        c={"state": "open", "due": "3"},
    )
    with store.transaction() as transaction:
        transaction.put("requests", "a", {"state": "closed", "due": "9"})
        transaction.delete("requests", "b")
        transaction.put("requests", "d", {"state": "open", "due": "0"})
        assert keys(transaction.find("requests", state="open")) == ["c", "d"]
        assert (transaction.count("requests", state="open"), transaction.count("requests")) == (2, 3)
        assert keys(transaction.find_until("requests", "due", "9")) == ["d", "c", "a"]
        assert keys(transaction.find_until("requests", "due", "9", limit=2)) == ["d", "c"]
        assert transaction.get("requests", "b") is None


def test_readers_outside_see_a_transaction_only_when_it_is_committed(store: Store) -> None:
    with store.transaction() as transaction:
        transaction.put("requests", "a", {"state": "open"})
        transaction.put("claims", "a", {})
        assert (
            store.get("claims", "a"),
            store.find("requests", state="open"),
            store.count("requests"),
        ) == (None, [], 0)
    assert (store.get("claims", "a"), store.count("requests", state="open")) == ({}, 1)


def test_an_exception_leaves_nothing_behind(store: Store) -> None:
    put(store, "requests", a={"state": "open"}, b={"state": "open"})
    with pytest.raises(ZeroDivisionError), store.transaction() as transaction:
        transaction.put("requests", "a", {"state": "closed"})
        transaction.delete("requests", "b")
        transaction.insert("claims", "x", {})
        transaction.next_number("requests/2026")
        raise ZeroDivisionError
    assert keys(store.find("requests", state="open")) == ["a", "b"]
    assert store.get("claims", "x") is None
    with store.transaction() as transaction:
        assert transaction.next_number("requests/2026") == 1


def test_a_caught_fault_inside_a_transaction_spoils_only_its_own_change(store: Store) -> None:
    with store.transaction() as transaction:
        transaction.put("claims", "a", {"x": 1})
        with pytest.raises(InvalidDocument):
            transaction.put("claims", "a", {"x": {2}})
    assert store.get("claims", "a") == {"x": 1}


def test_one_transaction_inside_another_is_refused_and_spoils_neither(store: Store) -> None:
    with store.transaction() as transaction:
        transaction.put("claims", "a", {})
        with pytest.raises(TransactionMisuse), store.transaction():
            pytest.fail("the second transaction opened")
    put(store, "claims", b={})
    assert keys(store.find("claims")) == ["a", "b"]


def test_a_transaction_that_is_over_refuses_changes(store: Store) -> None:
    with store.transaction() as transaction:
        pass
    for change in (
        lambda: transaction.put("claims", "a", {}),
        lambda: transaction.insert("claims", "a", {}),
        lambda: transaction.delete("claims", "a"),
        lambda: transaction.next_number("n"),
    ):
        with pytest.raises(TransactionMisuse):
            change()
    assert store.get("claims", "a") is None


def test_each_counter_counts_from_one_without_reuse(store: Store) -> None:
    numbers = []
    for _ in range(3):
        with store.transaction() as transaction:
            numbers.append(transaction.next_number("requests/2026"))
            transaction.put("claims", "a", {})
        with store.transaction() as transaction:
            transaction.delete("claims", "a")
    with store.transaction() as transaction:
        numbers += [transaction.next_number("requests/2027"), transaction.next_number("requests/2026")]
    assert numbers == [1, 2, 3, 1, 4]


def test_erasing_what_was_deleted_changes_nothing_that_is_there(store: Store) -> None:
    put(store, "requests", a={"state": "open", "due": "1"}, b={"state": "open", "due": "2"})
    with store.transaction() as transaction:
        transaction.next_number("requests/2026")
        transaction.delete("requests", "a")
    for _ in range(2):
        store.erase_deleted()
        assert keys(store.find("requests", state="open")) == keys(store.find_until("requests", "due", "9")) == ["b"]
    with store.transaction() as transaction:
        assert transaction.next_number("requests/2026") == 2
        assert transaction.insert("requests", "a", {"state": "open"})
    assert keys(store.find("requests", state="open")) == ["a", "b"]


def test_erasing_inside_a_transaction_is_refused_and_spoils_nothing(store: Store) -> None:
    with store.transaction() as transaction:
        transaction.put("claims", "a", {})
        with pytest.raises(TransactionMisuse):
            store.erase_deleted()
    store.erase_deleted()
    assert keys(store.find("claims")) == ["a"]


def test_read_change_write_over_threads_loses_nothing(store: Store) -> None:
    put(store, "claims", total={"n": 0})

    def work(name: int) -> None:
        for turn in range(50):
            with store.transaction() as transaction:
                total = transaction.get("claims", "total")
                assert total is not None
                transaction.put("claims", "total", {"n": total["n"] + 1})
                transaction.insert("requests", f"{name}-{turn}", {"state": "open"})

    threads = [threading.Thread(target=work, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert (store.get("claims", "total"), store.count("requests", state="open")) == ({"n": 200}, 200)


def test_a_reader_does_not_wait_for_an_open_transaction(store: Store) -> None:
    put(store, "claims", a={"x": 1})
    seen: list[object] = []
    with store.transaction() as transaction:
        transaction.put("claims", "a", {"x": 2})
        reader = threading.Thread(target=lambda: seen.append((store.get("claims", "a"), store.find("claims"))))
        reader.start()
        reader.join(timeout=5)
        assert seen == [({"x": 1}, [("a", {"x": 1})])]


def test_a_reader_beside_a_writer_sees_each_commit_whole(store: Store) -> None:
    done = threading.Event()

    def write() -> None:
        for turn in range(100):
            state = "open" if turn % 2 else "closed"
            put(store, "requests", a={"state": state, "due": f"{turn:03}"}, b={"state": state, "due": f"{turn:03}"})
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    seen = [store.find("requests", state="open")]
    while not done.is_set():
        seen += [store.find("requests", state="open"), store.find_until("requests", "due", "999")]
    writer.join(timeout=30)
    assert {len(rows) for rows in seen} <= {0, 2}
    assert all(rows[0][1] == rows[1][1] for rows in seen if rows)


def test_a_claim_is_won_by_one_thread(store: Store) -> None:
    won: list[bool] = []
    start = threading.Barrier(8)

    def claim() -> None:
        start.wait(timeout=5)
        with store.transaction() as transaction:
            won.append(transaction.insert("claims", "event", {}))

    threads = [threading.Thread(target=claim) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=10)
    assert sorted(won) == [False] * 7 + [True]
