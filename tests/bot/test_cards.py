"""Cards say how many days are left: each is brought up to date once a day."""

from datetime import UTC, date, datetime, timedelta

from bot import outbox, register
from bot.machine import Machine
from bot.schema import SCHEMA
from bot.store.memory import FakeStore
from bot.usecases import cards
from knowledge.organisation import Channels, Organisation
from knowledge.requests.model import Channel, Intake, Request, State

NIGHT = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)  # 23:30 in Brussels


class Hand:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.at = NIGHT

    def now(self) -> datetime:
        return self.at


def request(reference: str, due: date | None, state: State = State.RECEIVED) -> Request:
    intake = Intake(rights=("right-access",), received_on=date(2026, 11, 20), channel=Channel.EMAIL, lang="nl")
    return Request(
        reference=reference, state=state, intake=intake, due=due, logged_at=NIGHT, logged_by="U0EMMA", lang="nl"
    )


def test_an_open_card_is_refreshed_once_on_each_local_day_after_the_first() -> None:
    store, clock = FakeStore(SCHEMA), Hand()
    machine = Machine(store, clock, Organisation(channels=Channels(triage="C0TRIAGE")), lambda: None)
    with store.transaction() as tx:
        register.save(tx, request("RR-2026-0001", date(2026, 12, 21)))
        register.save(tx, request("RR-2026-0002", None))
        register.save(tx, request("RR-2026-0003", date(2026, 12, 21), State.CLOSED))
    assert cards.refresh(machine) == 0
    clock.at += timedelta(hours=1)
    assert [cards.refresh(machine), cards.refresh(machine)] == [2, 0]
    queued = outbox.due(store, clock.at, 10)
    assert {each.notice.key for each in queued} == {
        "card/RR-2026-0001/1/2026-11-24",
        "receipt/RR-2026-0001/1/2026-11-24",
    }
