"""Answers in words: complete for every activity, facet and language, with the name of what they are about."""

import re
from itertools import pairwise

import pytest

from knowledge.answers import Answer, Clarify, Condition, Fact, Listing, NoAnswer, Passage, RequestNoticed, Silence
from knowledge.language import LANGS, Lang
from knowledge.loading import DATA
from knowledge.lookup import Lookup
from knowledge.model import Basis, Facet, Group, NotStated
from knowledge.organisation import Dpo, Organisation
from knowledge.phrases import Phrases
from knowledge.retention_rules import RetentionProperty
from knowledge.wording import Wording

ORGANISATION = Organisation(dpo=Dpo(contact="dpo@example.com"))


def _text(wording: Wording, answer: Answer, lang: Lang = "nl") -> str:
    return wording.answer_text(answer, lang, ORGANISATION)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("facet", Facet)
def test_every_activity_has_a_complete_text_that_names_it(
    lookup: Lookup, wording: Wording, facet: Facet, lang: Lang
) -> None:
    for activity in lookup.knowledge.policy.activities:
        text = _text(wording, Fact(ids=(activity.id,), facet=facet), lang)
        assert text.startswith(wording.name(activity.id, lang))
        _assert_whole(text)
        assert text.endswith(".")


@pytest.mark.parametrize("lang", LANGS)
def test_every_topic_has_a_text_in_every_language(lookup: Lookup, wording: Wording, lang: Lang) -> None:
    for entry_id in lookup.ids:
        if lookup.kind_of(entry_id) in ("policy", "law", "organisation"):
            text = _text(wording, Passage(ids=(entry_id,)), lang)
            _assert_whole(text)
            assert text.endswith((".", "!"))


def test_the_four_languages_never_say_the_same(lookup: Lookup, wording: Wording) -> None:
    for activity in lookup.knowledge.policy.activities:
        texts = {_text(wording, Fact(ids=(activity.id,), facet=Facet.ALL), lang) for lang in LANGS}
        assert len(texts) == len(LANGS)


def _assert_whole(text: str) -> None:
    """No brace left open, no id, no empty place, no gap."""
    assert not re.search(r"[{}]|\bNone\b|\(\)|  | [,.]|\.\.", text), text


RETENTION = [
    ("website-contact", "we bewaren de gegevens 3 jaar. Het beleid zegt niet vanaf wanneer;"),
    ("leads-research", "3 jaar, tenzij de persoon bezwaar maakt. Het beleid zegt niet vanaf wanneer;"),
    ("newsletters", "zolang de persoon geen bezwaar maakt."),
    ("partner-communication", "zolang de zakelijke relatie loopt en daarna nog 1 jaar."),
    ("customer-communication", "zolang iemand klant is en daarna nog 1 jaar."),
    ("cpo-support", "zolang iemand het Platform gebruikt en daarna nog 1 jaar."),
    ("cpo-account", "daarna nog 3 jaar. Staat er nog een krediet of een schuld open,"),
    ("mobility-tickets", "zolang iemand de App (en eventueel het Platform) gebruikt en daarna nog 3 jaar."),
    ("cpo-invoicing", "de wettelijke minimumtermijn voor facturen (7 jaar) en daarna nog 1 jaar."),
    ("mobility-usage-analytics", "we bewaren de gegevens 10 jaar."),
    ("cookies", "voor de bewaartermijn verwijst het privacybeleid naar het cookiebeleid van"),
]


@pytest.mark.parametrize(("activity", "said"), RETENTION)
def test_each_kind_of_retention_rule_has_its_own_sentence(wording: Wording, activity: str, said: str) -> None:
    assert said in _text(wording, Fact(ids=(activity,), facet=Facet.RETENTION))


def test_only_terms_from_collection_or_invoice_say_that_the_policy_names_no_start(
    lookup: Lookup, wording: Wording
) -> None:
    silent = {
        *lookup.find(Condition(retention=RetentionProperty.FROM_COLLECTION)),
        *lookup.find(Condition(retention=RetentionProperty.STATUTORY_PLUS)),
    }
    told = {
        activity.id
        for activity in lookup.knowledge.policy.activities
        if "not say from when" in _text(wording, Fact(ids=(activity.id,), facet=Facet.RETENTION), "en")
    }
    assert told == silent


READING: dict[Lang, str] = {"nl": "onze lezing", "fr": "notre lecture", "en": "our reading", "de": "unserer Lesart"}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("activity", ["website-contact", "cpo-invoicing", "cpo-payout", "mobility-usage-analytics"])
def test_a_start_that_the_policy_does_not_name_is_told_as_our_reading(
    wording: Wording, activity: str, lang: Lang
) -> None:
    assert READING[lang] in _text(wording, Fact(ids=(activity,), facet=Facet.RETENTION), lang)


TERMS: list[tuple[str, dict[Lang, str]]] = [
    (
        "legitimate-interest-test",
        {"nl": "evenredigheidstoets", "fr": "proportionnalité", "en": "proportionality", "de": "Verhältnismäßigkeit"},
    ),
    (
        "international-transfers",
        {"nl": "gegevensimporteur", "fr": "importateur", "en": "data importer", "de": "Datenimporteur"},
    ),
    ("exercise-rights", {"nl": "volmacht", "fr": "procuration", "en": "power of attorney", "de": "Vollmacht"}),
    ("third-party-sharing", {"nl": "onder meer", "fr": "entre autres", "en": "for instance", "de": "unter anderem"}),
    ("newsletter-unsubscribe", {"nl": "bezwaar", "fr": "opposer", "en": "object", "de": "widersprechen"}),
]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("topic", "terms"), TERMS)
def test_a_topic_keeps_the_terms_of_the_field(wording: Wording, topic: str, terms: dict[Lang, str], lang: Lang) -> None:
    assert terms[lang] in _text(wording, Passage(ids=(topic,)), lang)


def test_a_mixed_basis_is_one_sentence_with_both_halves(wording: Wording) -> None:
    text = _text(wording, Fact(ids=("newsletters",), facet=Facet.LEGAL_BASIS), "en")
    assert text == (
        "Newsletters: the legal basis is consent for prospects and our legitimate interest for active customers."
    )


@pytest.mark.parametrize(
    ("group", "said", "unsaid"),
    [(Group.B2C, "toestemming", "gerechtvaardigd belang"), (Group.B2B, "gerechtvaardigd belang", "toestemming")],
)
def test_a_group_selects_its_half(wording: Wording, group: Group, said: str, unsaid: str) -> None:
    text = _text(wording, Fact(ids=("leads-networking",), facet=Facet.LEGAL_BASIS, group=group))
    assert said in text
    assert unsaid not in text


def test_a_group_that_an_activity_does_not_know_hides_nothing(wording: Wording) -> None:
    fact = Fact(ids=("leads-networking",), facet=Facet.LEGAL_BASIS)
    assert _text(wording, fact.model_copy(update={"group": Group.PROSPECT})) == _text(wording, fact)


def test_train_and_bus_are_told_apart_and_a_subset_selects_one(wording: Wording) -> None:
    both = _text(wording, Fact(ids=("mobility-tickets",), facet=Facet.DATA))
    assert "Trein (NMBS): voornaam" in both
    assert "Bus (De Lijn): voornaam" in both
    bus = _text(wording, Fact(ids=("mobility-tickets",), facet=Facet.DATA, subset="bus"))
    assert "telefoonnummer" in bus
    assert "reisklasse" not in bus


def test_contact_persons_of_customers_are_named(wording: Wording) -> None:
    assert "contact person" in _text(wording, Fact(ids=("customer-communication",), facet=Facet.DATA), "en")


@pytest.mark.parametrize("lang", LANGS)
def test_access_is_need_to_know_of_article_8_and_names_no_roles(wording: Wording, lang: Lang) -> None:
    text = _text(wording, Fact(ids=("newsletters",), facet=Facet.ACCESS), lang)
    assert "need to know" in text.lower()
    assert "8" in text
    assert "De Lijn" not in text
    assert "De Lijn" in _text(wording, Fact(ids=("mobility-tickets",), facet=Facet.ACCESS), lang)


@pytest.mark.parametrize(
    ("lang", "need_to_know", "named"),
    [
        ("nl", "artikel 8", "gaan (artikel 2)"),
        ("fr", "article 8", "De Lijn (article 2)"),
        ("en", "article 8", "De Lijn (article 2)"),
        ("de", "Artikel 8", "gehen (Artikel 2)"),
    ],
)
def test_who_has_access_to_tickets_stands_in_two_articles(
    wording: Wording, lang: Lang, need_to_know: str, named: str
) -> None:
    """Article 8 has the need-to-know rule; NMBS/SNCB and De Lijn are named beside the data, in article 2."""
    text = _text(wording, Fact(ids=("mobility-tickets",), facet=Facet.ACCESS), lang)
    assert need_to_know in text
    assert named in text


def test_a_subset_names_only_its_own_recipient(wording: Wording) -> None:
    text = _text(wording, Fact(ids=("mobility-tickets",), facet=Facet.ACCESS, subset="train"))
    assert "NMBS" in text
    assert "De Lijn" not in text


def test_several_activities_with_the_same_answer_are_one_sentence(wording: Wording) -> None:
    text = _text(wording, Fact(ids=("cpo-invoicing", "cpo-payout"), facet=Facet.RETENTION))
    assert text.startswith("Facturatie aan laadpuntbeheerders en uitbetaling aan laadpuntbeheerders: we bewaren")
    assert "\n" not in text


def test_several_activities_with_different_answers_have_a_line_each(wording: Wording) -> None:
    ids = ("cpo-account", "cpo-invoicing", "newsletters")
    lines = _text(wording, Fact(ids=ids, facet=Facet.RETENTION)).splitlines()
    assert [line.startswith(f"- {wording.name(entry_id, 'nl')}:") for line, entry_id in zip(lines, ids, strict=True)]
    assert all(one != other for one, other in pairwise(lines))


def test_a_card_has_a_line_for_each_facet(wording: Wording) -> None:
    name, *lines = _text(wording, Fact(ids=("cpo-payout",), facet=Facet.ALL), "fr").splitlines()
    assert name == "Paiement des exploitants de bornes"
    assert len(lines) == 5
    assert all(line.startswith("- ") for line in lines)


def test_a_list_tells_what_it_searched_by_and_why_each_activity_fits(lookup: Lookup, wording: Wording) -> None:
    condition = Condition(bases=(Basis.CONSENT,))
    listing = Listing(ids=lookup.find(condition), facet="by-basis", condition=condition)
    head, *lines = _text(wording, listing, "en").splitlines()
    assert head == "Processing activities based on consent (6):"
    assert "- Newsletters – prospects" in lines
    assert "- Contact through the website" in lines


def test_a_list_by_data_marks_the_part_that_holds_it(lookup: Lookup, wording: Wording) -> None:
    condition = Condition(categories=("birth-date",))
    listing = Listing(ids=lookup.find(condition), facet="by-data", condition=condition)
    assert "- Tickets voor het openbaar vervoer – trein (NMBS)" in _text(wording, listing)


def test_a_list_by_retention_tells_each_term(lookup: Lookup, wording: Wording) -> None:
    condition = Condition(years=3)
    listing = Listing(ids=lookup.find(condition), facet="by-retention", condition=condition)
    text = _text(wording, listing, "en")
    assert "Cold acquisition – 3 years, unless objected to" in text
    assert "Account of a charge-point operator – use of the Platform + 3 years" in text


def test_an_empty_list_is_an_answer(wording: Wording) -> None:
    condition = Condition(categories=("vat-number",), bases=(Basis.CONSENT,))
    text = _text(wording, Listing(ids=(), facet="by-data+by-basis", condition=condition), "en")
    assert text == "The privacy policy names no processing activities with VAT number and based on consent."


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("wanted", RetentionProperty)
def test_every_retention_property_can_be_told(
    lookup: Lookup, wording: Wording, wanted: RetentionProperty, lang: Lang
) -> None:
    condition = Condition(retention=wanted)
    listing = Listing(ids=lookup.find(condition), facet="by-retention", condition=condition)
    _assert_whole(_text(wording, listing, lang))


def test_a_question_back_names_the_options(wording: Wording) -> None:
    clarify = Clarify(ids=("cpo-account", "mobility-account"), facet=Facet.RETENTION)
    assert _text(wording, clarify, "de").splitlines() == [
        "Speicherdauer: Um welche Tätigkeit geht es?",
        "- Konto eines Ladepunktbetreibers",
        "- Konto eines Mobilitätsnutzers (App)",
    ]
    assert _text(wording, Clarify(ids=("right-erasure", "right-objection")), "fr").startswith("De quoi s'agit-il ?")


def test_a_request_names_the_rights_and_says_to_log_it(wording: Wording) -> None:
    text = _text(wording, RequestNoticed(ids=("right-access", "right-erasure")), "en")
    assert "right of access and right to be forgotten (erasure)" in text
    assert "Log it right away" in text


NEAREST: list[tuple[Lang, str, str]] = [
    ("nl", "DPO", "‘Delen met derden’ (artikel 5)"),
    ("fr", "DPO", "« Partage avec des tiers » (article 5)"),
    ("en", "DPO", "(article 5)"),
    ("de", "DSB", "(Artikel 5)"),
]


@pytest.mark.parametrize("lang", LANGS)
def test_every_silence_has_a_tone_of_its_own(wording: Wording, lang: Lang) -> None:
    texts = {_text(wording, NoAnswer(silence=silence), lang) for silence in Silence}
    assert len(texts) == len(Silence)


def test_silence_offers_the_nearest_passage(wording: Wording) -> None:
    text = _text(wording, NoAnswer(silence=Silence.NOT_STATED, nearest="strong-passwords"), "en")
    assert "‘Strong passwords’ (article 8): Employees of Optimile have strong passwords" in text


@pytest.mark.parametrize(("lang", "dpo", "place"), NEAREST)
def test_a_question_that_the_policy_leaves_open_is_told_so_with_the_dpo_and_the_nearest_place(
    wording: Wording, lang: Lang, dpo: str, place: str
) -> None:
    silent = NoAnswer(silence=Silence.NOT_STATED)
    first, nearest = _text(wording, silent.model_copy(update={"nearest": "third-party-sharing"}), lang).splitlines()
    assert first == _text(wording, silent, lang)
    assert dpo in first
    assert place in nearest


@pytest.mark.parametrize("lang", LANGS)
def test_a_nearest_passage_of_the_law_is_cited_as_law(wording: Wording, lang: Lang) -> None:
    text = _text(wording, NoAnswer(silence=Silence.NOT_STATED, nearest="breach-notification"), lang)
    assert re.search(r"\((AVG|RGPD|GDPR|DSGVO), [Aa]rti[ck][a-z]+ 33\(1\)\)", text)


@pytest.mark.parametrize(("lang", "dpo"), [(lang, dpo) for lang, dpo, _ in NEAREST])
def test_what_is_not_for_the_bot_is_declined_with_a_way_on(wording: Wording, lang: Lang, dpo: str) -> None:
    assert dpo in _text(wording, NoAnswer(silence=Silence.NOT_FOR_US), lang)


def test_the_organisation_answers_with_its_own_value_or_says_that_it_is_missing(wording: Wording) -> None:
    answer = Passage(ids=("dpo-contact",))
    assert "dpo@example.com" in wording.answer_text(answer, "nl", ORGANISATION)
    assert "nog geen contact ingevuld" in wording.answer_text(answer, "nl", Organisation())


def test_restriction_says_that_the_conditions_of_the_law_stand_in_article_18(wording: Wording) -> None:
    for lang in LANGS:
        assert "18" in _text(wording, Passage(ids=("right-restriction",)), lang)


@pytest.mark.parametrize("lang", LANGS)
def test_what_a_policy_leaves_unsaid_is_said_to_be_so(lookup: Lookup, lang: Lang) -> None:
    silent = NotStated(not_stated=True)
    fields = ("purposes", "data", "legal_basis", "retention")
    activity = lookup.activity("newsletters").model_copy(update=dict.fromkeys(fields, silent))
    policy = lookup.knowledge.policy.model_copy(update={"activities": (activity,)})
    wording = Wording(lookup.knowledge.model_copy(update={"policy": policy}), Phrases.load(DATA))
    for facet in (Facet.PURPOSE, Facet.DATA, Facet.LEGAL_BASIS, Facet.RETENTION):
        fact = Fact(ids=("newsletters",), facet=facet)
        for text in (_text(wording, fact, lang), wording.customer_text(fact, lang), wording.short(fact, lang)):
            assert text
            _assert_whole(text)


LABELS: list[tuple[Answer, str]] = [
    (Fact(ids=("cookies",), facet=Facet.DATA), "policy"),
    (Listing(ids=(), facet="by-data", condition=Condition()), "policy"),
    (Passage(ids=("backups",)), "policy"),
    (Passage(ids=("request-deadline",)), "law"),
    (Passage(ids=("dpo-contact",)), "organisation"),
    (NoAnswer(silence=Silence.NOT_STATED), "not-stated"),
    (NoAnswer(silence=Silence.NOT_FOR_US), ""),
    (NoAnswer(silence=Silence.GREETING), ""),
    (Clarify(ids=("cookies", "newsletters")), ""),
    (RequestNoticed(ids=("right-access",)), ""),
]


@pytest.mark.parametrize(("answer", "label"), LABELS)
def test_an_answer_says_what_it_rests_on(wording: Wording, answer: Answer, label: str) -> None:
    assert wording.basis_label(answer) == label


SHORT: list[tuple[Answer, str]] = [
    (
        Fact(ids=("cpo-account",), facet=Facet.RETENTION),
        "charge-point operator – retention period: use of",
    ),
    (Fact(ids=("newsletters",), facet=Facet.LEGAL_BASIS), "consent (prospects) and legitimate interest (active custo"),
    (Fact(ids=("cookies",), facet=Facet.PURPOSE), "Cookies on our websites – purpose: see the cookie policy"),
    (Fact(ids=("cookies",), facet=Facet.LEGAL_BASIS), "legal basis: consent"),
    (Fact(ids=("cookies",), facet=Facet.DATA), "see the cookie policy"),
    (Fact(ids=("mobility-tickets",), facet=Facet.DATA, subset="bus"), "phone number, location data"),
    (Fact(ids=("cpo-invoicing",), facet=Facet.PURPOSE), "to send invoices"),
    (Fact(ids=("newsletters",), facet=Facet.ACCESS), "access: only those who need the data"),
    (Fact(ids=("newsletters",), facet=Facet.ALL), "Newsletters"),
    (Passage(ids=("backups", "clean-desk")), "Backups and clean desk"),
    (Listing(ids=("cookies",), facet="by-data", condition=Condition(categories=("email",))), "with email address (1)"),
    (Clarify(ids=("cookies", "newsletters")), "Which one is it about?"),
    (RequestNoticed(ids=("right-access",)), "Privacy request: right of access"),
    (NoAnswer(silence=Silence.THANKS), "You're welcome!"),
]


@pytest.mark.parametrize(("answer", "said"), SHORT)
def test_every_answer_has_one_line(wording: Wording, answer: Answer, said: str) -> None:
    text = wording.short(answer, "en")
    assert said in text
    assert "\n" not in text
