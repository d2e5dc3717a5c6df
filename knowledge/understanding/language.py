"""Which of our four languages a line is in, or that it is in another one."""

from dataclasses import dataclass
from typing import Final, cast

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from knowledge.language import LANGS, Lang, lang_of_locale

_NEIGHBOURS: Final = ("es", "it", "pt", "pl", "tr", "ro", "ar", "ru", "uk", "sv", "da")  # told apart from ours
_SURE: Final = 0.7  # below it the reader's own language is the better guess
_ALSO: Final = 0.12  # a second language of a mixed line
_FEW: Final = 3  # words; shorter lines say little about their language


@dataclass(frozen=True, slots=True)
class Spoken:
    """``lang`` to answer in; ``heard`` the languages of ours that the line may hold, the likeliest first."""

    lang: Lang
    heard: tuple[Lang, ...]


class Languages:
    """The identifier with its model; made once, read by any thread."""

    def __init__(self) -> None:
        self._ours = _identifier(LANGS)
        self._all = _identifier((*LANGS, *_NEIGHBOURS))

    def of(self, text: str, locale: str | None = None) -> Spoken:
        """The language of a cleaned text; ``locale`` such as ``fr-BE`` decides where the text does not."""
        own = lang_of_locale(locale)
        if not any(sign.isalpha() for sign in text):
            return Spoken(own, LANGS)
        ranked = [(cast(Lang, name), float(share)) for name, share in self._ours.rank(text)]
        best, share = ranked[0]
        heard = tuple(name for name, part in ranked if part >= _ALSO)
        if share < _SURE and locale is not None:
            best = own
        elif len(text.split()) > _FEW and self._is_foreign(text):
            return Spoken(own, LANGS)
        return Spoken(best, heard)

    def _is_foreign(self, text: str) -> bool:
        name, share = self._all.rank(text)[0]
        return name not in LANGS and float(share) >= 0.9


def _identifier(names: tuple[str, ...]) -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(names))
    return identifier
