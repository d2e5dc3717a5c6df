"""The four languages of the product and a text that exists in all of them."""

from typing import Final, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

Lang = Literal["nl", "fr", "en", "de"]
LANGS: Final[tuple[Lang, ...]] = get_args(Lang)
DEFAULT_LANG: Final[Lang] = "nl"


def lang_of_locale(locale: str | None) -> Lang:
    """The product's language for a locale such as ``fr-BE``; Dutch where it has none."""
    head = (locale or "").replace("_", "-").split("-")[0].lower()
    return next((lang for lang in LANGS if lang == head), DEFAULT_LANG)


class Frozen(BaseModel):
    """A value: immutable, and a fault where a key is unknown. Faults do not show what was typed."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Text(Frozen):
    """One text for people in every language; none may be empty."""

    nl: str = Field(min_length=1)
    fr: str = Field(min_length=1)
    en: str = Field(min_length=1)
    de: str = Field(min_length=1)

    def of(self, lang: Lang) -> str:
        """The text in one language."""
        return str(getattr(self, lang))
