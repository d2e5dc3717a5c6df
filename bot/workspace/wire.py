"""The wire inspector's log: the last calls, envelopes and acknowledgements, with whatever opens a door masked."""

import re
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime

from bot.workspace.models import Json

KEPT = 500
MASK = "•••"
SECRETS = frozenset({"token", "Authorization", "trigger_id", "response_url"})
TICKET = re.compile(r"(?<=ticket=)[^&\s]+")


def now() -> str:
    """The real instant, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def masked(value: object) -> object:
    """A copy in which tokens, tickets, triggers and response URLs cannot be read, at any depth."""
    match value:
        case dict():
            return {key: MASK if key in SECRETS and each else masked(each) for key, each in value.items()}
        case list() | tuple():
            return [masked(each) for each in value]
        case str():
            return TICKET.sub(MASK, value)
        case _:
            return value


class Wire:
    """A bounded log; `changed` is called after every entry."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._entries: deque[Json] = deque(maxlen=KEPT)
        self._count = 0
        self._changed = changed

    def log(self, kind: str, **fields: object) -> None:
        """Add an entry of a kind named in PROTOCOL.md."""
        self._count += 1
        shown = {name: masked(value) for name, value in fields.items() if value is not None}
        self._entries.append({"n": self._count, "at": now(), "kind": kind, **shown})
        self._changed()

    def since(self, number: int) -> Json:
        """The entries after `number`, and the number to ask with next time."""
        return {"ok": True, "entries": [each for each in self._entries if each["n"] > number], "next": self._count}

    def envelope(self, envelope_id: str) -> Json | None:
        """A past envelope that is still in the log."""
        sent = (each for each in self._entries if each["kind"] == "envelope" and each["envelope_id"] == envelope_id)
        return next(sent, None)
