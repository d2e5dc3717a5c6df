"""Kill a process that logs requests and delivers their notices; after each kill nothing acknowledged may be missing.

    python -m tests.faults.killing_loggers [KILLS]

Prints one JSON object and exits with 1 if a request was lost, a notice was lost or doubled, or a journal did not
verify. The writers are forked from this one process, which has no threads; Slack is a file that outlives them.
"""

import json
import os
import random
import signal
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

from bot import journal, outbox, register
from bot.clock import SystemClock
from bot.delivery import Delivery
from bot.machine import Machine
from bot.schema import OUTBOX, SCHEMA
from bot.slack import Posted
from bot.store.seam import Store
from bot.store.tinydb_store import open_store
from bot.usecases.reminders import Reminders
from bot.usecases.requests import Requests
from handlers.views.message import Message
from knowledge import deadlines
from knowledge.access import Actor
from knowledge.calendar import Calendar
from knowledge.loading import DATA
from knowledge.organisation import Channels, Dpo, Organisation
from knowledge.reminders import about
from knowledge.requests.loading import load_rights
from knowledge.requests.model import Channel, Intake
from tests.bot.staff import Staff

KILLS_A_FOLDER = 15
FAULTS = ("lost", "halves", "unverified", "unsent", "doubled")
OURS = Organisation(dpo=Dpo(slack="U0DPO"), handlers=("U0HANNE",), channels=Channels(triage="C0TRIAGE"))
EMMA, HANNE = Actor(id="U0EMMA"), Actor(id="U0HANNE")
RIGHTS = load_rights(DATA)


@dataclass(frozen=True)
class FileSlack:
    """Posts are lines of a file, written whole or not at all; their line number is their ts."""

    file: Path

    def post(self, channel: str, thread_ts: str | None, message: Message, key: str) -> Posted:
        with self.file.open("a") as posts:
            posts.write(f"{key}\n")
        return Posted(channel, str(len(self.posted())))

    def update(self, channel: str, ts: str, message: Message) -> Posted:
        assert 0 < int(ts) <= len(self.posted())
        return Posted(channel, ts)

    def look_up(self, channel: str, thread_ts: str | None, key: str, oldest: float) -> Posted | None:
        keys = self.posted()
        return Posted(channel, str(keys.index(key) + 1)) if key in keys else None

    def posted(self) -> list[str]:
        return self.file.read_text().splitlines() if self.file.exists() else []


def delivery_over(store: Store, file: Path) -> Delivery:
    slack: Any = FileSlack(file)
    return Delivery(store, slack, SystemClock(), lambda notice, repeat: Message(text=notice.key, blocks=[]))


def log_for_ever(folder: Path, acknowledge: int) -> NoReturn:
    """Log, sometimes claim, acknowledge each by its reference; a thread delivers meanwhile."""
    store = open_store(folder / "data", SCHEMA)
    delivery = delivery_over(store, folder / "slack")
    machine = Machine(store, SystemClock(), OURS, delivery.wake)
    desk = Requests(machine, RIGHTS, Reminders(machine, Staff()))
    threading.Thread(target=delivery.run, daemon=True).start()
    while True:
        today = datetime.now(UTC).date()
        known = Intake(rights=("right-access",), received_on=today, channel=Channel.EMAIL, lang="nl")
        reference = desk.log(known, EMMA, "nl", None, once=f"log/{desk.machine.new_id()}", sure=True).reference
        assert reference
        if random.random() < 0.3:
            desk.claim(reference, HANNE)
        os.write(acknowledge, f"{reference}\n".encode())


def kill_one(folder: Path) -> list[str]:
    """The references that the killed process had acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            log_for_ever(folder, writing)
        except BaseException:  # noqa: BLE001 - a forked child must not return into its parent's code
            traceback.print_exc()
            os._exit(1)
    os.close(writing)
    time.sleep(random.uniform(0.005, 0.12))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the process stopped by itself"
    with os.fdopen(reading) as acknowledged:
        return acknowledged.read().split()


def look(store: Store, acknowledged: list[str], told: dict[str, int]) -> None:
    """After a kill: every acknowledged request, each whole, and the journal."""
    there = {found.reference: found for found in register.all_requests(store)}
    told["lost"] += len(set(acknowledged) - set(there))
    entries = Counter(entry.reference for entry in journal.entries(store))
    for reference, found in there.items():
        owed = [
            f"{kind}/{reference}/{number}" for kind in ("card", "receipt") for number in range(1, found.version + 1)
        ]
        whole = all(store.get(OUTBOX, key) for key in owed) and outbox.waiting(store, about(reference))
        told["halves"] += entries[reference] != found.version or not whole
    told["unverified"] += journal.verified(store) is not None


def settle(folder: Path, told: dict[str, int]) -> None:
    """At the end: one last start delivers what is owed; every request has one card and one receipt."""
    store = open_store(folder / "data", SCHEMA)
    delivery_over(store, folder / "slack").deliver_due()
    posted = Counter("/".join(key.split("/")[:2]) for key in FileSlack(folder / "slack").posted())
    owed = {f"{kind}/{found.reference}" for found in register.all_requests(store) for kind in ("card", "receipt")}
    told["unsent"] += len(owed - set(posted)) + len(outbox.due(store, datetime.now(UTC), 1))
    told["doubled"] += sum(count - 1 for count in posted.values())
    told["posted"] += len(posted)
    store.close()


def kill(kills: int) -> dict[str, int]:
    """What became of so many kills."""
    told = {"kills": kills, "acknowledged": 0, "posted": 0} | dict.fromkeys(FAULTS, 0)
    deadlines.initial(datetime.now(UTC).date(), Calendar())  # holidays are read here, not by every writer
    for first in range(0, kills, KILLS_A_FOLDER):
        with tempfile.TemporaryDirectory() as temporary:
            folder, acknowledged = Path(temporary), list[str]()
            for _ in range(min(KILLS_A_FOLDER, kills - first)):
                acknowledged += kill_one(folder)
                store = open_store(folder / "data", SCHEMA)
                look(store, acknowledged, told)
                store.close()
            told["acknowledged"] += len(acknowledged)
            settle(folder, told)
    return told


if __name__ == "__main__":
    outcome = kill(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
    print(json.dumps(outcome))  # noqa: T201 - the report
    sys.exit(any(outcome[fault] for fault in FAULTS))
