"""Calls out to Slack for the outbox. No retries of its own: a send is tried again only when its outcome is known.

Slack has no idempotency key, so every message carries its notice's key as metadata and can be looked for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPException
from socket import gaierror
from typing import Any, Final
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackRequestError

from bot.errors import SlackBusy, SlackRefused, SlackUnsure
from handlers.views.message import Message

EVENT_TYPE: Final = "compliance_bot_notice"
PAGE: Final = 200
RATE_LIMITED: Final = 429
SERVER_FAULT: Final = 500
RECONNECT: Final = 10.0  # seconds
LONGEST_PAUSE: Final = 3600  # seconds
_NEVER_SENT: Final = (ConnectionRefusedError, gaierror)
_CODE: Final = re.compile(r"[a-z0-9_]+")  # the library puts a page of a proxy in the place of Slack's code
_UNREADABLE: Final = frozenset({"missing_scope", "not_in_channel", "channel_not_found", "no_permission"})


@dataclass(frozen=True)
class Posted:
    """Where a message stands: channel id and its ts."""

    channel: str
    ts: str


@dataclass(frozen=True)
class Slack:
    """Sends and looks up. ``client`` must have no retry handlers, or a lost reply would post twice."""

    client: WebClient

    def post(self, channel: str, thread_ts: str | None, message: Message, key: str) -> Posted:
        """Post a message. Raises SlackBusy, SlackRefused, SlackUnsure (it may have arrived)."""
        answer = self._call(
            "chat.postMessage",
            channel=channel,
            thread_ts=thread_ts,
            text=message.text,
            blocks=message.blocks,
            metadata={"event_type": EVENT_TYPE, "event_payload": {"key": key}},
            unfurl_links=False,
            unfurl_media=False,
        )
        return Posted(channel=answer["channel"], ts=answer["ts"])

    def update(self, channel: str, ts: str, message: Message) -> Posted:
        """Replace a message of ours. Harmless to repeat. Raises as ``post``."""
        answer = self._call("chat.update", channel=channel, ts=ts, text=message.text, blocks=message.blocks)
        return Posted(channel=answer["channel"], ts=answer["ts"])

    def look_up(self, channel: str, thread_ts: str | None, key: str, oldest: float) -> Posted | None:
        """The message with this key posted since ``oldest``, in Unix seconds. SlackRefused where we may not read."""
        where = self._conversation(channel)
        method = "conversations.replies" if thread_ts else "conversations.history"
        asked = {"channel": where, "ts": thread_ts, "oldest": str(oldest), "include_all_metadata": True}
        for message in self._messages(method, asked):
            metadata = message.get("metadata") or {}
            if (metadata.get("event_payload") or {}).get("key") == key:
                return Posted(channel=where, ts=message["ts"])
        return None

    def _messages(self, method: str, asked: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Every message, page after page."""
        cursor: str | None = None
        while cursor != "":
            page = self._call(method, reads=True, limit=PAGE, cursor=cursor, **asked)
            yield from page["messages"]
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""

    def _conversation(self, channel: str) -> str:
        if channel[0] not in "UW":
            return channel
        return str(self._call("conversations.open", users=channel)["channel"]["id"])

    def _call(self, method: str, *, reads: bool = False, **arguments: Any) -> Any:
        """One call. Refused and busy are Slack's own answers; anything without an answer is unsure.

        Slack takes JSON for methods that write only; those that read want a form.
        """
        given = {name: value for name, value in arguments.items() if value is not None}
        try:
            if reads:
                return self.client.api_call(method, params=given).data
            return self.client.api_call(method, json=given).data
        except SlackApiError as error:
            raise _meaning(error) from None
        except URLError as error:
            if isinstance(error.reason, _NEVER_SENT):
                raise SlackBusy(RECONNECT) from None
            raise SlackUnsure(type(error.reason).__name__) from None
        except (SlackRequestError, OSError, HTTPException) as error:
            raise SlackUnsure(type(error).__name__) from None


def _meaning(error: SlackApiError) -> SlackRefused | SlackBusy | SlackUnsure:
    status = getattr(error.response, "status_code", 200)
    code = str(error.response.get("error", "unknown_error")) if error.response is not None else "unknown_error"
    if status == RATE_LIMITED or code == "ratelimited":
        headers = {name.lower(): value for name, value in error.response.headers.items()}
        return SlackBusy(_pause(headers.get("retry-after", "1")))
    if not _CODE.fullmatch(code):
        return SlackUnsure("no answer of Slack's")
    if status >= SERVER_FAULT or code in {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}:
        return SlackUnsure(code)
    return SlackRefused(code)


def _pause(named: str) -> float:
    """The seconds that Slack names; something between us and Slack may write anything there."""
    return float(min(int(named), LONGEST_PAUSE)) if named.isdecimal() else RECONNECT


def unreadable(error: SlackRefused) -> bool:
    """Whether Slack will not let us look for a message there."""
    return error.code in _UNREADABLE
