"""The messages of the workspace, in the order they were sent."""

import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from bot.workspace.errors import Refusal
from bot.workspace.models import Message

Shelf = dict[str, dict[str, Message]]


class Messages:
    """What was said, by channel and time stamp. Ephemeral messages are kept apart."""

    def __init__(self, stored: Iterable[Message] = ()) -> None:
        self._said: Shelf = defaultdict(dict)
        self._private: Shelf = defaultdict(dict)
        self._last = 0
        for message in stored:
            self.put(message)

    def next_ts(self) -> str:
        """A time stamp as Slack writes them (real Unix seconds), later than every other one."""
        self._last = max(self._last + 1, time.time_ns() // 1000)
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"

    def put(self, message: Message) -> Message:
        """Store a new message, or the newer form of a known one."""
        shelf = self._said if message.to is None else self._private
        shelf[message.channel][message.ts] = message
        return message

    def get(self, channel: str, ts: str) -> Message:
        """A message everybody there can see. Raises Refusal (message_not_found)."""
        found = self._said[channel].get(ts)
        if found is None:
            raise Refusal("message_not_found")
        return found

    def private(self, channel: str, ts: str, user: str) -> Message:
        """An ephemeral message of `user`. Raises Refusal (message_not_found)."""
        found = self._private[channel].get(ts)
        if found is None or found.to != user:
            raise Refusal("message_not_found")
        return found

    def remove(self, message: Message) -> None:
        """Take a message away; a root that has replies leaves a tombstone, as in Slack."""
        if message.to is not None:
            self._private[message.channel].pop(message.ts, None)
        elif self.replies(message.channel, message.ts):
            gone = "This message was deleted."
            self.put(replace(message, text=gone, blocks=(), attachments=(), subtype="tombstone", metadata=None))
        else:
            self._said[message.channel].pop(message.ts, None)

    def forget_private(self, user: str) -> None:
        """Drop the ephemeral messages of a person, as a reload does."""
        for channel, shelf in self._private.items():
            self._private[channel] = {ts: each for ts, each in shelf.items() if each.to != user}

    def top_level(self, channel: str) -> list[Message]:
        """What stands in the channel itself, oldest first; also replies that were sent to it too."""
        said = self._said[channel].values()
        return [each for each in said if not each.is_reply or each.subtype == "thread_broadcast"]

    def threads(self, channel: str) -> dict[str, list[Message]]:
        """The replies in a channel by their root, oldest first."""
        found: dict[str, list[Message]] = defaultdict(list)
        for each in self._said[channel].values():
            if each.is_reply and each.thread_ts:
                found[each.thread_ts].append(each)
        return found

    def replies(self, channel: str, ts: str) -> list[Message]:
        """The replies to a message, oldest first."""
        return self.threads(channel).get(ts, [])

    def private_to(self, user: str, channel: str) -> list[Message]:
        """The ephemeral messages that a person sees in a channel, those of threads too."""
        return [each for each in self._private[channel].values() if each.to == user]

    def all(self) -> list[Message]:
        """Everything that a restart keeps."""
        return [each for shelf in self._said.values() for each in shelf.values()]
