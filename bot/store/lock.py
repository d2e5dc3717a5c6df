"""The writer's lock: one process at a time, for as long as it lives, and the file says who it is."""

import fcntl
import json
import os
import socket
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from bot.store.errors import StoreLocked


class WriterLock:
    """Held from construction to `release`; the kernel releases it when the process dies. Raises StoreLocked."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.release()
            raise StoreLocked(_refusal(path)) from None
        with suppress(OSError):  # a full disk must not keep the bot from starting
            _sign(self._descriptor)

    def release(self) -> None:
        """Let another process write. Calling it again does nothing."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def _sign(descriptor: int) -> None:
    os.ftruncate(descriptor, 0)
    since = datetime.fromtimestamp(os.fstat(descriptor).st_mtime, UTC).isoformat(timespec="seconds")
    holder = {"pid": os.getpid(), "host": socket.gethostname(), "since": since}
    os.pwrite(descriptor, json.dumps(holder).encode() + b"\n", 0)


def _refusal(path: Path) -> str:
    try:
        holder = json.loads(path.read_text())
        who = f"process {holder['pid']} on {holder['host']} since {holder['since']}"
    except (OSError, ValueError, LookupError, TypeError):
        who = "another process"
    return (
        f"{path.parent} is being written by {who}. Stop that process first, or point this one at another data folder; "
        "commands that only report can read beside it."
    )
