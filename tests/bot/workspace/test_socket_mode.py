"""Socket Mode as the SDK's client sees it: one payload to one connection, acknowledgements, retries."""

import json
import urllib.error
import urllib.request
from contextlib import ExitStack
from datetime import datetime
from itertools import pairwise
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.socket_mode.request import SocketModeRequest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from bot.workspace.running import Workspace
from bot.workspace.world import Settings
from tests.bot.workspace.people import App, Person, connected, eventually, get, wire


def silent(_request: SocketModeRequest) -> None:
    """An app that acknowledges nothing."""


def socket_url(workspace: Workspace) -> str:
    client = WebClient(workspace.settings.app_token, base_url=workspace.api_url)
    return str(client.apps_connections_open(app_token=workspace.settings.app_token)["url"])


def test_an_event_is_as_complete_as_slacks(app: App, emma: Person) -> None:
    ts = emma.says("hello")
    (payload,) = eventually(lambda: app.events("message"))
    assert {"team_id", "api_app_id", "event_id", "event_time", "authorizations", "event_context"} <= payload.keys()
    assert payload["type"] == "event_callback"
    event = payload["event"]
    expected = {
        "type": "message",
        "channel": "D0EMMA",
        "channel_type": "im",
        "user": "U0EMMA",
        "text": "hello",
        "ts": ts,
    }
    assert expected.items() <= event.items()
    assert event["event_ts"] == ts
    assert event["client_msg_id"]
    assert event["blocks"][0]["type"] == "rich_text"


def test_an_acknowledged_event_is_sent_once(app: App, workspace: Workspace, emma: Person) -> None:
    emma.says("hello")
    eventually(lambda: wire(workspace, "ack"))
    emma.says("again")
    eventually(lambda: len(wire(workspace, "ack")) == 2)
    assert len(wire(workspace, "envelope")) == 2
    assert {0} == {entry["retry_attempt"] for entry in wire(workspace, "envelope")}


def test_an_unacknowledged_event_is_sent_four_times_with_its_reasons(hasty: Workspace) -> None:
    with connected(hasty, silent) as app:
        Person(hasty, "U0EMMA").says("hello")
        eventually(lambda: len(wire(hasty, "no_ack")) == 4)
        tries = [(each.retry_attempt, each.retry_reason) for each in app.got]
        assert tries == [(0, ""), (1, "timeout"), (2, "timeout"), (3, "timeout")]
        assert len({each.payload["event_id"] for each in app.got}) == 1
        assert len({each.envelope_id for each in app.got}) == 4


def test_the_pauses_before_sending_again_are_none_a_minute_and_five() -> None:
    """A minute is a tenth of a second here."""
    with Workspace(Settings(retry_scale=1 / 600)) as workspace:
        Person(workspace, "U0EMMA").says("hello")
        eventually(lambda: len(wire(workspace, "no_ack")) == 4)
        at = [datetime.fromisoformat(entry["at"]) for entry in wire(workspace, "no_ack")]
        first, second, third = ((later - sooner).total_seconds() for sooner, later in pairwise(at))
        assert first < 0.09 <= second < 0.45 <= third


def test_an_event_is_delivered_on_a_later_try_when_the_app_comes_back(workspace: Workspace, emma: Person) -> None:
    with Workspace(Settings(retry_scale=0.01)) as slower:
        Person(slower, "U0EMMA").says("hello")
        eventually(lambda: len(wire(slower, "no_ack")) == 2)
        with connected(slower) as app:
            eventually(lambda: app.events("message"))
            assert app.got[0].retry_reason == "connection_failed"


def test_each_payload_goes_to_one_of_the_connections(workspace: Workspace, emma: Person) -> None:
    with connected(workspace) as one, connected(workspace) as other:
        for number in range(6):
            emma.says(str(number))
        eventually(lambda: len(wire(workspace, "ack")) == 6)
        assert len(one.got) == len(other.got) == 3


def test_a_mention_gives_two_events_with_one_ts(app: App, emma: Person) -> None:
    emma.says("hey @privacy, <@U0PRIVACY> & <b>", "C0SALES")
    (mention,) = eventually(lambda: app.events("app_mention"))
    (message,) = eventually(lambda: app.events("message"))
    assert mention["event"]["ts"] == message["event"]["ts"]
    assert mention["event_id"] != message["event_id"]
    assert mention["event"]["text"] == "hey <@U0PRIVACY>, <@U0PRIVACY> &amp; &lt;b&gt;"


def test_the_app_hears_nothing_of_channels_it_is_not_in(app: App, emma: Person, workspace: Workspace) -> None:
    emma.says("@privacy are you there?", "C0RANDOM")
    emma.says("last")
    eventually(lambda: wire(workspace, "ack"))
    assert [each.payload["event"]["channel"] for each in app.got] == ["D0EMMA"]


def test_only_subscribed_events_arrive() -> None:
    manifest = {"settings": {"event_subscriptions": {"bot_events": ["app_mention"]}}}
    with Workspace(Settings(manifest)) as workspace, connected(workspace) as app:
        emma = Person(workspace, "U0EMMA")
        emma.says("in private")
        emma.says("@privacy hello", "C0SALES")
        eventually(lambda: app.got)
        assert [each.payload["event"]["type"] for each in app.got] == ["app_mention"]


def test_an_event_whose_scope_is_missing_does_not_arrive() -> None:
    with Workspace(Settings(scopes=frozenset({"app_mentions:read"}))) as workspace, connected(workspace) as app:
        Person(workspace, "U0EMMA").says("@privacy hello", "C0SALES")
        eventually(lambda: app.got)
        assert [each.payload["event"]["type"] for each in app.got] == ["app_mention"]


def test_a_past_event_can_be_sent_again(app: App, workspace: Workspace, emma: Person) -> None:
    emma.says("hello")
    (sent,) = eventually(lambda: wire(workspace, "envelope"))
    assert emma.act("redeliver", envelope_id=sent["envelope_id"]) == {"ok": True}
    eventually(lambda: len(app.got) == 2)
    assert app.got[0].payload["event_id"] == app.got[1].payload["event_id"]
    assert (app.got[1].retry_attempt, app.got[1].retry_reason) == (1, "timeout")


def test_a_ticket_opens_one_connection(workspace: Workspace) -> None:
    url = socket_url(workspace)
    with connect(url) as first:
        hello = json.loads(first.recv(2))
        assert (hello["type"], hello["num_connections"]) == ("hello", 1)
        assert hello["debug_info"]["approximate_connection_time"] == 3600
        with pytest.raises(InvalidStatus), connect(url):
            pass


def test_the_eleventh_connection_is_turned_away(workspace: Workspace) -> None:
    with ExitStack() as stack:
        sockets = [stack.enter_context(connect(socket_url(workspace))) for _ in range(11)]
        assert json.loads(sockets[9].recv(2))["num_connections"] == 10
        assert json.loads(sockets[10].recv(2))["reason"] == "too_many_websockets"


def test_a_refreshed_connection_comes_back_by_itself(app: App, workspace: Workspace, emma: Person) -> None:
    emma.act("disconnect", reason="refresh_requested")
    eventually(lambda: len([e for e in wire(workspace, "connection") if e["event"] == "open"]) == 2)
    eventually(lambda: emma.state()["connected"])
    emma.says("hello")
    eventually(lambda: app.events("message"))


def test_a_warning_leaves_the_connection_open(workspace: Workspace, emma: Person) -> None:
    with connect(socket_url(workspace)) as socket:
        socket.recv(2)
        emma.act("disconnect", reason="warning")
        assert json.loads(socket.recv(2))["reason"] == "warning"
        assert emma.state()["connections"] == 1


def test_the_messages_of_other_bots_and_outsiders_say_so(app: App, workspace: Workspace) -> None:
    Person(workspace, "U0ROBO").says("built", "C0SUPPORT")
    Person(workspace, "U0PAULA").says("hello", "C0SUPPORT")
    eventually(lambda: len(app.got) == 2)
    robot, outsider = app.events("message")
    assert robot["event"]["bot_id"] == "B0ROBO"
    assert outsider["event"]["user_team"] == "T0PARTNER"
    assert outsider["is_ext_shared_channel"]


def test_changes_deletions_reactions_and_membership_are_events(app: App, emma: Person) -> None:
    ts = emma.says("one", "C0SALES")
    emma.act("edit_message", channel="C0SALES", ts=ts, text="two")
    emma.act("reaction", channel="C0SALES", ts=ts, name="eyes")
    emma.act("delete_message", channel="C0SALES", ts=ts)
    emma.act("join", channel="C0SALES", user="U0LUC")
    emma.act("leave", channel="C0SALES", user="U0LUC")
    eventually(lambda: len(app.got) == 6)
    kinds = [(p["event"]["type"], p["event"].get("subtype")) for p in (each.payload for each in app.got)]
    expected = [("message", None), ("message", "message_changed"), ("reaction_added", None)]
    expected += [("message", "message_deleted"), ("member_joined_channel", None), ("member_left_channel", None)]
    assert sorted(kinds, key=str) == sorted(expected, key=str)


def test_opening_home_is_an_event_with_the_view_that_stands_there(app: App, workspace: Workspace, emma: Person) -> None:
    view: Any = {"type": "home", "blocks": [{"type": "divider"}]}
    WebClient(workspace.settings.bot_token, base_url=workspace.api_url).views_publish(user_id="U0EMMA", view=view)
    emma.act("open_home")
    (payload,) = eventually(lambda: app.events("app_home_opened"))
    assert (payload["event"]["tab"], payload["event"]["channel"]) == ("home", "D0EMMA")
    assert payload["event"]["view"]["blocks"][0]["type"] == "divider"


def test_a_foreign_host_name_is_turned_away(workspace: Workspace) -> None:
    request = urllib.request.Request(f"{workspace.url}/_workspace/state?as=U0EMMA", headers={"Host": "evil.example"})
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(request, timeout=5)
    with caught.value as answer:
        assert answer.code == 400
    assert get(workspace, "state?as=U0EMMA")["ok"]
