"""A clock that stands still while the person is asked who they are or what they mean (EDPB 01/2022, para 159).

The guidelines say "may", and the law itself names no pause, so that the date without it is always given too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.calendar import DAY, Calendar, Moment
from knowledge.deadlines import Deadline, Status, first_month, notice_target
from knowledge.errors import DeadlineInvalid
from knowledge.extensions import Extension, grant
from knowledge.language import Frozen
from knowledge.organisation import Acknowledge
from knowledge.periods import Period, corresponding, counting, ending, receipt
from knowledge.steps import PauseReason, Step, StepKind


class Pause(Frozen):
    """What was asked of the person: the local dates of the ask and of the answer (None: not yet)."""

    asked: date
    answered: date | None = None
    reason: PauseReason = PauseReason.IDENTITY


def clock_paused(
    received: Moment,
    calendar: Calendar,
    pauses: Sequence[Pause],
    extension: Extension | None = None,
    first_ask_days: int = Acknowledge().first_ask_days,
) -> Deadline:
    """The end of the period moved by the days on which the clock stood still; ``alternative`` is the date without.

    A first ask more than ``first_ask_days`` after receipt is not "without undue delay": no pause counts. Raises
    DeadlineInvalid for an ask before receipt or an answer before its ask, and as ``extended`` does.
    """
    month = first_month(received, calendar)
    asked = sorted(pauses, key=lambda pause: (pause.asked, pause.answered or date.max, pause.reason))
    _check(asked, month.received)
    granted = grant(extension, month, calendar) if extension else None
    whole = granted.period if granted else month
    effect = _effect(asked, whole, month.received + first_ask_days * DAY, calendar)
    invalid = granted is not None and not granted.valid and effect.due is not None
    return Deadline(
        due=effect.due,
        alternative=whole.end,
        hard=whole.end,
        notice_target=notice_target(month, calendar),
        status=Status.EXTENSION_INVALID if invalid else effect.status,
        steps=(receipt(month.received, calendar), *([granted.step] if granted else []), *effect.steps),
    )


def paused_days(pauses: Iterable[Pause]) -> int:
    """Days from each ask up to, not including, its answer; a day of several pauses once, an open pause not at all."""
    days, reached = 0, date.min
    for pause in sorted(pauses, key=lambda pause: pause.asked):
        if pause.answered and pause.answered > reached:
            days += (pause.answered - max(pause.asked, reached)).days
            reached = pause.answered
    return days


@dataclass(frozen=True)
class _Effect:
    """What pauses do to a period."""

    due: date | None
    status: Status
    steps: tuple[Step, ...]


def _effect(asked: Sequence[Pause], whole: Period, limit: date, calendar: Calendar) -> _Effect:
    if not asked:
        return _Effect(whole.end, Status.RUNNING, counting(whole))
    if asked[0].asked > limit:
        late = Step(kind=StepKind.FIRST_ASKED_TOO_LATE, day=asked[0].asked, until=limit)
        return _Effect(whole.end, Status.PAUSE_IGNORED, (late, *counting(whole)))
    steps = (corresponding(whole), *(_asking(pause, whole) for pause in asked))
    hard = Step(kind=StepKind.WITHOUT_PAUSE, until=whole.end)
    accepted = [pause for pause in asked if pause.asked <= whole.nominal]
    if any(pause.answered is None for pause in accepted):
        return _Effect(None, Status.SUSPENDED, (*steps, hard))
    days = paused_days(accepted)
    last = whole.nominal + days * DAY
    end = calendar.working_day_on_or_after(last)
    still = Step(kind=StepKind.STOOD_STILL, days=days, until=last)
    return _Effect(end, Status.RUNNING, (*steps, still, ending(last, end), hard))


def _asking(pause: Pause, whole: Period) -> Step:
    if pause.asked > whole.nominal:
        return Step(kind=StepKind.ASKED_AFTER_END, day=pause.asked, until=whole.nominal)
    if pause.answered is None:
        return Step(kind=StepKind.ASKED_AND_OPEN, reason=pause.reason, day=pause.asked)
    return Step(kind=StepKind.ASKED, reason=pause.reason, day=pause.asked, until=pause.answered)


def _check(asked: Sequence[Pause], received: date) -> None:
    if asked and asked[0].asked < received:
        raise DeadlineInvalid("a person can be asked only after the request; give a day on or after the day of receipt")
    if any(pause.answered and pause.answered < pause.asked for pause in asked):
        raise DeadlineInvalid("an answer follows its ask; give a day on or after the day of the ask")
