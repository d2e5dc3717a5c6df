"""From an id to an entry, and from data, basis or retention back to the activities."""

import pytest

from knowledge.answers import Condition
from knowledge.errors import UnknownId
from knowledge.lookup import Lookup
from knowledge.model import Basis, Facet
from knowledge.retention_rules import RetentionProperty

THREE_YEARS = [
    "website-contact",
    "leads-networking",
    "leads-research",
    "cold-acquisition",
    "webinar-leads",
    "webinar-customers",
    "satisfaction-surveys",
    "cpo-account",
    "cpo-extra-users",
    "cpo-fraud-detection",
    "mobility-account",
    "mobility-tickets",
]
CONSENT = ["website-contact", "cookies", "leads-networking", "webinar-leads", "newsletters", "satisfaction-surveys"]
CONTRACT = [
    "partner-communication",
    "customer-communication",
    "webinar-customers",
    "cpo-account",
    "cpo-extra-users",
    "cpo-support",
    "cpo-invoicing",
    "cpo-payout",
    "mobility-tickets",
]
INTEREST = [
    "leads-networking",
    "leads-research",
    "cold-acquisition",
    "newsletters",
    "satisfaction-surveys",
    "cpo-fraud-detection",
    "mobility-account",
    "mobility-usage-analytics",
]
OPEN_BALANCE = ["cpo-account", "cpo-extra-users", "cpo-fraud-detection", "mobility-account"]
MARKETING = ["leads-networking", "leads-research", "cold-acquisition", "newsletters"]
AFTER_RELATION = ["partner-communication", "customer-communication"]

FOUND = [
    (Condition(categories=("bank-account",)), ["cpo-extra-users", "cpo-payout"]),
    (Condition(categories=("address",)), ["cpo-account", "cpo-extra-users", "cpo-invoicing", "mobility-account"]),
    (Condition(categories=("birth-date",)), ["mobility-account", "mobility-tickets"]),
    (Condition(categories=("location",)), ["mobility-tickets", "mobility-usage-analytics"]),
    (Condition(categories=("phone", "ticket-type")), ["mobility-tickets"]),
    (Condition(categories=("residence-country", "bank-account")), []),
    (Condition(bases=(Basis.CONSENT,)), CONSENT),
    (Condition(bases=(Basis.CONTRACT,)), CONTRACT),
    (Condition(bases=(Basis.LEGITIMATE_INTEREST,)), INTEREST),
    (
        Condition(bases=(Basis.LEGITIMATE_INTEREST,), no_other_basis=True),
        ["leads-research", "cold-acquisition", "cpo-fraud-detection", "mobility-account", "mobility-usage-analytics"],
    ),
    (Condition(bases=(Basis.LEGAL_OBLIGATION,)), []),
    (
        Condition(bases=(Basis.CONSENT, Basis.LEGITIMATE_INTEREST)),
        ["leads-networking", "newsletters", "satisfaction-surveys"],
    ),
    (Condition(years=3), THREE_YEARS),
    (Condition(years=3, retention=RetentionProperty.AFTER_USE), [*OPEN_BALANCE, "mobility-tickets"]),
    (Condition(years=3, retention=RetentionProperty.FROM_COLLECTION), THREE_YEARS[:7]),
    (Condition(years=1), [*AFTER_RELATION, "cpo-support"]),
    (Condition(years=10), ["mobility-usage-analytics"]),
    (Condition(years=7), ["cpo-invoicing", "cpo-payout"]),
    (Condition(years=8), ["cpo-invoicing", "cpo-payout"]),
    (Condition(years=5), []),
    (Condition(months=6), []),
    (Condition(days=30), []),
    (Condition(bases=(Basis.VITAL_INTERESTS,)), []),
    (Condition(bases=(Basis.PUBLIC_TASK,)), []),
    (Condition(basis_by_group=True), ["leads-networking", "newsletters", "satisfaction-surveys"]),
    (Condition(retention=RetentionProperty.STATUTORY_PLUS), ["cpo-invoicing", "cpo-payout"]),
    (Condition(retention=RetentionProperty.OPEN_BALANCE), OPEN_BALANCE),
    (Condition(retention=RetentionProperty.UNTIL_OBJECTION), ["newsletters"]),
    (Condition(retention=RetentionProperty.UNLESS_OBJECTION), MARKETING),
    (Condition(retention=RetentionProperty.AFTER_RELATION), AFTER_RELATION),
    (
        Condition(retention=RetentionProperty.AFTER_END),
        [*AFTER_RELATION, "cpo-support", *OPEN_BALANCE, "mobility-tickets"],
    ),
    (Condition(retention=RetentionProperty.OTHER_POLICY), ["cookies"]),
    (Condition(categories=("address",), bases=(Basis.LEGITIMATE_INTEREST,)), ["mobility-account"]),
    (
        Condition(bases=(Basis.CONSENT,), years=3, categories=("volunteered",)),
        ["website-contact", "satisfaction-surveys"],
    ),
]


@pytest.mark.parametrize(("condition", "expected"), FOUND)
def test_a_condition_finds_all_activities_that_meet_it_and_no_other(
    lookup: Lookup, condition: Condition, expected: list[str]
) -> None:
    assert set(expected) == set(lookup.find(condition))


def test_found_activities_stand_in_the_order_of_the_policy(lookup: Lookup) -> None:
    everything = [entry.id for entry in lookup.knowledge.policy.activities]
    found = lookup.find(Condition(years=3))
    assert sorted(found, key=everything.index) == list(found)


def test_every_retention_property_finds_something(lookup: Lookup) -> None:
    assert [wanted for wanted in RetentionProperty if not lookup.find(Condition(retention=wanted))] == []


SAME = [
    (("cpo-invoicing", "cpo-payout"), Facet.RETENTION, True),
    (("cpo-account", "mobility-account"), Facet.RETENTION, True),
    (("cpo-account", "mobility-tickets"), Facet.RETENTION, False),
    (("cpo-account", "mobility-account"), Facet.LEGAL_BASIS, False),
    (("leads-networking", "leads-research", "cold-acquisition", "webinar-leads"), Facet.DATA, True),
    (("partner-communication", "customer-communication"), Facet.DATA, False),
    (("cpo-account", "mobility-account"), Facet.PURPOSE, True),
    (("newsletters", "cookies"), Facet.ACCESS, True),
    (("newsletters", "mobility-tickets"), Facet.ACCESS, False),
    (("newsletters", "mobility-tickets"), Facet.ALL, False),
    (("newsletters",), Facet.ALL, True),
]


@pytest.mark.parametrize(("ids", "facet", "same"), SAME)
def test_activities_have_the_same_answer_or_not(lookup: Lookup, ids: tuple[str, ...], facet: Facet, same: bool) -> None:
    assert lookup.same_answer(ids, facet) is same


@pytest.mark.parametrize(
    ("entry_id", "kind"),
    [
        ("newsletters", "activity"),
        ("right-access", "policy"),
        ("request-deadline", "law"),
        ("dpo-contact", "organisation"),
        ("birth-date", "word"),
        ("de-lijn", "word"),
    ],
)
def test_every_id_has_a_kind_and_a_name(lookup: Lookup, entry_id: str, kind: str) -> None:
    assert lookup.kind_of(entry_id) == kind
    assert lookup.name(entry_id).nl


def test_an_unknown_id_is_an_error_that_names_near_ones(lookup: Lookup) -> None:
    with pytest.raises(UnknownId, match="did you mean newsletters"):
        lookup.activity("newsletter")
    with pytest.raises(UnknownId, match="backups"):
        lookup.topic("backup")
    with pytest.raises(UnknownId) as caught:
        lookup.kind_of("xyzzy")
    assert caught.value.near == ()


def test_only_the_tickets_name_recipients(lookup: Lookup) -> None:
    named = {entry.id: entry.recipients for entry in lookup.knowledge.policy.activities if entry.recipients}
    assert named == {"mobility-tickets": ("nmbs", "de-lijn")}
