"""The weekly digest for the DPO: how requests, checks and questions stand, in figures that name no colleague."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final, Literal

from knowledge.asking import Place
from knowledge.calendar import DAY, Calendar
from knowledge.checks import Answer, Attestation
from knowledge.language import Frozen
from knowledge.notice import Owed
from knowledge.organisation import CheckKind, Organisation
from knowledge.reader import own_hours
from knowledge.requests.model import OPEN, UNANSWERED, Request

WEEK: Final = 7 * DAY


class Occasion(Frozen):
    """A digest's day (local), the instants (UTC) at which it goes and from which it is too late."""

    day: date
    at: datetime
    until: datetime


class Dated(Frozen):
    """A request by its reference and its hard date."""

    reference: str
    due: date


class Turnout(Frozen):
    """How many were asked by a check of last week, how many answered, how many of these want help."""

    campaign: str
    kind: CheckKind
    asked: int
    answered: int
    help_wanted: int


class Digest(Frozen):
    """All figures. Weeks run from Monday in the organisation's zone; "last week" is the one before ``day``'s.

    ``days_lost``: calendar days between receipt and logging, one for each request logged last week.
    ``too_few``: checks of which nothing is told, since they asked fewer people than a statistic needs.
    """

    day: date
    open: int
    due: tuple[Dated, ...]
    overdue: tuple[Dated, ...]
    logged: int
    closed: int
    days_lost: tuple[int, ...]
    checks: tuple[Turnout, ...]
    too_few: int
    questions: int
    head: str


class WeeklyDigest(Owed):
    """The digest for the DPO channel; for ``fallback``, the DPO in person, where there is none or it refuses."""

    kind: Literal["digest"] = "digest"
    digest: Digest
    fallback: str | None = None


def occasion(now: datetime, organisation: Organisation) -> Occasion | None:
    """This week's digest: when the first working day begins, until the last one ends. None in a week off."""
    hours = own_hours(organisation)
    today = hours.calendar.local_date(now)
    first = hours.first_day_of_week(today)
    if first is None:
        return None
    last = max(day for day in (_monday(first) + count * DAY for count in range(7)) if hours.works_on(day))
    at, until = (
        hours.calendar.instant(day, time) for day, time in ((first, hours.hours.start), (last, hours.hours.end))
    )
    return Occasion(day=first, at=at, until=until)


def weekly(on: Occasion, digest: Digest, organisation: Organisation) -> WeeklyDigest | None:
    """The digest on its way to the DPO channel, else to the DPO or the deputy; None where there is nobody."""
    person = organisation.dpo.slack or organisation.dpo.deputy
    where = organisation.channels.dpo or person
    if where is None:
        return None
    return WeeklyDigest(
        key=f"digest/{on.day}/{where}",
        to=Place(channel=where),
        lang=organisation.languages[0],
        until=on.until,
        digest=digest,
        fallback=person,
    )


def compiled(
    today: date,
    requests: Sequence[Request],
    attestations: Iterable[Attestation],
    questions: int,
    head: str,
    organisation: Organisation,
) -> Digest:
    """The figures on a local date. ``questions`` to the DPO are those still open, ``head`` the journal's newest."""
    calendar = Calendar.of(organisation)
    this = _monday(today)
    former, following = this - WEEK, this + WEEK
    clocked = sorted(_dated(requests), key=lambda each: (each.due, each.reference))
    logged = [each for each in requests if former <= calendar.local_date(each.logged_at) < this]
    ended = [calendar.local_date(each.closed_at) for each in requests if each.closed_at]
    turnouts = _turnouts(each for each in attestations if former <= each.day < this)
    shown = tuple(each for each in turnouts if each.asked >= organisation.limits.min_group)
    return Digest(
        day=today,
        open=sum(each.state in OPEN for each in requests),
        due=tuple(each for each in clocked if today <= each.due < following),
        overdue=tuple(each for each in clocked if each.due < today),
        logged=len(logged),
        closed=sum(former <= day < this for day in ended),
        days_lost=tuple(max((calendar.local_date(e.logged_at) - e.intake.received_on).days, 0) for e in logged),
        checks=shown,
        too_few=len(turnouts) - len(shown),
        questions=questions,
        head=head,
    )


def _monday(day: date) -> date:
    return day - day.weekday() * DAY


def _dated(requests: Iterable[Request]) -> Iterable[Dated]:
    return (Dated(reference=r.reference, due=r.due) for r in requests if r.due and r.state in UNANSWERED)


def _turnouts(attestations: Iterable[Attestation]) -> list[Turnout]:
    by_campaign: dict[str, list[Attestation]] = {}
    for each in attestations:
        by_campaign.setdefault(each.campaign, []).append(each)
    return [_turnout(campaign, given) for campaign, given in sorted(by_campaign.items())]


def _turnout(campaign: str, given: Sequence[Attestation]) -> Turnout:
    answers = [each.answer for each in given]
    return Turnout(
        campaign=campaign,
        kind=given[-1].kind,
        asked=len(given),
        answered=sum(answer in {Answer.ALL_GOOD, Answer.NEED_HELP} for answer in answers),
        help_wanted=sum(answer is Answer.NEED_HELP for answer in answers),
    )
