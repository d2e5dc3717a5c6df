"""The page's own protocol: state, messages, stream, clock, wire log and files."""

import json
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPResponse
from typing import cast

import pytest

from bot.workspace.running import Workspace
from bot.workspace.wire import KEPT
from bot.workspace.world import Settings
from tests.bot.workspace.people import App, Json, Person, eventually, get, post, web, wire


@contextmanager
def listening(workspace: Workspace, user: str) -> Iterator[HTTPResponse]:
    """An open stream whose first event has come."""
    with urllib.request.urlopen(f"{workspace.url}/_workspace/stream?as={user}", timeout=3) as stream:
        assert stream.readline() == b"event: hello\n"
        stream.readline(), stream.readline()
        yield cast(HTTPResponse, stream)


def next_change(stream: HTTPResponse, *, wire: bool = False) -> Json:
    """The next change that the stream tells; those of the wire log only when wanted."""
    while True:
        line = stream.readline().decode()
        if line.startswith("data: "):
            change: Json = json.loads(line[6:])
            if wire or change["kind"] not in {"wire", "connection"}:
                return change


def failed(workspace: Workspace, path: str) -> tuple[int, str]:
    """Status and error code of a GET that is refused."""
    with pytest.raises(urllib.error.HTTPError) as caught:
        get(workspace, path)
    with caught.value as answer:
        return answer.code, json.load(answer)["error"]


def test_the_state_shows_a_person_their_own_side_bar(workspace: Workspace, emma: Person) -> None:
    state = emma.state()
    assert (state["me"]["id"], state["me"]["locale"], state["me"]["initials"]) == ("U0EMMA", "nl-BE", "EC")
    names = [channel["name"] for channel in state["channels"]]
    assert names == ["general", "sales", "support", "random", "Privacy"]
    assert [channel["is_member"] for channel in state["channels"]] == [True, True, False, True, True]
    assert state["app"]["commands"][0]["command"] == "/privacy"


def test_guests_and_outsiders_see_only_the_channels_they_are_in(workspace: Workspace) -> None:
    def channels(user: str) -> list[str]:
        return [channel["id"] for channel in Person(workspace, user).state()["channels"]]

    assert channels("U0GREG") == ["C0SALES", "D0GREG"]
    assert channels("U0PAULA") == ["C0SUPPORT", "D0PAULA"]
    assert "C0DPO" in channels("U0KATRIEN")
    assert failed(workspace, "channels/C0DPO/messages?as=U0EMMA") == (404, "channel_not_found")
    assert failed(workspace, "state?as=U0NOBODY") == (404, "user_not_found")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<!channel> <@U0NOBODY>", "&lt;!channel&gt; &lt;@U0NOBODY&gt;"),
        ("@emma and @nobody", "<@U0EMMA> and @nobody"),
        ("@here in #sales, not #nowhere", "<!here> in <#C0SALES|sales>, not #nowhere"),
        ("see https://x.example/?a=1&b=2 now", "see <https://x.example/?a=1&amp;b=2> now"),
        ("www.x.example", "<http://www.x.example|www.x.example>"),
        ("mail ann@x.example", "mail <mailto:ann@x.example|ann@x.example>"),
        ("(https://x.example).", "(<https://x.example>)."),
        ("\u202eright to left 😀", "\u202eright to left 😀"),
    ],
)
def test_what_people_type_is_stored_as_slack_stores_it(shared: Workspace, typed: str, stored: str) -> None:
    emma = Person(shared, "U0EMMA")
    emma.says(typed, "C0RANDOM")
    assert emma.sees("C0RANDOM")[-1]["text"] == stored


def test_a_message_needs_words_and_a_membership(emma: Person) -> None:
    def error(channel: str, text: str) -> object:
        return emma.act("message", channel=channel, text=text)["error"]

    assert error("C0SALES", " \n ") == "no_text"
    assert error("C0SUPPORT", "x") == "not_in_channel"
    assert error("C0DPO", "x") == "channel_not_found"
    assert error("C0SALES", "x" * 40_001) == "msg_too_long"


@pytest.mark.parametrize("piece", ["a", "a@", "@", ".", "https://", "<@", "www.", "a.b@c-"])
def test_long_strange_texts_are_stored_without_delay(shared: Workspace, piece: str) -> None:
    emma, started = Person(shared, "U0EMMA"), time.monotonic()
    emma.says(piece * (40_000 // len(piece)), "C0RANDOM")
    assert time.monotonic() - started < 3


def test_threads_stand_apart_and_are_counted_at_their_root(workspace: Workspace, emma: Person) -> None:
    root = emma.says("root", "C0SALES")
    reply = Person(workspace, "U0JONAS").says("reply", "C0SALES", thread_ts=root)
    (seen,) = emma.sees("C0SALES")
    assert (seen["reply_count"], seen["latest_reply"], seen["reply_users"]) == (1, reply, ["U0JONAS"])
    assert [each["ts"] for each in emma.sees("C0SALES", root)] == [root, reply]


def test_unread_counts_what_others_said_until_it_is_read(workspace: Workspace, emma: Person) -> None:
    def unread() -> object:
        return next(channel["unread"] for channel in emma.state()["channels"] if channel["id"] == "C0SALES")

    Person(workspace, "U0JONAS").says("hello", "C0SALES")
    assert unread() == 1
    emma.act("read", channel="C0SALES")
    assert unread() == 0


def test_the_stream_tells_people_only_what_concerns_them(workspace: Workspace, emma: Person) -> None:
    jonas, client = Person(workspace, "U0JONAS"), web(workspace)
    with listening(workspace, "U0JONAS") as stream:
        emma.says("in private")
        client.chat_postEphemeral(channel="C0SALES", user="U0EMMA", text="psst")
        ts = emma.says("to all", "C0SALES")
        assert next_change(stream) == {"kind": "message", "channel": "C0SALES", "ts": ts}
        client.views_publish(user_id=jonas.id, view={"type": "home", "blocks": []})
        assert next_change(stream) == {"kind": "home"}
        jonas.act("command", channel="C0SALES", command="/privacy", text="x")
        assert "not connected" in next_change(stream)["text"]


def test_the_stream_tells_of_the_wire_four_times_a_second_at_most(workspace: Workspace) -> None:
    client = web(workspace)
    with listening(workspace, "U0EMMA") as stream:
        for _ in range(20):
            client.api_test()
        assert next_change(stream, wire=True) == {"kind": "wire"}
        client.chat_postMessage(channel="D0EMMA", text="x")
        assert next_change(stream, wire=True)["kind"] == "message"


def test_ephemeral_messages_are_forgotten_on_reload(workspace: Workspace, emma: Person) -> None:
    web(workspace).chat_postEphemeral(channel="C0SALES", user="U0EMMA", text="psst")
    assert len(emma.sees("C0SALES")) == 1
    assert post(workspace, "forget-ephemerals", {"as": "U0EMMA"}) == {"ok": True}
    assert emma.sees("C0SALES") == []


def test_the_clock_goes_forward_only_and_wakes_those_who_wait(workspace: Workspace) -> None:
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(get, workspace, "clock?wait=10&known=0")
        threading.Event().wait(0.1)
        assert not waiting.done()
        post(workspace, "clock", {"offset": 86_400})
        assert waiting.result(2)["offset"] == 86_400
    assert get(workspace, "clock?wait=0.05&known=86400")["offset"] == 86_400
    with pytest.raises(urllib.error.HTTPError) as caught:
        post(workspace, "clock", {"offset": 0})
    with caught.value as answer:
        assert json.load(answer)["error"] == "clock_goes_forward_only"


def test_the_wire_log_keeps_the_last_500_and_goes_on_from_a_number(workspace: Workspace) -> None:
    client = web(workspace)
    for _ in range(KEPT + 5):
        client.api_test()
    log = get(workspace, "wire")
    assert (len(log["entries"]), log["entries"][0]["n"], log["next"]) == (KEPT, 6, KEPT + 5)
    client.auth_test()
    (entry,) = get(workspace, f"wire?since={log['next']}")["entries"]
    assert (entry["method"], entry["who"], entry["status"]) == ("auth.test", "bot", 200)


def test_files_of_the_page_come_with_their_type_and_a_strict_policy(workspace: Workspace) -> None:
    with urllib.request.urlopen(f"{workspace.url}/", timeout=3) as page:
        assert page.headers["content-type"].startswith("text/html")
        assert page.headers["content-security-policy"].startswith("default-src 'self'")
        assert page.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["../server.py", "%2e%2e/server.py", "nowhere.js", "..%2f..%2fsettings.py", ""])
def test_nothing_outside_the_page_is_served(shared: Workspace, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(f"{shared.url}/page/{path}", timeout=3)
    with caught.value as answer:
        assert answer.code == 404


def test_an_act_that_cannot_be_read_is_an_error_and_not_a_crash(workspace: Workspace, emma: Person) -> None:
    assert post(workspace, "act", {"as": "U0EMMA", "do": "dance"})["error"] == "unknown_act"
    assert post(workspace, "act", {"do": "read"})["error"] == "user_not_found"
    assert emma.act("block_action", container="nonsense")["error"] == "invalid_arguments"
    assert emma.act("fail_next", method="chat.update")["error"] == "invalid_arguments"
    request = urllib.request.Request(f"{workspace.url}/_workspace/act", b"{", {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=3) as answer:
        assert json.load(answer)["error"] == "invalid_json"


def test_a_workspace_stops_at_once_although_somebody_listens_and_waits(emma: Person) -> None:
    with ThreadPoolExecutor(2) as pool:
        workspace = Workspace(Settings()).start()
        waiting = pool.submit(get, workspace, "clock?wait=60&known=0")
        with listening(workspace, "U0EMMA"):
            threading.Event().wait(0.1)
            stopping = pool.submit(workspace.stop)
            assert waiting.result(2)["offset"] == 0
            stopping.result(2)


def test_the_connection_of_the_app_shows_in_the_state(app: App, workspace: Workspace, emma: Person) -> None:
    assert (emma.state()["connected"], emma.state()["connections"]) == (True, 1)
    app.close()
    eventually(lambda: not emma.state()["connected"])
    assert [entry["event"] for entry in wire(workspace, "connection")] == ["open", "close"]
