"""Right, asked, declined, wrong, as contracts.md defines them."""

import pytest

from knowledge.answers import Clarify, Fact, NoAnswer, Silence
from knowledge.model import Facet
from knowledge.understanding.scoring import Label, Verdict, interval, label_from, label_of, verdict


def label(kind: str, facet: str = "", *ids: str) -> Label:
    return Label(kind=kind, facet=facet, ids=frozenset(ids))


FACT = label("fact", "retention", "a", "b")
CLARIFY = label("clarify", "retention", "a", "b")
NONE = label("none")
COMPLAINT = label("topic", "", "complaints", "right-complaint")


@pytest.mark.parametrize(
    ("given", "gold", "worth"),
    [
        (FACT, FACT, Verdict.RIGHT),
        (label("fact", "retention", "a"), FACT, Verdict.RIGHT),
        (label("fact", "retention", "a", "c"), FACT, Verdict.WRONG),
        (label("fact", "data", "a", "b"), FACT, Verdict.WRONG),
        (label("topic", "", "a"), label("topic", "", "a", "b"), Verdict.WRONG),
        (label("list", "by-data", "a"), label("list", "by-data", "a", "b"), Verdict.WRONG),
        (label("topic", "", "complaints"), COMPLAINT, Verdict.RIGHT),
        (label("topic", "", "right-complaint"), label("topic", "", "complaints"), Verdict.RIGHT),
        (COMPLAINT, label("topic", "", "right-complaint"), Verdict.RIGHT),
        (label("topic", "", "complaints", "contact"), COMPLAINT, Verdict.WRONG),
        (label("request", "", "right-complaint"), COMPLAINT, Verdict.WRONG),
        (CLARIFY, CLARIFY, Verdict.RIGHT),
        (FACT, CLARIFY, Verdict.RIGHT),
        (label("fact", "retention", "a"), CLARIFY, Verdict.WRONG),
        (label("clarify", "", "a", "x"), FACT, Verdict.ASKED),
        (label("clarify", "", "x", "y"), FACT, Verdict.WRONG),
        (label("clarify", "", "a", "v", "w", "x", "y"), FACT, Verdict.WRONG),
        (NONE, FACT, Verdict.DECLINED),
        (NONE, NONE, Verdict.RIGHT),
        (FACT, NONE, Verdict.WRONG),
        (CLARIFY, NONE, Verdict.WRONG),
        (NONE, label("request", "", "r"), Verdict.DECLINED),
        (label("request", "", "r"), label("topic", "", "r"), Verdict.WRONG),
        (label("topic", "", "r"), label("request", "", "r"), Verdict.WRONG),
    ],
)
def test_what_an_answer_is_worth(given: Label, gold: Label, worth: Verdict) -> None:
    assert verdict(given, gold) is worth


def test_answers_are_compared_in_the_terms_of_labels() -> None:
    assert label_of(Fact(ids=("a",), facet=Facet.DATA)) == label("fact", "data", "a")
    assert label_of(Clarify(ids=("b", "a"))) == label("clarify", "", "a", "b")
    assert label_of(NoAnswer(silence=Silence.EMPTY)) == NONE


def test_a_labelled_line_may_leave_out_what_is_empty() -> None:
    assert label_from({"kind": "none", "facet": None, "other": 1}) == NONE


@pytest.mark.parametrize(
    ("count", "of", "below", "above"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (180, 200, 0.8506, 0.9343)],
)
def test_the_interval_is_wilsons(count: int, of: int, below: float, above: float) -> None:
    assert interval(count, of) == pytest.approx((below, above), abs=5e-4)
