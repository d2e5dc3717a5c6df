"""``deadline``: when a request must be answered or a breach notified, and how that date was found."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.cli.deadline_answer import Found, as_json, found
from bot.cli.deadline_line import DeadlineLine, Rule
from bot.cli.jsonl import LineInvalid, serve
from bot.organisation_file import load_organisation
from bot.settings import read_settings
from knowledge.breach import HourCount
from knowledge.calendar import Calendar, Moment
from knowledge.date_words import long_day, long_moment
from knowledge.errors import KnowledgeError
from knowledge.language import Lang, lang_of_locale
from knowledge.organisation import Organisation
from knowledge.step_words import StepWords
from knowledge.steps_file import Label


def deadline(
    received: Annotated[
        str | None,
        typer.Option(help="Day of receipt, 2026-02-28, or the time with its offset, 2026-02-28T12:00+01:00."),
    ] = None,
    rule: Annotated[Rule, typer.Option(help="Which deadline.")] = Rule.INITIAL,
    extra_months: Annotated[int | None, typer.Option(help="Months of an extension: 1 or 2.")] = None,
    notified: Annotated[str | None, typer.Option(help="Day on which an extension was told, with its reasons.")] = None,
    pause: Annotated[
        list[str] | None, typer.Option(help="Day of an ask and, after a slash, of its answer: 2026-03-04/2026-03-11.")
    ] = None,
    mode: Annotated[HourCount, typer.Option(help="How the hours of a breach are counted.")] = HourCount.ELAPSED,
    country: Annotated[str | None, typer.Option(help="Country of the public holidays; the organisation's.")] = None,
    locale: Annotated[str | None, typer.Option("--locale", "--lang", help="Language of the steps: fr-BE.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read and write one JSON object a line.")] = False,
    folder: Annotated[Path | None, typer.Option(help="Folder of the knowledge base.")] = None,
) -> None:
    """Compute a legal deadline and show the steps to it."""
    organisation, words = _organisation(), StepWords.load(folder or read_settings().knowledge_dir)
    if jsonl:
        serve(lambda entry: answer(entry, organisation, words))
        return
    entry = {
        "received": received,
        "rule": rule,
        "extra_months": extra_months,
        "notified": notified,
        "pauses": [_pause(text) for text in pause or ()],
        "mode": mode,
        "country": country,
        "locale": locale,
    }
    try:
        line = DeadlineLine.read(entry)
        calendar = line.calendar(organisation)
        _print(found(line, calendar, organisation), words, lang_of_locale(locale), calendar)
    except LineInvalid as error:
        raise typer.BadParameter(str(error)) from error


def answer(entry: Mapping[str, Any], organisation: Organisation, words: StepWords) -> Mapping[str, Any]:
    """The line that answers a line as the contracts say; raises LineInvalid."""
    line = DeadlineLine.read(entry)
    try:
        calendar = line.calendar(organisation)
        return as_json(found(line, calendar, organisation), words, lang_of_locale(line.locale), calendar)
    except KnowledgeError as error:
        raise LineInvalid(str(error)) from error


def _pause(text: str) -> Mapping[str, str | None]:
    asked, _, answered = text.partition("/")
    return {"asked": asked, "answered": answered or None}


def _organisation() -> Organisation:
    """The configured organisation; one without any settings where its file does not exist yet."""
    path = read_settings().organisation
    return load_organisation(path) if path.is_file() else Organisation()


def _print(deadline: Found, words: StepWords, lang: Lang, calendar: Calendar) -> None:
    dates = Table(box=None, show_header=False, pad_edge=False, padding=(0, 3, 0, 0))
    dates.add_column(style="dim", no_wrap=True)
    dates.add_column(overflow="fold")
    for label, text in _dates(deadline, words, lang, calendar):
        dates.add_row(Text(words.label(label, lang)), Text(text, style="bold" if label is Label.DUE else ""))
    steps = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    steps.add_column(style="dim", justify="right")
    steps.add_column(overflow="fold")
    for number, step in enumerate(deadline.steps, start=1):
        sentence = Text(words.say(step, lang, calendar))
        steps.add_row(Text(str(number)), sentence.append("\n" + words.sources(step, lang), style="dim"))
    Console(highlight=False).print("", dates, "", steps, "", sep="\n")


def _dates(deadline: Found, words: StepWords, lang: Lang, calendar: Calendar) -> Iterator[tuple[Label, str]]:
    """What to show above the steps; a date that says nothing new is left out."""

    def told(moment: Moment | None) -> str:
        if moment is None:
            return words.label(Label.NO_DATE, lang)
        if isinstance(moment, datetime):
            return long_moment(calendar.local(moment), lang)
        return long_day(moment, lang)

    yield Label.DUE, told(deadline.due)
    if deadline.hard != deadline.due:
        yield Label.HARD, told(deadline.hard)
    if deadline.alternative not in (None, deadline.due, deadline.hard):
        yield Label.ALTERNATIVE, told(deadline.alternative)
    if deadline.notice_target:
        yield Label.NOTICE_TARGET, told(deadline.notice_target)
    yield Label.STATUS, words.status(deadline.status, lang)
