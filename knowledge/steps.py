"""How a date was found: one value for each step, with the days it names and where its rule stands."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from knowledge.language import Frozen


class Source(StrEnum):
    """Where a rule stands: GDPR, Regulation 1182/71, EDPB Guidelines 01/2022 v2.1, Official Journal C/2025/6771."""

    GDPR_12_3 = "gdpr-12-3"
    GDPR_12_4 = "gdpr-12-4"
    GDPR_33_1 = "gdpr-33-1"
    REG_3_1 = "reg-3-1"
    REG_3_2_A = "reg-3-2-a"
    REG_3_2_C = "reg-3-2-c"
    REG_3_3 = "reg-3-3"
    REG_3_4 = "reg-3-4"
    EDPB_159 = "edpb-159"
    EDPB_160 = "edpb-160"
    EDPB_161 = "edpb-161"
    OJ_HOLIDAYS_2026 = "oj-holidays-2026"
    OURS = "ours"  # no rule says so; this is how we count


class PauseReason(StrEnum):
    """What the person was asked for."""

    IDENTITY = "identity"
    CLARIFICATION = "clarification"


class StepKind(StrEnum):
    """What a step does; the fields of ``Step`` that it fills are named beside it."""

    RECEIVED = "received"  # day
    RECEIVED_ON_DAY_OFF = "received-on-day-off"  # day
    SAME_DATE = "same-date"  # months, until
    LAST_DAY_OF_MONTH = "last-day-of-month"  # months, number, until
    ENDS_THAT_DAY = "ends-that-day"  # until
    ENDS_AFTER_WEEKEND = "ends-after-weekend"  # day, until
    ENDS_AFTER_HOLIDAY = "ends-after-holiday"  # day, until
    ENDS_AFTER_DAYS_OFF = "ends-after-days-off"  # off, until
    DOUBTFUL_HOLIDAY = "doubtful-holiday"  # day, until
    REFUSAL_IN_FIRST_MONTH = "refusal-in-first-month"
    EXTENSION_TO_TELL = "extension-to-tell"  # months, until
    EXTENSION_TOLD = "extension-told"  # months, day, until
    EXTENSION_TOO_LATE = "extension-too-late"  # day, until
    EXTENSION_WITHOUT_REASONS = "extension-without-reasons"  # day
    OTHER_READING = "other-reading"  # until
    ASKED = "asked"  # reason, day, until
    ASKED_AND_OPEN = "asked-and-open"  # reason, day
    FIRST_ASKED_TOO_LATE = "first-asked-too-late"  # day, until
    ASKED_AFTER_END = "asked-after-end"  # day, until
    STOOD_STILL = "stood-still"  # days, until
    WITHOUT_PAUSE = "without-pause"  # until
    AWARE = "aware"  # at
    NEXT_FULL_HOUR = "next-full-hour"  # at
    HOURS_LATER = "hours-later"  # hours, at
    CLOCKS_CHANGE = "clocks-change"
    OTHERWISE_ELAPSED = "otherwise-elapsed"  # at
    OTHERWISE_FULL_HOURS = "otherwise-full-hours"  # at


_SOURCES: Final[Mapping[StepKind, tuple[Source, ...]]] = {
    StepKind.RECEIVED: (Source.EDPB_159,),
    StepKind.RECEIVED_ON_DAY_OFF: (Source.EDPB_159, Source.REG_3_3),
    StepKind.SAME_DATE: (Source.REG_3_2_C, Source.EDPB_160),
    StepKind.LAST_DAY_OF_MONTH: (Source.REG_3_2_C, Source.EDPB_160),
    StepKind.ENDS_THAT_DAY: (Source.REG_3_2_C,),
    StepKind.ENDS_AFTER_WEEKEND: (Source.REG_3_4, Source.EDPB_161),
    StepKind.ENDS_AFTER_HOLIDAY: (Source.REG_3_4, Source.EDPB_161),
    StepKind.ENDS_AFTER_DAYS_OFF: (Source.REG_3_4, Source.EDPB_161),
    StepKind.DOUBTFUL_HOLIDAY: (Source.OJ_HOLIDAYS_2026, Source.OURS),
    StepKind.REFUSAL_IN_FIRST_MONTH: (Source.GDPR_12_4,),
    StepKind.EXTENSION_TO_TELL: (Source.GDPR_12_3,),
    StepKind.EXTENSION_TOLD: (Source.GDPR_12_3,),
    StepKind.EXTENSION_TOO_LATE: (Source.GDPR_12_3,),
    StepKind.EXTENSION_WITHOUT_REASONS: (Source.GDPR_12_3,),
    StepKind.OTHER_READING: (Source.GDPR_12_3, Source.OURS),
    StepKind.ASKED: (Source.EDPB_159,),
    StepKind.ASKED_AND_OPEN: (Source.EDPB_159,),
    StepKind.FIRST_ASKED_TOO_LATE: (Source.EDPB_159, Source.OURS),
    StepKind.ASKED_AFTER_END: (Source.EDPB_159, Source.OURS),
    StepKind.STOOD_STILL: (Source.EDPB_159, Source.OURS),
    StepKind.WITHOUT_PAUSE: (Source.GDPR_12_3, Source.OURS),
    StepKind.AWARE: (Source.GDPR_33_1,),
    StepKind.NEXT_FULL_HOUR: (Source.REG_3_1, Source.REG_3_2_A),
    StepKind.HOURS_LATER: (Source.GDPR_33_1, Source.REG_3_3, Source.REG_3_4),
    StepKind.CLOCKS_CHANGE: (Source.OURS,),
    StepKind.OTHERWISE_ELAPSED: (Source.GDPR_33_1, Source.OURS),
    StepKind.OTHERWISE_FULL_HOURS: (Source.REG_3_1, Source.REG_3_2_A),
}


class Step(Frozen):
    """One step; dates are local, instants carry their offset. Which fields are filled depends on the kind."""

    kind: StepKind
    day: date | None = None  # what it is about
    until: date | None = None  # where it leads, or the limit it is held against
    off: tuple[date, ...] = ()  # days that are no working days
    at: datetime | None = None
    number: int | None = None  # of a day that a month does not have
    months: int | None = None
    days: int | None = None
    hours: int | None = None
    reason: PauseReason | None = None

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where its rule stands, the first one first."""
        return _SOURCES[self.kind]
