"""The data against the worked cases that lie beside the checkout; skipped where they are not there."""

import csv
from pathlib import Path

import pytest

from knowledge.lookup import Lookup
from knowledge.model import Activity, Basis, NotStated
from knowledge.retention_rules import (
    AfterRelation,
    AfterUse,
    Fixed,
    OtherPolicy,
    RetentionProperty,
    StatutoryPlus,
    UntilObjection,
    properties,
)

CASES = Path(__file__).parents[2] / "../shared/cases"


def _rows(name: str) -> list[dict[str, str]]:
    path = CASES / name
    if not path.is_file():
        pytest.skip(f"{name} is not beside this checkout")
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _years(activity: Activity) -> tuple[int | None, int]:
    """Years and extra years, as the cases write them."""
    match activity.retention:
        case Fixed(years=years) | AfterUse(years=years) | AfterRelation(years=years):
            return years, 0
        case StatutoryPlus(statutory_years=years, extra_years=extra):
            return years, extra
        case UntilObjection():
            return 0, 0
        case OtherPolicy() | NotStated():
            return None, 0


def test_retention_rules_agree_with_the_cases(lookup: Lookup) -> None:
    for row in _rows("retention.csv"):
        activity = lookup.activity(row["activity_id"])
        assert not isinstance(activity.retention, NotStated)
        years = int(row["years"]) if row["years"] else None
        assert _years(activity) == (years, int(row["extra_years"] or 0)), activity.id
        known = properties(activity.retention)
        assert (RetentionProperty.OPEN_BALANCE in known) == ("open credits" in row["condition"]), activity.id
        ends_on_objection = "objection" in row["condition"]
        assert (RetentionProperty.UNLESS_OBJECTION in known) == ends_on_objection, activity.id


def test_places_agree_with_the_cases(lookup: Lookup) -> None:
    for row in _rows("retention.csv"):
        place = lookup.activity(row["activity_id"]).place
        assert f"{place.article}.{place.section}".startswith(row["policy_section"])


def test_legal_bases_agree_with_the_cases(lookup: Lookup) -> None:
    for row in _rows("rights_matrix.csv"):
        bases = {Basis(basis) for basis in row["legal_basis"].split("-or-")}
        assert {rule.basis for rule in lookup.activity(row["activity_id"]).basis_rules} == bases, row["activity_id"]


def test_every_heading_is_printed_in_the_policy(lookup: Lookup) -> None:
    path = CASES.parent / "policy/privacybeleid-2025-10.nl.txt"
    if not path.is_file():
        pytest.skip("the policy document is not beside this checkout")
    printed = " ".join(path.read_text(encoding="utf-8").split()).casefold()
    policy = lookup.knowledge.policy
    for place in (*(entry.place for entry in policy.activities), *(entry.place for entry in policy.topics)):
        assert place.heading.casefold() in printed
