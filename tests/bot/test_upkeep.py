"""What is deleted on time is gone from the disk as well, by one erasure a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import outbox
from bot.machine import Machine
from bot.schema import ANSWERS, CLAIMS, DPO_QUESTIONS, OUTBOX, SCHEMA
from bot.store.errors import StoreFull
from bot.store.memory import FakeStore
from bot.store.tinydb_store import TinyDBStore, open_store
from bot.usecases import upkeep
from bot.usecases.dpo import DpoQuestions
from knowledge.access import Actor
from knowledge.asking import Place
from knowledge.notices import Delivered
from knowledge.organisation import Channels, Dpo, Organisation, Periods
from knowledge.personal import Personal

START = datetime(2026, 11, 23, 10, tzinfo=UTC)
DAY = timedelta(days=1)
KEPT = timedelta(days=30)
QUESTION, REPLY = "Mijn buurvrouw Vandersmissen leest mee", "Vraag het aan mevrouw Okonkwo"
EMPLOYEE, DPO = Actor(id="U0EMPLOYEE"), Actor(id="U0DPO")
ORGANISATION = Organisation(
    dpo=Dpo(slack=DPO.id), channels=Channels(dpo="C0DPO"), periods=Periods(questions_days=KEPT.days)
)


@dataclass
class SetClock:
    """Shows the instant it was set to."""

    instant: datetime = START

    def now(self) -> datetime:
        return self.instant


class CountingStore(FakeStore):
    """Counts erasures, and has no room for them while it is `full`."""

    full = False
    erasures = 0

    def erase_deleted(self) -> None:
        if self.full:
            raise StoreFull("No room.")
        super().erase_deleted()
        self.erasures += 1


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def store(folder: Path) -> Iterator[TinyDBStore]:
    opened = open_store(folder, SCHEMA)
    yield opened
    opened.close()


@pytest.fixture
def machine(store: TinyDBStore, clock: SetClock) -> Machine:
    return Machine(store, clock, ORGANISATION, wake=lambda: None)


@pytest.fixture
def counting(clock: SetClock) -> tuple[Machine, CountingStore]:
    fake = CountingStore(SCHEMA)
    return Machine(fake, clock, ORGANISATION, wake=lambda: None), fake


def ask_and_answer(machine: Machine) -> None:
    """A question to the DPO and the reply, with every notice of them delivered."""
    desk = DpoQuestions(machine)
    desk.ask(Personal(QUESTION), Place(channel="C0ASKED"), EMPLOYEE, "nl", once="click-1")
    deliver(machine)
    ((question, _),) = machine.store.find(DPO_QUESTIONS)
    desk.answer(question, Personal(REPLY), DPO, once="click-2")
    deliver(machine)


def deliver(machine: Machine) -> None:
    now = machine.clock.now()
    for number, queued in enumerate(outbox.due(machine.store, now, 20)):
        with machine.store.transaction() as tx:
            outbox.sent(tx, Delivered(key=queued.notice.key, channel="C0ASKED", ts=f"{number}.1", at=now))


def on_disk(folder: Path) -> tuple[int, int]:
    """How often the words of the question and of the reply stand in the files."""
    data = b"".join(file.read_bytes() for file in folder.iterdir())
    return data.count(QUESTION.encode()), data.count(REPLY.encode())


def test_after_its_period_no_byte_of_a_question_to_the_dpo_is_on_the_disk(
    machine: Machine, clock: SetClock, folder: Path
) -> None:
    upkeep.forget(machine)
    ask_and_answer(machine)
    for moment in (START, START + KEPT - timedelta(seconds=1)):
        clock.instant = moment
        upkeep.forget(machine)
        assert machine.store.count(DPO_QUESTIONS) == 1
        assert min(on_disk(folder)) > 0
    clock.instant = START + KEPT + DAY
    upkeep.forget(machine)
    assert on_disk(folder) == (0, 0)
    machine.store.close()
    reopened = open_store(folder, SCHEMA, read_only=True)
    assert [reopened.count(table) for table in (DPO_QUESTIONS, ANSWERS, CLAIMS)] == [0, 0, 0]
    assert reopened.count(OUTBOX, state=outbox.State.SENT) == 2, "what has time left was lost"


def test_delivered_notices_leave_no_copy_of_their_words_for_longer_than_a_day(
    machine: Machine, clock: SetClock, folder: Path
) -> None:
    """The question itself is kept, once."""
    upkeep.forget(machine)
    ask_and_answer(machine)
    assert min(on_disk(folder)) > 1
    clock.instant += DAY
    upkeep.forget(machine)
    assert on_disk(folder) == (1, 1)


@pytest.mark.parametrize("tries", [0, 3])
def test_words_that_slack_never_took_are_kept_no_longer_than_the_question(
    machine: Machine, clock: SetClock, folder: Path, tries: int
) -> None:
    upkeep.forget(machine)
    DpoQuestions(machine).ask(Personal(QUESTION), Place(channel="C0ASKED"), EMPLOYEE, "nl", once="click-1")
    (card,) = outbox.due(machine.store, START, 20)
    clock.instant = START + KEPT - timedelta(minutes=1)
    for _ in range(tries):
        with machine.store.transaction() as tx:
            outbox.start(tx, card.notice.key, clock.instant)
            outbox.later(tx, card.notice.key, clock.instant + timedelta(minutes=5), unsure=True)
    upkeep.forget(machine)
    assert outbox.pending(machine.store, card.notice.key)
    clock.instant = START + KEPT + DAY
    upkeep.forget(machine)
    assert (machine.store.count(OUTBOX, state=outbox.State.LAPSED), on_disk(folder)) == (1, (0, 0))
    with machine.store.transaction() as tx:
        outbox.later(tx, card.notice.key, clock.instant, unsure=True)
    assert not outbox.due(machine.store, clock.instant + DAY, 20), "a try that was under way brings nothing back"


def test_what_is_deleted_after_the_days_erasure_is_gone_at_the_first_tick_of_the_next_day(
    machine: Machine, clock: SetClock, folder: Path
) -> None:
    ask_and_answer(machine)
    clock.instant = (START + KEPT).replace(hour=0)
    assert upkeep.forget(machine) > 0, "claims of a month ago"
    clock.instant = START + KEPT
    assert upkeep.forget(machine) == 1
    assert (machine.store.count(DPO_QUESTIONS), on_disk(folder)) == (0, (1, 1))
    clock.instant = (START + KEPT + DAY).replace(hour=0)
    upkeep.forget(machine)
    assert on_disk(folder) == (0, 0)


def test_it_is_erased_once_a_day_also_over_a_restart(clock: SetClock, folder: Path) -> None:
    """By the files: an erasure leaves one snapshot, named for the last commit before it."""
    names = []
    for _ in range(3):
        store = open_store(folder, SCHEMA)
        machine = Machine(store, clock, ORGANISATION, wake=lambda: None)
        ask_and_answer(machine)
        upkeep.forget(machine)
        store.close()
        names += [file.name for file in folder.glob("snapshot-*")]
        clock.instant += timedelta(minutes=1)
    assert len(names) == 3
    assert len(set(names)) == 1


@pytest.mark.parametrize("step", [timedelta(days=1), timedelta(days=400), timedelta(days=-400)])
def test_another_day_is_another_erasure_also_when_the_clock_was_wrong(
    counting: tuple[Machine, CountingStore], clock: SetClock, step: timedelta
) -> None:
    machine, store = counting
    for erasures in (1, 1):
        upkeep.forget(machine)
        assert store.erasures == erasures
    clock.instant += step
    upkeep.forget(machine)
    assert store.erasures == 2


def test_without_room_what_is_due_is_deleted_and_the_next_tick_erases_it(
    counting: tuple[Machine, CountingStore], clock: SetClock
) -> None:
    machine, store = counting
    ask_and_answer(machine)
    clock.instant += KEPT
    store.full = True
    for _ in range(2):
        with pytest.raises(StoreFull):
            upkeep.forget(machine)
        assert (store.count(DPO_QUESTIONS), store.erasures) == (0, 0)
    store.full = False
    upkeep.forget(machine)
    upkeep.forget(machine)
    assert store.erasures == 1
