"""Kill a writing process at random moments; after each kill every acknowledged write must be there.

    python -m tests.bot.store.killing [KILLS]

Prints one JSON object and exits with 1 if anything was lost, half done, unreadable or still there after it was
erased. Forks cheap writers from this one process, which has no threads. Of three folders one compacts all the time, so
that kills fall into snapshots too, and one erases after every commit what that replaced.
"""

import json
import os
import random
import re
import signal
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from bot.store.errors import StoreError
from bot.store.schema import Schema, Table
from bot.store.storage import Upkeep
from bot.store.tinydb_store import open_store

SCHEMA = Schema(1, {"items": Table(indexes=("half",)), "progress": Table()})
KILLS_A_FOLDER = 15
FAULTS = ("lost", "half_done", "unreadable", "remembered")


@dataclass(frozen=True)
class Habit:
    """What a writer does to its files besides appending."""

    upkeep: Upkeep
    erases: bool = False


OFTEN, SELDOM = Upkeep(compact_at=20_000), Upkeep()
HABITS = (Habit(OFTEN), Habit(SELDOM), Habit(SELDOM, erases=True))


def write_for_ever(folder: Path, habit: Habit, acknowledge: int) -> NoReturn:
    """One item, one progress document with a secret and one number a commit; each acknowledged by a byte."""
    store = open_store(folder, SCHEMA, upkeep=habit.upkeep)
    while True:
        with store.transaction() as transaction:
            number = transaction.next_number("items")
            transaction.put("items", f"{number:06}", {"half": number % 2, "text": "é" * random.randrange(200)})
            transaction.put("progress", "last", {"number": number, "secret": f"secret-{number}"})
        if habit.erases:
            store.erase_deleted()
        os.write(acknowledge, b".")


def kill_one(folder: Path, habit: Habit) -> int:
    """How many commits the killed writer had acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            write_for_ever(folder, habit, writing)
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


def remembered(folder: Path, erased: int) -> bool:
    """Whether any file holds a secret that was replaced and erased: those before number `erased`."""
    texts = (file.read_text() for file in folder.glob("*.jsonl*"))
    return any(int(number) < erased for text in texts for number in re.findall(r"secret-(\d+)", text))


def check(folder: Path, habit: Habit) -> tuple[int, bool]:
    """How many commits are there, and whether each is whole and there is no gap."""
    store = open_store(folder, SCHEMA, upkeep=habit.upkeep)
    last = (store.get("progress", "last") or {"number": 0})["number"]
    keys = [key for key, _ in store.find("items")]
    halves = store.count("items", half=0) + store.count("items", half=1)
    store.close()
    return last, keys == [f"{number:06}" for number in range(1, last + 1)] and halves == last


def kill(kills: int) -> dict[str, int]:
    """What became of so many kills."""
    told = {"kills": kills, "acknowledged": 0} | dict.fromkeys(FAULTS, 0)
    for first in range(0, kills, KILLS_A_FOLDER):
        with tempfile.TemporaryDirectory() as temporary:
            habit = HABITS[first // KILLS_A_FOLDER % len(HABITS)]
            kill_in(Path(temporary) / "store", habit, min(KILLS_A_FOLDER, kills - first), told)
    return told


def kill_in(folder: Path, habit: Habit, kills: int, told: dict[str, int]) -> None:
    """Kill so many writers of one folder, and add what became of it."""
    before = erased = 0
    for _ in range(kills):
        acknowledged = kill_one(folder, habit)
        told["acknowledged"] += acknowledged
        if habit.erases and acknowledged:
            erased = before + acknowledged
        told["remembered"] += remembered(folder, erased)
        try:
            there, whole = check(folder, habit)
        except StoreError:
            told["unreadable"] += 1
            return
        told["lost"] += max(0, before + acknowledged - there)
        told["half_done"] += not whole or there > before + acknowledged + 1
        before = there


if __name__ == "__main__":
    outcome = kill(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
    print(json.dumps(outcome))  # noqa: T201 - the report
    sys.exit(any(outcome[fault] for fault in FAULTS))
