"""What a reverse look-up searches by, as people type it."""

import pytest

from knowledge.answers import Condition
from knowledge.model import Basis
from knowledge.understanding import Understanding
from knowledge.understanding.condition import condition_of

SEARCHED = [
    ("wat houden we vijf jaar bij", Condition(years=5)),
    ("anything we keep for a decade", Condition(years=10)),
    ("was speichern wir 36 monate", Condition(years=3)),
    ("des donnees gardees six mois", Condition(months=6)),
    ("anything we only keep for 30 days?", Condition(days=30)),
    ("what do we bin within two weeks", Condition(days=14)),
    ("do we rely on vital interests for anything", Condition(bases=(Basis.VITAL_INTERESTS,))),
    ("was machen wir im öffentlichen interesse", Condition(bases=(Basis.PUBLIC_TASK,))),
    ("waarvoor hebben we toestemming nodig en steunen we op toestemming", Condition(bases=(Basis.CONSENT,))),
    ("where does the legal basis differ depending on who it is", Condition(basis_by_group=True)),
]


@pytest.mark.parametrize(("typed", "wanted"), SEARCHED)
def test_periods_in_any_unit_and_every_basis_of_the_law(
    understanding: Understanding, typed: str, wanted: Condition
) -> None:
    assert condition_of(understanding.question(typed), understanding.rules)[0] == wanted


def test_a_number_that_is_no_period_is_none(understanding: Understanding) -> None:
    condition, by = condition_of(understanding.question("invoice 44100 years"), understanding.rules)
    assert condition.years is None
    assert by == ""
