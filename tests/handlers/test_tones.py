"""What an answer card says of where it comes from: the policy, the law, the organisation, or nowhere."""

from datetime import UTC, datetime
from typing import Any

import pytest

from handlers.ids import ActionId
from handlers.views.answer import answer_card
from handlers.views.labels import labels
from handlers.views.message import Message
from handlers.views.scene import Scene
from knowledge.answers import Answer, Clarify, Condition, Fact, Listing, NoAnswer, Passage, Silence
from knowledge.asking import Answered, Correction, Place
from knowledge.language import LANGS, Lang
from knowledge.model import Basis, Facet
from knowledge.personal import Personal

NOW = datetime(2026, 11, 23, tzinfo=UTC)
LANG = pytest.mark.parametrize("lang", LANGS)
OPEN = NoAnswer(silence=Silence.NOT_STATED, nearest="third-party-sharing")
NOT_OURS = NoAnswer(silence=Silence.NOT_FOR_US)
LABELLED: list[tuple[Answer, str, tuple[str, ...]]] = [
    (Fact(ids=("newsletters",), facet=Facet.RETENTION), "policy", ("2025", "2,")),
    (Passage(ids=("clean-desk",)), "policy", ("2025", "8")),
    (Passage(ids=("request-deadline",)), "law", ("12(3)", "12(4)")),
    (Passage(ids=("breach-notification",)), "law", ("33(1)",)),
    (Passage(ids=("dpo-contact",)), "organisation", ("dpo.contact",)),
    (OPEN, "not-stated", ("2025", " 5,")),
]


def drawn(scene: Scene, answer: Answer, lang: Lang, **changes: Any) -> Message:
    given = {"id": "a1", "asked_by": "U0EMMA", "place": Place(channel="D0EMMA"), "at": NOW}
    return answer_card(Answered(**given, lang=lang, answer=answer, **changes), scene)


def buttons(card: Message) -> dict[str, dict[str, Any]]:
    return {each["action_id"]: each for block in card.blocks for each in block.get("elements", [])
            if each.get("type") == "button"}  # fmt: skip


@LANG
@pytest.mark.parametrize(("answer", "basis", "places"), LABELLED)
def test_where_an_answer_comes_from_is_told_on_the_card_and_to_phones_and_screen_readers(
    scene: Scene, lang: Lang, answer: Answer, basis: str, places: tuple[str, ...]
) -> None:
    card = drawn(scene, answer, lang)
    line = card.blocks[1]["elements"][0]["text"]
    assert line.startswith(labels(lang)(f"label.{basis}"))
    assert all(place in line for place in places)
    assert card.text.endswith(f"\n{line}")


@LANG
def test_of_a_question_that_is_left_open_the_nearest_place_is_called_just_that(scene: Scene, lang: Lang) -> None:
    said = labels(lang)("label.nearest", place="").strip()
    line = drawn(scene, OPEN, lang).blocks[1]["elements"][0]["text"]
    assert f"  ·  {said}" in line


@LANG
def test_what_is_not_for_the_bot_carries_no_label(scene: Scene, lang: Lang) -> None:
    card = drawn(scene, NOT_OURS, lang)
    assert card.blocks[1]["type"] == "actions"
    assert not any(labels(lang)(f"label.{basis}") in card.text for _, basis, _ in LABELLED)


@pytest.mark.parametrize(("answer", "first"), [(OPEN, True), (NOT_OURS, False), (LABELLED[0][0], False)])
def test_the_dpo_is_offered_first_where_the_policy_is_silent(scene: Scene, answer: Answer, first: bool) -> None:
    dpo = buttons(drawn(scene, answer, "nl"))[ActionId.ASK_DPO]
    assert (dpo.get("style") == "primary") is first


def test_a_corrected_answer_no_longer_claims_its_former_source(scene: Scene) -> None:
    fix = Correction(by="U0DPO", at=NOW, text=Personal("Zo is het."))
    assert drawn(scene, LABELLED[0][0], "nl", correction=fix).text == "Zo is het."


@LANG
@pytest.mark.parametrize("facet", Facet)
def test_every_fact_names_its_activities(scene: Scene, lang: Lang, facet: Facet) -> None:
    for ids in (("newsletters",), ("leads-research", "cold-acquisition"), ("cpo-account", "cpo-invoicing")):
        card = drawn(scene, Fact(ids=ids, facet=facet), lang)
        for text in (card.text, card.blocks[0]["text"]["text"]):
            assert all(scene.name(each, lang).casefold() in text.casefold() for each in ids)


@LANG
def test_activities_with_one_answer_stand_in_bold_together(scene: Scene, lang: Lang) -> None:
    ids = ("leads-research", "cold-acquisition")
    card = drawn(scene, Fact(ids=ids, facet=Facet.RETENTION), lang)
    assert card.blocks[0]["text"]["text"].startswith(f"*{scene.wording.names(ids, lang)}*")


@LANG
def test_every_list_and_every_question_back_names_its_activities(scene: Scene, lang: Lang) -> None:
    ids = ("cookies", "newsletters")
    listed = Listing(ids=ids, facet="by-basis", condition=Condition(bases=(Basis.CONSENT,)))
    card, asked = drawn(scene, listed, lang), drawn(scene, Clarify(ids=ids), lang)
    for each in ids:
        assert scene.name(each, lang) in card.blocks[0]["text"]["text"]
        assert scene.name(each, lang) in asked.text
        assert scene.name(each, lang) in {button["text"]["text"] for button in buttons(asked).values()}
