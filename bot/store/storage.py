"""The crash-safe storage under TinyDB: memory, write-ahead log and snapshots together; and its reading half."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass

import structlog

from bot.store.committed import Committed
from bot.store.contents import Changes, Contents, commit_line, read_contents, snapshot_lines
from bot.store.draft import Draft
from bot.store.errors import StoreDamaged, StoreReadOnly, disk_refusal
from bot.store.folder import Folder
from bot.store.lock import WriterLock
from bot.store.log import WriteAheadLog
from bot.store.migrations import migration
from bot.store.schema import Schema
from bot.store.table import ViewStorage
from bot.store.turns import Turns

_logger = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Upkeep:
    """`compact_at`: bytes of log, at least, before a snapshot replaces it; `backups`: former snapshots to keep."""

    compact_at: int = 4 * 1024 * 1024
    backups: int = 2


class WritingStorage(ViewStorage):
    """The one writer. Opening it takes the lock, makes the folder, cuts a torn tail and migrates."""

    view: Committed

    def __init__(self, folder: Folder, schema: Schema, upkeep: Upkeep) -> None:
        self._folder = folder
        self.schema = schema
        self._upkeep = upkeep
        self._turns = Turns()
        self._compact_from = upkeep.compact_at
        with ExitStack() as undo:
            folder.prepare()
            self._lock = WriterLock(folder.lock)
            undo.callback(self._lock.release)
            folder.tidy()
            contents = read_contents(folder)
            changes = migration(contents, schema)
            self.view = Committed(schema, contents.texts)
            self._sequence = contents.sequence
            self._log = WriteAheadLog(contents.log, contents.log_end)
            undo.callback(self._log.close)
            if changes is not None:
                self._commit(changes)
            undo.pop_all()

    @contextmanager
    def changing(self) -> Iterator[Draft]:
        with self._turns.take():
            draft = Draft(self.view)
            try:
                yield draft
            finally:
                draft.over = True
            if draft.changes:
                self._commit(draft.changes)

    def erase_deleted(self) -> None:
        """See `Store`. Nothing is removed before the snapshot stands; after a crash in between, call it again."""
        with self._turns.take():
            self._log.require_usable()
            try:
                self._write_afresh()
                self._folder.remove_before(self._sequence)
            except OSError as fault:
                outcome = "Nothing is lost, but what was deleted can still be read there until this is done again."
                raise disk_refusal(self._folder.path, fault, outcome) from fault

    def refresh(self) -> None:
        """The writer is up to date."""

    def close(self) -> None:
        """Let go of the log and the lock."""
        with self._turns.take():
            self._log.close()
            self._lock.release()

    def _commit(self, changes: Changes) -> None:
        self._log.append(commit_line(self._sequence + 1, self.schema.version, changes))
        self._sequence += 1
        self.view.apply(changes)
        if self._log.size >= self._compact_from:
            self._compact()

    def _compact(self) -> None:
        """A disk that refuses only postpones it: the logs hold everything."""
        try:
            self._write_afresh()
            self._folder.keep(self._upkeep.backups)
        except OSError as fault:
            _logger.warning("Store: a snapshot is postponed, the log goes on", errno=fault.errno)
            self._compact_from = self._log.size + self._upkeep.compact_at

    def _write_afresh(self) -> None:
        """An empty log, then the snapshot it follows. An empty log in use is one already: no commit came since."""
        if self._log.size:
            self._begin_log()
        file = self._folder.snapshot(self._sequence)
        self._folder.publish(file, snapshot_lines(self._sequence, self.schema.version, self.view.copy()))
        self._compact_from = max(self._upkeep.compact_at, file.stat().st_size)

    def _begin_log(self) -> None:
        file = self._folder.log(self._sequence)
        self._folder.publish(file, [])
        former, self._log = self._log, WriteAheadLog(file, 0)
        former.close()


class ReadingStorage(ViewStorage):
    """What was committed when it was opened or refreshed. Takes no lock and changes no file."""

    def __init__(self, folder: Folder, schema: Schema) -> None:
        self._folder = folder
        self.schema = schema
        self.refresh()

    def changing(self) -> AbstractContextManager[Draft]:
        raise StoreReadOnly("The store was opened for reading. Make changes through the running bot.")

    def erase_deleted(self) -> None:
        raise StoreReadOnly("The store was opened for reading. Only the running bot erases.")

    def refresh(self) -> None:
        """Read the folder again."""
        contents = _read_beside_writer(self._folder)
        changes = migration(contents, self.schema)
        view = Committed(self.schema, contents.texts)
        view.apply(changes or {})
        self.view = view

    def close(self) -> None:
        """Nothing is held."""


def _read_beside_writer(folder: Folder, attempts: int = 5) -> Contents:
    """A writer may replace files or take back an append while they are read: then they are read again.

    A look at other files than the last one had is a fresh start; only looks at the same files are counted.
    """
    left, files = attempts, None
    while True:
        before, files = files, (folder.snapshots(), folder.logs())
        left = left - 1 if files == before else attempts
        try:
            return read_contents(folder)
        except (FileNotFoundError, StoreDamaged):
            if left <= 1:
                raise
