"""What was typed -> plain words, without marks of Slack, emoji, unseen characters, case and accents."""

import html
import re
import unicodedata
from typing import Final

LONGEST: Final = 4000  # characters; a pasted mail of a page still fits

_LABELLED: Final = re.compile(r"<(?:https?:|mailto:|tel:|#|!subteam\^|!date\^)[^>|]*\|([^>]*)>")
_MARK: Final = re.compile(r"<(?:@|#|!|https?:|mailto:|tel:)[^>]*>")
_LINK: Final = re.compile(r"https?://\S+")
_EMOJI: Final = re.compile(r":[a-z0-9_+\-']+:(?::skin-tone-\d:)?", re.IGNORECASE)
_WORD: Final = re.compile(r"b2[bc]|\d+|[^\W\d_]+")
_SPELT_OUT: Final = str.maketrans({"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "’": "'"})
_UMLAUT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def clean(text: str) -> str:
    """The text without Slack's mentions, links, entities and emoji codes, and without invisible characters."""
    text = _MARK.sub(" ", _LABELLED.sub(r" \1 ", text))
    text = _LINK.sub(" ", html.unescape(text))
    text = _EMOJI.sub(" ", unicodedata.normalize("NFKC", text))
    visible = "".join(" " if character.isspace() else character for character in text if _is_visible(character))
    return " ".join(visible.split())


def words(text: str) -> tuple[str, ...]:
    """The folded words and numbers of a text: ``"L'été, 3j"`` -> ``("l", "ete", "3", "j")``."""
    return tuple(_WORD.findall(fold(text)))


def fold(text: str) -> str:
    """Lower case, without accents."""
    spread = unicodedata.normalize("NFKD", text.lower().translate(_SPELT_OUT))
    return "".join(character for character in spread if not unicodedata.combining(character))


def spellings(text: str) -> tuple[str, ...]:
    """How a word of ours may be typed, folded: as is, and with ``ue`` for ``ü`` where it has an umlaut."""
    return tuple(dict.fromkeys((fold(text), fold(text.lower().translate(_UMLAUT)))))


def _is_visible(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in {"Cc", "Cf", "Cn", "Co", "Cs"}
