"""The write-ahead log: a commit is done when its line is on the disk."""

import os
from pathlib import Path

from bot.store.errors import StoreUnwritable, disk_refusal


class WriteAheadLog:
    """Appends whole lines, or nothing. `size` is the length of what is good."""

    def __init__(self, path: Path, size: int) -> None:
        """Take over a log whose first `size` bytes are good; what follows them is cut."""
        self._path = path
        self._descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC)
        self._refusal: str | None = None
        self.size = size
        if os.fstat(self._descriptor).st_size > size:
            self._cut_back()

    def require_usable(self) -> None:
        """StoreUnwritable once it is closed, or when what it holds beyond `size` could not be cut."""
        if self._refusal:
            raise StoreUnwritable(f"Cannot write {self._path}: {self._refusal}")

    def append(self, line: bytes) -> None:
        """Return when the line would survive a power cut. With StoreFull or StoreUnwritable it is absent."""
        self.require_usable()
        try:
            _write(self._descriptor, line)
            os.fsync(self._descriptor)
            self.size += len(line)
        except OSError as fault:
            self._cut_back()
            raise disk_refusal(self._path, fault, "This change was not stored; all before it are.") from fault
        except BaseException:
            self._cut_back()
            raise

    def close(self) -> None:
        """Later appends are refused. Calling it again does nothing."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
            self._refusal = "the store is closed. Open it again."

    def _cut_back(self) -> None:
        try:
            os.ftruncate(self._descriptor, self.size)
            os.fsync(self._descriptor)
        except OSError:
            self._refusal = "an earlier failure could not be undone. Restart the bot; nothing confirmed is lost."


def _write(descriptor: int, line: bytes) -> None:
    rest = memoryview(line)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
