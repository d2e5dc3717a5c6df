"""``ask``: a question and its answer in the terminal, or many of them as JSON lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Self

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.cli.jsonl import optional_text_of, serve, text_of
from bot.cli.why import print_why
from bot.organisation_file import load_organisation
from bot.settings import read_settings
from handlers.views.labels import labels
from knowledge.loading import load_knowledge
from knowledge.model import Knowledge
from knowledge.organisation import Organisation
from knowledge.sources import nearest, sources
from knowledge.understanding import Understanding, Understood
from knowledge.understanding.several import Part, read_several
from knowledge.wording import Wording

_STYLES = {"policy": "green", "law": "cyan", "organisation": "blue", "not-stated": "yellow"}


@dataclass(frozen=True)
class Desk:
    """All that is needed to answer a line in words."""

    knowledge: Knowledge
    understanding: Understanding
    wording: Wording
    organisation: Organisation

    @classmethod
    def open(cls, folder: Path | None = None) -> Self:
        """From the configured files; raises KnowledgeInvalid or BotError with what is wrong in them."""
        settings = read_settings()
        where = folder or settings.knowledge_dir
        knowledge = load_knowledge(where)
        organisation = load_organisation(settings.organisation) if settings.organisation.is_file() else Organisation()
        return cls(knowledge, Understanding.load(where, knowledge), Wording.load(where, knowledge), organisation)

    def text(self, understood: Understood) -> str:
        """The answer as sentences."""
        return self.wording.answer_text(understood.answer, understood.lang, self.organisation)


def ask(
    question: Annotated[list[str] | None, typer.Argument(help="What you want to know, in your own words.")] = None,
    locale: Annotated[
        str | None, typer.Option("--locale", "--lang", help="Your language, for lines that do not tell theirs: fr-BE.")
    ] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read and write one JSON object a line.")] = False,
    why: Annotated[
        bool, typer.Option("--why", help="Show the words that counted, the candidates and the rule that decided.")
    ] = False,
    folder: Annotated[Path | None, typer.Option(help="Folder of the knowledge base.")] = None,
) -> None:
    """Ask the policy a question."""
    if not question and not jsonl:
        raise typer.BadParameter("type a question, or --jsonl to read questions from standard input")
    desk = Desk.open(folder)
    if jsonl:
        serve(lambda entry: as_json(desk, entry))
        return
    line, console = " ".join(question or ()), Console(highlight=False)
    for part in read_several(desk.understanding, line, locale) or (Part(line, desk.understanding.read(line, locale)),):
        _print(console, desk, part.understood)
    if why and (told := desk.understanding.explain(line, locale)):
        print_why(console, told)


def as_json(desk: Desk, entry: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to ``{"q", "locale"?}`` as the contracts say; raises LineInvalid."""
    understood = desk.understanding.read(text_of(entry, "q"), optional_text_of(entry, "locale"))
    answer = understood.answer
    return {
        "kind": answer.kind,
        "facet": str(getattr(answer, "facet", None) or ""),
        "ids": list(getattr(answer, "ids", ())),
        "lang": understood.lang,
        "basis": desk.wording.basis_label(answer),
        "text": desk.text(understood),
        "source": [source.model_dump() for source in sources(answer, desk.knowledge)],
        "score": round(answer.score, 3),
    }


def _print(console: Console, desk: Desk, understood: Understood) -> None:
    answer = understood.answer
    console.print(Padding(Text(desk.text(understood)), (1, 2, 0, 2)))
    near = nearest(answer, desk.knowledge)
    for source in (*sources(answer, desk.knowledge), *([near] if near else [])):
        console.print(Padding(Text(desk.wording.source_text(source, understood.lang), style="dim"), (0, 2)))
    basis = desk.wording.basis_label(answer)
    if basis:
        label = labels(understood.lang)(f"label.{basis}")
        console.print(Padding(Text(label, style=_STYLES[basis]), (0, 2)))
    console.print()
