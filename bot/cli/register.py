"""``register``: the rights requests, read beside a running bot."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot import journal, register
from bot.errors import BotError
from bot.schema import JOURNAL, SCHEMA
from bot.settings import Settings, read_settings
from bot.store import Store
from bot.store.tinydb_store import open_store
from knowledge.journal import Entry
from knowledge.requests.model import Request

console = Console()
BROKEN = 1  # exit status when the journal does not verify


class NoSuchRequest(BotError):
    """The register has no request with this reference."""


def list_requests(
    everything: Annotated[bool, typer.Option("--all", help="Closed ones too.")] = False,
) -> None:
    """List the open requests by reference, without names."""
    with _reading(read_settings()) as store:
        found = register.all_requests(store) if everything else register.open_requests(store)
    table = Table("Reference", "Rights", "Received", "Due", "State", "Handler", box=None, header_style="bold")
    for request in found:
        table.add_row(*_cells(request))
    console.print(table if found else "No request is open.")


def show(
    reference: Annotated[str, typer.Argument(help="Such as RR-2026-0001.")],
    names: Annotated[bool, typer.Option("--names", help="Show names and words too.")] = False,
) -> None:
    """Show one request with its journal. Names and words only with --names."""
    with _reading(read_settings()) as store:
        request = register.get(store, reference.upper())
        history = list(journal.entries(store, reference.upper()))
    if request is None:
        raise NoSuchRequest(
            f"No request is called {reference}; `compliance-bot register list --all` shows which there are."
        )
    facts = request.model_dump(mode="json", exclude={"intake", "outcomes"} if not names else None, exclude_none=True)
    facts |= {} if names else {"rights": " ".join(request.intake.rights), "received": str(request.intake.received_on)}
    for name, value in facts.items():
        console.print(f"[bold]{name}[/bold] ", end="")
        console.print(str(value), markup=False)
    for entry in history:
        console.print(_line(entry), markup=False, soft_wrap=True)


def verify_journal(
    head: Annotated[str | None, typer.Option(help="A hash noted earlier, as each weekly digest carries it.")] = None,
) -> None:
    """Check the journal's chain of hashes; ends with status 1 and names the first bad entry.

    With a head noted earlier it also finds an end that was cut off. The store is read, never changed.
    """
    with _reading(read_settings()) as store:
        fault, count, newest = journal.verified(store, head), store.count(JOURNAL), journal.head(store)
    if fault:
        console.print(
            f"The journal does not verify at entry {fault.number}: {fault.reason}.", style="red", soft_wrap=True
        )
        raise typer.Exit(BROKEN)
    console.print(f"The journal verifies: {count} entries, head {newest}", soft_wrap=True)


@contextmanager
def _reading(settings: Settings) -> Iterator[Store]:
    store = open_store(settings.data_dir, SCHEMA, read_only=True)
    try:
        yield store
    finally:
        store.close()


def _cells(request: Request) -> tuple[str, ...]:
    rights = " ".join(right.removeprefix("right-") for right in request.intake.rights)
    due = request.due.isoformat() if request.due else "-"
    return request.reference, rights, str(request.intake.received_on), due, request.state, request.assignee or "-"


def _line(entry: Entry) -> str:
    facts = " ".join(f"{name}={value}" for name, value in entry.facts.items())
    return f"{entry.number:>6}  {entry.at:%Y-%m-%d %H:%M}  {entry.actor}  {entry.action}  {facts}"
