"""What people do with an answer: another facet of it, an option of a question back."""

import pytest

from knowledge.answers import Fact, NoAnswer, Passage, Silence
from knowledge.asking import other_facet
from knowledge.model import Facet, Group
from knowledge.organisation import Organisation
from knowledge.wording import Wording


def test_another_facet_stays_with_the_group_that_was_asked_for(wording: Wording) -> None:
    asked = Fact(ids=("newsletters",), facet=Facet.RETENTION, group=Group.PROSPECT, score=0.8)
    fact = other_facet(asked, Facet.LEGAL_BASIS)
    assert fact == Fact(ids=("newsletters",), facet=Facet.LEGAL_BASIS, group=Group.PROSPECT, score=0.8)
    text = wording.answer_text(fact, "en", Organisation())
    assert "consent" in text
    assert "legitimate interest" not in text


def test_a_subset_outlives_a_facet_that_does_not_tell_it_apart(wording: Wording) -> None:
    asked = Fact(ids=("mobility-tickets",), facet=Facet.DATA, subset="bus")
    basis = other_facet(asked, Facet.LEGAL_BASIS)
    assert basis is not None
    assert "contract" in wording.answer_text(basis, "en", Organisation())
    access = other_facet(basis, Facet.ACCESS)
    assert access is not None
    text = wording.answer_text(access, "en", Organisation())
    assert "De Lijn" in text
    assert "NMBS" not in text


@pytest.mark.parametrize("answer", [Passage(ids=("clean-desk",)), NoAnswer(silence=Silence.NOT_STATED)])
def test_what_is_not_about_activities_has_no_other_facet(answer: Passage | NoAnswer) -> None:
    assert other_facet(answer, Facet.DATA) is None
