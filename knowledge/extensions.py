"""Answers after an extension: up to two further months, told with reasons in the first (GDPR art. 12(3))."""

from dataclasses import dataclass
from datetime import date

from pydantic import Field

from knowledge.calendar import Calendar, Moment
from knowledge.deadlines import Deadline, Status, first_month, notice_target
from knowledge.errors import DeadlineInvalid
from knowledge.language import Frozen
from knowledge.periods import Period, add_months, counting, period, receipt
from knowledge.steps import Step, StepKind


class Extension(Frozen):
    """Further months, the local date on which they were told to the person (None: not yet), and whether with reasons.

    One that is not told yet is taken to be told in time.
    """

    months: int = Field(default=2, ge=1, le=2)
    notified: date | None = None
    reasons: bool = True


@dataclass(frozen=True)
class Granted:
    """The period that an extension leaves, whether it holds, and the step that says so."""

    period: Period
    valid: bool
    step: Step


def extended(received: Moment, calendar: Calendar, extension: Extension | None = None) -> Deadline:
    """Two or three months from receipt; one month where the extension was told too late or without reasons.

    Without ``extension`` it is two further months, not told yet. Raises DeadlineInvalid for an extension before
    receipt, and as ``initial`` does.
    """
    month, extension = first_month(received, calendar), extension or Extension()
    granted = grant(extension, month, calendar)
    end, steps = granted.period.end, (receipt(month.received, calendar), granted.step, *counting(granted.period))
    otherwise = _other_reading(month, extension, calendar) if granted.valid else end
    differs = otherwise != end
    return Deadline(
        due=end,
        alternative=otherwise if differs else None,
        hard=end,
        notice_target=notice_target(month, calendar),
        status=Status.RUNNING if granted.valid else Status.EXTENSION_INVALID,
        steps=(*steps, Step(kind=StepKind.OTHER_READING, until=otherwise)) if differs else steps,
    )


def grant(extension: Extension, month: Period, calendar: Calendar) -> Granted:
    """What becomes of the first month. Raises DeadlineInvalid for an extension before receipt."""
    if extension.notified and extension.notified < month.received:
        raise DeadlineInvalid("an extension follows the request; give a day on or after the day of receipt")
    step = _telling(extension, month)
    if step.kind in (StepKind.EXTENSION_TOLD, StepKind.EXTENSION_TO_TELL):
        return Granted(period(month.received, 1 + extension.months, calendar), valid=True, step=step)
    return Granted(month, valid=False, step=step)


def _telling(extension: Extension, month: Period) -> Step:
    told, limit = extension.notified, month.end
    if told is None:
        return Step(kind=StepKind.EXTENSION_TO_TELL, months=extension.months, until=limit)
    if told > limit:
        return Step(kind=StepKind.EXTENSION_TOO_LATE, day=told, until=limit)
    if not extension.reasons:
        return Step(kind=StepKind.EXTENSION_WITHOUT_REASONS, day=told)
    return Step(kind=StepKind.EXTENSION_TOLD, months=extension.months, day=told, until=limit)


def _other_reading(month: Period, extension: Extension, calendar: Calendar) -> date:
    """The further months counted from the end of the first, which is earlier where that was shortened."""
    return calendar.working_day_on_or_after(add_months(month.nominal, extension.months))
