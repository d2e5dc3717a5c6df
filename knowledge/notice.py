"""What every notice has."""

from datetime import datetime

from knowledge.asking import Place
from knowledge.language import Frozen, Lang


class Owed(Frozen):
    """``key`` says what it is about, so that it is never queued twice; ``to`` where it goes, in which language.

    From ``until`` on (UTC) it is no longer worth sending; None for what is always worth it.
    """

    key: str
    to: Place
    lang: Lang
    until: datetime | None = None
