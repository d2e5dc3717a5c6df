"""Calls out: which answers of Slack's mean no, which mean later, and which mean perhaps."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest
from slack_sdk import WebClient

from bot.errors import SlackBusy, SlackRefused, SlackUnsure
from bot.slack import Posted, Slack
from handlers.views.message import Message

HELLO = Message(text="hello", blocks=[])


class Answer(BaseHTTPRequestHandler):
    """Gives the answers that a test laid down, the last one again and again, and keeps the requests."""

    status = 200
    bodies: tuple[bytes, ...] = (b"{}",)
    extra: tuple[tuple[str, str], ...] = ()
    requests: list[tuple[str, str, str]]

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.bodies[min(len(self.requests), len(self.bodies) - 1)]
        self.requests.append((self.command, self.path, self.rfile.read(length).decode()))
        self.send_response(self.status)
        for name, value in self.extra:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST  # noqa: N815 - the library's name

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""


@contextmanager
def slack_that_says(
    *bodies: str, status: int = 200, **headers: str
) -> Iterator[tuple[Slack, list[tuple[str, str, str]]]]:
    """A server that gives these answers, the last one again and again, and a Slack that calls it."""
    encoded = tuple(body.encode() for body in bodies)
    said = {"status": status, "bodies": encoded, "extra": tuple(headers.items()), "requests": []}
    server = HTTPServer(("127.0.0.1", 0), type("Said", (Answer,), said))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    client = WebClient("xoxb-x", base_url=f"http://127.0.0.1:{server.server_port}/api/", retry_handlers=[], timeout=5)
    try:
        yield Slack(client), server.RequestHandlerClass.requests  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def post(slack: Slack) -> Posted:
    return slack.post("C0X", None, HELLO, "answer/1")


def test_a_message_carries_its_key_and_unfolds_no_links() -> None:
    with slack_that_says('{"ok": true, "channel": "C0X", "ts": "1.0"}') as (slack, requests):
        assert post(slack) == Posted("C0X", "1.0")
    (_, path, body) = requests[0]
    assert path == "/api/chat.postMessage"
    assert '"key": "answer/1"' in body
    assert '"unfurl_links": false' in body
    assert "thread_ts" not in body


def test_slacks_no_is_a_refusal_with_its_word() -> None:
    with slack_that_says('{"ok": false, "error": "not_in_channel"}') as (slack, _), pytest.raises(SlackRefused) as no:
        post(slack)
    assert no.value.code == "not_in_channel"


@pytest.mark.parametrize("header", ["Retry-After", "retry-after", "RETRY-AFTER"])
def test_later_means_the_seconds_that_slack_names_however_the_header_is_written(header: str) -> None:
    body = '{"ok": false, "error": "ratelimited"}'
    with slack_that_says(body, status=429, **{header: "42"}) as (slack, _), pytest.raises(SlackBusy) as busy:
        post(slack)
    assert busy.value.retry_after == 42


@pytest.mark.parametrize(
    ("named", "seconds"), [("Wed, 21 Oct 2026 07:28:00 GMT", 10), ("-5", 10), ("nan", 10), ("9" * 30, 3600)]
)
def test_a_pause_that_makes_no_sense_is_one_of_ours(named: str, seconds: int) -> None:
    body, headers = '{"ok": false, "error": "ratelimited"}', {"Retry-After": named}
    with slack_that_says(body, status=429, **headers) as (slack, _), pytest.raises(SlackBusy) as busy:
        post(slack)
    assert busy.value.retry_after == seconds


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ('{"ok": false, "error": "internal_error"}', 500),
        ('{"ok": false, "error": "internal_error"}', 200),
        ('{"ok": false, "error": "not_in_channel"}', 503),
        ("<html>Bad gateway</html>", 502),
        ("<html>Please log in to the network</html>", 200),
    ],
)
def test_no_clear_answer_means_perhaps(body: str, status: int) -> None:
    with slack_that_says(body, status=status) as (slack, _), pytest.raises(SlackUnsure) as unsure:
        post(slack)
    assert "html" not in str(unsure.value)


def test_nobody_there_means_later_for_nothing_was_sent() -> None:
    client = WebClient("xoxb-x", base_url="http://127.0.0.1:9/api/", retry_handlers=[], timeout=2)
    with pytest.raises(SlackBusy):
        post(Slack(client))


@pytest.mark.parametrize(("thread", "method"), [(None, "conversations.history"), ("1.0", "conversations.replies")])
def test_a_look_is_sent_as_a_form_and_finds_the_message_by_its_key(thread: str | None, method: str) -> None:
    messages = (
        '[{"ts": "1.0"}, {"ts": "2.0", "metadata": {"event_payload": {"key": "other"}}},'
        ' {"ts": "3.0", "metadata": {"event_payload": {"key": "answer/1"}}}]'
    )
    with slack_that_says(f'{{"ok": true, "messages": {messages}}}') as (slack, requests):
        assert slack.look_up("C0X", thread, "answer/1", 5.5) == Posted("C0X", "3.0")
        assert slack.look_up("C0X", thread, "answer/2", 5.5) is None
    _, path, body = requests[0]
    query = parse_qs(body)
    assert path == f"/api/{method}"
    assert query["channel"] == ["C0X"]
    assert query["oldest"] == ["5.5"]
    assert query.get("ts") == ([thread] if thread else None)
    assert query["include_all_metadata"] == ["1"]


def test_a_look_goes_on_to_the_last_page() -> None:
    """In a busy channel the message is older than the newest page of messages."""
    first = '{"ok": true, "messages": [{"ts": "9.0"}], "has_more": true, "response_metadata": {"next_cursor": "c2="}}'
    last = '{"ok": true, "messages": [{"ts": "3.0", "metadata": {"event_payload": {"key": "answer/1"}}}]}'
    with slack_that_says(first, last) as (slack, requests):
        assert slack.look_up("C0X", None, "answer/1", 5.5) == Posted("C0X", "3.0")
    assert [parse_qs(body).get("cursor") for _, _, body in requests] == [None, ["c2="]]


def test_a_look_ends_where_slack_names_no_further_page() -> None:
    with slack_that_says('{"ok": true, "messages": [], "response_metadata": {"next_cursor": ""}}') as (slack, requests):
        assert slack.look_up("C0X", None, "answer/1", 5.5) is None
    assert len(requests) == 1
