"""The messages of the workspace, in the order they were sent."""

import time
from collections.abc import Iterable
from dataclasses import replace

from bot.workspace.errors import Refusal
from bot.workspace.models import Message


class Messages:
    """What was said, by channel and time stamp. Ephemeral messages are kept apart, by reader."""

    def __init__(self, stored: Iterable[Message] = ()) -> None:
        self._said: dict[tuple[str, str], Message] = {(each.channel, each.ts): each for each in stored}
        self._private: dict[tuple[str, str], Message] = {}
        self._last = 0

    def next_ts(self) -> str:
        """A time stamp as Slack writes them, later than every other one."""
        self._last = max(self._last + 1, time.time_ns() // 1000)
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"

    def put(self, message: Message) -> Message:
        """Store a new message, or the newer form of a known one."""
        shelf = self._said if message.to is None else self._private
        shelf[message.channel, message.ts] = message
        return message

    def get(self, channel: str, ts: str) -> Message:
        """A message everybody there can see. Raises Refusal (message_not_found)."""
        found = self._said.get((channel, ts))
        if found is None:
            raise Refusal("message_not_found")
        return found

    def private(self, channel: str, ts: str, user: str) -> Message:
        """An ephemeral message of `user`. Raises Refusal (message_not_found)."""
        found = self._private.get((channel, ts))
        if found is None or found.to != user:
            raise Refusal("message_not_found")
        return found

    def remove(self, message: Message) -> None:
        """Take a message away; a root that has replies leaves a tombstone, as in Slack."""
        if message.to is not None:
            self._private.pop((message.channel, message.ts), None)
        elif self.replies(message.channel, message.ts):
            tombstone = replace(
                message, text="This message was deleted.", blocks=(), subtype="tombstone", metadata=None
            )
            self.put(tombstone)
        else:
            del self._said[message.channel, message.ts]

    def forget_private(self, user: str) -> None:
        """Drop the ephemeral messages of a person, as a reload does."""
        self._private = {key: each for key, each in self._private.items() if each.to != user}

    def top_level(self, channel: str) -> list[Message]:
        """What stands in the channel itself, oldest first."""
        return [each for each in self._said.values() if each.channel == channel and not each.is_reply]

    def replies(self, channel: str, ts: str) -> list[Message]:
        """The replies to a message, oldest first."""
        said = self._said.values()
        return [each for each in said if each.channel == channel and each.is_reply and each.thread_ts == ts]

    def private_to(self, user: str, channel: str) -> list[Message]:
        """The ephemeral messages that a person sees in a channel, those of threads too."""
        return [each for each in self._private.values() if each.to == user and each.channel == channel]

    def all(self) -> list[Message]:
        """Everything that a restart keeps."""
        return list(self._said.values())
