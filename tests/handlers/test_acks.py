"""What was acknowledged stays so, whatever happens in the listener afterwards."""

import time

from slack_bolt import Ack, App, BoltRequest
from slack_bolt.authorization import AuthorizeResult

from handlers.acks import LastingAck, lasting

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
