"""Short lines continue the answer before them; whatever says more, or something else, stands by itself."""

import json

import pytest

from knowledge.answers import Answer, Clarify, Condition, Fact, Listing, NoAnswer, Passage, RequestNoticed, Silence
from knowledge.errors import KnowledgeInvalid
from knowledge.grounds import Reason
from knowledge.language import LANGS, Lang
from knowledge.loading import DATA, load_knowledge
from knowledge.model import Basis, Facet, Group
from knowledge.understanding import Understanding

from ..conftest import Copy
from .conftest import told

INVOICES = Fact(ids=("cpo-invoicing",), facet=Facet.RETENTION, score=0.9)
NEWSLETTERS = Fact(ids=("newsletters",), facet=Facet.LEGAL_BASIS, score=0.9)
NETWORKING = Fact(ids=("leads-networking",), facet=Facet.LEGAL_BASIS, score=0.9)
TICKETS = Fact(ids=("mobility-tickets",), facet=Facet.DATA, score=0.9)
WHICH_ACCOUNT = Clarify(ids=("cpo-account", "mobility-account"), facet=Facet.RETENTION)

FACETS = (
    ("and the legal basis?", Facet.LEGAL_BASIS),
    ("what about the legal basis", Facet.LEGAL_BASIS),
    ("who can see it?", Facet.ACCESS),
    ("thanks! and who can see them?", Facet.ACCESS),
    ("how long do we keep them?", Facet.RETENTION),
    ("and for what purpose?", Facet.PURPOSE),
    ("why?", Facet.PURPOSE),
    ("and the data?", Facet.DATA),
    ("tell me more", Facet.ALL),
    ("and how long do they stay and why?", Facet.ALL),
    ("en de rechtsgrond?", Facet.LEGAL_BASIS),
    ("en hoe lang?", Facet.RETENTION),
    ("hoe lang bewaren we dat?", Facet.RETENTION),
    ("en wie mag het zien?", Facet.ACCESS),
    ("waar dient dat voor?", Facet.PURPOSE),
    ("en welke gegevens?", Facet.DATA),
    ("et la base légale ?", Facet.LEGAL_BASIS),
    ("merci, et la base légale ?", Facet.LEGAL_BASIS),
    ("on les garde combien de temps ?", Facet.RETENTION),
    ("qui peut les voir ?", Facet.ACCESS),
    ("à quoi ça sert ?", Facet.PURPOSE),
    ("et quelles données ?", Facet.DATA),
    ("und die Rechtsgrundlage?", Facet.LEGAL_BASIS),
    ("und wie lange?", Facet.RETENTION),
    ("wer darf das sehen?", Facet.ACCESS),
    ("und wozu dient das?", Facet.PURPOSE),
    ("und welche Daten?", Facet.DATA),
)


@pytest.mark.parametrize(("line", "facet"), FACETS)
@pytest.mark.parametrize("former", [INVOICES, NETWORKING])
def test_a_facet_without_an_activity_is_one_of_the_activity_before(
    understanding: Understanding, former: Fact, line: str, facet: Facet
) -> None:
    assert told(understanding.read(line, former=former).answer) == ("fact", facet, set(former.ids))


ACTIVITIES = (
    ("what about tickets", "mobility-tickets"),
    ("how about the cookies?", "cookies"),
    ("same question for surveys", "satisfaction-surveys"),
    ("en de nieuwsbrief?", "newsletters"),
    ("wat met de tickets?", "mobility-tickets"),
    ("en facturen?", "cpo-invoicing"),
    ("et pour les newsletters ?", "newsletters"),
    ("quid des cookies ?", "cookies"),
    ("et les tickets alors ?", "mobility-tickets"),
    ("et qu'en est-il de la newsletter, s'il vous plaît ?", "newsletters"),
    ("oké bedankt, en wat dan met de nieuwsbrief?", "newsletters"),
    ("und für Rechnungen?", "cpo-invoicing"),
    ("und was ist mit Cookies?", "cookies"),
    ("und bei Tickets?", "mobility-tickets"),
)


@pytest.mark.parametrize(("line", "activity"), ACTIVITIES)
@pytest.mark.parametrize("former", [INVOICES, NETWORKING])
def test_another_activity_is_told_the_same_facet_of(
    understanding: Understanding, former: Fact, line: str, activity: str
) -> None:
    assert told(understanding.read(line, former=former).answer) == ("fact", former.facet, {activity})


@pytest.mark.parametrize(
    ("former", "line", "part"),
    [
        (NETWORKING, "en voor b2c?", Group.B2C),
        (NETWORKING, "and for companies?", Group.B2B),
        (NETWORKING, "et pour le b2b ?", Group.B2B),
        (NEWSLETTERS, "et pour les prospects ?", Group.PROSPECT),
        (NEWSLETTERS, "und für Kunden?", Group.CUSTOMER),
        (NEWSLETTERS, "and for customers", Group.CUSTOMER),
        (TICKETS, "en voor de bus?", "bus"),
        (TICKETS, "and for the train?", "train"),
    ],
)
def test_a_group_or_a_set_of_data_selects_its_part_of_the_answer_before(
    understanding: Understanding, former: Fact, line: str, part: str
) -> None:
    answer = understanding.read(line, former=former).answer
    assert told(answer) == told(former)
    assert isinstance(answer, Fact)
    assert part in {answer.group, answer.subset}


def test_a_part_stays_for_the_facet_that_is_asked_after_it(understanding: Understanding) -> None:
    former = NETWORKING.model_copy(update={"group": Group.B2C})
    for line in ("and the retention?", "en de rechtsgrond?"):
        answer = understanding.read(line, former=former).answer
        assert isinstance(answer, Fact)
        assert answer.group is Group.B2C


@pytest.mark.parametrize(
    "line",
    [
        "what about accounts",
        "et pour les prospects ?",
    ],
)
def test_what_several_activities_share_is_asked_back_with_the_facet(understanding: Understanding, line: str) -> None:
    answer = understanding.read(line, former=INVOICES).answer
    assert isinstance(answer, Clarify)
    assert answer.facet is Facet.RETENTION


def test_a_facet_in_which_the_activities_before_differ_is_asked_back(understanding: Understanding) -> None:
    answer = understanding.read("and the legal basis?", former=WHICH_ACCOUNT).answer
    assert told(answer) == ("clarify", "legal-basis", set(WHICH_ACCOUNT.ids))


@pytest.mark.parametrize(
    ("line", "activity"),
    [("the app", "mobility-account"), ("voor de laadpalen", "cpo-account"), ("cpo", "cpo-account")],
)
def test_a_question_back_may_be_answered_in_words(understanding: Understanding, line: str, activity: str) -> None:
    assert told(understanding.read(line, former=WHICH_ACCOUNT).answer) == ("fact", "retention", {activity})


def test_words_that_fit_no_option_do_not_choose_one(understanding: Understanding) -> None:
    for line in ("newsletters", "customer", "ok", "the other one"):
        assert understanding.read(line, former=WHICH_ACCOUNT) == understanding.read(line)


def test_a_list_of_a_few_activities_is_continued_and_one_of_many_is_not(understanding: Understanding) -> None:
    consent = Condition(bases=(Basis.CONSENT,))
    few = Listing(ids=("cookies",), facet="by-basis", condition=consent)
    assert told(understanding.read("and how long?", former=few).answer) == ("fact", "retention", {"cookies"})
    several = ("cookies", "newsletters", "cold-acquisition", "webinar-leads", "cpo-payout")
    many = Listing(ids=several, facet="by-basis", condition=consent)
    assert understanding.read("and how long?", former=many) == understanding.read("and how long?")


ALONE = (
    "bedankt!",
    "ok",
    "merci !",
    "danke",
    "hallo",
    "and when is lunch?",
    "en hoe gaat het met de kinderen?",
    "et le café ?",
    "und das Wetter?",
    "and you?",
    "en jij?",
    "et toi ?",
    "und du?",
    "why not?",
    "are you sure?",
    "who sent it?",
    "who can help me with it?",
    "who can fix it?",
    "when is it due?",
    "how long will it take?",
    "hoelang duurt dat?",
    "combien de temps ça prend ?",
    "wie lange dauert das?",
    "what does that mean?",
    "et ça veut dire quoi ?",
    "and the team lunch?",
    "what about my holiday?",
    "and the invoice of my lunch?",
    "and backups?",
    "and the police?",
    "what about the deadline?",
    "and the right to erasure?",
    "and what if they object?",
    "and the customer wants them deleted",
    "he wants it deleted",
    "en als hij bezwaar maakt?",
    "cookies",
    "how long do we keep tickets?",
    "and who can see the newsletter subscribers?",
    "how long do we keep customer data?",
    "and the data of tickets?",
    "and invoices and tickets?",
    "en cookies of tickets?",
    "en voor b2c?",
    "which activities are based on consent?",
    "en wat staat er op 3 jaar?",
    "wann müssen Geburtsdaten weg",
    "Was ist die Aufbewahrungsfrist für Kundenkommunikation?",
)


@pytest.mark.parametrize("line", ALONE)
def test_a_line_that_says_more_or_something_else_stands_by_itself(understanding: Understanding, line: str) -> None:
    assert understanding.read(line, former=INVOICES) == understanding.read(line)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("former", [NETWORKING, WHICH_ACCOUNT])
def test_of_the_questions_of_the_bank_hardly_one_in_a_hundred_is_taken_for_a_continuation(
    understanding: Understanding, former: Answer, lang: Lang
) -> None:
    lines = (DATA / f"questions/{lang}.jsonl").read_text(encoding="utf-8").splitlines()[::20]
    questions = [str(json.loads(line)["q"]) for line in lines]
    taken = [line for line in questions if understanding.read(line, lang, former) != understanding.read(line, lang)]
    assert len(taken) <= len(questions) / 100, taken


@pytest.mark.parametrize(
    "former",
    [
        Passage(ids=("backups",)),
        RequestNoticed(ids=("right-access",)),
        NoAnswer(silence=Silence.NOT_FOR_US),
        Clarify(ids=("newsletters", "right-objection")),
        Fact(ids=("telegrams",), facet=Facet.DATA),
        Listing(ids=(), facet="by-basis", condition=Condition(bases=(Basis.VITAL_INTERESTS,))),
    ],
)
def test_an_answer_that_is_not_about_activities_of_the_policy_is_not_continued(
    understanding: Understanding, former: Answer
) -> None:
    for line in ("and the legal basis?", "what about tickets", "en voor b2c?"):
        assert understanding.read(line, former=former) == understanding.read(line)


def test_a_continuation_is_as_sure_as_the_answer_before_and_says_what_it_rests_on(understanding: Understanding) -> None:
    understood = understanding.read("und wie lange?", former=NEWSLETTERS)
    assert understood.lang == "de"
    assert understood.answer.score == NEWSLETTERS.score
    assert understood.grounds is not None
    assert understood.grounds.reason is Reason.CONTINUED
    assert [(found.id, found.share) for found in understood.grounds.candidates][:1] == [("newsletters", 0.9)]


def test_a_small_word_of_no_known_kind_is_told_with_its_line(copy: Copy) -> None:
    path = copy.folder / "following/en.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "louder: [really]\n", encoding="utf-8")
    with pytest.raises(KnowledgeInvalid) as caught:
        Understanding.load(copy.folder, load_knowledge(copy.folder))
    (fault,) = caught.value.faults
    assert (fault.file, "louder" in fault.message) == ("following/en.yaml", True)
    assert fault.line == len(path.read_text(encoding="utf-8").splitlines())
