"""What was acknowledged was recorded, and stays acknowledged whatever happens in the listener afterwards."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import Ack, App, BoltRequest
from slack_bolt.authorization import AuthorizeResult

from handlers.acks import LastingAck, lasting
from handlers.checks import Checks
from handlers.guards import PERSON
from handlers.ports import Person
from handlers.request_cards import RequestCards
from knowledge.access import Actor

QUICK = 1.0  # seconds; Bolt waits three for an acknowledgement that it lost


def served() -> tuple[int, float]:
    """The status of a click whose listener fails right after its acknowledgement, and how long that took."""
    ours = AuthorizeResult(enterprise_id=None, team_id="T0LOCAL", bot_token="xoxb-x")
    app = App(signing_secret="x", authorize=lambda: ours)
    app.middleware(lasting)

    @app.action("x")
    def listener(ack: Ack) -> None:
        ack()
        raise InterruptedError

    @app.error
    def told(error: Exception) -> None:
        """As quick as can be."""

    started = time.monotonic()
    body = {"type": "block_actions", "actions": [{"action_id": "x", "block_id": "b"}], "user": {"id": "U0EMMA"}}
    response = app.dispatch(BoltRequest(mode="socket_mode", body=body))
    return response.status, time.monotonic() - started


def test_a_listener_that_fails_right_after_its_acknowledgement_was_acknowledged() -> None:
    status, seconds = served()
    assert status == 200
    assert seconds < QUICK


def test_an_acknowledgement_is_replaced_but_not_taken_back() -> None:
    ack: Ack = LastingAck()  # type: ignore[no-untyped-call]
    assert ack.response is None
    ack()
    first = ack.response
    ack.response = None
    assert ack.response is first
    ack(response_action="clear")
    assert ack.response is not first


class Book:
    """A desk that notes what it was asked, and beside it the acknowledgement."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_, **__: self.notes.append(name)


@pytest.mark.parametrize(
    ("handler", "listener", "value"),
    [
        (Checks, "answer", "desk 2026-11-26 0 all-good"),
        (lambda book: RequestCards(book, book, book), "claim", "RR-2026-0001"),
        (lambda book: RequestCards(book, book, book), "mistake", "RR-2026-0001"),
    ],
    ids=["check", "claim", "mistake"],
)
def test_a_click_is_recorded_before_it_is_acknowledged(
    handler: Callable[[Any], Any], listener: str, value: str
) -> None:
    """Killed in between, the bot has told nobody that it took the click; Slack tells the person that it did not."""
    book = Book()
    container = {"channel_id": "C0TRIAGE", "message_ts": "1.5"}
    given = {
        "ack": book.ack,
        "body": {"actions": [{"value": value}], "container": container},
        "context": {PERSON: Person(actor=Actor(id="U0HANNE"), lang="nl")},
    }
    more = {"client": book} if listener == "mistake" else {}
    getattr(handler(book), listener)(**given, **more)
    assert book.notes == [listener, "ack"]
