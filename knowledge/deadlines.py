"""When a data subject must have an answer or a refusal (GDPR art. 12(3) and (4)), and what a deadline is."""

from datetime import date
from enum import StrEnum
from typing import Final

from knowledge.calendar import Calendar, Moment
from knowledge.language import Frozen
from knowledge.periods import Period, counting, day_of, period, receipt
from knowledge.steps import Step, StepKind

# A list of public holidays for Belgium in the Official Journal (C/2025/6771) names this day, the Act of 1974 does not.
# A period ends on it, which is the earlier and safe date; the other date is shown.
_DOUBTFUL_HOLIDAYS: Final = frozenset({("BE", date(2026, 11, 2))})


class Status(StrEnum):
    """A deadline runs, waits for the person, or was not moved by a pause or an extension that does not count."""

    RUNNING = "running"
    SUSPENDED = "suspended"
    PAUSE_IGNORED = "pause-ignored"
    EXTENSION_INVALID = "extension-invalid"


class Deadline(Frozen):
    """The last day of a period, as a local date that ends at midnight, and how it was found.

    ``due`` is None while the clock stands still. ``hard`` is the date without any pause, on which alarms run;
    ``alternative`` is another reading of the law, or ``hard`` beside a pause. ``notice_target`` is the last working
    day within the first month: the day to aim for, and to announce an extension by.
    """

    due: date | None
    alternative: date | None = None
    hard: date
    notice_target: date
    status: Status = Status.RUNNING
    steps: tuple[Step, ...]


def initial(received: Moment, calendar: Calendar) -> Deadline:
    """One month from receipt (GDPR art. 12(3)).

    ``received`` is a local date or an instant with its offset. Raises DeadlineInvalid before 25 May 2018 and in a
    year whose holidays are not known, CalendarError for a time without an offset.
    """
    month = first_month(received, calendar)
    steps = (receipt(month.received, calendar), *counting(month))
    otherwise = None
    if (calendar.country, month.end) in _DOUBTFUL_HOLIDAYS:
        otherwise = calendar.next_working_day(month.end)
        steps = (*steps, Step(kind=StepKind.DOUBTFUL_HOLIDAY, day=month.end, until=otherwise))
    return Deadline(
        due=month.end,
        alternative=otherwise,
        hard=month.end,
        notice_target=notice_target(month, calendar),
        steps=steps,
    )


def refusal(received: Moment, calendar: Calendar) -> Deadline:
    """One month from receipt, whatever was extended (GDPR art. 12(4)); raises as ``initial`` does."""
    month = first_month(received, calendar)
    no_more = Step(kind=StepKind.REFUSAL_IN_FIRST_MONTH)
    return Deadline(
        due=month.end,
        hard=month.end,
        notice_target=notice_target(month, calendar),
        steps=(receipt(month.received, calendar), no_more, *counting(month)),
    )


def first_month(received: Moment, calendar: Calendar) -> Period:
    """The month in which every answer, refusal or notice of extension is due; raises as ``initial`` does."""
    return period(day_of(received, calendar), 1, calendar)


def notice_target(month: Period, calendar: Calendar) -> date:
    """The last working day that is not after the nominal day of the first month."""
    return calendar.working_day_on_or_before(month.nominal)
