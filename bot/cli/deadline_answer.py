"""The deadline that a line asks for, and the line that answers."""

from datetime import datetime
from typing import Any

from bot.cli.deadline_line import DeadlineLine, Rule
from bot.cli.jsonl import LineInvalid
from knowledge.breach import BreachDeadline, breach_notification
from knowledge.calendar import Calendar, Moment
from knowledge.deadlines import Deadline, initial, refusal
from knowledge.extensions import extended
from knowledge.language import Lang
from knowledge.organisation import Organisation
from knowledge.pauses import clock_paused
from knowledge.step_words import StepWords

Found = Deadline | BreachDeadline


def found(line: DeadlineLine, calendar: Calendar, organisation: Organisation) -> Found:
    """The deadline that a line asks for. Raises LineInvalid, CalendarError or DeadlineInvalid."""
    match line.rule:
        case Rule.INITIAL:
            return initial(line.received, calendar)
        case Rule.REFUSAL:
            return refusal(line.received, calendar)
        case Rule.EXTENDED:
            return extended(line.received, calendar, line.extension(calendar))
        case Rule.CLOCK_PAUSED:
            pauses = [pause.read(calendar) for pause in line.pauses]
            days = organisation.acknowledge.first_ask_days
            return clock_paused(line.received, calendar, pauses, line.extension(calendar), days)
        case Rule.BREACH72H:
            hours = organisation.acknowledge.breach_hours
            return breach_notification(_instant(line.received), calendar, line.mode, hours)


def as_json(deadline: Found, words: StepWords, lang: Lang, calendar: Calendar) -> dict[str, Any]:
    """The line that answers, its steps in a language."""
    return {
        "due": _iso(deadline.due),
        "alternative": _iso(deadline.alternative),
        "hard": _iso(deadline.hard),
        "notice_target": _iso(deadline.notice_target),
        "status": str(deadline.status),
        "steps": [
            {"text": words.say(step, lang, calendar), "source": words.sources(step, lang)} for step in deadline.steps
        ],
    }


def _instant(moment: Moment) -> datetime:
    if not isinstance(moment, datetime):
        raise LineInvalid("'received': a breach needs the time and its offset: 2026-02-28T12:00+01:00")
    return moment


def _iso(moment: Moment | None) -> str | None:
    """``2026-02-28``, or to the minute ``2026-02-28T12:00+01:00``."""
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="minutes")
    return None if moment is None else moment.isoformat()
