"""Slack takes every view, for every kind of answer in every language, and shows nobody what is not theirs."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.workspace.blockkit.validation import validate_message, validate_view
from handlers.views.answer import answer_card
from handlers.views.dpo import answer_form, ask_form, dpo_answer, dpo_card, passed_on
from handlers.views.forms import correction_form, customer_form, message_form
from handlers.views.home import home
from handlers.views.message import Message
from handlers.views.notices import draw
from handlers.views.scene import Scene
from knowledge.answers import (
    Answer,
    Clarify,
    Condition,
    Fact,
    Listing,
    NoAnswer,
    Passage,
    RequestNoticed,
    Silence,
)
from knowledge.asking import Answered, Correction, DpoQuestion, Place
from knowledge.language import LANGS, Lang
from knowledge.model import Basis, Facet, Group
from knowledge.notices import AskAgain, Undelivered
from knowledge.organisation import Organisation
from knowledge.personal import Personal

NOW = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
LANG = pytest.mark.parametrize("lang", LANGS)
LONG = Personal("<!channel> & *vet* “ja” " * 125)
WIDE = Personal("é&🙂" * 1000)


def answered(answer: Answer, lang: Lang = "nl", **changes: Any) -> Answered:
    given = {"id": "a" * 12, "asked_by": "U0EMMA", "place": Place(channel="C0SALES", thread_ts="1.2")}
    return Answered(**given, lang=lang, answer=answer, at=NOW, **changes)


def question(lang: Lang = "nl", words: Personal = LONG, **changes: Any) -> DpoQuestion:
    given = {"id": "q" * 12, "asked_by": "U0EMMA", "origin": Place(channel="D0EMMA"), "asked_at": NOW}
    return DpoQuestion(**given, lang=lang, question=words, **changes)


def answers(scene: Scene) -> Iterator[Answer]:
    """Every kind of answer, every entry of the knowledge base in at least one of them, the longest included."""
    policy = scene.lookup.knowledge.policy
    activities = tuple(each.id for each in policy.activities)
    for facet in Facet:
        yield from (Fact(ids=(activity,), facet=facet) for activity in activities)
        yield Fact(ids=activities[:4], facet=facet)
    yield Fact(ids=activities, facet=Facet.RETENTION)
    yield from (Fact(ids=activities[:1], facet=Facet.LEGAL_BASIS, group=group) for group in Group)
    topics = [each for each in scene.lookup.ids if scene.lookup.kind_of(each) not in ("activity",)]
    yield from (Passage(ids=(topic,)) for topic in topics if _is_topic(scene, topic))
    yield Listing(ids=activities, facet="by-basis", condition=Condition(bases=(Basis.CONSENT,)))
    yield Listing(ids=(), facet="by-retention", condition=Condition(years=99))
    yield Clarify(ids=activities[:4], facet=Facet.RETENTION)
    yield Clarify(ids=tuple(sorted(activities, key=lambda each: -len(scene.name(each, "fr")))[:4]))
    yield RequestNoticed(ids=tuple(each for each in scene.lookup.ids if each.startswith("right-"))[:4])
    yield from (NoAnswer(silence=silence) for silence in Silence)
    yield from (NoAnswer(silence=Silence.NOT_STATED, nearest=topic.id) for topic in policy.topics)


def _is_topic(scene: Scene, entry: str) -> bool:
    knowledge = scene.lookup.knowledge
    policy, law = {each.id for each in knowledge.policy.topics}, {each.id for each in knowledge.law}
    return entry in policy | law | {each.id for each in knowledge.organisation}


def faults(message: Message) -> list[str]:
    """What Slack would say; a message must also fit when it is put in place of another, so 4,000 characters of text."""
    too_long = ["text is too long for chat.update"] if len(message.text) > 4000 else []
    return too_long + validate_message({"text": message.text, "blocks": list(message.blocks)})


def labels_of(message: Message) -> list[str]:
    return [each["action_id"].split(":")[0] for block in message.blocks for each in block.get("elements", [])
            if "action_id" in each]  # fmt: skip


@LANG
def test_slack_takes_the_card_of_every_answer_in_every_state(scene: Scene, lang: Lang) -> None:
    fix = Correction(by="U0DPO", at=NOW, text=LONG)
    for answer in answers(scene):
        given = answered(answer, lang)
        private, corrected = given.model_copy(update={"private": True}), given.model_copy(update={"correction": fix})
        cards = [
            answer_card(given, scene),
            answer_card(given, scene, quoted="Hoelang?"),
            answer_card(given, scene, shared=True),
            answer_card(private, scene, question=WIDE),
            answer_card(corrected, scene),
        ]
        assert not [fault for card in cards for fault in faults(card)], answer
        assert all(card.text.strip() for card in cards)


@LANG
def test_slack_takes_every_form_and_home(scene: Scene, lang: Lang) -> None:
    forms = [
        ask_form(lang, LONG.reveal(), Place(channel="C0SALES", thread_ts="1.2").model_dump_json()),
        ask_form(lang, "", "{}"),
        answer_form(question(lang), lang),
        answer_form(question(lang, WIDE), lang),
        message_form(lang, "dpo.ask_title", "<!channel>"),
        home(lang, scene.organisation),
        home(lang, Organisation()),
        home(lang, Organisation(languages=("de",))),
    ]
    for answer in answers(scene):
        given = answered(answer, lang)
        forms += [customer_form(given, lang, customer, scene) for customer in LANGS]
        forms.append(correction_form(given, lang, scene, given.id))
    assert not [fault for form in forms for fault in validate_view(form)]


@LANG
@pytest.mark.parametrize(
    "words", [LONG, WIDE, Personal("x" * 3000), Personal("\u200b\x07")], ids=["marks", "wide", "3000", "none"]
)
def test_slack_takes_a_question_to_the_dpo_and_its_answer(scene: Scene, lang: Lang, words: Personal) -> None:
    asked = question(lang, words)
    back = question(lang, words, answered_by="U0DPO", answered_at=NOW, answer=words)
    messages = [dpo_card(asked, lang, scene), dpo_card(back, lang, scene), dpo_answer(back), passed_on("U0EMMA", lang)]
    assert not [fault for message in messages for fault in faults(message)]


def test_the_dpo_reads_the_whole_of_a_question_of_3000_characters(scene: Scene) -> None:
    words = "w" * 2_995 + " slot"
    card = dpo_card(question(words=Personal(words)), "nl", scene)
    assert words in str(card.blocks)


@LANG
def test_the_words_for_phones_tell_what_it_is_about(scene: Scene, lang: Lang) -> None:
    asked = question(lang, Personal("Mag dat?"), answered_by="U0DPO", answered_at=NOW, answer=Personal("Nee."))
    assert "Mag dat?" in dpo_card(asked, lang, scene).text
    assert "Nee." in dpo_answer(asked).text


def test_what_is_typed_stays_dead_in_every_part_that_slack_reads_as_markup(scene: Scene) -> None:
    evil = Personal("<!channel> <https://evil.example|ok> <@U0DPO>")
    fix = Correction(by="U0DPO", at=NOW, text=evil)
    back = question(words=evil, answered_by="U0DPO", answered_at=NOW, answer=evil)
    corrected = answered(Passage(ids=("clean-desk",)), correction=fix)
    for message in (dpo_card(back, "nl", scene), dpo_answer(back), answer_card(corrected, scene)):
        markup = message.text + "".join(_markup(list(message.blocks)))
        assert "<!channel" not in markup
        assert "<https" not in markup


def _markup(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        yield from (text for each in value for text in _markup(each))
    elif isinstance(value, dict) and value.get("type") == "mrkdwn":
        yield value["text"]
    elif isinstance(value, dict):
        yield from (text for each in value.values() for text in _markup(each))


@pytest.mark.parametrize(
    ("answer", "channel", "private", "offered"),
    [
        (Passage(ids=("clean-desk",)), "C0SALES", True, True),
        (Passage(ids=("clean-desk",)), "C0SALES", False, False),
        (Passage(ids=("clean-desk",)), "D0EMMA", True, False),
        (Clarify(ids=("cookies", "newsletters")), "C0SALES", True, False),
    ],
)
def test_only_a_private_answer_in_a_channel_can_be_shared(
    scene: Scene, answer: Answer, channel: str, private: bool, offered: bool
) -> None:
    card = answer_card(answered(answer, private=private).model_copy(update={"place": Place(channel=channel)}), scene)
    assert ("answer.share" in labels_of(card)) is offered


def test_a_question_back_offers_its_options_as_buttons_that_carry_them(scene: Scene) -> None:
    options = ("cookies", "newsletters", "cpo-account", "mobility-account")
    card = answer_card(answered(Clarify(ids=options)), scene)
    buttons = card.blocks[1]["elements"]
    assert [each["value"].split(" ")[1] for each in buttons] == list(options)


def test_a_corrected_card_keeps_the_former_words_crossed_out_and_offers_nothing(scene: Scene) -> None:
    fix = Correction(by="U0DPO", at=NOW, text=Personal("Zo is het."))
    card = answer_card(answered(Passage(ids=("clean-desk",)), correction=fix), scene)
    before = scene.wording.answer_text(Passage(ids=("clean-desk",)), "nl", scene.organisation)
    assert f"~{before.splitlines()[0][:40]}" in str(card.blocks)
    assert not labels_of(card)
    assert "24 november 2026" in str(card.blocks), "the day in the organisation's zone"


def test_a_customers_text_speaks_of_the_organisations_own_contact(scene: Scene) -> None:
    form = customer_form(answered(Passage(ids=("dpo-contact",))), "nl", "nl", scene)
    assert "privacy@example.com" in form["blocks"][1]["element"]["initial_value"]


@LANG
def test_what_could_not_be_delivered_is_told_by_what_it_was(scene: Scene, lang: Lang) -> None:
    def told(about: str, channel: str) -> Message:
        here = Place(channel="U0EMMA")
        return draw(Undelivered(key="k", to=here, lang=lang, about=about, channel=channel, code="is_archived"), scene)

    in_channel, to_dpo, direct = told("answer", "C0SALES"), told("dpo-asked", "C0DPO"), told("answer", "D0EMMA")
    nobody_asked = told("check", "C0SALES")
    assert "<#C0SALES>" in in_channel.text
    assert "/invite" in nobody_asked.text != in_channel.text
    assert "C0DPO" not in to_dpo.text, "the DPO's channel is nobody else's business"
    assert "D0EMMA" not in direct.text
    assert all("is_archived" in message.text for message in (in_channel, to_dpo, direct, nobody_asked))
    assert not [fault for message in (in_channel, to_dpo, direct, nobody_asked) for fault in faults(message)]


@LANG
def test_a_possible_repeat_says_so_below_the_same_message(scene: Scene, lang: Lang) -> None:
    notice = AskAgain(key="k", to=Place(channel="C0SALES"), lang=lang, asked_by="U0EMMA")
    once, twice = draw(notice, scene), draw(notice, scene, repeat=True)
    assert list(twice.blocks[:-1]) == list(once.blocks)
    assert twice.text.startswith(once.text)
    assert len(twice.text) > len(once.text)


@LANG
@pytest.mark.parametrize("facet", [Facet.RETENTION, Facet.ALL])
def test_the_activity_that_an_answer_speaks_of_stands_in_bold(scene: Scene, lang: Lang, facet: Facet) -> None:
    """So that a wrong match is seen at once, in French too, where a space stands before the colon."""
    card = answer_card(answered(Fact(ids=("newsletters",), facet=facet), lang), scene)
    assert card.blocks[0]["text"]["text"].startswith(f"*{scene.name('newsletters', lang)}*")


@LANG
def test_several_places_name_the_document_once(scene: Scene, lang: Lang) -> None:
    listing = Listing(ids=("website-contact", "cookies", "leads-networking"), facet="by-basis", condition=Condition())
    for answer in (listing, Fact(ids=("leads-research", "cold-acquisition"), facet=Facet.RETENTION)):
        line = answer_card(answered(answer, lang), scene).blocks[1]["elements"][0]["text"]
        assert line.count("2025") == 1
        assert line.count("  ·  ") == len(answer.ids)
    assert "Koude acquisitie" in line
