"""People: who Slack says they are, cached for a while, and the language they chose."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import structlog
from slack_sdk import WebClient

from bot.errors import SlackRefused
from bot.schema import PREFERENCES
from bot.slack_errors import told
from bot.store import Store, StoreError
from handlers.ports import Person
from knowledge.access import Actor
from knowledge.language import LANGS, Lang, lang_of_locale
from knowledge.reader import Reader

CACHED: Final = 600.0  # seconds
PAGE: Final = 200  # members of a channel a call
log = structlog.get_logger()
_NOT_OURS: Final = frozenset({"user_not_found", "user_not_visible"})  # of somebody in another organisation


@dataclass
class Directory:
    """The People of ``handlers.ports`` and the Readers of the use cases; ``team`` is our own workspace's id."""

    client: WebClient
    store: Store
    team: str
    _known: dict[str, tuple[float, Reader]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def person(self, user_id: str) -> Person:
        """See People."""
        reader = self.reader(user_id)
        return Person(actor=reader.actor, lang=reader.lang)

    def reader(self, user_id: str) -> Reader:
        """Somebody's language and zone. Raises SlackRefused, SlackUnreachable."""
        with self._lock:
            until, _ = self._known.get(user_id, (0.0, None))
        if until < time.monotonic():
            fresh = _reader(self._ask_slack(user_id), self.team)
            with self._lock:
                self._known[user_id] = (time.monotonic() + CACHED, fresh)
        return self._as_chosen(self._known[user_id][1])

    def last_seen(self, user_id: str) -> Reader | None:
        """The same without a call to Slack, however long ago it was; None for somebody not yet met."""
        with self._lock:
            _, reader = self._known.get(user_id, (0.0, None))
        return self._as_chosen(reader) if reader else None

    def members(self, channel: str) -> Sequence[str]:
        """The user ids of a channel's members, bots included. Raises SlackRefused, SlackUnreachable."""
        with told(f"Looking up the members of {channel}"):
            pages = self.client.conversations_members(channel=channel, limit=PAGE)
            return [member for page in pages for member in page["members"]]

    def choose_language(self, user_id: str, lang: Lang) -> None:
        """See People."""
        with self.store.transaction() as tx:
            tx.put(PREFERENCES, user_id, {"lang": lang})

    def count_silence(self, reason: str) -> None:
        """See People. Where nothing can be written it is not counted: an error would be told, and silence broken."""
        try:
            with self.store.transaction() as tx:
                tx.next_number(f"silence/{reason}")
        except StoreError as error:
            log.error("a silence was not counted", fault=type(error).__name__)

    def _as_chosen(self, reader: Reader) -> Reader:
        return reader.model_copy(update={"lang": self._chosen(reader.id) or reader.lang})

    def _chosen(self, user_id: str) -> Lang | None:
        chosen = (self.store.get(PREFERENCES, user_id) or {}).get("lang")
        return next((lang for lang in LANGS if lang == chosen), None)

    def _ask_slack(self, user_id: str) -> dict[str, Any]:
        try:
            with told("Looking up a person in Slack"):
                user: dict[str, Any] = self.client.users_info(user=user_id, include_locale=True)["user"]
        except SlackRefused as refused:
            if refused.code not in _NOT_OURS:
                raise
            return {"id": user_id, "is_stranger": True}
        return user


def _reader(user: dict[str, Any], team: str) -> Reader:
    """Restricted accounts are guests; bots, strangers and people of another workspace are outsiders."""
    outsider = bool(user.get("is_bot") or user.get("is_stranger") or user.get("team_id", team) != team)
    guest = bool(user.get("is_restricted") or user.get("is_ultra_restricted"))
    actor = Actor(id=user["id"], guest=guest, outsider=outsider)
    here = not (user.get("deleted") or user.get("is_stranger"))
    return Reader(actor=actor, lang=lang_of_locale(user.get("locale")), timezone=_zone(user.get("tz")), here=here)


def _zone(name: str | None) -> str | None:
    """The name of a zone that can be counted in."""
    try:
        return ZoneInfo(name).key if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
