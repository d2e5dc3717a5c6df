"""People at the page and a small app on the other side, for the tests of the local workspace."""

import json
import socket
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from slack_sdk import WebClient
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.workspace.running import Workspace

Json = dict[str, Any]
Found = TypeVar("Found")
PATIENCE = 10.0


def eventually(look: Callable[[], Found]) -> Found:
    """What `look` finds as soon as it is something truthy."""
    until = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < until, "it never came"
        threading.Event().wait(0.01)
    return found


def get(workspace: Workspace, path: str) -> Json:
    """A GET of the page's protocol."""
    with urllib.request.urlopen(f"{workspace.url}/_workspace/{path}", timeout=PATIENCE) as answer:
        return dict(json.load(answer))


def post(workspace: Workspace, path: str, body: Json) -> Json:
    """A POST of the page's protocol."""
    url, kind = f"{workspace.url}/_workspace/{path}", {"Content-Type": "application/json"}
    with urllib.request.urlopen(
        urllib.request.Request(url, json.dumps(body).encode(), kind), timeout=PATIENCE
    ) as answer:
        return dict(json.load(answer))


def wire(workspace: Workspace, kind: str) -> list[Json]:
    """The entries of a kind in the wire log."""
    return [entry for entry in get(workspace, "wire")["entries"] if entry["kind"] == kind]


def web(workspace: Workspace, **more: Any) -> WebClient:
    """The app's Web API client."""
    return WebClient(workspace.settings.bot_token, base_url=workspace.api_url, **more)


@dataclass(frozen=True)
class Person:
    """Somebody at the page."""

    workspace: Workspace
    id: str

    @property
    def dm(self) -> str:
        return f"D{self.id[1:]}"

    def act(self, do: str, **more: Any) -> Json:
        """One act and its outcome."""
        return post(self.workspace, "act", {"as": self.id, "do": do, **more})

    def says(self, text: str, channel: str = "", **more: Any) -> str:
        """Send a message, by default to the app; its ts."""
        done = self.act("message", channel=channel or self.dm, text=text, **more)
        assert done["ok"], done
        return str(done["ts"])

    def sees(self, channel: str = "", thread: str = "") -> list[Json]:
        """The messages of a channel or thread."""
        of_thread = f"&thread={thread}" if thread else ""
        return list(get(self.workspace, f"channels/{channel or self.dm}/messages?as={self.id}{of_thread}")["messages"])

    def state(self) -> Json:
        return get(self.workspace, f"state?as={self.id}")

    def modal(self) -> Json:
        """The top of the open modals."""
        view: Json = self.state()["views"][-1]["view"]
        return view

    def presses(self, message: Json, action_id: str, **chosen: Any) -> Json:
        """Use an element of a message of the direct channel."""
        block = next(b for b in message["blocks"] if any(e.get("action_id") == action_id for e in b["elements"]))
        ephemeral = bool(message.get("ephemeral"))
        where = {"type": "message", "channel": self.dm, "ts": message["ts"], "ephemeral": ephemeral}
        return self.act("block_action", container=where, block_id=block["block_id"], action_id=action_id, **chosen)


@dataclass
class App:
    """An app on Socket Mode that writes down what it gets and acknowledges as told."""

    workspace: Workspace
    got: list[SocketModeRequest] = field(default_factory=list)
    answer: Callable[[SocketModeRequest], Json | None] = lambda _request: {}

    def __post_init__(self) -> None:
        base = WebClient(self.workspace.settings.app_token, base_url=self.workspace.api_url)
        self.client = SocketModeClient(self.workspace.settings.app_token, web_client=base, ping_interval=0.2)
        self.client.socket_mode_request_listeners.append(self._take)
        self.client.connect()
        connections = get(self.workspace, "state?as=U0EMMA")["connections"]
        eventually(lambda: connections or get(self.workspace, "state?as=U0EMMA")["connections"])

    def _take(self, _client: Any, request: SocketModeRequest) -> None:
        self.got.append(request)
        payload = self.answer(request)
        if payload is not None:
            self.client.send_socket_mode_response(SocketModeResponse(request.envelope_id, payload or None))

    def close(self) -> None:
        leave(self.client)

    def events(self, kind: str) -> list[Json]:
        """The events of a type that came in, oldest first."""
        payloads = [each.payload for each in self.got if each.type == "events_api"]
        return [payload for payload in payloads if payload["event"]["type"] == kind]

    def interactions(self, kind: str) -> list[Json]:
        """The interactions of a type that came in, oldest first."""
        return [each.payload for each in self.got if each.payload.get("type") == kind]


def leave(client: SocketModeClient) -> None:
    """Close a client. Its threads look up every few seconds only; they end by themselves."""
    client.auto_reconnect_enabled = False
    if client.current_session is not None and client.current_session.sock is not None:
        client.current_session.sock.shutdown(socket.SHUT_RDWR)
    threading.Thread(target=client.close, daemon=True).start()


@contextmanager
def connected(workspace: Workspace, answer: Callable[[SocketModeRequest], Json | None] | None = None) -> Iterator[App]:
    """An app that is connected until the block ends. `answer` gives the acknowledgement, None for none at all."""
    app = App(workspace) if answer is None else App(workspace, answer=answer)
    try:
        yield app
    finally:
        app.close()
