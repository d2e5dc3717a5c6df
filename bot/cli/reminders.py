"""``reminders``: what waits to be sent and whether the tick runs, read beside a running bot."""

from contextlib import closing
from datetime import datetime
from typing import Annotated, Final
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.table import Table

from bot import outbox, ticks
from bot.organisation_file import load_organisation
from bot.schema import OUTBOX, SCHEMA
from bot.settings import Settings, read_settings
from bot.store.seam import Reading
from bot.store.tinydb_store import open_store
from knowledge.organisation import Organisation

KINDS: Final = {
    "deadline": "deadline reminder",
    "check": "check",
    "digest": "weekly digest",
    "help-wanted": "call for help",
    "outdated": "former message becomes a line",
}
SHOWN: Final = 5  # failures
_COUNTED: Final = (outbox.State.QUEUED, outbox.State.SENDING, outbox.State.FAILED, outbox.State.LAPSED)
console = Console()


def status(
    count: Annotated[int, typer.Option("--next", min=1, max=500, help="How many of the next notices to list.")] = 10,
) -> None:
    """Show the next notices that are due, how many wait or failed, and when the tick last ran."""
    settings = read_settings()
    zone = ZoneInfo(_organisation(settings).timezone)
    with closing(open_store(settings.data_dir, SCHEMA, read_only=True)) as store:
        console.print(_next(store, count, zone))
        console.print(_counts(store), highlight=False)
        for line in _failures(store, zone):
            console.print(line, markup=False, highlight=False)
        console.print(_last_tick(store, zone), highlight=False)


def _organisation(settings: Settings) -> Organisation:
    return load_organisation(settings.organisation) if settings.organisation.is_file() else Organisation()


def _next(store: Reading, count: int, zone: ZoneInfo) -> Table | str:
    waiting = outbox.upcoming(store, count)
    table = Table(f"Due ({zone.key})", "What", "About", "To", box=None, header_style="bold")
    for due, notice in waiting:
        kind, about, *_ = [*notice.key.split("/"), ""]
        table.add_row(_moment(due, zone), KINDS.get(notice.kind, kind), about, notice.to.channel)
    return table if waiting else "Nothing waits to be sent."


def _counts(store: Reading) -> str:
    """In words: how many are in each state; what was sent is not counted, since it is forgotten after a while."""
    found = {state: store.count(OUTBOX, state=state) for state in _COUNTED}
    return "\n" + " · ".join(f"{state} {number}" for state, number in found.items())


def _failures(store: Reading, zone: ZoneInfo) -> list[str]:
    """The latest notices that Slack would not take."""
    return [f"  {_moment(at, zone)}  {key}  {code}" for at, key, code in outbox.failures(store)[:SHOWN]]


def _last_tick(store: Reading, zone: ZoneInfo) -> str:
    """Each job of the tick with its last success; a job that fails stays behind the others."""
    jobs = ticks.every(store)
    if not jobs:
        return "The tick has never run: start the bot with `compliance-bot run`."
    newest = max(jobs.values())
    behind = [f"{job} since {_moment(at, zone)}" for job, at in sorted(jobs.items()) if at < newest]
    line = f"Last tick {_moment(newest, zone)}"
    return f"{line}; behind: {', '.join(behind)} (the bot's log says why)" if behind else line


def _moment(instant: datetime, zone: ZoneInfo) -> str:
    return instant.astimezone(zone).strftime("%a %Y-%m-%d %H:%M")
