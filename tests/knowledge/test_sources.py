"""Where an answer stands."""

import pytest

from knowledge.answers import Answer, Clarify, Condition, Fact, Listing, NoAnswer, Passage, RequestNoticed, Silence
from knowledge.lookup import Lookup
from knowledge.model import Basis, Facet, Knowledge
from knowledge.sources import LawSource, OrganisationSource, PolicySource, nearest, sources
from knowledge.wording import Wording


def test_a_fact_stands_in_article_2_under_its_heading(knowledge: Knowledge) -> None:
    expected = PolicySource(
        id="newsletters",
        revision="2025-10",
        article="2",
        section="II Prospectie (leads)",
        heading="Nieuwsbrieven",
        field="retention",
    )
    assert sources(Fact(ids=("newsletters",), facet=Facet.RETENTION), knowledge) == (expected,)


def test_access_stands_in_article_8_for_every_activity(knowledge: Knowledge) -> None:
    for activity in knowledge.policy.activities:
        (source,) = sources(Fact(ids=(activity.id,), facet=Facet.ACCESS), knowledge)
        assert isinstance(source, PolicySource)
        assert (source.id, source.article, source.field) == (activity.id, "8", "access")


def test_the_law_and_the_organisation_are_named_as_such(knowledge: Knowledge) -> None:
    answer = Passage(ids=("request-deadline", "breach-notification", "dpo-contact"))
    assert sources(answer, knowledge) == (
        LawSource(law="GDPR", article="12(3), 12(4)"),
        LawSource(law="GDPR", article="33(1)"),
        OrganisationSource(file="organisation.yaml", key="dpo.contact"),
    )


def test_each_id_of_an_answer_has_one_source(knowledge: Knowledge, lookup: Lookup) -> None:
    every = tuple(entry_id for entry_id in lookup.ids if lookup.kind_of(entry_id) in ("policy", "law", "organisation"))
    assert len(sources(Passage(ids=every), knowledge)) == len(every)
    activities = tuple(entry.id for entry in knowledge.policy.activities)
    for facet in Facet:
        assert len(sources(Fact(ids=activities, facet=facet), knowledge)) == len(activities)


def test_a_crossed_list_names_both_fields(knowledge: Knowledge) -> None:
    condition = Condition(categories=("email",), bases=(Basis.CONSENT,))
    answer = Listing(ids=("newsletters",), facet="by-data+by-basis", condition=condition)
    (source,) = sources(answer, knowledge)
    assert isinstance(source, PolicySource)
    assert source.field == "data+legal-basis"


@pytest.mark.parametrize(
    "answer",
    [
        Clarify(ids=("cpo-account", "mobility-account")),
        RequestNoticed(ids=("right-access",)),
        NoAnswer(silence=Silence.NOT_STATED, nearest="strong-passwords"),
        Listing(ids=(), facet="by-data", condition=Condition(categories=("vat-number",))),
    ],
)
def test_what_is_no_answer_has_no_source(knowledge: Knowledge, answer: Answer) -> None:
    assert sources(answer, knowledge) == ()


def test_a_question_without_an_answer_comes_nearest_to_a_place(knowledge: Knowledge) -> None:
    place = nearest(NoAnswer(silence=Silence.NOT_STATED, nearest="strong-passwords"), knowledge)
    assert isinstance(place, PolicySource)
    assert (place.id, place.article) == ("strong-passwords", "8")
    assert nearest(NoAnswer(silence=Silence.NOT_FOR_US), knowledge) is None
    assert nearest(Passage(ids=("strong-passwords",)), knowledge) is None


CITED = [
    (Fact(ids=("cpo-payout",), facet=Facet.DATA), "Privacybeleid van Optimile (oktober 2025), artikel 2, III, "),
    (Passage(ids=("backups",)), "Privacybeleid van Optimile (oktober 2025), artikel 8, ‘Beveiliging van"),
    (Passage(ids=("request-deadline",)), "AVG, artikel 12(3)"),
    (Passage(ids=("dpo-contact",)), "instellingen van de organisatie (dpo.contact)"),
]


@pytest.mark.parametrize(("answer", "cited"), CITED)
def test_a_source_is_cited_as_people_do(knowledge: Knowledge, wording: Wording, answer: Answer, cited: str) -> None:
    (source,) = sources(answer, knowledge)
    assert wording.source_text(source, "nl").startswith(cited)


def test_a_citation_ends_with_what_was_asked(knowledge: Knowledge, wording: Wording) -> None:
    (source,) = sources(Fact(ids=("cpo-payout",), facet=Facet.DATA), knowledge)
    assert wording.source_text(source, "en").endswith("‘De laadpuntbeheerder betalen’ – personal data")
