"""A line that asks for a deadline: its keys, and its first fault in words."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from bot.cli.jsonl import LineInvalid
from knowledge.breach import HourCount
from knowledge.calendar import Calendar, Moment
from knowledge.extensions import Extension
from knowledge.organisation import Organisation
from knowledge.pauses import Pause
from knowledge.periods import day_of
from knowledge.steps import PauseReason


class Rule(StrEnum):
    """Which deadline is asked for."""

    INITIAL = "initial"
    REFUSAL = "refusal"
    EXTENDED = "extended"
    CLOCK_PAUSED = "clock-paused"
    BREACH72H = "breach72h"


def _moment(value: object) -> Moment:
    """``2026-02-28`` or ``2026-02-28T12:00+01:00``."""
    text = value if isinstance(value, str) else ""
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            return read(text)
        except ValueError:
            continue
    raise ValueError("write a day as 2026-02-28 or a time as 2026-02-28T12:00+01:00")


MomentText = Annotated[Moment, BeforeValidator(_moment)]


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class PauseLine(_Line):
    """A pause as it is written."""

    asked: MomentText
    answered: MomentText | None = None
    reason: PauseReason = PauseReason.IDENTITY

    def read(self, calendar: Calendar) -> Pause:
        """The pause in local dates."""
        answered = None if self.answered is None else day_of(self.answered, calendar)
        return Pause(asked=day_of(self.asked, calendar), answered=answered, reason=self.reason)


class DeadlineLine(_Line):
    """What is asked; ``received`` is the moment of awareness for a breach."""

    received: MomentText
    rule: Rule
    extra_months: Annotated[int, Field(strict=True, ge=0, le=2)] | None = None
    pauses: tuple[PauseLine, ...] = ()
    notified: MomentText | None = None
    mode: HourCount = HourCount.ELAPSED
    country: str | None = None
    locale: str | None = None

    @classmethod
    def read(cls, entry: Mapping[str, Any]) -> Self:
        """The line; a key with null is one that is not there. Raises LineInvalid with the first fault."""
        try:
            return cls.model_validate({key: value for key, value in entry.items() if value is not None})
        except ValidationError as error:
            fault = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(map(str, fault["loc"]))
            said = "is missing" if fault["type"] == "missing" else fault["msg"].removeprefix("Value error, ")
            raise LineInvalid(f"{where!r}: {said}" if where else said) from None

    def calendar(self, organisation: Organisation) -> Calendar:
        """The line's country, else the organisation's, in the organisation's zone. Raises CalendarError."""
        return Calendar(self.country or organisation.country, organisation.timezone)

    def extension(self, calendar: Calendar) -> Extension | None:
        """The extension, where there are further months; two for ``extended`` unless it says otherwise."""
        months = 2 if self.extra_months is None and self.rule is Rule.EXTENDED else self.extra_months
        notified = None if self.notified is None else day_of(self.notified, calendar)
        return Extension(months=months, notified=notified) if months else None

    @model_validator(mode="after")
    def _extended_by_something(self) -> Self:
        if self.rule is Rule.EXTENDED and self.extra_months == 0:
            raise ValueError("'extra_months' must be 1 or 2 for 'extended'")
        return self
