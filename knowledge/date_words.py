"""Days, times and amounts of time as a reader of each language says them, in Belgium."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final, Literal

from babel.dates import format_date, format_time
from babel.units import format_unit

from knowledge.language import Lang

Length = Literal["short", "long"]

_DAY: Final[Mapping[Lang, str]] = {
    "nl": "EEEE d MMMM y",
    "fr": "EEEE d MMMM y",
    "en": "EEEE d MMMM y",
    "de": "EEEE, d. MMMM y",
}
_FIRST_OF_MONTH: Final[Mapping[Lang, str]] = {**_DAY, "fr": "EEEE d'er' MMMM y"}
_TIME: Final[Mapping[Lang, str]] = {
    "nl": "'om' HH.mm 'uur'",
    "fr": "'à' HH 'h' mm",
    "en": "'at' HH:mm",
    "de": "'um' HH:mm 'Uhr'",
}
_UNIT: Final[Mapping[Lang, Length]] = {
    "nl": "short",
    "fr": "long",
    "en": "long",
    "de": "long",
}  # babel lacks Dutch days
_OFFSET: Final = " '(UTC'ZZZZZ')'"


def long_day(day: date, lang: Lang) -> str:
    """``Saturday 28 February 2026``."""
    return format_date(day, (_FIRST_OF_MONTH if day.day == 1 else _DAY)[lang], locale=lang)


def short_day(day: date, lang: Lang) -> str:
    """``Saturday 28 February``, where the year is clear."""
    return format_date(day, (_FIRST_OF_MONTH if day.day == 1 else _DAY)[lang].removesuffix(" y"), locale=lang)


def long_moment(local: datetime, lang: Lang) -> str:
    """``Friday 25 December 2020 at 13:00``; ``local`` is in its zone.

    The offset is told in the hour that comes twice when clocks are set back.
    """
    pattern = _TIME[lang] + (_OFFSET if _comes_twice(local) else "")
    return f"{long_day(local.date(), lang)} {format_time(local, pattern, tzinfo=local.tzinfo, locale=lang)}"


def weekday(day: date, lang: Lang) -> str:
    """``Saturday``."""
    return format_date(day, "EEEE", locale=lang)


def month_name(day: date, lang: Lang) -> str:
    """``February``."""
    return format_date(day, "MMMM", locale=lang)


def days(count: int, lang: Lang) -> str:
    """``7 days``."""
    return str(format_unit(count, "duration-day", _UNIT[lang], locale=lang))


def hours(count: int, lang: Lang) -> str:
    """``72 hours``."""
    return str(format_unit(count, "duration-hour", _UNIT[lang], locale=lang))


def _comes_twice(local: datetime) -> bool:
    return local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()
