"""What the files must hold to be believed: torn tails are cut, damage and gaps are refused and named."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.errors import StoreDamaged
from bot.store.schema import Schema
from bot.store.storage import Upkeep
from bot.store.tinydb_store import open_store


def commit(folder: Path, schema: Schema, numbers: Iterator[int] | range, upkeep: Upkeep | None = None) -> None:
    store = open_store(folder, schema, upkeep=upkeep)
    for number in numbers:
        with store.transaction() as transaction:
            transaction.put("requests", f"{number:03}", {"state": "open", "number": number})
            transaction.put("claims", "last", {"number": number})
    store.close()


def last(folder: Path, schema: Schema, *, read_only: bool = False) -> int:
    """The last whole commit; fails if one is half there or one before it is missing."""
    store = open_store(folder, schema, read_only=read_only)
    number: int = (store.get("claims", "last") or {"number": 0})["number"]
    assert [f"{n:03}" for n in range(1, number + 1)] == [key for key, _ in store.find("requests", state="open")]
    store.close()
    return number


def only_log(folder: Path) -> Path:
    (file,) = folder.glob("log-*.jsonl")
    return file


def test_a_log_cut_at_any_byte_opens_with_every_whole_commit(folder: Path, schema: Schema) -> None:
    commit(folder, schema, range(1, 6))
    log = only_log(folder)
    data = log.read_bytes()
    for length in range(len(data) + 1):
        log.write_bytes(data[:length])
        assert data[:length].count(b"\n") == last(folder, schema)
        assert data[: data.rfind(b"\n", 0, length) + 1] == log.read_bytes(), "the torn tail was not cut"


def test_writing_goes_on_after_a_torn_tail(folder: Path, schema: Schema) -> None:
    commit(folder, schema, range(1, 4))
    log = only_log(folder)
    log.write_bytes(log.read_bytes()[:-5])
    commit(folder, schema, range(3, 6))
    assert last(folder, schema) == 5


def test_a_tail_of_zeros_that_a_power_cut_leaves_is_cut(folder: Path, schema: Schema) -> None:
    commit(folder, schema, range(1, 4))
    log = only_log(folder)
    data = log.read_bytes()
    log.write_bytes(data + bytes(4096))
    assert last(folder, schema) == 3
    log.write_bytes(data + data[-20:-10] + bytes(100) + b'"}]}\n')
    assert last(folder, schema) == 3
    assert log.read_bytes() == data


def test_a_changed_bit_in_any_line_is_refused_and_its_place_named(folder: Path, schema: Schema) -> None:
    commit(folder, schema, range(1, 5))
    log = only_log(folder)
    data = log.read_bytes()
    for position in range(len(data) - 1):  # without its line feed the last line looks torn
        line = data.count(b"\n", 0, position) + 1
        log.write_bytes(data[:position] + bytes([data[position] ^ 0b100]) + data[position + 1 :])
        with pytest.raises(StoreDamaged, match="backup") as caught:
            last(folder, schema)
        assert (caught.value.file, caught.value.line) == (log, line)
        assert caught.value.offset == data.rfind(b"\n", 0, position) + 1


def test_a_block_of_zeros_before_good_lines_is_refused(folder: Path, schema: Schema) -> None:
    commit(folder, schema, range(1, 5))
    log = only_log(folder)
    data = log.read_bytes()
    log.write_bytes(data[:10] + bytes(20) + data[30:])
    with pytest.raises(StoreDamaged, match=r"line 1 \(byte 0\)"):
        last(folder, schema)


def test_a_missing_line_is_refused(folder: Path, schema: Schema) -> None:
    commit(folder, schema, range(1, 5))
    log = only_log(folder)
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(lines[:1] + lines[2:]))
    with pytest.raises(StoreDamaged, match="commit 3 follows commit 1"):
        last(folder, schema)


def test_following_the_advice_for_a_damaged_log_opens_the_store(folder: Path, schema: Schema) -> None:
    commit(folder, schema, range(1, 5))
    log = only_log(folder)
    data = log.read_bytes()
    log.write_bytes(data.replace(b'"number":3', b'"number":8'))
    with pytest.raises(StoreDamaged, match="cut the file before that line") as caught:
        last(folder, schema)
    log.write_bytes(data[: caught.value.offset])
    assert last(folder, schema) == 2


@pytest.mark.parametrize("read_only", [False, True])
def test_opening_a_damaged_store_changes_none_of_its_files(folder: Path, schema: Schema, *, read_only: bool) -> None:
    commit(folder, schema, range(1, 9), Upkeep(compact_at=300))
    newest = max(folder.glob("snapshot-*"))
    newest.write_bytes(newest.read_bytes().replace(b"open", b"shut", 1))
    before = contents(folder)
    with pytest.raises(StoreDamaged):
        last(folder, schema, read_only=read_only)
    assert contents(folder) == before


def test_a_damaged_store_can_be_opened_again_once_it_is_mended(folder: Path, schema: Schema) -> None:
    """A failed open lets go of the lock."""
    commit(folder, schema, range(1, 4))
    log = only_log(folder)
    data = log.read_bytes()
    log.write_bytes(b"x" + data[1:])
    with pytest.raises(StoreDamaged):
        last(folder, schema)
    log.write_bytes(data)
    assert last(folder, schema) == 3


# --- snapshots


def test_commits_survive_compaction_and_former_snapshots_are_kept(folder: Path, schema: Schema) -> None:
    commit(folder, schema, range(1, 31), Upkeep(compact_at=1, backups=2))
    snapshots, logs = ([file.name[-18:] for file in sorted(folder.glob(f"{kind}-*"))] for kind in ("snapshot", "log"))
    assert len(snapshots) == 3
    assert snapshots == logs, "each snapshot is followed by its log"
    assert last(folder, schema) == 30


@pytest.mark.parametrize("commits", [1, 9], ids=["only snapshot", "with former ones"])
def test_a_damaged_snapshot_moved_away_as_advised_costs_nothing(folder: Path, schema: Schema, commits: int) -> None:
    commit(folder, schema, range(1, commits + 1), Upkeep(compact_at=1))
    commit(folder, schema, range(commits + 1, commits + 3))
    newest = max(folder.glob("snapshot-*"))
    newest.write_bytes(newest.read_bytes()[:-1])
    with pytest.raises(StoreDamaged, match=r"Move .* out of the folder") as caught:
        last(folder, schema)
    caught.value.file.rename(folder.parent / "aside")
    assert last(folder, schema) == commits + 2


@pytest.mark.parametrize("lines", [slice(0, 0), slice(0, 3), slice(0, -1)], ids=["empty", "cut", "last line gone"])
def test_an_incomplete_snapshot_is_refused(folder: Path, schema: Schema, lines: slice) -> None:
    commit(folder, schema, range(1, 9), Upkeep(compact_at=1, backups=0))
    (snapshot,) = folder.glob("snapshot-*")
    snapshot.write_bytes(b"".join(snapshot.read_bytes().splitlines(keepends=True)[lines]))
    with pytest.raises(StoreDamaged, match="Restore the folder from a backup") as caught:
        last(folder, schema)
    assert caught.value.file == snapshot


def test_a_missing_log_is_refused_rather_than_taken_for_an_empty_one(folder: Path, schema: Schema) -> None:
    commit(folder, schema, range(1, 9), Upkeep(compact_at=1))
    max(folder.glob("log-*")).unlink()
    with pytest.raises(StoreDamaged, match="the file is missing"):
        last(folder, schema)


def test_a_former_log_that_lost_its_tail_is_refused(folder: Path, schema: Schema) -> None:
    commit(folder, schema, range(1, 4))
    log = only_log(folder)
    lines = log.read_bytes().splitlines(keepends=True)
    log.with_name("log-000000000002.jsonl").write_bytes(lines[2])
    log.write_bytes(b"".join(lines[:2])[:-3])
    with pytest.raises(StoreDamaged, match="commit 3 follows commit 1"):
        last(folder, schema)


def test_a_missing_snapshot_is_refused_when_the_logs_do_not_reach_back(folder: Path, schema: Schema) -> None:
    commit(folder, schema, range(1, 9), Upkeep(compact_at=1, backups=0))
    (snapshot,) = folder.glob("snapshot-*")
    snapshot.unlink()
    with pytest.raises(StoreDamaged, match="missing"):
        last(folder, schema)


def test_a_crash_between_the_new_log_and_its_snapshot_is_harmless(folder: Path, schema: Schema) -> None:
    """The new log is there, empty or already written to; the snapshot is not, or only as a temporary file."""
    commit(folder, schema, range(1, 5))
    log = only_log(folder)
    following = log.with_name("log-000000000004.jsonl")
    following.touch()
    (folder / "snapshot-000000000004.jsonl.tmp").write_bytes(b"half")
    commit(folder, schema, range(5, 7))
    assert last(folder, schema) == 6
    assert not list(folder.glob("*.tmp"))
    data = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(data[:4]))
    following.write_bytes(b"".join(data[4:]))
    assert last(folder, schema) == 6


def test_a_store_copied_while_nobody_writes_is_the_store(folder: Path, schema: Schema, tmp_path: Path) -> None:
    commit(folder, schema, range(1, 20), Upkeep(compact_at=500))
    shutil.copytree(folder, tmp_path / "copy")
    assert last(tmp_path / "copy", schema) == 19


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.glob("*.jsonl*")}
