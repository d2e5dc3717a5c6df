"""Events for the app: subscribed ones only, sent again until they are acknowledged."""

import asyncio
import secrets
import time
from collections.abc import Awaitable

from bot.workspace import seed
from bot.workspace.models import Channel, Json
from bot.workspace.socket_mode import NotAcknowledged, SocketMode
from bot.workspace.world import World

RETRY_SECONDS = (0.0, 60.0, 300.0)
# One of these scopes is needed for an event to reach the app (docs.slack.dev/reference/events).
SCOPES: dict[str, tuple[str, ...]] = {
    "app_mention": ("app_mentions:read",),
    "message.im": ("im:history",),
    "message.channels": ("channels:history",),
    "message.groups": ("groups:history",),
    "reaction_added": ("reactions:read",),
    "reaction_removed": ("reactions:read",),
    "member_joined_channel": ("channels:read", "groups:read"),
    "member_left_channel": ("channels:read", "groups:read"),
}
MESSAGE_EVENT = {"im": "message.im", "channel": "message.channels", "group": "message.groups"}


class Events:
    """Sends events in the background."""

    def __init__(self, world: World, socket: SocketMode) -> None:
        self._world, self._socket = world, socket
        self._running: set[asyncio.Task[None]] = set()

    def emit(self, event: Json, subscription: str | None = None) -> None:
        """Send an event when the app subscribed to it (under `subscription`, else its type) and may see it."""
        name = subscription or event["type"]
        scopes = SCOPES.get(name, ())
        allowed = not scopes or any(map(self._world.has_scope, scopes))
        if not (allowed and self._world.manifest.subscribes(name)):
            return
        self._start({"event": {"event_ts": event.get("ts") or self._world.messages.next_ts(), **event}})

    def emit_message(self, channel: Channel, event: Json) -> None:
        """Send a message event of a channel that the app is in."""
        if seed.BOT_USER in channel.members:
            where = {"type": "message", "channel": channel.id, "channel_type": channel.type}
            self.emit(event | where, MESSAGE_EVENT[channel.type])

    def repeat(self, payload: Json, retry: Json) -> None:
        """Send a past event again, with the retry fields given."""
        self._run(self._socket.send("events_api", payload, answers=False, retry=retry))

    def _start(self, inner: Json) -> None:
        authorization = {"team_id": seed.TEAM["id"], "user_id": seed.BOT_USER, "is_bot": True}
        payload = {
            "token": "",
            "team_id": seed.TEAM["id"],
            "context_team_id": seed.TEAM["id"],
            "context_enterprise_id": None,
            "api_app_id": seed.APP_ID,
            **inner,
            "type": "event_callback",
            "event_id": f"Ev{secrets.token_hex(5).upper()}",
            "event_time": int(time.time()),
            "authorizations": [{**authorization, "enterprise_id": None, "is_enterprise_install": False}],
            "is_ext_shared_channel": self._is_shared(inner["event"]),
            "event_context": secrets.token_urlsafe(24),
        }
        self._run(self._deliver(payload))

    def _is_shared(self, event: Json) -> bool:
        channel = self._world.channels.get(str(event.get("channel")))
        return channel is not None and any(self._world.people[each].kind == "outsider" for each in channel.members)

    def _run(self, work: Awaitable[object]) -> None:
        async def finished() -> None:
            try:
                await work
            except NotAcknowledged:
                return

        task = asyncio.create_task(finished())
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _deliver(self, payload: Json) -> None:
        retry: Json = {"retry_attempt": 0, "retry_reason": ""}
        for attempt, pause in enumerate((*RETRY_SECONDS, None), start=1):
            try:
                await self._socket.send("events_api", payload, answers=False, retry=retry)
            except NotAcknowledged as error:
                if pause is None:
                    return
                await asyncio.sleep(pause * self._world.settings.retry_scale)
                retry = {"retry_attempt": attempt, "retry_reason": REASONS[error.reason]}
            else:
                return


REASONS = {"timeout": "timeout", "not_connected": "connection_failed", "connection_closed": "connection_failed"}
