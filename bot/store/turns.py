"""Writers take turns; a thread that would wait for itself is told so."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from bot.store.errors import TransactionMisuse


class Turns:
    """A lock for transactions."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._owner: int | None = None

    @contextmanager
    def take(self) -> Iterator[None]:
        """Wait for the others, then hold the turn; TransactionMisuse if this thread has it already."""
        if self._owner == threading.get_ident():
            raise TransactionMisuse("A transaction is open in this thread. Pass it on instead of opening another.")
        with self._lock:
            self._owner = threading.get_ident()
            try:
                yield
            finally:
                self._owner = None
