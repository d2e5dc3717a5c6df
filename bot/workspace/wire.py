"""The wire inspector's log: the last calls, envelopes and acknowledgements, without tokens."""

from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime

from bot.workspace.models import Json

KEPT = 500
SECRETS = frozenset({"token", "ticket", "Authorization"})


def now() -> str:
    """The real instant, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def without_secrets(value: object) -> object:
    """A copy without tokens, at any depth."""
    if isinstance(value, dict):
        return {key: without_secrets(each) for key, each in value.items() if key not in SECRETS}
    if isinstance(value, list | tuple):
        return [without_secrets(each) for each in value]
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
        shown = {name: without_secrets(value) for name, value in fields.items() if value is not None}
        self._entries.append({"n": self._count, "at": now(), "kind": kind, **shown})
        self._changed()

    def since(self, number: int) -> Json:
        """The entries after `number`, and the number to ask with next time."""
        return {"ok": True, "entries": [each for each in self._entries if each["n"] > number], "next": self._count}

    def envelope(self, envelope_id: str) -> Json | None:
        """A past envelope that is still in the log."""
        sent = (each for each in self._entries if each["kind"] == "envelope" and each["envelope_id"] == envelope_id)
        return next(sent, None)
