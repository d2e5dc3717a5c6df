"""The hours in which somebody works, and so may be reminded."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final, get_args

from knowledge.calendar import DAY, Calendar, first_day
from knowledge.organisation import Weekday, WorkingHours

_WEEKDAYS: Final[tuple[Weekday, ...]] = get_args(Weekday)


@dataclass(frozen=True)
class ReaderHours:
    """Local hours on days of the week, and never on a public holiday."""

    hours: WorkingHours
    calendar: Calendar

    def works_on(self, day: date) -> bool:
        """A day of the reader's week that is no public holiday."""
        return _WEEKDAYS[day.weekday()] in self.hours.days and self.calendar.holiday(day) is None

    def next_moment(self, instant: datetime) -> datetime:
        """The instant itself within working hours, else when they next begin; in UTC. The end is outside."""
        day = first_day(lambda day: self._is_before_closing(instant, day), self.calendar.local_date(instant))
        return max(instant.astimezone(UTC), self.calendar.instant(day, self.hours.start))

    def first_day_of_week(self, day: date) -> date | None:
        """The first day on which the reader works in the week (from Monday) of a day; None in a week off."""
        monday = day - day.weekday() * DAY
        return next((day for day in (monday + count * DAY for count in range(7)) if self.works_on(day)), None)

    def _is_before_closing(self, instant: datetime, day: date) -> bool:
        return self.works_on(day) and instant < self.calendar.instant(day, self.hours.end)
