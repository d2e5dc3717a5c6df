"""How well answers fit the labels of people: right, asked, declined or wrong, as the contracts say."""

from collections.abc import Mapping
from enum import StrEnum
from math import sqrt
from statistics import NormalDist
from typing import Any, Final

from knowledge.answers import Answer
from knowledge.language import Frozen

ONE_ANSWER: Final = (frozenset({"complaints", "right-complaint"}),)  # topics of which any part says it all


class Verdict(StrEnum):
    """What an answer was worth."""

    RIGHT = "right"
    ASKED = "asked"
    DECLINED = "declined"
    WRONG = "wrong"


def interval(count: int, of: int) -> tuple[float, float]:
    """The shares (0 to 1) between which the true one lies in 95 of 100 samples, by Wilson; ``of`` is above 0."""
    z, share = NormalDist().inv_cdf(0.975), count / of
    middle = share + z * z / (2 * of)
    reach = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    below, above = ((middle + side) / (1 + z * z / of) for side in (-reach, reach))
    return max(0.0, below), min(1.0, above)


class Label(Frozen):
    """What people say about a question: the kind, the facet (empty where there is none) and the ids."""

    kind: str
    facet: str = ""
    ids: frozenset[str] = frozenset()


def label_of(answer: Answer) -> Label:
    """An answer in the terms of a label."""
    facet = getattr(answer, "facet", None)
    return Label(kind=answer.kind, facet=str(facet or ""), ids=frozenset(getattr(answer, "ids", ())))


def label_from(entry: Mapping[str, Any]) -> Label:
    """The label of one line of a question file; raises pydantic's ValidationError."""
    return Label(kind=entry["kind"], facet=entry.get("facet") or "", ids=frozenset(entry.get("ids", ())))


def verdict(given: Label, gold: Label) -> Verdict:
    """What a given answer is worth against the gold label."""
    if _is_right(given, gold):
        return Verdict.RIGHT
    if given.kind == "clarify" and gold.kind != "none" and _offers(given, gold):
        return Verdict.ASKED
    if given.kind == "none":
        return Verdict.DECLINED
    return Verdict.WRONG


def _is_right(given: Label, gold: Label) -> bool:
    if given == gold:
        return True
    if gold.kind == "clarify":
        return given.kind in {"fact", "topic"} and gold.ids <= given.ids and given.facet == gold.facet
    if gold.kind == "fact" and given.kind == "fact":
        return given.facet == gold.facet and bool(given.ids) and given.ids <= gold.ids
    return given.kind == gold.kind == "topic" and any(given.ids | gold.ids <= same for same in ONE_ANSWER)


def _offers(given: Label, gold: Label) -> bool:
    """Whether the right option is among at most four."""
    return bool(given.ids & gold.ids) and len(given.ids) <= 4
