"""What can go wrong with a store. Every message says what to do next; none holds a word of a document.

StoreError
├── StoreLocked         another process writes here
├── StoreUnavailable    the folder cannot be opened: permissions, room, not a folder
├── StoreMissing        opened for reading before anything was written
├── StoreDamaged        a file is not what was written
├── StoreTooNew         written by a newer version of this program
├── StoreReadOnly       a change was asked of a store opened for reading
├── StoreFull           no room; nothing was changed
├── StoreUnwritable     the disk refused; see the message for whether to restart
├── SchemaFault         a table, field or migration that the schema does not declare
├── InvalidDocument     not plain JSON, or an indexed field of the wrong type
└── TransactionMisuse   one transaction inside another, or used after its end
"""

import errno
from pathlib import Path

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class StoreError(Exception):
    """The root of the tree."""


class StoreLocked(StoreError):
    """Another process holds the writer's lock."""


class StoreUnavailable(StoreError):
    """The operating system refused to open or make the folder or a file in it."""


class StoreMissing(StoreError):
    """There is nothing to read in the folder."""


class StoreDamaged(StoreError):
    """A file of the store does not hold what was written to it.

    `file`: the file; `line`: counted from 1, 0 for the file as a whole; `offset`: the line's first byte.
    """

    def __init__(self, file: Path, fault: str, remedy: str, *, line: int = 0, offset: int = 0) -> None:
        place = f"{file}, line {line} (byte {offset})" if line else f"{file}"
        super().__init__(f"{place}: {fault}. Nothing was changed. {remedy}")
        self.file = file
        self.line = line
        self.offset = offset


class StoreTooNew(StoreError):
    """The stored schema is newer than the one this program knows."""


class StoreReadOnly(StoreError):
    """The store was opened for reading."""


class StoreFull(StoreError):
    """There is no room; what was asked did not happen and the next call is tried afresh."""


class StoreUnwritable(StoreError):
    """The disk refused a write for another reason than room."""


class SchemaFault(StoreError):
    """The schema does not declare what was asked for: a fault of the program."""


class InvalidDocument(StoreError):
    """The document cannot be stored: a fault of the program."""


class TransactionMisuse(StoreError):
    """A transaction inside another of the same thread, or one used after its end: a fault of the program."""


def disk_refusal(path: Path, fault: OSError, outcome: str) -> StoreFull | StoreUnwritable:
    """The error for a write that the system refused; `outcome` says in a sentence what that means for the data."""
    if fault.errno in _NO_ROOM:
        return StoreFull(f"No room in {path} ({fault.strerror}). {outcome} Free some space; no restart is needed.")
    return StoreUnwritable(f"Cannot write {path} ({fault.strerror}). {outcome} Check the disk and its permissions.")
