"""Buttons, commands, shortcuts, modals and response URLs, as the app and the person see them."""

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.workspace.running import Workspace
from bot.workspace.world import Settings
from tests.bot.workspace.people import App, Json, Person, connected, web, wire

PLAIN = {"type": "plain_text", "text": "words"}
OPTIONS = [{"text": PLAIN, "value": value} for value in ("one", "two")]
BUTTONS = {
    "type": "actions",
    "elements": [
        {"type": "button", "text": PLAIN, "action_id": "go", "value": "v1"},
        {"type": "static_select", "action_id": "pick", "options": OPTIONS},
    ],
}
NAME = {"type": "plain_text_input", "action_id": "a"}
MAIL = {"type": "email_text_input", "action_id": "a"}
FORM = {
    "type": "modal",
    "callback_id": "form",
    "notify_on_close": True,
    "title": PLAIN,
    "submit": PLAIN,
    "blocks": [
        {
            "type": "input",
            "block_id": "name",
            "label": PLAIN,
            "element": {"type": "plain_text_input", "action_id": "a"},
        },
        {
            "type": "input",
            "block_id": "mail",
            "optional": True,
            "label": PLAIN,
            "element": {"type": "email_text_input", "action_id": "a"},
        },
    ],
}


@pytest.fixture
def client(workspace: Workspace) -> WebClient:
    return web(workspace)


@pytest.fixture
def message(client: WebClient, emma: Person) -> Json:
    """A message of the app with a button and a select, in Emma's direct channel."""
    client.chat_postMessage(channel="D0EMMA", text="choose", blocks=[BUTTONS])
    return emma.sees()[-1]


def submitted(*answers: Json) -> Callable[[SocketModeRequest], Json]:
    """Acknowledgements: these for forms, one after the other, and empty ones for the rest."""
    left = list(answers)
    return lambda request: left.pop(0) if request.payload.get("type") == "view_submission" else {}


def respond(url: str, **answer: Any) -> str:
    """Use a response URL: `ok` or the error code."""
    request = urllib.request.Request(url, json.dumps(answer).encode(), {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=5) as reply:
            return str(reply.read().decode())
    except urllib.error.HTTPError as error:
        with error:
            return str(json.load(error)["error"])


def open_form(app: App, emma: Person, client: WebClient, message: Json, view: Json = FORM) -> Json:
    """Open a modal through the button's trigger."""
    emma.presses(message, "go")
    trigger = app.interactions("block_actions")[-1]["trigger_id"]
    return dict(client.views_open(trigger_id=trigger, view=view)["view"])


def test_a_button_carries_everything_slack_sends(app: App, emma: Person, message: Json) -> None:
    assert emma.presses(message, "go") == {"ok": True}
    (payload,) = app.interactions("block_actions")
    assert {"team", "api_app_id", "token", "container", "trigger_id", "response_url", "state"} <= payload.keys()
    assert payload["user"] == {"id": "U0EMMA", "username": "emma", "name": "emma", "team_id": "T0LOCAL"}
    assert payload["channel"] == {"id": "D0EMMA", "name": "directmessage"}
    assert payload["message"]["ts"] == payload["container"]["message_ts"] == message["ts"]
    (action,) = payload["actions"]
    assert (action["action_id"], action["value"], action["type"]) == ("go", "v1", "button")
    assert action["action_ts"]


def test_a_select_names_its_option_and_stands_in_the_state(app: App, emma: Person, message: Json) -> None:
    emma.presses(message, "pick", selected_option="two")
    (payload,) = app.interactions("block_actions")
    assert payload["actions"][0]["selected_option"] == OPTIONS[1]
    (values,) = payload["state"]["values"].values()
    assert values == {"pick": {"type": "static_select", "selected_option": OPTIONS[1]}}
    assert emma.presses(message, "pick", selected_option="three") == {"ok": False, "error": "option_not_found"}


def test_what_the_app_does_not_acknowledge_is_told_to_the_person_once(hasty: Workspace) -> None:
    emma = Person(hasty, "U0EMMA")
    web(hasty).chat_postMessage(channel="D0EMMA", text="choose", blocks=[BUTTONS])
    (message,) = emma.sees()
    assert emma.presses(message, "go") == {"ok": False, "error": "not_connected"}
    with connected(hasty, lambda _request: None) as app:
        assert emma.presses(message, "go") == {"ok": False, "error": "operation_timeout"}
        assert len(app.interactions("block_actions")) == 1


def test_a_command_is_answered_in_its_acknowledgement(workspace: Workspace, emma: Person) -> None:
    with connected(workspace, lambda _request: {"text": "only you"}) as app:
        assert emma.act("command", channel="C0SALES", command="/privacy", text=" how long? a < b ") == {"ok": True}
        (payload,) = (each.payload for each in app.got)
        assert (payload["command"], payload["text"]) == ("/privacy", "how long? a &lt; b")
        assert (payload["channel_name"], payload["user_name"]) == ("sales", "emma")
        (seen,) = emma.sees("C0SALES")
        assert (seen["text"], seen["ephemeral"]) == ("only you", True)


def test_a_command_answered_in_channel_is_seen_by_all(workspace: Workspace, emma: Person) -> None:
    with connected(workspace, lambda _request: {"response_type": "in_channel", "text": "all of you"}):
        emma.act("command", channel="C0SALES", command="/privacy", text="x")
        assert [each["text"] for each in Person(workspace, "U0JONAS").sees("C0SALES")] == ["all of you"]


def test_commands_and_shortcuts_outside_the_manifest_are_unknown(emma: Person) -> None:
    manifest = {"features": {"slash_commands": []}, "settings": {"interactivity": {"is_enabled": True}}}
    with Workspace(Settings(manifest)) as workspace, connected(workspace) as app:
        emma = Person(workspace, "U0EMMA")
        ts = emma.says("x", "C0SALES")
        refused = emma.act("command", channel="C0SALES", command="/privacy", text="x")
        assert refused == {"ok": False, "error": "unknown_command"}
        shortcut = {"channel": "C0SALES", "ts": ts, "callback_id": "ask"}
        assert emma.act("message_shortcut", **shortcut) == {"ok": False, "error": "unknown_shortcut"}
        assert not app.got


def test_a_message_shortcut_carries_the_message(app: App, emma: Person) -> None:
    ts = emma.says("what about this?", "C0RANDOM")
    emma.act("message_shortcut", channel="C0RANDOM", ts=ts, callback_id="ask")
    (payload,) = app.interactions("message_action")
    assert (payload["message"]["text"], payload["message_ts"]) == ("what about this?", ts)
    assert {"response_url", "trigger_id", "channel", "action_ts", "callback_id"} <= payload.keys()


def test_a_global_shortcut_has_no_channel(app: App, emma: Person) -> None:
    emma.act("global_shortcut", callback_id="anything")
    (payload,) = app.interactions("shortcut")
    assert not {"channel", "response_url", "message"} & payload.keys()


def test_a_response_url_works_five_times(app: App, emma: Person, message: Json) -> None:
    emma.presses(message, "go")
    url = app.interactions("block_actions")[0]["response_url"]
    assert [respond(url, text=str(n)) for n in range(6)] == ["ok"] * 5 + ["used_url"]
    assert [each["text"] for each in emma.sees() if each.get("ephemeral")] == ["0", "1", "2", "3", "4"]


def test_a_response_url_answers_in_the_channel_or_the_thread_when_asked_to(app: App, emma: Person) -> None:
    root = emma.says("root", "C0RANDOM")
    emma.act("command", channel="C0RANDOM", command="/privacy", text="x")
    url = next(each.payload["response_url"] for each in app.got if each.type == "slash_commands")
    respond(url, response_type="in_channel", text="to all")
    respond(url, response_type="in_channel", text="in the thread", thread_ts=root)
    jonas = Person(emma.workspace, "U0JONAS")
    assert [each["text"] for each in jonas.sees("C0RANDOM")] == ["root", "to all"]
    assert [each["text"] for each in jonas.sees("C0RANDOM", root)] == ["root", "in the thread"]


def test_an_input_sends_actions_only_when_it_dispatches(
    app: App, emma: Person, client: WebClient, message: Json
) -> None:
    sending = {**FORM["blocks"][0], "block_id": "sends", "dispatch_action": True}  # type: ignore[index]
    view = open_form(app, emma, client, message, {**FORM, "blocks": [sending, *FORM["blocks"]]})  # type: ignore[misc]
    where = {"type": "view", "view_id": view["id"]}
    done = emma.act("block_action", container=where, block_id="sends", action_id="a", value="typed")
    assert done == {"ok": True}
    payload = app.interactions("block_actions")[-1]
    assert payload["actions"][0]["value"] == "typed"
    assert payload["view"]["state"]["values"]["sends"]["a"]["value"] == "typed"
    refused = emma.act("block_action", container=where, block_id="name", action_id="a", value="typed")
    assert refused["error"] == "action_not_dispatched"


def test_a_response_url_ends_after_its_time() -> None:
    with Workspace(Settings(response_url_seconds=0)) as workspace, connected(workspace) as app:
        Person(workspace, "U0EMMA").act("command", channel="C0SALES", command="/privacy", text="x")
        assert respond(app.got[0].payload["response_url"], text="late") == "expired_url"


def test_a_response_url_replaces_and_deletes_the_message_it_came_from(app: App, emma: Person, message: Json) -> None:
    emma.presses(message, "go")
    url = app.interactions("block_actions")[0]["response_url"]
    respond(url, replace_original=True, text="done")
    (seen,) = emma.sees()
    assert (seen["text"], seen["ts"], seen.get("blocks")) == ("done", message["ts"], None)
    respond(url, delete_original=True)
    assert emma.sees() == []


def test_an_ephemeral_message_is_changed_through_its_response_url(app: App, emma: Person, client: WebClient) -> None:
    client.chat_postEphemeral(channel="D0EMMA", user="U0EMMA", text="choose", blocks=[BUTTONS])
    (whisper,) = emma.sees()
    emma.presses(whisper, "go")
    (payload,) = app.interactions("block_actions")
    assert payload["container"]["is_ephemeral"]
    assert "message" not in payload
    respond(payload["response_url"], replace_original=True, text="shared")
    assert [each["text"] for each in emma.sees()] == ["shared"]
    respond(payload["response_url"], delete_original=True)
    assert emma.sees() == []


def refused(client: WebClient, trigger: str) -> str:
    """The error code with which a trigger opens no modal."""
    with pytest.raises(SlackApiError) as caught:
        client.views_open(trigger_id=trigger, view=FORM)
    return str(caught.value.response["error"])


def test_a_trigger_opens_one_modal(app: App, emma: Person, client: WebClient, message: Json) -> None:
    open_form(app, emma, client, message)
    assert refused(client, app.interactions("block_actions")[-1]["trigger_id"]) == "exchanged_trigger_id"
    assert refused(client, "made.up") == "invalid_trigger_id"


def test_a_trigger_ends_after_its_time(hasty: Workspace) -> None:
    with connected(hasty) as app:
        Person(hasty, "U0EMMA").act("global_shortcut", callback_id="ask")
        threading.Event().wait(0.35)
        assert refused(web(hasty), app.interactions("shortcut")[0]["trigger_id"]) == "expired_trigger_id"


def test_a_faulty_view_is_refused_with_pointers_and_leaves_the_trigger(
    app: App, emma: Person, client: WebClient, message: Json
) -> None:
    emma.presses(message, "go")
    trigger = app.interactions("block_actions")[-1]["trigger_id"]
    with pytest.raises(SlackApiError) as caught:
        client.views_open(trigger_id=trigger, view={"type": "modal", "blocks": []})
    assert caught.value.response["error"] == "invalid_arguments"
    assert "[json-pointer:/view]" in caught.value.response["response_metadata"]["messages"][0]
    client.views_open(trigger_id=trigger, view=FORM)


def test_a_form_is_checked_before_it_is_sent(app: App, emma: Person, client: WebClient, message: Json) -> None:
    view = open_form(app, emma, client, message)
    refused = emma.act("view_submit", view_id=view["id"], values={"mail": {"a": {"value": "nobody"}}})
    assert refused["errors"].keys() == {"name", "mail"}
    assert app.interactions("view_submission") == []


def test_errors_of_the_app_stand_on_the_form_until_it_is_sent_again(
    workspace: Workspace, emma: Person, client: WebClient, message: Json
) -> None:
    errors = {"response_action": "errors", "errors": {"name": "taken"}}
    with connected(workspace, submitted(errors, {})) as app:
        view = open_form(app, emma, client, message)
        values = {"name": {"a": {"value": "Ann"}}}
        assert emma.act("view_submit", view_id=view["id"], values=values)["errors"] == {"name": "taken"}
        assert emma.state()["views"][0]["errors"] == {"name": "taken"}
        assert emma.act("view_submit", view_id=view["id"], values=values) == {"ok": True}
        assert emma.state()["views"] == []
        state = app.interactions("view_submission")[0]["view"]["state"]["values"]
        assert state["name"]["a"] == {"type": "plain_text_input", "value": "Ann"}
        assert state["mail"]["a"] == {"type": "email_text_input", "value": None}


@pytest.mark.parametrize(
    ("action", "titles"),
    [
        ({}, []),
        ({"response_action": "clear"}, []),
        ({"response_action": "update", "view": {**FORM, "callback_id": "new"}}, ["new"]),
        ({"response_action": "push", "view": {**FORM, "callback_id": "new"}}, ["form", "new"]),
    ],
)
def test_an_acknowledgement_closes_updates_or_pushes(
    workspace: Workspace, emma: Person, client: WebClient, message: Json, action: Json, titles: list[str]
) -> None:
    with connected(workspace, submitted(action)) as app:
        view = open_form(app, emma, client, message)
        emma.act("view_submit", view_id=view["id"], values={"name": {"a": {"value": "Ann"}}})
        assert [each["view"]["callback_id"] for each in emma.state()["views"]] == titles


@pytest.mark.parametrize(
    "action",
    [{"response_action": "errors", "errors": {"nowhere": "x"}}, {"response_action": "update", "view": {}}, {"a": 1}],
)
def test_an_acknowledgement_slack_cannot_use_is_an_error(
    workspace: Workspace, emma: Person, client: WebClient, message: Json, action: Json
) -> None:
    with connected(workspace, submitted(action)) as app:
        view = open_form(app, emma, client, message)
        done = emma.act("view_submit", view_id=view["id"], values={"name": {"a": {"value": "Ann"}}})
        assert done["error"] in {"invalid_response_action", "invalid_arguments"}
        assert len(emma.state()["views"]) == 1


def test_three_modals_may_lie_on_each_other(app: App, emma: Person, client: WebClient, message: Json) -> None:
    stacking = {**FORM, "blocks": [BUTTONS]}
    view = open_form(app, emma, client, message, stacking)
    for number in range(3):
        where = {"type": "view", "view_id": view["id"]}
        emma.act("block_action", container=where, block_id=view["blocks"][0]["block_id"], action_id="go")
        trigger = app.interactions("block_actions")[-1]["trigger_id"]
        if number < 2:
            view = dict(client.views_push(trigger_id=trigger, view=stacking)["view"])
            continue
        with pytest.raises(SlackApiError) as caught:
            client.views_push(trigger_id=trigger, view=stacking)
        assert caught.value.response["error"] == "push_limit_reached"
    assert len(emma.state()["views"]) == 3


def test_closing_a_modal_tells_the_app_that_asked_to_know(
    app: App, emma: Person, client: WebClient, message: Json
) -> None:
    view = open_form(app, emma, client, message)
    emma.act("view_close", view_id=view["id"])
    (payload,) = app.interactions("view_closed")
    assert (payload["view"]["id"], payload["is_cleared"]) == (view["id"], False)
    with pytest.raises(SlackApiError) as caught:
        client.views_update(view_id=view["id"], view=FORM)
    assert caught.value.response["error"] == "not_found"


def test_nobody_uses_what_another_person_sees(workspace: Workspace, emma: Person, message: Json) -> None:
    jonas = Person(workspace, "U0JONAS")
    where = {"type": "message", "channel": "D0EMMA", "ts": message["ts"]}
    refused = jonas.act("block_action", container=where, block_id="b", action_id="go")
    assert refused == {"ok": False, "error": "channel_not_found"}
    with pytest.raises(urllib.error.HTTPError) as caught:
        jonas.sees("D0EMMA")
    with caught.value as answer:
        assert answer.code == 404


def test_an_external_select_asks_the_app_for_its_options(workspace: Workspace, emma: Person, client: WebClient) -> None:
    select = {"type": "external_select", "action_id": "find", "placeholder": PLAIN}
    client.chat_postMessage(
        channel="D0EMMA", text="x", blocks=[{"type": "actions", "block_id": "b", "elements": [select]}]
    )
    where = {"type": "message", "channel": "D0EMMA", "ts": emma.sees()[0]["ts"]}
    with connected(workspace, lambda _request: {"options": OPTIONS}) as app:
        found = emma.act("suggest", container=where, block_id="b", action_id="find", value="on")
        assert found["options"] == OPTIONS
        assert app.interactions("block_suggestion")[0]["value"] == "on"


def test_the_wire_log_shows_an_interaction_from_end_to_end(
    app: App, workspace: Workspace, emma: Person, message: Json
) -> None:
    emma.presses(message, "go")
    respond(app.interactions("block_actions")[0]["response_url"], text="done")
    (envelope,) = (each for each in wire(workspace, "envelope") if each["type"] == "interactive")
    assert envelope["payload"]["type"] == "block_actions"
    (ack,) = (each for each in wire(workspace, "ack") if each["envelope_id"] == envelope["envelope_id"])
    (answer,) = wire(workspace, "response_url")
    assert envelope["n"] < ack["n"] < answer["n"]
    assert (answer["payload"], answer["answer"]) == ({"text": "done"}, "ok")


def test_the_wire_log_opens_no_door(app: App, workspace: Workspace, emma: Person, message: Json) -> None:
    """Whoever looks over a shoulder at the inspector can neither connect, open a form nor answer in the app's name."""
    emma.presses(message, "go")
    payload = app.interactions("block_actions")[0]
    web(workspace).apps_connections_open(app_token=workspace.settings.app_token)
    shown = [*wire(workspace, "envelope"), *wire(workspace, "api")]
    opened = [entry["answer"]["url"] for entry in shown if entry.get("method") == "apps.connections.open"]
    assert opened
    assert all(url.endswith("ticket=•••") for url in opened)
    clicked = next(each["payload"] for each in shown if (each["payload"] or {}).get("type") == "block_actions")
    assert {clicked[name] for name in ("trigger_id", "response_url")} == {"•••"}
    assert payload["trigger_id"] not in str(shown)
    assert payload["response_url"] not in str(shown)
