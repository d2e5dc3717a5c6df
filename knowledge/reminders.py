"""Reminders of a request's legal date: stages before it, nudges after it, to whoever has to act."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final, Literal

from knowledge.access import Actor, Role, role
from knowledge.asking import Place
from knowledge.calendar import DAY, first_day
from knowledge.language import Frozen
from knowledge.notice import Owed
from knowledge.organisation import Organisation
from knowledge.reader import Reader, hours_of
from knowledge.reader_hours import ReaderHours
from knowledge.requests.model import UNANSWERED, Request
from knowledge.requests.notices import Summary, summary

STAGES: Final = (14, 7, 3, 1, 0)  # calendar days before the hard date


class Stage(Frozen):
    """A time to remind: ``7d`` before the date, or ``overdue-1`` after it; ``at`` in UTC."""

    name: str
    at: datetime


class DeadlineReminder(Owed):
    """A request must be answered by its date; ``until`` the next stage, which says more.

    ``fallback`` gets it where Slack refuses to take it to its reader.
    """

    kind: Literal["deadline"] = "deadline"
    stage: str
    request: Summary
    fallback: str | None = None

    @property
    def reader(self) -> str:
        """For whom it was meant, also where it goes to another (user id)."""
        return self.key.split("/")[4]

    def fits(self, request: Request) -> bool:
        """Whether it still says what is to be done about its request."""
        return request.state in UNANSWERED and self.request.due == request.due


class Reminding(Frozen):
    """A reminder and the instant (UTC) at which it goes."""

    due: datetime
    notice: DeadlineReminder


def about(reference: str) -> str:
    """What the keys of all reminders of a request begin with."""
    return f"deadline/{reference}"


def candidates(request: Request, organisation: Organisation) -> tuple[str, ...]:
    """Who is to be reminded, the first of them who is still here: the assignee, the DPO, the deputy (user ids).

    An assignee who is no handler any more could not act, and is passed over.
    """
    dpo = organisation.dpo
    assignee = request.assignee if request.assignee and _may_act(request.assignee, organisation) else None
    return tuple(dict.fromkeys(each for each in (assignee, dpo.slack, dpo.deputy) if each))


def owed(
    request: Request,
    reader: Reader,
    organisation: Organisation,
    now: datetime,
    waiting: Iterable[DeadlineReminder] = (),
) -> tuple[Reminding, ...]:
    """Every reminder of a request that is still to go to a reader, earliest first; none once it is answered.

    Stages that are past are left out, so that a request logged late gets the next one only; but not those of this date
    that ``waiting`` ones, perhaps for somebody else, had not told yet. Raises CalendarError where holidays are unknown.
    """
    if request.due is None or request.state not in UNANSWERED:
        return ()
    untold = {each.stage: each for each in waiting if each.fits(request)}
    stages = schedule(request.due, hours_of(reader, organisation), organisation.limits.overdue_nudges)
    following = [*(stage.at for stage in stages[1:]), None]
    return tuple(
        Reminding(
            due=stage.at,
            notice=_sent_on(untold.get(stage.name), reader)
            or _reminder(request, reader, stage.name, until, organisation),
        )
        for stage, until in zip(stages, following, strict=True)
        if stage.at > now or stage.name in untold
    )


def schedule(due: date, hours: ReaderHours, nudges: int) -> tuple[Stage, ...]:
    """The stages of a hard date for a reader, when their day begins: earliest first, at most one a day.

    A stage on a day off moves to the working day before; where two meet, the later one stands. After the date
    ``nudges`` working days follow.
    """
    days = _before(due, hours) | _after(due, hours, nudges)
    return tuple(Stage(name=name, at=hours.calendar.instant(day, hours.hours.start)) for day, name in days.items())


def _before(due: date, hours: ReaderHours) -> dict[date, str]:
    return {first_day(hours.works_on, due - before * DAY, -DAY): f"{before}d" for before in STAGES}


def _after(due: date, hours: ReaderHours, nudges: int) -> dict[date, str]:
    days: dict[date, str] = {}
    day = due
    for number in range(1, nudges + 1):
        day = first_day(hours.works_on, day + DAY)
        days[day] = f"overdue-{number}"
    return days


def _reminder(
    request: Request, reader: Reader, stage: str, until: datetime | None, organisation: Organisation
) -> DeadlineReminder:
    people = candidates(request, organisation)
    others = people[people.index(reader.id) + 1 :] if reader.id in people else people
    return DeadlineReminder(
        key=f"{about(request.reference)}/{stage}/{request.due}/{reader.id}",
        to=Place(channel=reader.id),
        lang=reader.lang,
        until=until,
        stage=stage,
        request=summary(request),
        fallback=next(iter(others), None),
    )


def _sent_on(waiting: DeadlineReminder | None, reader: Reader) -> DeadlineReminder | None:
    """One that Slack refused to take to its reader, so that it waits for another."""
    is_theirs = waiting is not None and waiting.reader == reader.id != waiting.to.channel
    return waiting if is_theirs else None


def _may_act(user: str, organisation: Organisation) -> bool:
    return role(Actor(id=user), organisation) in {Role.HANDLER, Role.DPO}
