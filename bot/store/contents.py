"""What a store's files say, read without changing them: the newest snapshot, then every commit after it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.store.documents import to_json
from bot.store.errors import StoreDamaged, StoreMissing
from bot.store.folder import Folder
from bot.store.lines import read_lines, seal

Texts = dict[str, dict[str, str]]
"""Table -> key -> the document's JSON text."""

Changes = dict[tuple[str, str], str | None]
"""(table, key) -> the new text, or None for a removal."""


@dataclass
class Contents:
    """Everything committed. `schema` is None before the first commit; the good part of `log` ends at `log_end`."""

    log: Path
    sequence: int = 0
    schema: int | None = None
    texts: Texts = field(default_factory=dict)
    log_end: int = 0

    def apply(self, changes: Iterable[tuple[str, str, str | None]]) -> None:
        """Make the changes of one commit."""
        for table, key, text in changes:
            documents = self.texts.setdefault(table, {})
            if text is None:
                documents.pop(key, None)
            else:
                documents[key] = text


def snapshot_lines(sequence: int, schema: int, texts: Texts) -> Iterator[bytes]:
    """The lines of a snapshot: a head that counts the documents, then one document a line."""
    documents = sum(map(len, texts.values()))
    yield seal(to_json({"sequence": sequence, "schema": schema, "documents": documents}))
    for table, rows in texts.items():
        for key, text in rows.items():
            yield seal(f"[{to_json(table)},{to_json(key)},{text}]")


def commit_line(sequence: int, schema: int, changes: Changes) -> bytes:
    """The line of one commit in a log."""
    rows = (f"[{to_json(table)},{to_json(key)},{text or 'null'}]" for (table, key), text in changes.items())
    return seal(f'{{"sequence":{sequence},"schema":{schema},"changes":[{",".join(rows)}]}}')


def read_contents(folder: Folder) -> Contents:
    """Everything that was committed to the folder. Raises StoreMissing and StoreDamaged."""
    snapshots, logs = folder.snapshots(), folder.logs()
    if not snapshots and not logs:
        raise StoreMissing(
            f"There is no store in {folder.path}. Start the bot once, or check the data folder's setting."
        )
    base = snapshots[-1] if snapshots else 0
    contents = Contents(log=folder.log(base))
    if snapshots:
        _read_snapshot(folder, base, contents)
    _read_logs(folder, base, logs, contents)
    return contents


def _read_snapshot(folder: Folder, sequence: int, contents: Contents) -> None:
    file = folder.snapshot(sequence)
    remedy = _snapshot_remedy(folder, sequence)
    lines = read_lines(file, remedy, tail_may_be_torn=False)
    head = next(lines, None)
    if head is None:
        raise StoreDamaged(file, "the file is empty", remedy)
    contents.sequence, contents.schema = head.value["sequence"], head.value["schema"]
    read = 0
    for line in lines:
        contents.apply(_rows([line.value]))
        read += 1
    if read != head.value["documents"]:
        raise StoreDamaged(file, f"it holds {read} documents of {head.value['documents']}", remedy)


def _read_logs(folder: Folder, base: int, logs: list[int], contents: Contents) -> None:
    if base not in logs:
        raise StoreDamaged(folder.log(base), "the file is missing", "Put it back from a backup of the folder.")
    following = [start for start in logs if start > base and folder.log(start).stat().st_size]
    for start in [base, *following]:
        contents.log, contents.log_end = folder.log(start), 0
        _read_log(contents)


def _read_log(contents: Contents) -> None:
    """A torn tail can only be in the newest log; in another one the next log's first commit would leave a gap."""
    file = contents.log
    remedy = (
        "Restore the folder from a backup. To go on without the damaged line and everything after it, keep a copy "
        "of the folder, then cut the file before that line."
    )
    for line in read_lines(file, remedy, tail_may_be_torn=True):
        commit: Mapping[str, Any] = line.value
        contents.log_end = line.end
        if commit["sequence"] != contents.sequence + 1:
            fault = f"commit {commit['sequence']} follows commit {contents.sequence}, so some are missing or doubled"
            raise StoreDamaged(file, fault, remedy, line=line.number, offset=line.start)
        contents.apply(_rows(commit["changes"]))
        contents.sequence, contents.schema = commit["sequence"], commit["schema"]


def _rows(values: Iterable[tuple[str, str, Any]]) -> Iterator[tuple[str, str, str | None]]:
    for table, key, document in values:
        yield table, key, None if document is None else to_json(document)


def _snapshot_remedy(folder: Folder, sequence: int) -> str:
    if len(folder.snapshots()) > 1:
        return (
            f"Move {folder.snapshot(sequence).name} out of the folder: the snapshot before it and the logs hold the "
            "same commits, and the store opens from those."
        )
    if sequence and 0 in folder.logs():
        return f"Move {folder.snapshot(sequence).name} out of the folder: the logs hold the same commits."
    return "Restore the folder from a backup."
