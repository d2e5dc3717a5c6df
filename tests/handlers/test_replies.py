"""A card for one person's eyes either arrives or raises: no silence."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from slack_bolt import Respond
from slack_sdk.errors import SlackRequestError

from handlers.replies import show
from handlers.views.message import Message


@contextmanager
def response_url(status: int) -> Iterator[str]:
    """A server in Slack's place that answers every reply with a status."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_card_that_slack_takes_is_shown() -> None:
    with response_url(200) as url:
        show(Respond(response_url=url), Message(text="x", blocks=[]))


@pytest.mark.parametrize("status", [400, 404, 500])
def test_a_card_that_slack_refuses_is_raised_so_that_the_person_hears_of_it(status: int) -> None:
    with response_url(status) as url, pytest.raises(SlackRequestError):
        show(Respond(response_url=url), Message(text="x", blocks=[]))
