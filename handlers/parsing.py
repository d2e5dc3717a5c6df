"""Slack's payloads -> our values. Nothing is decided here."""

import re
from typing import Any, Final

from handlers.refusals import UnknownChoice
from handlers.views.text import clean
from knowledge.access import Actor
from knowledge.asking import Place
from knowledge.language import Frozen

Payload = dict[str, Any]
_AFTER_MENTION: Final = r"(?:\|[^>]*)?>[\s,:]*"


class Click(Frozen):
    """A button or a choice: its value in words, where its message stands, and whether only the clicker sees that."""

    words: tuple[str, ...]
    channel: str | None
    ts: str | None
    thread_ts: str | None
    ephemeral: bool

    def word(self, number: int) -> str:
        """A part of the value. Raises UnknownChoice where the value has too few."""
        if number >= len(self.words):
            raise UnknownChoice
        return self.words[number]

    @property
    def direct(self) -> bool:
        """Whether the message stands in a direct message with the bot."""
        return bool(self.channel and self.channel.startswith("D"))


def click(body: Payload, parts: int = 2) -> Click:
    """The first action of a block_actions payload; its value is split into at most ``parts`` words."""
    action = body["actions"][0]
    chosen = action.get("selected_option") or action
    container = body.get("container", {})
    return Click(
        words=tuple(str(chosen.get("value") or "").split(" ", parts - 1)),
        channel=container.get("channel_id"),
        ts=container.get("message_ts"),
        thread_ts=container.get("thread_ts") or (body.get("message") or {}).get("thread_ts"),
        ephemeral=bool(container.get("is_ephemeral")),
    )


def without_mention(text: str, bot: str | None) -> str:
    """A line without its mentions of the bot; those of others say who is meant."""
    return re.sub(rf"<@{re.escape(bot)}{_AFTER_MENTION}", "", text).strip() if bot else text


def answer_place(event: Payload) -> Place:
    """Where to answer a message: its thread in a channel; in a direct message below it, or in its thread."""
    in_channel = event.get("channel_type") != "im" and not str(event["channel"]).startswith("D")
    return Place(channel=event["channel"], thread_ts=event.get("thread_ts") or (event["ts"] if in_channel else None))


def message_claim(body: Payload) -> tuple[str, ...]:
    """The names of an event that carries a message: the message itself, then this delivery of it."""
    event = body["event"]
    return f"message/{event['channel']}/{event['ts']}", f"event/{body['event_id']}"


def origin(clicked: Click, actor: Actor) -> Place:
    """Where an answer from somebody else belongs: the thread of the card, or the clicker's direct message."""
    if clicked.ephemeral or not clicked.channel or not clicked.ts:
        return Place(channel=actor.id)
    return Place(channel=clicked.channel, thread_ts=clicked.thread_ts or (None if clicked.direct else clicked.ts))


def input_text(view: Payload, block_id: str) -> str:
    """What was typed in an input of a submitted view; empty when nothing was."""
    return clean(str(view["state"]["values"].get(block_id, {}).get(block_id, {}).get("value") or ""))
