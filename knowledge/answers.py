"""What the bot answers: a closed union, one member per kind of contracts.

``ids`` name activities, topics or rights; ``score`` is the engine's confidence from 0 to 1.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from knowledge.language import Frozen
from knowledge.model import Basis, Facet, Group
from knowledge.retention_rules import RetentionProperty


def _distinct(ids: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(ids)) < len(ids):
        raise ValueError("name every id once")
    return ids


Ids = Annotated[tuple[str, ...], Field(min_length=1), AfterValidator(_distinct)]
Options = Annotated[tuple[str, ...], Field(min_length=2, max_length=4), AfterValidator(_distinct)]


class Fact(Frozen):
    """One facet of one or a few activities; ``group`` selects a half, ``subset`` one set of data."""

    kind: Literal["fact"] = "fact"
    ids: Ids
    facet: Facet
    group: Group | None = None
    subset: str | None = None
    score: float = 1.0


class Passage(Frozen):
    """One or a few topics of the policy, the law or the organisation."""

    kind: Literal["topic"] = "topic"
    ids: Ids
    score: float = 1.0


class Condition(Frozen):
    """What a reverse look-up searched by; every member that is set must hold. Full years are not given in months."""

    categories: tuple[str, ...] = ()
    bases: tuple[Basis, ...] = ()
    no_other_basis: bool = False
    basis_by_group: bool = False
    years: int | None = None
    months: int | None = None
    days: int | None = None
    retention: RetentionProperty | None = None


class Listing(Frozen):
    """The activities that meet a condition; an empty list is an answer. ``facet`` as ``by-data+by-basis``."""

    kind: Literal["list"] = "list"
    ids: tuple[str, ...]
    facet: str
    condition: Condition
    score: float = 1.0


class Clarify(Frozen):
    """Two to four options; ``facet`` is the asked one, or None."""

    kind: Literal["clarify"] = "clarify"
    ids: Options
    facet: Facet | None = None
    score: float = 0.5


class RequestNoticed(Frozen):
    """The message carries a rights request; ``ids`` are the rights."""

    kind: Literal["request"] = "request"
    ids: Ids
    score: float = 1.0


class Silence(StrEnum):
    """Why there is no answer."""

    NOT_FOR_US = "not-for-us"
    NOT_STATED = "not-stated"
    GREETING = "greeting"
    THANKS = "thanks"
    EMPTY = "empty"
    TOO_LONG = "too-long"


class NoAnswer(Frozen):
    """Nothing to answer from; ``nearest`` is the closest topic of a privacy question that is not answered."""

    kind: Literal["none"] = "none"
    silence: Silence
    nearest: str | None = None
    score: float = 0.0


Answer = Fact | Passage | Listing | Clarify | RequestNoticed | NoAnswer
