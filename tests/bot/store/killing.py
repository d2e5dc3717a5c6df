"""Kill a writing process at random moments; after each kill every acknowledged write must be there.

    python -m tests.bot.store.killing [KILLS]

Prints one JSON object and exits with 1 if anything was lost, half done or unreadable. Forks cheap writers from this
one process, which has no threads. Every other folder compacts all the time, so that kills fall into snapshots too.
"""

import json
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import NoReturn

from bot.store.errors import StoreError
from bot.store.schema import Schema, Table
from bot.store.storage import Upkeep
from bot.store.tinydb_store import open_store

SCHEMA = Schema(1, {"items": Table(indexes=("half",)), "progress": Table()})
OFTEN, SELDOM = Upkeep(compact_at=20_000), Upkeep()
KILLS_A_FOLDER = 15


def write_for_ever(folder: Path, upkeep: Upkeep, acknowledge: int) -> NoReturn:
    """One item, one progress document and one number a commit; each acknowledged by a byte."""
    store = open_store(folder, SCHEMA, upkeep=upkeep)
    while True:
        with store.transaction() as transaction:
            number = transaction.next_number("items")
            transaction.put("items", f"{number:06}", {"half": number % 2, "text": "é" * random.randrange(200)})
            transaction.put("progress", "last", {"number": number})
        os.write(acknowledge, b".")


def kill_one(folder: Path, upkeep: Upkeep) -> int:
    """How many commits the killed writer had acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            write_for_ever(folder, upkeep, writing)
        except BaseException:  # noqa: BLE001 - a forked child must not return into its parent's code
            traceback.print_exc()
            os._exit(1)
    os.close(writing)
    time.sleep(random.uniform(0.001, 0.06))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the writer stopped by itself"
    with os.fdopen(reading, "rb") as acknowledged:
        return len(acknowledged.read())


def check(folder: Path, upkeep: Upkeep) -> tuple[int, bool]:
    """How many commits are there, and whether each is whole and there is no gap."""
    store = open_store(folder, SCHEMA, upkeep=upkeep)
    last = (store.get("progress", "last") or {"number": 0})["number"]
    keys = [key for key, _ in store.find("items")]
    halves = store.count("items", half=0) + store.count("items", half=1)
    store.close()
    return last, keys == [f"{number:06}" for number in range(1, last + 1)] and halves == last


def kill(kills: int) -> dict[str, int]:
    """What became of so many kills."""
    told = {"kills": kills, "acknowledged": 0, "lost": 0, "half_done": 0, "unreadable": 0}
    before = 0
    for turn in range(kills):
        if turn % KILLS_A_FOLDER == 0:
            temporary = tempfile.TemporaryDirectory()
            folder, before = Path(temporary.name) / "store", 0
            upkeep = OFTEN if turn // KILLS_A_FOLDER % 2 else SELDOM
        acknowledged = kill_one(folder, upkeep)
        told["acknowledged"] += acknowledged
        try:
            there, whole = check(folder, upkeep)
        except StoreError:
            told["unreadable"] += 1
            continue
        told["lost"] += max(0, before + acknowledged - there)
        told["half_done"] += not whole or there > before + acknowledged + 1
        before = there
    return told


if __name__ == "__main__":
    outcome = kill(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
    print(json.dumps(outcome))  # noqa: T201 - the report
    sys.exit(any(outcome[fault] for fault in ("lost", "half_done", "unreadable")))
