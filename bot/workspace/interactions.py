"""What a person's clicks, commands and forms send to the app."""

import time
from collections.abc import Mapping
from dataclasses import replace

from bot.workspace import seed, shapes
from bot.workspace.errors import Refusal
from bot.workspace.models import Channel, Json, Message, OpenView, Person
from bot.workspace.socket_mode import NotAcknowledged, SocketMode, told_to_person
from bot.workspace.world import World

APOLOGY = {
    "not_connected": "The app is not connected, so nothing was sent. Try again when it runs.",
    "operation_timeout": "The app did not respond in time. Try again.",
}


class Interactions:
    """Builds the payloads of interactions and waits for their acknowledgement; they are never sent twice."""

    def __init__(self, world: World, socket: SocketMode) -> None:
        self._world, self._socket = world, socket

    async def send(self, kind: str, payload: Json, user: str) -> Json:
        """Send a payload; returns what the acknowledgement carries. Raises Refusal when there is none."""
        try:
            return await self._socket.send(kind, payload, answers=True)
        except NotAcknowledged as error:
            refusal = told_to_person(error)
            self._world.hub.tell("toast", {user}, text=APOLOGY[refusal.code])
            raise refusal from None

    async def interactive(self, kind: str, user: str, **about: object) -> Json:
        """Send an interaction of a kind such as `block_actions`. Raises Refusal."""
        if not self._world.manifest.is_interactive:
            raise Refusal("interactivity_not_enabled")
        return await self.send("interactive", self.common(kind, user) | about, user)

    def common(self, kind: str, user: str) -> Json:
        """What every interaction carries."""
        person = self._world.person(user)
        team = {"id": seed.TEAM["id"], "domain": seed.TEAM["domain"]}
        return {
            "type": kind,
            "team": team,
            "user": self.user(person),
            "api_app_id": seed.APP_ID,
            "token": "",
            "enterprise": None,
            "is_enterprise_install": False,
        }

    @staticmethod
    def user(person: Person) -> Json:
        """The acting person as interactions name them."""
        return {"id": person.id, "username": person.handle, "name": person.handle, "team_id": shapes.team_of(person)}

    def response_url(self, channel: str, user: str, message: Message | None = None) -> str:
        """A response URL for `user` in `channel`, bound to the message that was acted on."""
        ts, root = (message.ts, message.thread_ts) if message else (None, None)
        return f"{self._world.url}/respond/{self._world.response_urls.issue(channel, user, ts, root)}"

    def in_message(self, message: Message, channel: Channel, user: str) -> Json:
        """The part of a payload that tells of a message."""
        container: Json = {"type": "message", "message_ts": message.ts, "channel_id": channel.id}
        container |= {"is_ephemeral": message.to is not None}
        if message.thread_ts:
            container["thread_ts"] = message.thread_ts
        about: Json = {
            "container": container,
            "channel": {"id": channel.id, "name": "directmessage" if channel.is_im else channel.name},
            "response_url": self.response_url(channel.id, user, message),
        }
        return about if message.to is not None else about | {"message": shapes.message(message, with_metadata=True)}


def in_view(view: OpenView) -> Json:
    """The part of a payload that tells of a view."""
    return {"container": {"type": "view", "view_id": view.id}, "view": shapes.view(view)}


def action(element: Json, block_id: str, chosen: Mapping[str, object]) -> Json:
    """One entry of `actions`."""
    about: Json = {"type": element["type"], "action_id": element["action_id"], "block_id": block_id}
    for key in ("text", "value", "style", "placeholder", "confirm"):
        if key in element:
            about[key] = element[key]
    return about | dict(chosen) | {"action_ts": f"{time.time():.6f}"}


def with_values(view: OpenView, values: Json) -> OpenView:
    """A view with what the person has filled in."""
    return replace(view, values=values)
