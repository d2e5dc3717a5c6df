"""Requests and the journal in the store."""

from datetime import UTC, date, datetime

import pytest

from bot import journal, register
from bot.journal import JournalDamaged
from bot.schema import JOURNAL, REQUESTS, SALTS
from bot.store.seam import Store
from knowledge.asking import Place
from knowledge.journal import GENESIS, Event
from knowledge.personal import Personal
from knowledge.requests.model import Intake, Outcome, Request, State, Verdict
from tests.knowledge.requests.conftest import intake, request

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
PLACE = Place(channel="C0SALES", thread_ts="1.2")


def keep(store: Store, *requests: Request) -> None:
    with store.transaction() as tx:
        for each in requests:
            register.save(tx, each)


def test_a_request_comes_back_whole(kept: Store) -> None:
    refused = Outcome(verdict=Verdict.REFUSED, reason=Personal("art. 15(4)"))
    whole = request(
        State.CLOSED,
        "U0HANNE",
        message=PLACE,
        outcomes={"right-access": refused},
        answered_on=date(2026, 11, 23),
        closed_at=NOW,
        purge_on=date(2029, 11, 23),
        version=7,
    )
    keep(kept, whole)
    assert register.get(kept, whole.reference) == whole
    assert register.get(kept, "RR-2026-9999") is None


def test_open_all_of_a_message_and_of_a_logger_are_found(kept: Store) -> None:
    first = request(reference="RR-2026-0001", message=PLACE)
    second = request(State.IN_PROGRESS, reference="RR-2026-0002", logged_by="U0LUC")
    third = request(State.CLOSED, reference="RR-2026-0003")
    keep(kept, third, second, first)
    assert register.open_requests(kept) == [first, second]
    assert register.all_requests(kept) == [first, second, third]
    assert register.of_message(kept, PLACE) == [first]
    assert register.logged_by(kept, "U0EMMA") == [first, third]


def test_references_count_per_year_and_are_never_given_twice(kept: Store) -> None:
    def reference(today: date, *, fail: bool = False) -> str:
        with kept.transaction() as tx:
            given = register.next_reference(tx, today)
            keep_it = request(reference=given)
            register.save(tx, keep_it)
            if fail:
                raise InterruptedError
        return given

    assert reference(date(2026, 12, 31)) == "RR-2026-0001"
    with pytest.raises(InterruptedError):
        reference(date(2026, 12, 31), fail=True)
    assert reference(date(2027, 1, 1)) == "RR-2027-0001"
    assert reference(date(2026, 12, 31)) == "RR-2026-0002"
    with kept.transaction() as tx:
        tx.delete(REQUESTS, "RR-2026-0002")
    assert reference(date(2026, 12, 31)) == "RR-2026-0003"


@pytest.mark.parametrize(
    ("known", "other", "same"),
    [
        ({"person": "Marc Dubois"}, {"person": "  marc   DUBOIS "}, True),
        ({"person": "José"}, {"person": "Jose\u0301"}, True),
        ({"person": "Marc", "contact": "m@x.be"}, {"person": "M. Dubois", "contact": "M@X.BE"}, True),
        ({"person": "Marc"}, {"person": "Marie"}, False),
        ({"person": None}, {"person": None}, False),
        ({"person": "Marc"}, {"person": None, "contact": "Marc"}, False),
    ],
)
def test_a_person_is_the_same_as_far_as_a_name_or_an_address_tells(
    known: dict[str, str | None], other: dict[str, str | None], same: bool
) -> None:
    assert register.same_person(named(**known), named(**other)) is same


def named(**typed: str | None) -> Intake:
    return intake(**{name: Personal(text) if text else None for name, text in typed.items()})


def test_alike_is_the_same_person_with_a_right_in_common_while_open(kept: Store) -> None:
    keep(kept, request(intake=intake(rights=("right-access", "right-erasure"))))
    assert register.alike(kept, intake(rights=("right-erasure",)), None)
    assert not register.alike(kept, intake(rights=("right-objection",)), None)
    assert not register.alike(kept, named(person="Somebody else"), None)
    keep(kept, request(State.CLOSED))
    assert not register.alike(kept, intake(), None)


def test_alike_is_also_the_same_message_while_one_has_no_name(kept: Store) -> None:
    keep(kept, request(message=PLACE))
    assert register.alike(kept, named(person=None), PLACE)
    assert not register.alike(kept, named(person=None), Place(channel="C0SALES", thread_ts="9.9"))
    assert not register.alike(kept, named(person="Somebody else"), PLACE)


def test_the_journal_is_chained_in_the_store_and_told_by_request(kept: Store) -> None:
    assert journal.head(kept) == GENESIS
    for number in (1, 2, 3):
        append(kept, Event(action="log", reference=f"RR-{number}", actor="U", personal={"person": Personal("Fatima")}))
    assert journal.verified(kept) is None
    assert journal.head(kept) == list(journal.entries(kept))[-1].hash
    assert [entry.number for entry in journal.entries(kept, "RR-2")] == [2]


def test_a_commit_that_failed_leaves_no_gap_in_the_journal(kept: Store) -> None:
    append(kept, Event(action="log", actor="U"))
    with pytest.raises(InterruptedError), kept.transaction() as tx:
        journal.append(tx, Event(action="claim", actor="U"), NOW)
        raise InterruptedError
    append(kept, Event(action="close", actor="U"))
    assert [entry.action for entry in journal.entries(kept)] == ["log", "close"]
    assert journal.verified(kept) is None


def test_purging_values_and_salts_leaves_the_chain_verifying(kept: Store) -> None:
    keep(kept, request())
    append(kept, Event(action="log", reference="RR-2026-0001", actor="U", personal={"person": Personal("Fatima")}))
    with kept.transaction() as tx:
        for key, _ in tx.find(SALTS, reference="RR-2026-0001"):
            tx.delete(SALTS, key)
        tx.delete(REQUESTS, "RR-2026-0001")
        journal.append(tx, Event(action="purge", reference="RR-2026-0001", actor="bot"), NOW)
    assert kept.count(SALTS) == 0
    assert journal.verified(kept) is None


def test_every_salt_is_its_own(kept: Store) -> None:
    same = Event(action="log", reference="RR", actor="U", personal={"person": Personal("a"), "contact": Personal("a")})
    append(kept, same)
    append(kept, same)
    digests = [digest for entry in journal.entries(kept) for digest in entry.digests.values()]
    assert len(set(digests)) == len(digests) == 4


def test_an_entry_that_cannot_be_read_is_named_with_what_to_do(kept: Store) -> None:
    append(kept, Event(action="log", actor="U"))
    with kept.transaction() as tx:
        tx.put(JOURNAL, "000000000001", {"reference": ""})
    with pytest.raises(JournalDamaged, match=r"Entry 1 .*register verify"):
        list(journal.entries(kept))
    fault = journal.verified(kept)
    assert fault is not None
    assert fault.number == 1


def append(store: Store, event: Event) -> None:
    with store.transaction() as tx:
        journal.append(tx, event, NOW)
