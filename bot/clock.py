"""The only place that asks what time it is."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPException
from typing import Final, Protocol
from urllib.parse import urlsplit

import structlog

LONG_POLL: Final = 25  # seconds
PAUSE: Final = 1.0  # seconds between tries while the workspace is gone
_FOLLOWER: Final = "clock"
log = structlog.get_logger()


class Clock(Protocol):
    """A source of the present moment."""

    def now(self) -> datetime:
        """The present instant, in UTC."""
        ...


class SystemClock:
    """Real time."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass
class WorkspaceClock:
    """Real time plus the offset that a local workspace serves; ``url`` is on 127.0.0.1, which the settings see to.

    While the workspace is gone the last known offset stays.
    """

    url: str
    _offset: float = 0.0
    _stopped: threading.Event = field(default_factory=threading.Event)

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self._offset)

    def read(self) -> None:
        """Take over the offset as it is now, where the workspace answers."""
        self._take(self._ask("", timeout=PAUSE))

    def follow(self, jumped: Callable[[], object]) -> None:
        """Call ``jumped`` after every change of the offset, from a thread of its own, until stopped."""
        threading.Thread(target=self._follow, args=(jumped,), name=_FOLLOWER, daemon=True).start()

    def stop(self) -> None:
        """Call nobody any more; the thread ends with its present wait."""
        self._stopped.set()

    def _follow(self, jumped: Callable[[], object]) -> None:
        while not self._stopped.is_set():
            offset = self._ask(f"?wait={LONG_POLL}&known={self._offset}", timeout=LONG_POLL + PAUSE)
            if offset is None:
                self._stopped.wait(PAUSE)
            elif self._take(offset) and not self._stopped.is_set():
                log.info("the clock was moved", offset=offset)
                jumped()

    def _take(self, offset: float | None) -> bool:
        """Whether the offset is another one."""
        moved = offset is not None and offset != self._offset
        self._offset = self._offset if offset is None else offset
        return moved

    def _ask(self, query: str, timeout: float) -> float | None:
        """The workspace's offset in seconds; None without an answer. No proxy is asked, no redirect followed."""
        address = urlsplit(self.url)
        connection = HTTPConnection(address.hostname or "", address.port, timeout=timeout)
        try:
            connection.request("GET", address.path + query)
            return float(json.load(connection.getresponse())["offset"])
        except (OSError, HTTPException, ValueError, KeyError, TypeError):
            return None
        finally:
            connection.close()
