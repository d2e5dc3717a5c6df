"""The organisation as values: who is DPO, which channels, periods and limits (organisation.yaml).

Every field has a default, so that ``Organisation()`` is a valid, if lonely, organisation.
"""

from datetime import time
from enum import StrEnum
from typing import Annotated, Literal
from zoneinfo import available_timezones

from pydantic import BeforeValidator, Field, field_validator, model_validator

from knowledge.language import LANGS, Frozen, Lang

UserId = Annotated[str, Field(pattern=r"^[UW][A-Z0-9]{2,}$", description="a Slack user id such as U024BE7LH")]
ChannelId = Annotated[str, Field(pattern=r"^[CG][A-Z0-9]{2,}$", description="a Slack channel id such as C024BE91L")]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def _sexagesimal(value: object) -> object:
    """YAML reads 17:30 without quotes as the number 17 * 60 + 30."""
    return time(*divmod(value, 60)) if isinstance(value, int) and 0 <= value < 24 * 60 else value


LocalTime = Annotated[time, BeforeValidator(_sexagesimal)]


class Dpo(Frozen):
    """The data protection officer; ``contact`` is what people outside Slack use (e-mail or phone)."""

    slack: UserId | None = None
    deputy: UserId | None = None
    contact: str | None = None


class Channels(Frozen):
    """``triage`` for request cards, ``dpo`` for questions and digests, ``capture`` where logging may be offered."""

    triage: ChannelId | None = None
    dpo: ChannelId | None = None
    capture: tuple[ChannelId, ...] = ()


class Outsiders(Frozen):
    """What guests of the workspace may do. Slack Connect and other bots never get an answer."""

    guests: Literal["refuse", "answer"] = "refuse"


class WorkingHours(Frozen):
    """Local times between which people may be reminded, and the days of the week they work."""

    start: LocalTime = time(9)
    end: LocalTime = time(17, 30)
    days: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri")

    @field_validator("days")
    @classmethod
    def _some_day(cls, days: tuple[Weekday, ...]) -> tuple[Weekday, ...]:
        if not days:
            raise ValueError(
                "name at least one of mon, tue, wed, thu, fri, sat, sun: people are reminded on these days only"
            )
        return days

    @model_validator(mode="after")
    def _start_before_end(self) -> "WorkingHours":
        if self.start >= self.end:
            raise ValueError("working_hours: start must be before end")
        return self


class AccessEntry(Frozen):
    """A group that may see data of some activities, as the organisation states it."""

    group: str
    activities: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    reason: str


class CheckKind(StrEnum):
    """What a recurring check asks about."""

    CLEAN_DESK = "clean-desk"
    PASSWORD = "password"  # noqa: S105 - the name of a check


class Audience(Frozen):
    """Whom a campaign asks: people by id, and the staff among the members of a channel."""

    people: tuple[UserId, ...] = ()
    channel: ChannelId | None = None

    @model_validator(mode="after")
    def _somebody(self) -> "Audience":
        if not self.people and self.channel is None:
            raise ValueError("audience: name people, a channel, or both")
        return self


class Campaign(Frozen):
    """A check that comes every week, on a day and at a time of each person's own zone."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
    kind: CheckKind
    day: Weekday
    time: LocalTime
    audience: Audience


class Periods(Frozen):
    """How long the bot keeps its own records: years after closing, years, days."""

    requests_years: int = Field(default=3, ge=1, le=10)
    checks_years: int = Field(default=1, ge=1, le=10)
    questions_days: int = Field(default=90, ge=1, le=366)


class Limits(Frozen):
    """How often, how long and for how few: nudges when overdue, hours of snooze, smallest group in a statistic."""

    overdue_nudges: int = Field(default=5, ge=0, le=30)
    snooze_hours: int = Field(default=48, ge=1, le=168)
    min_group: int = Field(default=5, ge=2, le=100)


class Acknowledge(Frozen):
    """Days within which a first ask stops the clock; hours of the breach notification (art. 33(1) GDPR)."""

    first_ask_days: int = Field(default=7, ge=1, le=31)
    breach_hours: int = Field(default=72, ge=1, le=96)


class Organisation(Frozen):
    """All that organisation.yaml may say."""

    name: str = "our organisation"
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = "BE"
    timezone: str = "Europe/Brussels"
    working_hours: WorkingHours = WorkingHours()
    languages: tuple[Lang, ...] = LANGS
    dpo: Dpo = Dpo()
    handlers: tuple[UserId, ...] = ()
    channels: Channels = Channels()
    outsiders: Outsiders = Outsiders()
    owners: dict[str, UserId] = Field(default_factory=dict)
    access: tuple[AccessEntry, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    periods: Periods = Periods()
    limits: Limits = Limits()
    acknowledge: Acknowledge = Acknowledge()

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        if name not in available_timezones():
            raise ValueError(f"{name!r} is not a time zone; write it as Europe/Brussels")
        return name

    @field_validator("languages")
    @classmethod
    def _some_language(cls, langs: tuple[Lang, ...]) -> tuple[Lang, ...]:
        if not langs:
            raise ValueError("name at least one of nl, fr, en, de")
        return langs

    @field_validator("campaigns")
    @classmethod
    def _one_campaign_an_id(cls, campaigns: tuple[Campaign, ...]) -> tuple[Campaign, ...]:
        if len({campaign.id for campaign in campaigns}) < len(campaigns):
            raise ValueError("two campaigns have the same id; answers are counted by it")
        return campaigns
