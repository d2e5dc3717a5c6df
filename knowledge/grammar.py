"""Numbers, dates and lists as readers of each language write them, in Belgium."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_percent
from babel.units import format_unit

from knowledge.language import Lang

LOCALES: Final[Mapping[Lang, str]] = {"nl": "nl_BE", "fr": "fr_BE", "en": "en_GB", "de": "de_BE"}


def joined(items: Iterable[str], lang: Lang) -> str:
    """``a, b and c``."""
    return format_list(list(items), locale=LOCALES[lang])


def years(count: int, lang: Lang) -> str:
    """``3 years``."""
    return span(count, "year", lang)


def span(count: int, unit: str, lang: Lang) -> str:
    """``3 years``, ``6 months``; the unit is ``year``, ``month`` or ``day``."""
    return str(format_unit(count, f"duration-{unit}", locale=LOCALES[lang]))


def percent(share: float, lang: Lang) -> str:
    """``96%``, of a share from 0 to 1."""
    return format_percent(share, locale=LOCALES[lang])


def month(day: date, lang: Lang) -> str:
    """``October 2025``."""
    return format_date(day, "LLLL y", locale=LOCALES[lang])


def capitalised(text: str) -> str:
    """A text with a capital at its start; the rest stays as it is."""
    return text[:1].upper() + text[1:]
