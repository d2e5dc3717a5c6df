"""The steps to a date as sentences that can be read out, in four languages."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Self, TypeVar

from knowledge.calendar import Calendar
from knowledge.date_words import days, hours, long_day, long_moment, month_name, short_day, weekday
from knowledge.deadlines import Status
from knowledge.grammar import capitalised, joined
from knowledge.language import Lang
from knowledge.loading import DATA
from knowledge.steps import Step
from knowledge.steps_file import Label, StepsFile, read_steps_files

_Value = TypeVar("_Value")


class StepWords:
    """Says steps, where they stand, and what a deadline is."""

    def __init__(self, files: Mapping[Lang, StepsFile]) -> None:
        self._files = files

    @classmethod
    def load(cls, folder: Path = DATA) -> Self:
        """Read ``steps/<lang>.yaml`` under a folder. Raises KnowledgeInvalid with every fault."""
        return cls(read_steps_files(folder))

    def say(self, step: Step, lang: Lang, calendar: Calendar) -> str:
        """The sentence of a step; the calendar gives the names of holidays and the local time."""
        return capitalised(self._files[lang].steps[step.kind].format(**self._words(step, lang, calendar)))

    def sources(self, step: Step, lang: Lang) -> str:
        """Where the rule of a step stands: ``Regulation 1182/71, article 3(4); EDPB Guidelines 01/2022, para 161``."""
        return "; ".join(self._files[lang].sources[source] for source in step.sources)

    def label(self, label: Label, lang: Lang) -> str:
        """The label of a date: ``Due``."""
        return self._files[lang].labels[label]

    def status(self, status: Status, lang: Lang) -> str:
        """How a deadline stands, in words."""
        return self._files[lang].statuses[status]

    def _words(self, step: Step, lang: Lang, calendar: Calendar) -> dict[str, str]:
        """Every word that a sentence may use; empty where the step has no such value."""
        file = self._files[lang]
        return {
            "day": _said(step.day, lambda day: long_day(day, lang)),
            "weekday": _said(step.day, lambda day: weekday(day, lang)),
            "holiday": _said(step.day, lambda day: calendar.holiday(day, lang) or ""),
            "until": _said(step.until, lambda day: long_day(day, lang)),
            "month": _said(step.until, lambda day: month_name(day, lang)),
            "off": joined((_day_off(day, lang, calendar) for day in step.off), lang),
            "at": _said(step.at, lambda at: long_moment(calendar.local(at), lang)),
            "number": _said(step.number, str),
            "months": _said(step.months, lambda count: file.months[count]),
            "days": _said(step.days, lambda count: days(count, lang)),
            "hours": _said(step.hours, lambda count: hours(count, lang)),
            "reason": _said(step.reason, lambda reason: file.reasons[reason]),
        }


def _said(value: _Value | None, say: Callable[[_Value], str]) -> str:
    return "" if value is None else say(value)


def _day_off(day: date, lang: Lang, calendar: Calendar) -> str:
    """``Sunday 28 March (Easter Sunday)``."""
    name = calendar.holiday(day, lang)
    return f"{short_day(day, lang)} ({name})" if name else short_day(day, lang)
