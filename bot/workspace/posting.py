"""Putting messages into channels: store, tell the pages, tell the app."""

import secrets
from dataclasses import replace

from bot.workspace import seed, shapes
from bot.workspace.events import Events
from bot.workspace.models import Channel, Json, Message
from bot.workspace.typed_text import mentions
from bot.workspace.world import World


class Posting:
    """The only writer of messages."""

    def __init__(self, world: World, events: Events) -> None:
        self._world, self._events = world, events

    def add(self, message: Message) -> Message:
        """Store a new message and tell everybody who sees it."""
        self._world.messages.put(message)
        channel = self._show(message)
        if message.to is None:
            full = self._world.has_scope("metadata.message:read")
            event = shapes.message(message, with_metadata=full) | self._parent(message)
            self._events.emit_message(channel, event)
            if seed.BOT_USER in mentions(message.text) and seed.BOT_USER in channel.members and not channel.is_im:
                self._events.emit(event | {"type": "app_mention", "channel": channel.id, "event_ts": message.ts})
        return message

    def change(self, message: Message, **changes: object) -> Message:
        """Store a message's newer form."""
        changed = self._world.messages.put(replace(message, **changes))  # type: ignore[arg-type]
        channel = self._show(changed)
        if changed.to is None:
            former, newer = shapes.message(message), shapes.message(changed)
            self._changed(channel, "message_changed", {"message": newer, "previous_message": former})
        return changed

    def react(self, message: Message, reactions: tuple[tuple[str, str], ...]) -> None:
        """Store a message's reactions."""
        self._show(self._world.messages.put(replace(message, reactions=reactions)))

    def remove(self, message: Message) -> None:
        """Take a message away."""
        self._world.messages.remove(message)
        channel = self._show(message)
        if message.to is None:
            former = shapes.message(message)
            self._changed(channel, "message_deleted", {"deleted_ts": message.ts, "previous_message": former})

    def whisper(self, channel: str, user: str, text: str, blocks: tuple[Json, ...] = (), **more: str | None) -> Message:
        """An ephemeral message of the app for one person."""
        ts = self._world.messages.next_ts()
        message = Message(channel, ts, seed.BOT_USER, text, bot_id=seed.BOT_ID, blocks=blocks, to=user)
        return self.add(replace(message, thread_ts=more.get("thread_ts")))

    def _parent(self, message: Message) -> Json:
        if not message.is_reply or message.thread_ts is None:
            return {}
        return {"parent_user_id": self._world.messages.get(message.channel, message.thread_ts).user}

    def _changed(self, channel: Channel, subtype: str, about: Json) -> None:
        ts = self._world.messages.next_ts()
        self._events.emit_message(channel, {"subtype": subtype, "hidden": True, "ts": ts, "event_ts": ts} | about)

    def _show(self, message: Message) -> Channel:
        channel = self._world.channels[message.channel]
        kind, readers = ("message", channel.members) if message.to is None else ("ephemeral", frozenset({message.to}))
        thread = {"thread_ts": message.thread_ts} if message.thread_ts else {}
        self._world.hub.tell(kind, readers, channel=message.channel, ts=message.ts, **thread)
        return channel


def with_block_ids(blocks: list[Json]) -> tuple[Json, ...]:
    """Blocks as Slack keeps them: every block and every interactive element has an id."""
    return tuple(_identified(block) for block in blocks)


def _identified(block: Json) -> Json:
    named = {"block_id": secrets.token_urlsafe(4), **block}
    for part in ("elements",) if block["type"] in {"actions", "context_actions"} else ():
        named[part] = [_acting(element) for element in block[part]]
    for part in {"section": ("accessory",), "input": ("element",)}.get(block["type"], ()):
        if part in block:
            named[part] = _acting(block[part])
    return named


def _acting(element: Json) -> Json:
    return element if element["type"] == "image" else {"action_id": secrets.token_urlsafe(4), **element}
