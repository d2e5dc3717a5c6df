"""One line per rule: every kind of answer, every ambiguity, on the packaged words."""

import pytest

from knowledge.answers import Fact, NoAnswer, Silence
from knowledge.model import Group
from knowledge.understanding import Understanding

from .conftest import told


@pytest.mark.parametrize(
    ("line", "facet", "ids"),
    [
        ("hoe lang bewaren we de facturen van een laadpaaleigenaar", "retention", {"cpo-invoicing"}),
        ("bewaartremijn van de fakturen?", "retention", {"cpo-invoicing"}),
        ("whats the bewaartermijn for cpo invoices", "retention", {"cpo-invoicing"}),
        ("quelles données on demande pour un billet de train", "data", {"mobility-tickets"}),
        ("who can see the answers to the satisfaction survey", "access", {"satisfaction-surveys"}),
        ("auf welcher Rechtsgrundlage machen wir Kaltakquise", "legal-basis", {"cold-acquisition"}),
        ("waarom sturen we een nieuwsbrief", "purpose", {"newsletters"}),
        ("nieuwsbrief", "all", {"newsletters"}),
    ],
)
def test_one_facet_of_one_activity_is_a_fact(
    understanding: Understanding, line: str, facet: str, ids: set[str]
) -> None:
    assert told(understanding.read(line).answer) == ("fact", facet, ids)


@pytest.mark.parametrize(
    ("line", "facet", "ids"),
    [
        ("hoe lang houden we een rekeningnummer bij", "retention", {"cpo-extra-users", "cpo-payout"}),
        ("op welke basis verwerken we accounts", "legal-basis", {"cpo-account", "mobility-account"}),
        ("someone wants out of everything, which right is that", "",
         {"right-erasure", "right-objection", "right-withdraw-consent"}),
    ],
)  # fmt: skip
def test_a_thing_that_several_share_is_asked_back(
    understanding: Understanding, line: str, facet: str, ids: set[str]
) -> None:
    assert told(understanding.read(line).answer) == ("clarify", facet, ids)


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("een klant vraagt ons om al zijn gegevens te wissen", {"right-erasure"}),
        ("Mme Peeters veut une copie de toutes ses données", {"right-access"}),
        ("Kundin widerruft ihre Einwilligung", {"right-withdraw-consent"}),
        ("user demands a copy of his data and then wants everything deleted", {"right-access", "right-erasure"}),
    ],
)
def test_a_real_persons_wish_is_a_request_with_all_its_rights(
    understanding: Understanding, line: str, ids: set[str]
) -> None:
    assert told(understanding.read(line).answer) == ("request", "", ids)


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("wat houdt het recht op vergetelheid in", {"right-erasure"}),
        ("mogen we onze klantenlijst verkopen", {"no-sale-or-marketing-transfer"}),
        ("binnen hoeveel dagen moeten we op een inzageverzoek antwoorden", {"request-deadline"}),
        ("who is our dpo", {"dpo-contact"}),
        ("faut-il ranger son bureau le soir", {"clean-desk"}),
        ("machen wir Backups", {"backups"}),
    ],
)
def test_a_passage_outside_the_activities_is_a_topic(understanding: Understanding, line: str, ids: set[str]) -> None:
    assert told(understanding.read(line).answer) == ("topic", "", ids)


@pytest.mark.parametrize(
    ("line", "facet", "ids"),
    [
        ("welke verwerkingen gebruiken een rekeningnummer", "by-data", {"cpo-extra-users", "cpo-payout"}),
        ("welke activiteiten steunen uitsluitend op gerechtvaardigd belang, dus zonder toestemming", "by-basis",
         {"leads-research", "cold-acquisition", "cpo-fraud-detection", "mobility-account", "mobility-usage-analytics"}),
        ("which activities rely on consent and use a phone number", "by-data+by-basis",
         {"website-contact", "leads-networking", "webinar-leads", "satisfaction-surveys"}),
        ("quels traitements ont une durée de 10 ans", "by-retention", {"mobility-usage-analytics"}),
        ("which activities have a retention of 42 years", "by-retention", set()),
    ],
)  # fmt: skip
def test_a_reverse_question_is_computed(understanding: Understanding, line: str, facet: str, ids: set[str]) -> None:
    assert told(understanding.read(line).answer) == ("list", facet, ids)


@pytest.mark.parametrize(
    ("line", "silence"),
    [
        ("bedankt!", Silence.THANKS),
        ("goeiemorgen allemaal", Silence.GREETING),
        ("hoeveel verlofdagen heb ik nog", Silence.NOT_FOR_US),
        ("hoe lang bewaren we nummerplaten", Silence.NOT_STATED),
    ],
)
def test_what_is_no_question_for_the_policy_gets_the_silence_that_fits(
    understanding: Understanding, line: str, silence: Silence
) -> None:
    answer = understanding.read(line).answer
    assert isinstance(answer, NoAnswer)
    assert answer.silence is silence


def test_a_question_that_the_policy_leaves_open_names_the_nearest_passage(understanding: Understanding) -> None:
    answer = understanding.read("hoe lang bewaren we nummerplaten").answer
    assert isinstance(answer, NoAnswer)
    assert answer.nearest == "retention-general"


def test_a_doubtful_line_is_asked_back_or_left_and_never_answered_with_a_low_score(
    understanding: Understanding,
) -> None:
    for line in ("en dat van die klant", "die gegevens", "the thing with the app", "et pour ça"):
        answer = understanding.read(line).answer
        assert answer.kind in {"clarify", "none"} or answer.score >= 0.5


def test_the_same_line_gets_the_same_answer_in_a_second_engine(understanding: Understanding) -> None:
    from knowledge.loading import DATA, load_knowledge

    second = Understanding.load(DATA, load_knowledge(DATA))
    for line in ("hoe lang bewaren we facturen", "who sees cpo accounts", "merci", "klant wil eruit"):
        assert second.read(line) == understanding.read(line)


@pytest.mark.parametrize(
    ("line", "group", "subset"),
    [
        ("op welke rechtsgrond sturen we de nieuwsbrief naar prospecten", Group.PROSPECT, None),
        ("base légale de l'enquête de satisfaction en b2b", Group.B2B, None),
        ("rechtsgrond nieuwsbrief voor klanten en prospecten", None, None),
        ("welke gegevens voor een treinticket", None, "train"),
        ("what data do we need for a bus ticket", None, "bus"),
        ("welche daten für bus und bahn tickets", None, None),
    ],
)
def test_a_group_or_a_set_of_data_that_is_named_selects_its_part(
    understanding: Understanding, line: str, group: Group | None, subset: str | None
) -> None:
    answer = understanding.read(line).answer
    assert isinstance(answer, Fact)
    assert (answer.group, answer.subset) == (group, subset)
