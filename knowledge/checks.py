"""Recurring checks of desks and passwords (ISO/IEC 27001:2022 A.7.7, A.5.17): who is asked when, what an answer does.

A check asks how things are, never for a password or when it was changed (NIST SP 800-63B-4, 3.1.1.2).
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, Literal, get_args

from knowledge.asking import Place
from knowledge.calendar import DAY, first_day
from knowledge.errors import CheckOver
from knowledge.language import Frozen
from knowledge.notice import Owed
from knowledge.organisation import Campaign, CheckKind, Organisation, Weekday
from knowledge.reader import Reader, hours_of

WEEK: Final = 7 * DAY
LATE: Final = WEEK / 2  # asked later than this, the next check is nearer
MOST_SNOOZES: Final = 2
_WEEKDAYS: Final[tuple[Weekday, ...]] = get_args(Weekday)


class Answer(StrEnum):
    """What somebody clicks."""

    ALL_GOOD = "all-good"
    NEED_HELP = "need-help"
    LATER = "later"


FINAL: Final = frozenset({Answer.ALL_GOOD, Answer.NEED_HELP})
"""Answers after which nothing more is asked."""


class Attestation(Frozen):
    """One person asked once by a campaign. ``day`` is the campaign's local date, ``due`` when they were asked (UTC)."""

    campaign: str
    kind: CheckKind
    day: date
    person: str
    due: datetime
    answer: Answer | None = None
    answered_at: datetime | None = None
    snoozes: int = 0

    @property
    def subject(self) -> str:
        """What its record and the keys of its notices begin with."""
        return f"check/{self.campaign}/{self.day}/{self.person}"

    @property
    def again(self) -> str:
        """The key of the question as it was last put off."""
        return f"{self.subject}/again-{self.snoozes}"

    def still_asks(self, turn: int) -> bool:
        """Whether the question that had been put off ``turn`` times waits for an answer."""
        return self.answer not in FINAL and self.snoozes == turn


class CheckAsked(Owed):
    """The question with its buttons; ``Later`` is offered while it may be put off."""

    kind: Literal["check"] = "check"
    check: Attestation


class CheckAnswered(Owed):
    """The question ``ts`` becomes a line; ``again`` (UTC) is when it comes back."""

    kind: Literal["check-answered"] = "check-answered"
    check: Attestation
    again: datetime | None
    ts: str


class HelpWanted(Owed):
    """Somebody wants help with a check and agreed that the DPO sees who; ``fallback`` hears if the channel refuses."""

    kind: Literal["help-wanted"] = "help-wanted"
    check: Attestation
    fallback: str | None = None


class Asking(Frozen):
    """A question and the instant (UTC) at which it goes."""

    due: datetime
    notice: CheckAsked


class Answering(Frozen):
    """What an answer leads to: the record as it becomes, and what comes again."""

    check: Attestation
    again: Asking | None = None


def days(campaign: Campaign, today: date) -> Sequence[date]:
    """The campaign's dates that people in any zone may have to be asked for now: of this week, the last, the next."""
    monday = today - today.weekday() * DAY
    this = monday + _WEEKDAYS.index(campaign.day) * DAY
    return this - WEEK, this, this + WEEK


def asked(campaign: Campaign, day: date, reader: Reader, organisation: Organisation) -> Attestation:
    """Somebody is to be asked: at the campaign's time in their zone, on its day or their next working day."""
    hours = hours_of(reader, organisation)
    due = hours.calendar.instant(first_day(hours.works_on, day), campaign.time)
    return Attestation(campaign=campaign.id, kind=campaign.kind, day=day, person=reader.id, due=due)


def question(check: Attestation, reader: Reader, organisation: Organisation, now: datetime) -> Asking:
    """The question for the first time: when it is due; where that was over an hour ago, within working hours."""
    missed = now - check.due > timedelta(hours=1)
    due = hours_of(reader, organisation).next_moment(now) if missed else check.due
    return Asking(due=due, notice=_question(check, reader, check.subject, check.due + LATE))


def may_wait(check: Attestation) -> bool:
    """Whether "Later" is still offered."""
    return check.snoozes < MOST_SNOOZES


def answered(
    check: Attestation, answer: Answer, turn: int, reader: Reader, organisation: Organisation, now: datetime
) -> Answering:
    """What a click leads to; ``turn`` is how often the clicked question had been put off.

    The first final answer stands. "Later" counts once a turn. Raises CheckOver a week after the first question.
    """
    if check.answer in FINAL:
        return Answering(check=check)
    if now >= check.due + WEEK:
        raise CheckOver
    if answer is not Answer.LATER:
        return Answering(check=check.model_copy(update={"answer": answer, "answered_at": now}))
    if turn != check.snoozes or not may_wait(check):
        return Answering(check=check)
    return _put_off(check, reader, organisation, now)


def _put_off(check: Attestation, reader: Reader, organisation: Organisation, now: datetime) -> Answering:
    """Ask again within working hours, unless the next check of the campaign comes first."""
    later = check.model_copy(update={"answer": Answer.LATER, "answered_at": now, "snoozes": check.snoozes + 1})
    due = hours_of(reader, organisation).next_moment(now + timedelta(hours=organisation.limits.snooze_hours))
    until = check.due + WEEK
    if due >= until:
        return Answering(check=later)
    notice = _question(later, reader, later.again, until)
    return Answering(check=later, again=Asking(due=due, notice=notice))


def _question(check: Attestation, reader: Reader, key: str, until: datetime) -> CheckAsked:
    return CheckAsked(key=key, to=Place(channel=check.person), lang=reader.lang, until=until, check=check)


def help_wanted(check: Attestation, organisation: Organisation) -> HelpWanted | None:
    """Word to the DPO channel, else to the DPO or the deputy; None where there is nobody to help."""
    person = organisation.dpo.slack or organisation.dpo.deputy
    where = organisation.channels.dpo or person
    if where is None:
        return None
    return HelpWanted(
        key=f"help/{check.subject}",
        to=Place(channel=where),
        lang=organisation.languages[0],
        check=check,
        fallback=person,
    )
