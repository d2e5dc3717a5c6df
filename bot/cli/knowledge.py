"""``knowledge``: check the knowledge base after an edit, and look into it."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from bot.cli.knowledge_entry import Teller, entry_rows
from bot.organisation_file import load_organisation
from bot.settings import read_settings
from knowledge.language import DEFAULT_LANG, LANGS, Lang
from knowledge.loading import load_knowledge
from knowledge.lookup import Lookup
from knowledge.model import Knowledge
from knowledge.organisation import Organisation
from knowledge.validation import check
from knowledge.wording import Wording

Folder = Annotated[Path | None, typer.Option(help="Folder of the knowledge base, when it is not the configured one.")]
FAULTY = 1  # exit status when the files have faults


def validate(folder: Folder = None) -> None:
    """Check every file of the knowledge base; each fault is told with its file and line."""
    where, console = _folder(folder), Console(highlight=False, soft_wrap=True)
    checked = check(where)
    for fault in checked.faults:
        console.print(Text.assemble((f"{fault.file}:{fault.line}", "bold"), f"  {fault.message}"))
    if checked.knowledge is None or checked.faults:
        console.print(Text(f"{len(checked.faults)} to mend in {where}", style="red"))
        raise typer.Exit(FAULTY)
    console.print(Text(_all_well(checked.knowledge), style="green"))


def show(
    entry_id: Annotated[str, typer.Argument(metavar="ID", help="An activity, a topic or a data category.")],
    lang: Annotated[Lang, typer.Option(help="Language of the sentences.")] = DEFAULT_LANG,
    folder: Folder = None,
) -> None:
    """Print one entry: what is answered, where it stands, and what a customer is told."""
    where = _folder(folder)
    knowledge = load_knowledge(where)
    wording, lookup = Wording.load(where, knowledge), Lookup(knowledge)
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 1, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, text in entry_rows(entry_id, lang, Teller(lookup, wording, _organisation())):
        table.add_row(Text(label), Text(text))
    console = Console(highlight=False)
    console.print(Rule(Text(f"{wording.name(entry_id, lang)} · {entry_id}", style="bold"), align="left"), "", table)


def _all_well(knowledge: Knowledge) -> str:
    policy = knowledge.policy
    counts = (
        f"{len(policy.activities)} activities",
        f"{len(policy.topics)} topics of the policy",
        f"{len(knowledge.law)} of the law",
        f"{len(knowledge.organisation)} of the organisation",
        f"{len(policy.categories)} data categories",
        f"{len(LANGS)} languages",
    )
    return f"All well: revision {policy.revision}, {', '.join(counts)}"


def _organisation() -> Organisation:
    """The configured organisation; one without any settings where its file does not exist yet."""
    path = read_settings().organisation
    return load_organisation(path) if path.is_file() else Organisation()


def _folder(chosen: Path | None) -> Path:
    return chosen or read_settings().knowledge_dir
