"""What every view may draw from: the sentences, the knowledge base, the organisation."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from knowledge.language import Lang
from knowledge.lookup import Lookup
from knowledge.organisation import Organisation
from knowledge.wording import Wording


@dataclass(frozen=True)
class Scene:
    """Made once; values only."""

    wording: Wording
    lookup: Lookup
    organisation: Organisation

    def day(self, instant: datetime, lang: Lang) -> str:
        """The date of an instant in the organisation's zone, written out."""
        local = instant.astimezone(ZoneInfo(self.organisation.timezone))
        return format_date(local.date(), format="long", locale=lang)

    def name(self, entry_id: str, lang: Lang) -> str:
        """What people call an activity or a topic."""
        return self.wording.name(entry_id, lang)
