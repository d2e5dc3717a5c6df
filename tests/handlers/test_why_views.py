"""Why an answer is what it is: in the reader's language, from ids and shares, and honest about what is not kept."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.workspace.blockkit.validation import validate_view
from handlers.ids import ActionId
from handlers.views.answer import answer_card
from handlers.views.labels import labels
from handlers.views.scene import Scene
from handlers.views.why import why_form
from knowledge.answers import Answer, Clarify, Condition, Fact, Listing, NoAnswer, Passage, RequestNoticed, Silence
from knowledge.asking import Answered, Place
from knowledge.grounds import Candidate, CandidateKind, Grounds, Reason
from knowledge.language import LANGS, Lang
from knowledge.model import Basis, Facet, Group

LANG = pytest.mark.parametrize("lang", LANGS)
NEWSLETTER = Fact(ids=("newsletters",), facet=Facet.RETENTION)
OPTIONS = Clarify(ids=("cpo-payout", "cpo-extra-users"), facet=Facet.RETENTION)
ANSWERS: tuple[Answer, ...] = (
    NEWSLETTER,
    Fact(ids=("leads-research", "cold-acquisition"), facet=Facet.LEGAL_BASIS),
    Passage(ids=("clean-desk",)),
    Passage(ids=("request-deadline",)),
    Listing(ids=("cookies",), facet="by-basis", condition=Condition(bases=(Basis.CONSENT,))),
    OPTIONS,
    RequestNoticed(ids=("right-erasure",)),
    *(NoAnswer(silence=silence) for silence in Silence),
)


def candidate(kind: CandidateKind, id_: str = "", share: float = 0.5) -> Candidate:
    return Candidate(kind=kind, id=id_, share=share)


EVERY_KIND = (candidate("fact", "newsletters", 0.96), candidate("topic", "clean-desk"),
              candidate("request", "right-erasure"), candidate("list"), candidate("none", share=0.01))  # fmt: skip


def answered(answer: Answer, grounds: Grounds | None, lang: Lang = "nl") -> Answered:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    place = Place(channel="C0SALES", thread_ts="1.2")
    return Answered(id="a1", asked_by="U0EMMA", place=place, lang=lang, answer=answer, at=at, grounds=grounds)


def words(form: dict[str, Any]) -> str:
    return "\n".join(text for block in form["blocks"] for text in _texts(block))


def _texts(block: dict[str, Any]) -> list[str]:
    return [block["text"]["text"]] if "text" in block else [each["text"] for each in block["elements"]]


@LANG
@pytest.mark.parametrize("reason", Reason)
def test_slack_takes_the_grounds_of_every_answer_for_every_reason(scene: Scene, lang: Lang, reason: Reason) -> None:
    named = ("bank-account", "train", *Group, *Basis)
    for answer in ANSWERS:
        form = why_form(answered(answer, Grounds(named=named, candidates=EVERY_KIND, reason=reason)), lang, scene)
        assert not validate_view(form), answer
        assert not re.search(r"why\.|\{|\}", words(form)), "every label is filled in"


@LANG
def test_the_reader_reads_it_in_their_own_language_whatever_that_of_the_answer(scene: Scene, lang: Lang) -> None:
    grounds = Grounds(candidates=EVERY_KIND[:1], reason=Reason.LIKELIEST)
    for other in LANGS:
        told = words(why_form(answered(NEWSLETTER, grounds, other), lang, scene))
        assert scene.name("newsletters", lang) in told
        assert labels(lang)("facet.retention") in told
        assert labels(lang)("why.reason.likeliest.fact") in told


def test_candidates_are_told_with_their_percentages_as_the_language_writes_them(scene: Scene) -> None:
    grounds = Grounds(candidates=EVERY_KIND, reason=Reason.LIKELIEST)
    assert "*96%*  Newsletters" in words(why_form(answered(NEWSLETTER, grounds), "en", scene))
    assert re.search(r"\*96\s%\*", words(why_form(answered(NEWSLETTER, grounds), "fr", scene)))


def test_no_candidate_is_told_to_be_certain(scene: Scene) -> None:
    grounds = Grounds(candidates=(candidate("list", share=1.0),), reason=Reason.LIKELIEST)
    told = words(why_form(answered(NEWSLETTER, grounds), "en", scene))
    assert "*99%*" in told
    assert "100" not in told


def test_data_groups_and_bases_that_were_named_are_told_by_their_names(scene: Scene) -> None:
    grounds = Grounds(named=("bank-account", "b2b", "consent"), reason=Reason.LIKELIEST)
    told = words(why_form(answered(OPTIONS, grounds), "en", scene))
    assert "bank account number, b2b and consent" in told


def test_each_way_to_an_answer_is_told_by_a_sentence_of_its_own(scene: Scene) -> None:
    def last(answer: Answer, reason: Reason) -> str:
        form = why_form(answered(answer, Grounds(reason=reason)), "nl", scene)
        return str(form["blocks"][-2]["text"]["text"])

    told = [last(answer, Reason.LIKELIEST) for answer in ANSWERS if not isinstance(answer, Passage | NoAnswer)]
    told += [last(NoAnswer(silence=silence), Reason.LIKELIEST) for silence in (Silence.NOT_STATED, Silence.NOT_FOR_US)]
    told += [last(NEWSLETTER, reason) for reason in Reason if reason is not Reason.LIKELIEST]
    assert len(set(told)) == len(told)


def test_a_facet_that_was_clicked_is_not_said_to_have_been_asked_about(scene: Scene) -> None:
    asked = labels("nl")("why.asked", facet=labels("nl")("facet.retention"))
    for reason, is_told in ((Reason.LIKELIEST, True), (Reason.CHOSEN, True), (Reason.FACET, False)):
        assert (asked in words(why_form(answered(NEWSLETTER, Grounds(reason=reason)), "nl", scene))) is is_told


def test_what_the_knowledge_base_no_longer_has_is_left_out(scene: Scene) -> None:
    gone = Grounds(named=("fax",), candidates=(candidate("fact", "telegrams"), candidate("none")), reason=Reason.SILENT)
    told = words(why_form(answered(NoAnswer(silence=Silence.NOT_FOR_US), gone), "en", scene))
    assert labels("en")("why.candidate.none") in told
    assert "telegrams" not in told
    assert "fax" not in told


@LANG
def test_an_answer_of_before_grounds_were_kept_says_so(scene: Scene, lang: Lang) -> None:
    form = why_form(answered(NEWSLETTER, None), lang, scene)
    assert not validate_view(form)
    assert labels(lang)("why.unknown") in words(form)


def test_every_card_asks_why_save_small_talk_and_what_could_not_be_read(scene: Scene) -> None:
    def offered(answer: Answer) -> bool:
        blocks = answer_card(answered(answer, None), scene).blocks
        elements = [each for block in blocks for each in (*block.get("elements", []), block.get("accessory", {}))]
        return ActionId.WHY in {each.get("action_id") for each in elements}

    plain = {Silence.GREETING, Silence.THANKS, Silence.EMPTY, Silence.TOO_LONG}
    for answer in ANSWERS:
        assert offered(answer) is not (isinstance(answer, NoAnswer) and answer.silence in plain), answer


def test_beside_a_question_back_it_is_no_option(scene: Scene) -> None:
    question, options = answer_card(answered(OPTIONS, None), scene).blocks
    assert question["accessory"]["action_id"] == ActionId.WHY
    assert [each["value"].split(" ")[1] for each in options["elements"]] == list(OPTIONS.ids)


@LANG
def test_no_row_of_a_card_has_more_buttons_than_fit_on_a_phone(scene: Scene, lang: Lang) -> None:
    for answer in ANSWERS:
        private = answered(answer, None, lang).model_copy(update={"private": True})
        rows = [block["elements"] for block in answer_card(private, scene).blocks if block["type"] == "actions"]
        assert all(len(row) <= 5 for row in rows)
