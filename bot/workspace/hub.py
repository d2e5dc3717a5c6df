"""What changed, told to the open pages (Server-Sent Events)."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from bot.workspace.models import Json

WIRE_SECONDS = 0.25


class Hub:
    """Queues of changes, one per open page; `changes` counts them. All calls come from the server's own loop."""

    def __init__(self) -> None:
        self.changes = 0
        self._pulse: asyncio.TimerHandle | None = None
        self._queues: dict[str, list[asyncio.Queue[Json | None]]] = defaultdict(list)

    @contextmanager
    def listen(self, user: str) -> Iterator[asyncio.Queue[Json | None]]:
        """A queue of the changes that `user` may hear of, as long as the block runs."""
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        self._queues[user].append(queue)
        try:
            yield queue
        finally:
            self._queues[user].remove(queue)

    def tell(self, kind: str, to: Iterable[str] | None = None, **about: str) -> None:
        """Tell the pages of the people in `to` (None: everybody) about a change."""
        self.changes += 1
        self._put({"kind": kind, **about}, to)

    def close(self) -> None:
        """End every stream, because the workspace stops: None is the last thing in a queue."""
        self._put(None, None)

    def tell_of_wire(self) -> None:
        """Tell every page that the wire log grew, four times a second at most."""
        if self._pulse is None:
            self._pulse = asyncio.get_running_loop().call_later(WIRE_SECONDS, self._beat)

    def _beat(self) -> None:
        self._pulse = None
        self._put({"kind": "wire"}, None)

    def _put(self, change: Json | None, to: Iterable[str] | None) -> None:
        for user in tuple(self._queues if to is None else to):
            for queue in self._queues.get(user, ()):
                queue.put_nowait(change)
