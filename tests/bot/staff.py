"""Readers for use cases under test: people whom the test knows, everybody else with an account and no zone."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.errors import SlackRefused, SlackUnreachable
from knowledge.access import Actor
from knowledge.reader import Reader


@dataclass
class Staff:
    """The Readers of the use cases. ``reachable`` off: Slack is gone."""

    people: dict[str, Reader] = field(default_factory=dict)
    channels: dict[str, Sequence[str]] = field(default_factory=dict)
    reachable: bool = True

    def reader(self, user_id: str) -> Reader:
        self._call()
        return self.people.setdefault(user_id, Reader(actor=Actor(id=user_id), lang="nl"))

    def last_seen(self, user_id: str) -> Reader | None:
        return self.people.get(user_id)

    def members(self, channel: str) -> Sequence[str]:
        self._call()
        if channel not in self.channels:
            raise SlackRefused("channel_not_found")
        return self.channels[channel]

    def _call(self) -> None:
        if not self.reachable:
            raise SlackUnreachable
