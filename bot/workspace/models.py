"""The small values of the local workspace: who is there, where, and what was said."""

from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
Kind = Literal["member", "guest", "outsider", "bot"]


@dataclass(frozen=True, slots=True)
class Person:
    """One user. `locale` is an IETF tag, `tz` an IANA name; `bot_id` is set for bots only."""

    id: str
    handle: str
    real_name: str
    title: str = ""
    locale: str = "en-GB"
    tz: str = "Europe/Brussels"
    kind: Kind = "member"
    bot_id: str | None = None

    @property
    def is_bot(self) -> bool:
        return self.kind == "bot"


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel, or a direct message when `user` names the person at the other side."""

    id: str
    name: str
    members: frozenset[str]
    is_private: bool = False
    user: str | None = None
    topic: str = ""

    @property
    def is_im(self) -> bool:
        return self.user is not None

    @property
    def type(self) -> Literal["im", "group", "channel"]:
        """Slack's `channel_type`, which also decides the scope that a call needs."""
        if self.is_im:
            return "im"
        return "group" if self.is_private else "channel"


@dataclass(frozen=True, slots=True)
class Message:
    """One message as stored; `to` is the only reader of an ephemeral one, `team` names another workspace."""

    channel: str
    ts: str
    user: str
    text: str
    thread_ts: str | None = None
    bot_id: str | None = None
    blocks: tuple[Json, ...] = ()
    attachments: tuple[Json, ...] = ()
    metadata: Json | None = None
    subtype: str | None = None
    edited: Json | None = None
    client_msg_id: str | None = None
    to: str | None = None
    reactions: tuple[tuple[str, str], ...] = ()
    team: str = ""

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts


@dataclass(frozen=True, slots=True)
class OpenView:
    """A modal or Home as one person sees it. `body` is what the app sent, ids filled in."""

    id: str
    owner: str
    body: Json
    hash: str
    root_id: str
    previous_id: str | None = None
    errors: dict[str, str] = field(default_factory=dict)
    values: Json = field(default_factory=dict)
