"""What an employee copies to a customer: polite, complete, and without the words of the house."""

import re

import pytest

from knowledge.answers import Answer, Clarify, Condition, Fact, Listing, NoAnswer, Passage, RequestNoticed, Silence
from knowledge.language import LANGS, Lang
from knowledge.lookup import Lookup
from knowledge.model import Facet, Group
from knowledge.organisation import Dpo, Organisation
from knowledge.wording import Wording

INSIDE = re.compile(r"need.to.know|\bleads?\b|\bb2[bc]\b|cpo|prospect(s|en)?\b|[{}]|\bNone\b", re.IGNORECASE)
OPENING: dict[Lang, str] = {
    "nl": "Beste,\n\nBedankt voor",
    "fr": "Bonjour,\n\nMerci pour",
    "en": "Hello,\n\nThank you",
    "de": "Guten Tag,\n\nvielen Dank",
}
POLITE: dict[Lang, str] = {
    "nl": r"\b(u|uw)\b",
    "fr": r"\b(vous|vos|votre)\b",
    "en": r"\b(you|your)\b",
    "de": r"\b(Sie|Ihr|Ihre|Ihren)\b",
}
FAMILIAR: dict[Lang, str] = {"nl": r"\b(je|jij|jouw|ge)\b", "fr": r"\b(tu|ton|tes)\b", "de": r"\b(du|dein|deine)\b"}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("facet", Facet)
def test_every_activity_has_a_text_for_customers(lookup: Lookup, wording: Wording, facet: Facet, lang: Lang) -> None:
    for activity in lookup.knowledge.policy.activities:
        text = wording.customer_text(Fact(ids=(activity.id,), facet=facet), lang)
        assert text is not None
        assert activity.situation.of(lang) in text
        _assert_fit(text, lang)


@pytest.mark.parametrize("lang", LANGS)
def test_every_topic_has_a_text_for_customers(lookup: Lookup, wording: Wording, lang: Lang) -> None:
    organisation = Organisation(dpo=Dpo(contact="dpo@example.com"))
    for entry_id in lookup.ids:
        if lookup.kind_of(entry_id) in ("policy", "law", "organisation"):
            text = wording.customer_text(Passage(ids=(entry_id,)), lang, organisation)
            assert text is not None
            _assert_fit(text, lang)


def _assert_fit(text: str, lang: Lang) -> None:
    assert text.startswith(OPENING[lang])
    assert not INSIDE.search(text), INSIDE.search(text)
    assert re.search(POLITE[lang], text)
    assert lang not in FAMILIAR or not re.search(FAMILIAR[lang], text, re.IGNORECASE)


def test_no_id_is_shown_to_a_customer(lookup: Lookup, wording: Wording) -> None:
    hyphenated = [entry_id for entry_id in lookup.ids if "-" in entry_id and entry_id != "clean-desk"]
    for activity in lookup.knowledge.policy.activities:
        for lang in LANGS:
            text = wording.customer_text(Fact(ids=(activity.id,), facet=Facet.ALL), lang)
            assert text is not None
            assert not [entry_id for entry_id in hyphenated if entry_id in text]


def test_a_text_reads_as_a_letter(wording: Wording) -> None:
    assert wording.customer_text(Fact(ids=("cpo-invoicing",), facet=Facet.RETENTION), "nl") == (
        "Beste,\n\n"
        "Bedankt voor uw vraag. Als we u als laadpuntbeheerder een factuur sturen, bewaren we uw gegevens gedurende de "
        "wettelijke minimumtermijn voor facturen (7 jaar) en daarna nog 1 jaar. Ons privacybeleid zegt niet vanaf "
        "wanneer die termijn loopt; we gaan uit van de factuurdatum.\n\n"
        "Meer leest u in ons privacybeleid.\n\n"
        "Met vriendelijke groeten"
    )


def test_a_card_becomes_a_list_under_its_situation(wording: Wording) -> None:
    text = wording.customer_text(Fact(ids=("newsletters",), facet=Facet.ALL), "de")
    assert text is not None
    assert "Wenn Sie unseren Newsletter erhalten:\n- verwenden wir Ihre Daten" in text


def test_several_activities_have_a_paragraph_each(wording: Wording) -> None:
    text = wording.customer_text(Fact(ids=("cpo-account", "newsletters"), facet=Facet.RETENTION), "en")
    assert text is not None
    assert "\n\nWhen you receive our newsletter, we keep your data" in text


def test_a_group_selects_its_half_for_a_customer_too(wording: Wording) -> None:
    text = wording.customer_text(Fact(ids=("satisfaction-surveys",), facet=Facet.LEGAL_BASIS, group=Group.B2C), "en")
    assert text is not None
    assert "your consent if you are a private individual" in text
    assert "legitimate interest" not in text


def test_only_what_stands_in_the_policy_refers_to_it(wording: Wording) -> None:
    of_policy = wording.customer_text(Passage(ids=("backups",)), "en")
    of_law = wording.customer_text(Passage(ids=("request-deadline",)), "en")
    assert of_policy is not None
    assert of_law is not None
    assert "You can read more in our privacy policy." in of_policy
    assert "privacy policy" not in of_law


NOT_FOR_CUSTOMERS: list[Answer] = [
    Listing(ids=("cookies",), facet="by-data", condition=Condition(categories=("email",))),
    Clarify(ids=("cpo-account", "mobility-account")),
    RequestNoticed(ids=("right-access",)),
    NoAnswer(silence=Silence.NOT_STATED, nearest="strong-passwords"),
    Passage(ids=("dpo-contact",)),  # without a contact there is nothing to tell
]


@pytest.mark.parametrize("answer", NOT_FOR_CUSTOMERS)
def test_what_is_not_for_customers_has_no_text(wording: Wording, answer: Answer) -> None:
    assert wording.customer_text(answer, "nl") is None
