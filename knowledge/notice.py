"""What every notice has."""

from knowledge.asking import Place
from knowledge.language import Frozen, Lang


class Owed(Frozen):
    """``key`` says what it is about, so that it is never queued twice; ``to`` where it goes, in which language."""

    key: str
    to: Place
    lang: Lang
