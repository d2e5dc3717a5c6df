"""Article 2 read a second time, from the document beside the checkout, against what was entered by hand."""

import re
from pathlib import Path
from typing import Final

import pytest

from knowledge.lookup import Lookup, bases_of, categories_of
from knowledge.model import Activity, Basis, Group, NotStated
from knowledge.retention_rules import RetentionProperty, properties, years_of

DOCUMENT = Path(__file__).parents[2] / "../shared/policy/privacybeleid-2025-10.nl.txt"

PRINTED: Final = {  # words of the document -> data category
    "aanhef": "salutation",
    "adres": "address",
    "bankrekeningnummer": "bank-account",
    "bedrijf": "company",
    "bedrijfsnaam": "company",
    "btw-nummer": "vat-number",
    "datum": "ticket-date",
    "datum van activering van de account": "account-activation",
    "datum waarop de account voor het laatst is gebruikt": "account-last-use",
    "e-mailadres": "email",
    "functietitel": "job-title",
    "geboortedatum": "birth-date",
    "informatie over het gebruik van mobiliteitsdiensten": "service-usage",
    "land van verblijf": "residence-country",
    "locatie": "location",
    "locatiegegevens": "location",
    "naam": "last-name",
    "reisinformatie": "journey",
    "reisklasse": "travel-class",
    "taalvoorkeur": "language",
    "telefoonnummer": "phone",
    "type ticket": "ticket-type",
    "voornaam": "first-name",
}
BASES: Final = {"toestemming": Basis.CONSENT, "overeenkomst": Basis.CONTRACT, "belang": Basis.LEGITIMATE_INTEREST}
FIELDS: Final = re.compile(
    r" Doel: .* Persoonsgegevens: (?P<data>.*) Rechtsgrond: (?P<basis>.*) Bewaartermijn: (?P<term>.*)"
)
Printed = list[tuple[Activity, dict[str, str]]]
GROUPS: Final = {"b2c": Group.B2C, "b2b": Group.B2B, "prospects": Group.PROSPECT, "actieve klanten": Group.CUSTOMER}


def _article_2() -> str:
    if not DOCUMENT.is_file():
        pytest.skip("the policy document is not beside this checkout")
    text = re.sub(r"(mailto|https?):\S+", "", DOCUMENT.read_text(encoding="utf-8"))
    return " ".join(text[text.index("2. VERWERKINGS") : text.index("3. RECHTSGRONDEN")].split())


@pytest.fixture(scope="module")
def printed(lookup: Lookup) -> Printed:
    """Each activity that has fields, with what the document prints under its heading; both in the same order."""
    rest, found = _article_2(), []
    for activity in reversed(lookup.knowledge.policy.activities):
        rest, _, below = rest.rpartition(activity.place.heading)
        match = FIELDS.match(below)
        assert (match is not None) == bool(activity.data_sets), activity.id
        found += [(activity, match.groupdict())] if match else []
    assert "Doel: " not in rest
    return found


def test_every_data_category_that_is_printed_was_entered_and_no_other(printed: Printed) -> None:
    for activity, fields in printed:
        text = re.sub(r"\(.*?\)|van de .*klant$", "", fields["data"].casefold())
        items = [item.strip() for item in re.split(r", |trein *:| bus *:| en ", text) if item.strip()]
        expected = {"volunteered" if "vrijwillig" in item else PRINTED[item] for item in items}
        assert categories_of(activity) == expected, activity.id


def test_every_legal_basis_and_group_that_is_printed_was_entered_and_no_other(printed: Printed) -> None:
    for activity, fields in printed:
        text = fields["basis"].casefold()
        assert bases_of(activity) == {basis for word, basis in BASES.items() if word in text}, activity.id
        groups = {rule.group for rule in activity.basis_rules if rule.group}
        assert groups == {group for word, group in GROUPS.items() if word in text}, activity.id
        contract = [rule for rule in activity.basis_rules if rule.basis is Basis.CONTRACT]
        assert all(rule.only_performance == ("aangaan" not in text) for rule in contract), activity.id


def test_every_term_and_condition_that_is_printed_was_entered_and_no_other(printed: Printed) -> None:
    for activity, fields in printed:
        text, rule = fields["term"].casefold(), activity.retention
        assert not isinstance(rule, NotStated)
        numbers = [int(number) for number in re.findall(r"\b(\d+) jaar", text)]
        known = properties(rule)
        expected = {*numbers[:1], sum(numbers)} if numbers else set()
        assert years_of(rule) == expected, activity.id
        assert (RetentionProperty.UNLESS_OBJECTION in known) == ("bezwaar" in text), activity.id
        assert (RetentionProperty.OPEN_BALANCE in known) == ("openstaande" in text), activity.id
        assert (RetentionProperty.AFTER_USE in known) == ("gebruik van" in text), activity.id
        assert (RetentionProperty.AFTER_RELATION in known) == ("relatie" in text), activity.id
        assert (RetentionProperty.STATUTORY_PLUS in known) == ("wettelijke" in text), activity.id
