"""Working days of a country and local dates of a time zone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from holidays import country_holidays, list_supported_countries

from knowledge.errors import CalendarError
from knowledge.language import DEFAULT_LANG, Lang
from knowledge.organisation import Organisation

Moment = date | datetime  # a local date, or an instant with its offset

DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5
_YEAR_OF_DAYS: Final = 366
_LANGUAGES: Final[Mapping[Lang, str]] = {"nl": "nl", "fr": "fr", "en": "en_US", "de": "de"}
NINE: Final = time(9)


@dataclass(frozen=True)
class Calendar:
    """The working days of a country (ISO 3166 code) and the dates of a time zone (``Europe/Brussels``).

    Public holidays are those of the whole country (Reg. 1182/71 art. 2(1)); holidays of banks, schools and regions
    are working days. Raises CalendarError for a country or a zone that is not known.
    """

    country: str = "BE"
    timezone: str = "Europe/Brussels"

    def __post_init__(self) -> None:
        if self.country not in _countries():
            raise CalendarError("no public holidays are known for this country; write two capitals, such as BE")
        try:
            ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise CalendarError("this is no time zone; write it as Europe/Brussels") from None

    @classmethod
    def of(cls, organisation: Organisation) -> "Calendar":
        """The calendar of an organisation."""
        return cls(organisation.country, organisation.timezone)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone."""
        return ZoneInfo(self.timezone)

    def local_date(self, moment: Moment) -> date:
        """A date as it is; of an instant, the date in the zone. Raises CalendarError for a time without an offset."""
        return self.local(moment).date() if isinstance(moment, datetime) else moment

    def local(self, instant: datetime) -> datetime:
        """An instant in the zone. Raises CalendarError for a time without an offset."""
        if instant.tzinfo is None:
            raise CalendarError("a time needs its offset from UTC, as in 2026-02-28T12:00+01:00")
        try:
            return instant.astimezone(self.zone)
        except OverflowError:
            raise CalendarError("this is out of the calendar; give a year between 2018 and 2100") from None

    def instant(self, day: date, at: time = NINE) -> datetime:
        """The instant (UTC) of a local time: the first where clocks are set back, an hour on where it is skipped."""
        return datetime.combine(day, at, self.zone).astimezone(UTC)

    def knows(self, day: date) -> bool:
        """Whether the public holidays of its year are known."""
        return day.year in _known_years(self.country)

    def holiday(self, day: date, lang: Lang = DEFAULT_LANG) -> str | None:
        """The name of the public holiday that a day is, in the language where the country's are named in it.

        Raises CalendarError for a year whose public holidays are not known.
        """
        return _holidays(self.country, day.year, _LANGUAGES[lang]).get(day)

    def is_working_day(self, day: date) -> bool:
        """Neither Saturday, Sunday nor public holiday; raises CalendarError as ``holiday`` does."""
        return day.weekday() < _SATURDAY and self.holiday(day) is None

    def working_day_on_or_after(self, day: date) -> date:
        """The day itself or the next working day (Reg. 1182/71 art. 3(4))."""
        return first_day(self.is_working_day, day)

    def working_day_on_or_before(self, day: date) -> date:
        """The day itself or the last working day before it."""
        return first_day(self.is_working_day, day, -DAY)

    def next_working_day(self, day: date) -> date:
        """The first working day after a day."""
        return self.working_day_on_or_after(day + DAY)


def first_day(wanted: Callable[[date], bool], start: date, step: timedelta = DAY) -> date:
    """The first wanted day from a start, within a year. Raises CalendarError where there is none."""
    for count in range(_YEAR_OF_DAYS):
        if wanted(start + count * step):
            return start + count * step
    raise CalendarError("a whole year has no working day; name days of the week in working_hours.days")


@lru_cache
def _countries() -> frozenset[str]:
    return frozenset(list_supported_countries(include_aliases=False))


@lru_cache
def _known_years(country: str) -> range:
    known = country_holidays(country)
    return range(known.start_year, known.end_year + 1)


@lru_cache(maxsize=1024)
def _holidays(country: str, year: int, language: str) -> Mapping[date, str]:
    """One year at a time: the library fills its own table while it is read, which threads must not see half done."""
    years = _known_years(country)
    if year not in years:
        raise CalendarError(f"public holidays are known from {years[0]} to {years[-1]}; give a day in these years")
    return dict(country_holidays(country, years=year, language=language))
