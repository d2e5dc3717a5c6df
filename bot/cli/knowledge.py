"""``knowledge``: check the knowledge base after an edit, and look into it."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from bot.cli.changes import differ, effect, print_effect
from bot.cli.evaluate import Labelled, questions_of
from bot.cli.knowledge_entry import Teller, entry_rows
from bot.cli.warnings import placed, print_warnings, warnings
from bot.organisation_file import load_organisation
from bot.settings import read_settings
from knowledge.language import DEFAULT_LANG, LANGS, Lang
from knowledge.loading import DATA, load_knowledge
from knowledge.lookup import Lookup
from knowledge.model import Knowledge
from knowledge.organisation import Organisation
from knowledge.question_bank import FOLDER as BANK
from knowledge.understanding import Understanding
from knowledge.validation import check
from knowledge.wording import Wording

Folder = Annotated[Path | None, typer.Option(help="Folder of the knowledge base, when it is not the configured one.")]
FAULTY = 1  # exit status when the files have faults
FEW = 10  # warnings of a kind, and changed questions, that are printed unless all are asked for

Against = Annotated[
    Path | None,
    typer.Option(exists=True, file_okay=False, help="Folder as it was before the edit; else the one of the package."),
]
Questions = Annotated[
    Path | None,
    typer.Option(exists=True, dir_okay=False, help="Labelled questions to answer again; else those of the folder."),
]


def validate(
    folder: Folder = None,
    against: Against = None,
    questions: Questions = None,
    every: Annotated[int, typer.Option(min=1, help="Answer only every so many questions: quicker.")] = 1,
    everything: Annotated[bool, typer.Option("--all", help="Print all warnings and all changed questions.")] = False,
) -> None:
    """Check every file of the knowledge base: faults, doubtful words, answers that an edit changes.

    Faults and warnings are told with file and line; only faults end with status 1. A folder other than the packaged
    one, or one given with --against, is compared: each labelled question that is answered otherwise is shown with both
    answers and its label. The whole bank takes half a minute.
    """
    where, console = _folder(folder), Console(highlight=False, soft_wrap=True)
    checked = check(where)
    for fault in checked.faults:
        console.print(placed(fault))
    if checked.knowledge is None or checked.understanding is None or checked.faults:
        console.print(Text(f"{len(checked.faults)} to mend in {where}", style="red"))
        raise typer.Exit(FAULTY)
    console.print(Text(_all_well(checked.knowledge), style="green"))
    before, limit = against or DATA, sys.maxsize if everything else FEW
    older = Understanding.load(before, load_knowledge(before)) if differ(before, where) else None
    found = warnings(where, checked.understanding)
    print_warnings(console, found, warnings(before, older) if older else None, limit)
    if older:
        asked = _asked(where, questions)[::every]
        print_effect(console, effect(asked, older, checked.understanding), limit)
    elif against or questions:
        console.print(f"No answer changes: {where} and {before} hold the same words, rules and facts.")


def _asked(folder: Path, file: Path | None) -> list[Labelled]:
    """The labelled questions of a file, or all of a folder; raises QuestionsInvalid."""
    files = [file] if file else sorted((folder / BANK).glob("*.jsonl"))
    return [labelled for each in files for labelled in questions_of(each)]


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
