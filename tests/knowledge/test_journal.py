"""The journal's chain: whatever is changed, removed, swapped or cut is found, and purging breaks nothing."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from knowledge.journal import GENESIS, Entry, Event, digest, seal, verify
from knowledge.personal import Personal

START = datetime(2026, 11, 23, 9, tzinfo=UTC)
NAME = Personal("Fatima El Amrani")
LENGTH = 5


def chain() -> list[Entry]:
    entries: list[Entry] = []
    for number in range(1, LENGTH + 1):
        event = Event(
            action="log",
            reference=f"RR-2026-{number:04}",
            actor="U0EMMA",
            facts={"after": "received", "due": "2026-12-21"},
            personal={"person": NAME},
        )
        previous = entries[-1].hash if entries else GENESIS
        entries.append(seal(event, number, START + timedelta(minutes=number), previous, {"person": f"salt{number}"}))
    return entries


CHANGES: dict[str, Any] = {
    "number": 99,
    "at": START,
    "actor": "U0MALLORY",
    "action": "claim",
    "reference": "RR-2026-0999",
    "facts": {"after": "received", "due": "2027-12-21"},
    "digests": {"person": "0" * 64},
    "previous": "f" * 64,
    "hash": "f" * 64,
}


def test_an_untouched_journal_verifies_also_an_empty_one_and_as_it_is_stored() -> None:
    assert verify(chain()) is None
    assert verify([]) is None
    assert verify([entry.model_dump(mode="json") for entry in chain()], chain()[2].hash) is None


def test_every_field_of_an_entry_is_under_test() -> None:
    assert set(CHANGES) == set(Entry.model_fields)


@pytest.mark.parametrize("field", CHANGES)
@pytest.mark.parametrize("place", range(LENGTH))
def test_a_change_of_any_field_of_any_entry_is_found_there(place: int, field: str) -> None:
    entries = chain()
    entries[place] = entries[place].model_copy(update={field: CHANGES[field]})
    fault = verify(entries)
    assert fault is not None
    assert fault.number == place + 1


@pytest.mark.parametrize("place", range(LENGTH - 1))
def test_an_entry_with_a_new_hash_of_its_own_is_found_at_the_next_one(place: int) -> None:
    entries = chain()
    event = Event(action="log", actor="U0MALLORY")
    entries[place] = seal(event, place + 1, START, entries[place].previous, {})
    fault = verify(entries)
    assert fault is not None
    assert fault.number == place + 2


@pytest.mark.parametrize("place", range(LENGTH - 1))
def test_a_removed_entry_is_missed(place: int) -> None:
    entries = chain()
    del entries[place]
    fault = verify(entries)
    assert fault is not None
    assert (fault.number, fault.reason) == (place + 1, f"entry {place + 1} is missing")


@pytest.mark.parametrize("place", range(LENGTH - 1))
def test_swapped_entries_are_found(place: int) -> None:
    entries = chain()
    entries[place], entries[place + 1] = entries[place + 1], entries[place]
    fault = verify(entries)
    assert fault is not None
    assert fault.number == place + 1


@pytest.mark.parametrize("kept", range(LENGTH))
def test_a_cut_tail_is_found_by_a_head_noted_earlier_and_only_by_one(kept: int) -> None:
    entries = chain()
    assert verify(entries[:kept]) is None
    fault = verify(entries[:kept], entries[-1].hash)
    assert fault is not None
    assert fault.number == kept + 1


def test_a_head_noted_earlier_still_stands_in_a_journal_that_grew() -> None:
    entries = chain()
    assert all(verify(entries, entry.hash) is None for entry in entries)
    assert verify(entries, GENESIS) is None


@pytest.mark.parametrize("harm", [{"at": "yesterday"}, {"more": 1}, {"facts": None}])
def test_an_entry_that_was_made_unreadable_is_named(harm: dict[str, Any]) -> None:
    stored = [entry.model_dump(mode="json") for entry in chain()]
    stored[2] |= harm
    fault = verify(stored)
    assert fault is not None
    assert fault.number == 3


def test_an_entry_holds_no_personal_value_and_its_digest_needs_the_salt() -> None:
    first, second = chain()[:2]
    assert "Fatima" not in first.model_dump_json()
    assert first.digests != second.digests
    assert first.digests["person"] == digest(NAME, "salt1")
    assert first.digests["person"] != digest(NAME, "")
