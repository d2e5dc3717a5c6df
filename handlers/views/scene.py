"""What every view may draw from: the sentences, the knowledge base, the organisation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_date

from knowledge.grammar import LOCALES
from knowledge.language import Lang
from knowledge.lookup import Lookup
from knowledge.organisation import Organisation
from knowledge.requests.model import Right
from knowledge.wording import Wording

SHORT_DATES: Final[Mapping[Lang, str]] = {"nl": "EEE d MMM", "fr": "EEE d MMM", "en": "EEE d MMM", "de": "EEE d. MMM"}


@dataclass(frozen=True)
class Scene:
    """Made once; values, and the organisation's local date as it is."""

    wording: Wording
    lookup: Lookup
    organisation: Organisation
    rights: Mapping[str, Right]
    today: Callable[[], date]

    def day(self, instant: datetime, lang: Lang) -> str:
        """The date of an instant in the organisation's zone, written out."""
        return self.long_date(self._local_date(instant), lang)

    def short_day(self, instant: datetime, lang: Lang) -> str:
        """The date of an instant in the organisation's zone, as short as one says it."""
        return self.short_date(self._local_date(instant), lang)

    def long_date(self, day: date, lang: Lang) -> str:
        """A local date, written out."""
        return format_date(day, format="long", locale=LOCALES[lang])

    def short_date(self, day: date, lang: Lang) -> str:
        """A local date with its weekday, as short as one says it: ``Mon 2 Mar``."""
        return format_date(day, format=SHORT_DATES[lang], locale=lang)

    def name(self, entry_id: str, lang: Lang) -> str:
        """What people call an activity or a topic."""
        return self.wording.name(entry_id, lang)

    def right(self, right_id: str, lang: Lang) -> str:
        """What people call a right that was invoked."""
        return self.rights[right_id].name.of(lang)

    def meaning(self, right_id: str, lang: Lang) -> str:
        """What a person who invokes a right wants, in a sentence."""
        return self.rights[right_id].meaning.of(lang)

    def _local_date(self, instant: datetime) -> date:
        return instant.astimezone(ZoneInfo(self.organisation.timezone)).date()
