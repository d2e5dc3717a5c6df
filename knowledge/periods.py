"""Periods in months as the law counts them (Regulation 1182/71): from receipt to the last hour of a working day."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from dateutil.relativedelta import relativedelta

from knowledge.calendar import DAY, Calendar, Moment
from knowledge.errors import DeadlineInvalid
from knowledge.steps import Step, StepKind

GDPR_APPLIES: Final = date(2018, 5, 25)
_SATURDAY: Final = 5


@dataclass(frozen=True)
class Period:
    """``months`` from the day of receipt: ``nominal`` is the same date then, ``end`` the working day it ends on."""

    received: date
    months: int
    nominal: date
    end: date


def day_of(moment: Moment, calendar: Calendar) -> date:
    """The local date on which something happened.

    Raises DeadlineInvalid before 25 May 2018 and where public holidays are not known, CalendarError for a time
    without an offset.
    """
    day = calendar.local_date(moment)
    if day < GDPR_APPLIES:
        raise DeadlineInvalid("the GDPR applies from 25 May 2018; give a day from then on")
    if not calendar.knows(day):
        raise DeadlineInvalid("the public holidays of that year are not known yet; give an earlier day")
    return day


def add_months(day: date, months: int) -> date:
    """The same date some months later, or the last day of that month (Reg. 1182/71 art. 3(2)(c))."""
    return day + relativedelta(months=months)


def period(received: date, months: int, calendar: Calendar) -> Period:
    """Months counted from receipt, never from a day that was already moved; only the last day moves (art. 3(4))."""
    nominal = add_months(received, months)
    return Period(received, months, nominal, calendar.working_day_on_or_after(nominal))


def receipt(received: date, calendar: Calendar) -> Step:
    """The step that starts a period; it starts on any day (EDPB 01/2022, para 159)."""
    works = calendar.is_working_day(received)
    return Step(kind=StepKind.RECEIVED if works else StepKind.RECEIVED_ON_DAY_OFF, day=received)


def counting(counted: Period) -> tuple[Step, ...]:
    """The steps from receipt to the end of a period."""
    return corresponding(counted), ending(counted.nominal, counted.end)


def corresponding(counted: Period) -> Step:
    """The step from receipt to the nominal day."""
    months, number = counted.months, counted.received.day
    if counted.nominal.day == number:
        return Step(kind=StepKind.SAME_DATE, months=months, until=counted.nominal)
    return Step(kind=StepKind.LAST_DAY_OF_MONTH, months=months, number=number, until=counted.nominal)


def ending(last: date, end: date) -> Step:
    """The step from the last day of a period to the working day on which it ends."""
    if last == end:
        return Step(kind=StepKind.ENDS_THAT_DAY, until=end)
    off = tuple(last + count * DAY for count in range((end - last).days))
    if all(day.weekday() >= _SATURDAY for day in off):
        return Step(kind=StepKind.ENDS_AFTER_WEEKEND, day=last, until=end)
    if len(off) == 1:
        return Step(kind=StepKind.ENDS_AFTER_HOLIDAY, day=last, until=end)
    return Step(kind=StepKind.ENDS_AFTER_DAYS_OFF, off=off, until=end)
