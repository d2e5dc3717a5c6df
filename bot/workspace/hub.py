"""What changed, told to the open pages (Server-Sent Events)."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from bot.workspace.models import Json


class Hub:
    """Queues of changes, one per open page. All calls come from the server's own loop."""

    def __init__(self) -> None:
        self._queues: dict[str, list[asyncio.Queue[Json]]] = defaultdict(list)

    @contextmanager
    def listen(self, user: str) -> Iterator[asyncio.Queue[Json]]:
        """A queue of the changes that `user` may hear of, as long as the block runs."""
        queue: asyncio.Queue[Json] = asyncio.Queue()
        self._queues[user].append(queue)
        try:
            yield queue
        finally:
            self._queues[user].remove(queue)

    def tell(self, kind: str, to: Iterable[str] | None = None, **about: str) -> None:
        """Tell the pages of the people in `to` (None: everybody) about a change."""
        change = {"kind": kind, **about}
        for user in tuple(self._queues if to is None else to):
            for queue in self._queues.get(user, ()):
                queue.put_nowait(change)
