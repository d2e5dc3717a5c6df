"""A small Bolt app, as its documentation has one written, lives in the workspace as it would in Slack."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from slack_bolt import Ack, App, Respond, Say
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from bot.workspace.running import Workspace
from tests.bot.workspace.people import Json, Person, eventually, leave, web

PLAIN = {"type": "plain_text", "text": "words"}
BUTTON = {"type": "button", "text": PLAIN, "action_id": "open", "value": "7"}
NAME = {"type": "input", "block_id": "name", "label": PLAIN, "element": {"type": "plain_text_input", "action_id": "a"}}
FORM = {"type": "modal", "callback_id": "form", "title": PLAIN, "submit": PLAIN, "blocks": [NAME]}
LOADING = {"type": "modal", "callback_id": "form", "title": PLAIN, "blocks": [{"type": "divider"}]}


def greet(event: Json, say: Say) -> None:
    say(text=f"You said: {event['text']}", blocks=[{"type": "actions", "elements": [BUTTON]}])


def answer_mention(event: Json, say: Say) -> None:
    say(text="Here.", thread_ts=event.get("thread_ts") or event["ts"])


def ask(ack: Ack, command: Json, respond: Respond) -> None:
    ack()
    respond(text=f"Only you see: {command['text']}")


def open_form(ack: Ack, body: Json, client: WebClient) -> None:
    ack()
    view = client.views_open(trigger_id=body["trigger_id"], view=LOADING)["view"]
    client.views_update(view_id=view["id"], hash=view["hash"], view=FORM)


def take_form(ack: Ack, view: Json, body: Json, client: WebClient) -> None:
    name = view["state"]["values"]["name"]["a"]["value"]
    if name == "taken":
        ack(response_action="errors", errors={"name": "Choose another."})
        return
    ack()
    client.chat_postMessage(channel=body["user"]["id"], text=f"Thank you, {name}.")


def show_home(event: Json, client: WebClient) -> None:
    header = {"type": "header", "text": {"type": "plain_text", "text": "Welcome"}}
    client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [header]})


@pytest.fixture
def _bolt(workspace: Workspace) -> Iterator[None]:
    listeners = ThreadPoolExecutor(5)
    app = App(client=web(workspace), listener_executor=listeners)
    app.event("message", matchers=[lambda event: event["channel_type"] == "im"])(greet)
    app.event("message")(lambda: None)
    app.event("app_mention")(answer_mention)
    app.event("app_home_opened")(show_home)
    app.command("/privacy")(ask)
    app.action("open")(open_form)
    app.view("form")(take_form)
    base = WebClient(workspace.settings.app_token, base_url=workspace.api_url)
    handler = SocketModeHandler(app, workspace.settings.app_token, web_client=base, ping_interval=1)
    handler.connect()  # type: ignore[no-untyped-call]
    yield
    leave(handler.client)
    listeners.shutdown()


def said(person: Person, words: str, channel: str = "", thread: str = "") -> Any:
    """The message with these words, once it is there."""
    return eventually(lambda: next((m for m in person.sees(channel, thread) if words in m["text"]), None))


@pytest.mark.usefixtures("_bolt")
def test_the_app_talks_opens_forms_and_shows_its_home(emma: Person) -> None:
    emma.says("how long?")
    greeting = said(emma, "You said: how long?")
    emma.presses(greeting, "open")
    form = eventually(lambda: (views := emma.state()["views"]) and views[0]["view"]["submit"] and views[0])
    refused = emma.act("view_submit", view_id=form["id"], values={"name": {"a": {"value": "taken"}}})
    assert refused == {"ok": False, "errors": {"name": "Choose another."}}
    assert emma.act("view_submit", view_id=form["id"], values={"name": {"a": {"value": "Ann"}}}) == {"ok": True}
    said(emma, "Thank you, Ann.")
    emma.act("open_home")
    assert eventually(lambda: emma.state()["home"])["blocks"][0]["text"]["text"] == "Welcome"


@pytest.mark.usefixtures("_bolt")
def test_the_app_answers_mentions_in_the_thread_and_commands_in_private(workspace: Workspace, emma: Person) -> None:
    ts = emma.says("@privacy are you there?", "C0SALES")
    assert said(emma, "Here.", "C0SALES", ts)["thread_ts"] == ts
    emma.act("command", channel="C0SALES", command="/privacy", text="how long?")
    assert said(emma, "Only you see: how long?", "C0SALES")["ephemeral"]
    assert len(Person(workspace, "U0JONAS").sees("C0SALES")) == 1
