"""What the use cases of time ask about people."""

from collections.abc import Sequence
from typing import Protocol

from knowledge.reader import Reader


class Readers(Protocol):
    """Who reads, in which language and zone."""

    def reader(self, user_id: str) -> Reader:
        """Somebody as Slack knows them now. Raises SlackRefused, SlackUnreachable."""
        ...

    def last_seen(self, user_id: str) -> Reader | None:
        """Somebody as they were when last looked up, without a call to Slack; None before that."""
        ...

    def members(self, channel: str) -> Sequence[str]:
        """The user ids of a channel's members. Raises SlackRefused, SlackUnreachable."""
        ...
