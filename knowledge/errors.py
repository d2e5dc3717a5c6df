"""What can be wrong with knowledge, as a tree.

KnowledgeError
├── KnowledgeInvalid   files that cannot be used, with every fault in them
├── UnknownId          an id that no entry has
├── CalendarError      a country, a zone or a day that cannot be counted with
├── DeadlineInvalid    a deadline that cannot be counted from what is given
├── CheckOver          an answer to a check that a newer one has replaced
└── RequestRefused     a step that a request does not take; its own tree stands in requests/errors.py
"""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple


class Fault(NamedTuple):
    """One thing to mend: the file's name, the line (from 1) and what to do."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class KnowledgeError(Exception):
    """Anything that is wrong with the knowledge base or with how it is asked."""


class KnowledgeInvalid(KnowledgeError):
    """Files of the knowledge base cannot be used; ``faults`` holds all of them, by file and line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


class UnknownId(KnowledgeError):
    """No entry has this id; ``near`` are ids that look like it, the nearest first."""

    def __init__(self, unknown: str, known: Iterable[str]) -> None:
        self.id = unknown
        self.near = near(unknown, known)
        super().__init__(f"nothing is called {unknown!r}{did_you_mean(self.near)}")


class CalendarError(KnowledgeError):
    """A country, a zone or a day that cannot be counted with; the message says what to give instead."""


class DeadlineInvalid(KnowledgeError):
    """What a deadline is counted from cannot be so; the message says what to give instead."""


class CheckOver(KnowledgeError):
    """A newer check of this campaign has begun; an answer to the old one counts no more."""


def near(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Up to three known words that look like a word, the nearest first."""
    names = sorted(set(known))
    starts = [name for name in names if word and (word in name or name in word)]
    return tuple(dict.fromkeys(get_close_matches(word, names, n=3, cutoff=0.6) + starts))[:3]


def did_you_mean(names: Iterable[str]) -> str:
    """``; did you mean a or b?``, or nothing where there is no name to offer."""
    offered = " or ".join(names)
    return f"; did you mean {offered}?" if offered else ""
