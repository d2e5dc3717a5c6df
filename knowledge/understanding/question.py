"""A line as it was read."""

from dataclasses import dataclass

from knowledge.understanding.language import Spoken
from knowledge.understanding.matching import Found


@dataclass(frozen=True)
class Question:
    """A line: its words, its language, the concepts found and all that they name."""

    text: str
    words: tuple[str, ...]
    spoken: Spoken
    found: tuple[Found, ...]
    named: frozenset[str]
    asks: bool  # it has a question mark
