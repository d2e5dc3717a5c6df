"""Things the app may use for a short time: triggers (once, 3 s) and response URLs (5 times, 30 min)."""

import secrets
import time
from dataclasses import dataclass, replace

from bot.workspace.errors import Refusal

RESPONSE_USES = 5


@dataclass(frozen=True, slots=True)
class Trigger:
    """Leave to open a modal for `user`, until `until` (monotonic seconds)."""

    user: str
    until: float
    view_id: str | None = None
    used: bool = False


class Triggers:
    """Trigger ids as interactions carry them; each lives `seconds`."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._issued: dict[str, Trigger] = {}

    def issue(self, user: str, view_id: str | None = None) -> str:
        """A new trigger id; `view_id` is the modal that it came from."""
        trigger_id = f"{secrets.randbelow(10**12)}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self._issued[trigger_id] = Trigger(user, time.monotonic() + self._seconds, view_id)
        return trigger_id

    def exchange(self, trigger_id: str) -> Trigger:
        """Use a trigger. Raises Refusal when it is unknown, used or too old."""
        trigger = self._issued.get(trigger_id)
        if trigger is None:
            raise Refusal("invalid_trigger_id")
        if trigger.used:
            raise Refusal("exchanged_trigger_id")
        if time.monotonic() > trigger.until:
            raise Refusal("expired_trigger_id")
        self._issued[trigger_id] = replace(trigger, used=True)
        return trigger


@dataclass(frozen=True, slots=True)
class ResponseUrl:
    """Leave to answer `user` in `channel`; `ts` is the message that was acted on."""

    channel: str
    user: str
    until: float
    ts: str | None = None
    thread_ts: str | None = None
    uses_left: int = RESPONSE_USES


class ResponseUrls:
    """The secrets in response URLs; each lives `seconds`."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._issued: dict[str, ResponseUrl] = {}

    def issue(self, channel: str, user: str, ts: str | None = None, thread_ts: str | None = None) -> str:
        """A new secret for the path of a response URL."""
        secret = secrets.token_urlsafe(18)
        self._issued[secret] = ResponseUrl(channel, user, time.monotonic() + self._seconds, ts, thread_ts)
        return secret

    def use(self, secret: str) -> ResponseUrl:
        """Use a secret once. Raises Refusal when it is unknown, too old or used up."""
        issued = self._issued.get(secret)
        if issued is None or time.monotonic() > issued.until:
            raise Refusal("expired_url")
        if issued.uses_left == 0:
            raise Refusal("used_url")
        self._issued[secret] = replace(issued, uses_left=issued.uses_left - 1)
        return issued
