"""People: who Slack says they are, cached for a while, and the language they chose."""

import time
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Final

from slack_sdk import WebClient

from bot.errors import SlackRefused
from bot.schema import PREFERENCES
from bot.slack_errors import told
from bot.store.seam import Store
from handlers.ports import Person
from knowledge.access import Actor
from knowledge.language import LANGS, Lang, lang_of_locale

CACHED: Final = 600.0  # seconds
_NOT_OURS: Final = frozenset({"user_not_found", "user_not_visible"})  # of somebody in another organisation


@dataclass
class Directory:
    """The People of ``handlers.ports``; ``team`` is our own workspace's id."""

    client: WebClient
    store: Store
    team: str
    _known: dict[str, tuple[float, Person]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def person(self, user_id: str) -> Person:
        """See People."""
        with self._lock:
            until, person = self._known.get(user_id, (0.0, None))
        if person is None or until < time.monotonic():
            person = _person(self._ask_slack(user_id), self.team)
            with self._lock:
                self._known[user_id] = (time.monotonic() + CACHED, person)
        return person.model_copy(update={"lang": self._chosen(user_id) or person.lang})

    def choose_language(self, user_id: str, lang: Lang) -> None:
        """See People."""
        with self.store.transaction() as tx:
            tx.put(PREFERENCES, user_id, {"lang": lang})

    def count_silence(self, reason: str) -> None:
        """See People."""
        with self.store.transaction() as tx:
            tx.next_number(f"silence/{reason}")

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


def _person(user: dict[str, Any], team: str) -> Person:
    """Restricted accounts are guests; bots, strangers and people of another workspace are outsiders."""
    outsider = bool(user.get("is_bot") or user.get("is_stranger") or user.get("team_id", team) != team)
    guest = bool(user.get("is_restricted") or user.get("is_ultra_restricted"))
    actor = Actor(id=user["id"], guest=guest, outsider=outsider)
    return Person(actor=actor, lang=lang_of_locale(user.get("locale")))
