"""A text as sentences: cut after question and exclamation marks and full stops, at line ends, and before 1) 2) 3)."""

import re
from typing import Final

_END: Final = re.compile(r"(?<=[?!])\s+|(?<=[^\W\d]\.)\s+|\n+|\s+(?=\d[.)]\s)")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, none of them empty."""
    return tuple(sentence.strip() for sentence in _END.split(text) if sentence.strip())
