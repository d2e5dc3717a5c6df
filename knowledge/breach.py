"""When a personal data breach must be notified to the authority: 72 hours after becoming aware (GDPR art. 33(1))."""

from datetime import datetime, timedelta, timezone
from enum import StrEnum

from knowledge.calendar import Calendar
from knowledge.deadlines import Status
from knowledge.language import Frozen
from knowledge.organisation import Acknowledge
from knowledge.periods import day_of
from knowledge.steps import Step, StepKind

_HOUR = timedelta(hours=1)


class HourCount(StrEnum):
    """From the minute of awareness, or in full hours that begin after it (Reg. 1182/71 art. 3(1))."""

    ELAPSED = "elapsed"
    FULL_HOURS = "reg1182"


class BreachDeadline(Frozen):
    """The instants (with their local offset) at which the hours end, and how they were found.

    ``due`` and ``hard`` are the end in the asked way of counting, ``alternative`` in the other. Nothing
    is announced beforehand, so there is no ``notice_target``.
    """

    due: datetime
    alternative: datetime
    hard: datetime
    notice_target: None = None
    status: Status = Status.RUNNING
    steps: tuple[Step, ...]


def breach_notification(
    aware: datetime,
    calendar: Calendar,
    count: HourCount = HourCount.ELAPSED,
    hours: int = Acknowledge().breach_hours,
) -> BreachDeadline:
    """Hours after awareness, to the minute; they run through nights, weekends and holidays and never roll.

    ``aware`` is an instant with its offset. Raises DeadlineInvalid before 25 May 2018, CalendarError without offset.
    """
    day_of(aware, calendar)
    start = _local(aware.replace(second=0, microsecond=0), calendar)
    full = _local(start.replace(minute=0) + _HOUR, calendar)
    elapsed_end, full_end = (_local(first + hours * _HOUR, calendar) for first in (start, full))
    if count is HourCount.ELAPSED:
        end, other = elapsed_end, full_end
        steps = (*_running(start, end, hours), Step(kind=StepKind.OTHERWISE_FULL_HOURS, at=other))
    else:
        end, other = full_end, elapsed_end
        first = Step(kind=StepKind.NEXT_FULL_HOUR, at=full)
        steps = (first, *_running(full, end, hours), Step(kind=StepKind.OTHERWISE_ELAPSED, at=other))
    return BreachDeadline(due=end, alternative=other, hard=end, steps=(Step(kind=StepKind.AWARE, at=start), *steps))


def _running(start: datetime, end: datetime, hours: int) -> tuple[Step, ...]:
    run = Step(kind=StepKind.HOURS_LATER, hours=hours, at=end)
    if start.utcoffset() == end.utcoffset():
        return (run,)
    return run, Step(kind=StepKind.CLOCKS_CHANGE)


def _local(instant: datetime, calendar: Calendar) -> datetime:
    """An instant with the offset it has in the zone: such instants compare and add up as time passes."""
    local = calendar.local(instant)
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()))
