"""The clock that the page can move forward; the app reads it, the workspace itself stays on real time."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.workspace.errors import Refusal
from bot.workspace.models import Json

LONGEST_WAIT_SECONDS = 60.0


class TimeMachine:
    """Real time plus an offset in seconds that only grows."""

    def __init__(self, offset: float = 0) -> None:
        self.offset = offset
        self._moved = asyncio.Condition()
        self._closed = False

    def reading(self) -> Json:
        """The offset in seconds and the shifted instant, ISO 8601 in UTC."""
        return {"offset": self.offset, "now": (datetime.now(UTC) + timedelta(seconds=self.offset)).isoformat()}

    async def move(self, offset: float) -> None:
        """Set the offset. Raises Refusal when it would go back."""
        if offset < self.offset:
            raise Refusal("clock_goes_forward_only")
        async with self._moved:
            self.offset = offset
            self._moved.notify_all()

    async def close(self) -> None:
        """End every wait, because the workspace stops."""
        async with self._moved:
            self._closed = True
            self._moved.notify_all()

    async def wait(self, known: float, seconds: float) -> None:
        """Return when the offset differs from `known`, when the workspace stops, or after `seconds`."""
        async with self._moved:
            try:
                async with asyncio.timeout(min(seconds, LONGEST_WAIT_SECONDS)):
                    await self._moved.wait_for(lambda: self._closed or self.offset != known)
            except TimeoutError:
                return
