"""The store's folder: what its files are called, and how one is written whole or not at all.

    snapshot-000000000120.jsonl   everything up to commit 120
    log-000000000120.jsonl        the commits after it, one a line
    writer.lock                   who writes

The newest snapshot and the logs from its number on are the store; former ones are backups, until they are removed.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_SNAPSHOT, _LOG, _TEMPORARY = "snapshot", "log", ".tmp"


class Folder:
    """Reading looks only; `prepare`, `tidy`, `publish`, `keep` and `remove_before` change the disk."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def lock(self) -> Path:
        return self.path / "writer.lock"

    def snapshot(self, sequence: int) -> Path:
        """The file that holds everything up to a commit."""
        return self.path / f"{_SNAPSHOT}-{sequence:012d}.jsonl"

    def log(self, sequence: int) -> Path:
        """The file that holds the commits after one."""
        return self.path / f"{_LOG}-{sequence:012d}.jsonl"

    def snapshots(self) -> list[int]:
        """The commit numbers of the snapshots there are, lowest first."""
        return self._numbers(_SNAPSHOT)

    def logs(self) -> list[int]:
        """The commit numbers after which a log begins, lowest first."""
        return self._numbers(_LOG)

    def prepare(self) -> None:
        """Make the folder, for its owner alone."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(PermissionError):  # somebody else's folder that we may write in
            self.path.chmod(0o700)
            _sync(self.path.parent)

    def tidy(self) -> None:
        """Begin the first log; remove what an interrupted `publish` left; make files that were copied back private."""
        for file in self.path.glob(f"*{_TEMPORARY}"):
            file.unlink()
        for file in (self.lock, *self.path.glob("*.jsonl")):
            with suppress(PermissionError):
                file.chmod(0o600)
        if not self.snapshots() and not self.logs():
            self.publish(self.log(0), [])

    def publish(self, file: Path, lines: Iterable[bytes]) -> None:
        """Write a whole file so that it is there after a power cut, or not at all. Raises OSError."""
        temporary = file.with_name(file.name + _TEMPORARY)
        try:
            with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
                stream.writelines(lines)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)
        _sync(self.path)

    def keep(self, backups: int) -> None:
        """Remove all but the newest snapshot and so many before it, and the logs that only older ones need."""
        snapshots = self.snapshots()
        if len(snapshots) > backups + 1:
            self.remove_before(snapshots[-backups - 1])

    def remove_before(self, sequence: int) -> None:
        """Remove the snapshots and logs that begin before a commit, for good: also after a power cut."""
        snapshots = [self.snapshot(number) for number in self.snapshots() if number < sequence]
        logs = [self.log(number) for number in self.logs() if number < sequence]
        for file in snapshots + logs:
            file.unlink()
        _sync(self.path)

    def _numbers(self, kind: str) -> list[int]:
        return sorted(
            int(file.stem.removeprefix(f"{kind}-")) for file in self.path.glob(f"{kind}-{'[0-9]' * 12}.jsonl")
        )


def _sync(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
