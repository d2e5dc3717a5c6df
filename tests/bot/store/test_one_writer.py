"""One process writes, and the next one is told who it is."""

import json
import os
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store.errors import StoreLocked, StoreTooNew
from bot.store.schema import Schema
from bot.store.tinydb_store import open_store

ROOT = Path(__file__).parents[3]

HOLD = """
import sys
from pathlib import Path
from bot.store.schema import Schema, Table
from bot.store.tinydb_store import open_store
store = open_store(Path(sys.argv[1]), Schema(1, {"claims": Table()}))
print("open", flush=True)
sys.stdin.read()
"""

INSERT = """
import sys
from pathlib import Path
from bot.store.errors import StoreLocked
from bot.store.schema import Schema, Table
from bot.store.tinydb_store import open_store
try:
    store = open_store(Path(sys.argv[1]), Schema(1, {"claims": Table()}))
except StoreLocked:
    print(0)
else:
    for number in range(150):
        with store.transaction() as transaction:
            transaction.insert("claims", f"{sys.argv[2]}/{number}", {})
    print(150)
"""


@contextmanager
def holder(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the store open."""
    command, pipe = [sys.executable, "-c", HOLD, str(folder)], subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_a_second_writer_is_refused_and_told_the_first_one(folder: Path, schema: Schema) -> None:
    with holder(folder) as process, pytest.raises(StoreLocked) as caught:
        open_store(folder, schema)
    told = str(caught.value)
    assert f"process {process.pid} on {socket.gethostname()} since 20" in told
    assert "Stop that process" in told


def test_a_killed_writer_leaves_no_lock_behind(folder: Path, schema: Schema) -> None:
    with holder(folder) as process:
        process.kill()
        process.wait(timeout=10)
        open_store(folder, schema).close()


def test_a_closed_store_leaves_no_lock_behind(folder: Path, schema: Schema) -> None:
    for _ in range(2):
        store = open_store(folder, schema)
        store.close()
        store.close()


def test_a_second_writer_in_the_same_process_is_refused_too(folder: Path, schema: Schema) -> None:
    store = open_store(folder, schema)
    with pytest.raises(StoreLocked, match=f"process {os.getpid()} "):
        open_store(folder, schema)
    store.close()


def test_the_lock_file_says_who_writes_where_and_since_when(folder: Path, schema: Schema) -> None:
    folder.mkdir()
    (folder / "writer.lock").touch()
    os.utime(folder / "writer.lock", (0, 0))
    store = open_store(folder, schema)
    told = json.loads((folder / "writer.lock").read_text())
    assert (told["pid"], told["host"]) == (os.getpid(), socket.gethostname())
    assert abs(datetime.now(UTC) - datetime.fromisoformat(told["since"])) < timedelta(minutes=1)
    store.close()


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", "\xff"])
def test_a_holder_that_could_not_write_its_name_still_holds(folder: Path, schema: Schema, text: str) -> None:
    store = open_store(folder, schema)
    (folder / "writer.lock").write_bytes(text.encode("latin-1"))
    with pytest.raises(StoreLocked, match="another process"):
        open_store(folder, schema)
    store.close()


def test_a_failed_open_releases_the_lock(folder: Path, schema: Schema) -> None:
    newer = Schema(schema.version + 1, schema.tables, {1: lambda documents: documents})
    store = open_store(folder, schema)
    with store.transaction() as transaction:
        transaction.put("claims", "a", {})
    store.close()
    open_store(folder, newer).close()
    for _ in range(2):
        with pytest.raises(StoreTooNew):
            open_store(folder, schema)
    open_store(folder, newer).close()


@pytest.mark.slow
def test_of_two_processes_that_write_at_once_each_commit_is_kept_or_refused(
    folder: Path, schema: Schema, run_python: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    command = [sys.executable, "-c", INSERT, str(folder)]
    with subprocess.Popen([*command, "first"], cwd=ROOT, stdout=subprocess.PIPE, text=True) as first:
        second = run_python(INSERT, folder, "second")
        counts = [int(first.communicate(timeout=60)[0]), int(second.stdout)]
    store = open_store(folder, schema)
    assert store.count("claims") == sum(counts) > 0
    assert {key.split("/")[0] for key, _ in store.find("claims")} == {
        name for name, count in zip(("first", "second"), counts, strict=True) if count
    }
    store.close()


# --- only for its owner


def test_files_and_folder_are_for_the_owner_alone_whatever_the_umask(folder: Path, schema: Schema) -> None:
    former = os.umask(0)
    try:
        store = open_store(folder, schema)
        with store.transaction() as transaction:
            transaction.put("claims", "a", {})
    finally:
        os.umask(former)
    store.close()
    assert permissions(folder) == {"store": 0o700, "writer.lock": 0o600, "log-000000000000.jsonl": 0o600}


def test_a_folder_and_files_that_others_may_read_become_private_at_open(folder: Path, schema: Schema) -> None:
    open_store(folder, schema).close()
    for path in (folder, *folder.iterdir()):
        path.chmod(0o755)
    open_store(folder, schema).close()
    assert set(permissions(folder).values()) == {0o700, 0o600}


def permissions(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())}
