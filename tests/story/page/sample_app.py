"""A small Bolt app of the test's own: it answers with all kinds of blocks, forms and failures."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from slack_bolt import Ack, App, Respond, Say
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.socket_mode.builtin import SocketModeClient

from bot.workspace.running import Workspace
from tests.story.page import sample_blocks as blocks

Json = dict[str, Any]


@dataclass
class SampleApp:
    """The connected app. `client` posts as the bot; `seen` holds the bodies of what people did, oldest first."""

    client: WebClient
    seen: list[Json] = field(default_factory=list)


@contextmanager
def running(workspace: Workspace) -> Iterator[SampleApp]:
    """The app, connected to the workspace by Socket Mode until the block ends.

    It ends the workspace too: the client closes at once only when the other side has hung up.
    """
    settings = workspace.settings
    sample = SampleApp(WebClient(settings.bot_token, base_url=workspace.api_url))
    app = App(client=sample.client)
    register(app, sample.seen.append)
    web = WebClient(settings.app_token, base_url=workspace.api_url)
    handler = SocketModeHandler(app, settings.app_token, web_client=web)
    assert isinstance(handler.client, SocketModeClient)
    handler.connect()  # type: ignore[no-untyped-call]
    try:
        yield sample
    finally:
        handler.client.auto_reconnect_enabled = False
        workspace.stop()
        handler.close()  # type: ignore[no-untyped-call]


def register(app: App, remember: Callable[[Json], None]) -> None:
    """Every listener of the app."""

    @app.event("message")
    def answer(event: Json, say: Say) -> None:
        if event.get("channel_type") == "im" and not event.get("bot_id") and "subtype" not in event:
            everything = "everything" in event["text"]
            say(text="Newsletters: 3 years", blocks=blocks.EVERYTHING if everything else blocks.ANSWER)

    @app.event("app_mention")
    def mentioned(event: Json, say: Say) -> None:
        say(text="Kept for *3 years*.", thread_ts=event["ts"])

    @app.event("app_home_opened")
    def opened(event: Json, client: WebClient) -> None:
        client.views_publish(
            user_id=event["user"], view=blocks.home(f"Hello <@{event['user']}>, ask me about our policy.")
        )

    @app.command("/privacy")
    def command(ack: Ack, command: Json, client: WebClient, respond: Respond) -> None:
        remember(command)
        if command["text"] == "sleep":
            return
        ack()
        if command["text"] == "log":
            client.views_open(trigger_id=command["trigger_id"], view=blocks.REQUEST_FORM)
        else:
            respond(text="Newsletters: 3 years", blocks=blocks.ANSWER)

    @app.shortcut("ask_about")
    def shortcut(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        remember(body)
        client.views_open(trigger_id=body["trigger_id"], view=blocks.EXPLANATION)

    register_forms(app, remember)


def register_forms(app: App, remember: Callable[[Json], None]) -> None:
    """Buttons and modals."""

    @app.action("explain")
    def explain(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        client.views_push(trigger_id=body["trigger_id"], view=blocks.EXPLANATION)

    @app.action(re.compile(".*"))
    def act(ack: Ack, body: Json) -> None:
        ack()
        remember(body)

    @app.view("log_request")
    def submitted(ack: Ack, body: Json) -> None:
        remember(body)
        name = body["view"]["state"]["values"]["name"]["value"]["value"]
        if name == "nobody":
            ack(response_action="errors", errors={"name": "Nobody is not a person."})
        else:
            ack()

    @app.view_closed("log_request")
    def closed(ack: Ack, body: Json) -> None:
        ack()
        remember(body)
