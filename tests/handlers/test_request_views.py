"""Slack takes every view of a request in every language, and no card or receipt ever shows whose it is."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.settings import PACKAGED_KNOWLEDGE
from bot.workspace.blockkit.validation import validate_message, validate_view
from handlers.ids import ActionId
from handlers.views.message import Block, Message
from handlers.views.notices import draw
from handlers.views.refusals import refusal_sentence
from handlers.views.request_details import details_form, why_form
from handlers.views.request_forms import close_form, intake_form, logged_form
from handlers.views.requests import due_line, request_card, request_list, request_receipt
from handlers.views.scene import Scene
from knowledge.access import Actor
from knowledge.asking import Place
from knowledge.calendar import Calendar
from knowledge.deadlines import initial
from knowledge.language import LANGS, Lang
from knowledge.notices import Undelivered
from knowledge.organisation import Organisation
from knowledge.personal import Personal
from knowledge.requests import errors
from knowledge.requests.filters import Filter
from knowledge.requests.loading import load_rights
from knowledge.requests.model import OPEN, Channel, Intake, Request, Requester, State
from knowledge.requests.notices import RequestCard, RequestReceipt, after_change, summary
from knowledge.step_words import StepWords
from tests.handlers.conftest import OURS

RIGHTS = tuple(load_rights(PACKAGED_KNOWLEDGE))
LANG = pytest.mark.parametrize("lang", LANGS)
DPO, EMMA, HANDLER = Actor(id="U0DPO"), Actor(id="U0EMMA"), Actor(id="U0HANDLER")
LONG = Personal('🙈"\\\n' * 375)  # 1,500 characters, none of which JSON leaves as it is
NAME = Personal("<!channel> & *vet* “Fatima”")
PLACES = st.sampled_from(State), st.sampled_from(LANGS), st.lists(st.sampled_from(RIGHTS), min_size=1, unique=True)


def intake(**changes: Any) -> Intake:
    given = {"rights": RIGHTS, "received_on": date(2026, 1, 31), "channel": Channel.IN_PERSON, "lang": "de"}
    return Intake(**(given | {"person": NAME, "contact": LONG, "words": LONG} | changes))


def request(state: State = State.RECEIVED, **changes: Any) -> Request:
    given = {"reference": "RR-2026-0001", "state": state, "intake": intake(), "due": date(2026, 3, 2)}
    at = datetime(2026, 2, 1, tzinfo=UTC)
    return Request(**(given | {"logged_at": at, "logged_by": "U0EMMA"} | changes))


def every_request() -> Iterator[Request]:
    """Every state, with and without a handler, one who left, a date and none."""
    for state, assignee, due in product(State, (None, "U0HANDLER", "U0LEFT"), (None, date(2026, 2, 18))):
        yield request(state, assignee=assignee, due=due)


def faults(message: Message) -> list[str]:
    too_long = ["too long for chat.update"] if len(message.text) > 4_000 else []
    return too_long + validate_message({"text": message.text, "blocks": list(message.blocks)})


def actions(blocks: Any) -> list[str]:
    return [each["action_id"] for block in blocks for each in block.get("elements", []) if "action_id" in each]


@LANG
def test_slack_takes_every_card_receipt_and_list(scene: Scene, lang: Lang) -> None:
    alone = replace(scene, organisation=Organisation())
    found = list(every_request())
    drawn = [view(summary(each), lang, where) for each in found for view in (request_card, request_receipt)
             for where in (scene, alone)]  # fmt: skip
    drawn += [
        request_list(some, wanted, who, lang, scene)
        for some in (found, found[:1], [])
        for who in (DPO, EMMA)
        for wanted in (None, *Filter)
    ]
    assert not [fault for message in drawn for fault in faults(message)]


@LANG
def test_slack_takes_every_form(scene: Scene, lang: Lang) -> None:
    carried = Place(channel="C0SALES", thread_ts="1.2").model_dump_json()
    steps = initial(date(2026, 1, 31), Calendar()).steps
    words = StepWords.load(PACKAGED_KNOWLEDGE)
    forms: list[Block] = [
        intake_form(lang, scene, None, rights=(), carried=""),
        intake_form(lang, scene, None, rights=RIGHTS, carried=carried),
        intake_form(lang, scene, intake(), rights=(), carried="RR-2026-0001", correcting=True),
        intake_form(lang, scene, intake(), rights=(), carried=carried, alike="RR-2026-0001"),
        logged_form(lang, "RR-2026-0001"),
        close_form(request(), lang, scene),
        why_form(request(), [(words.say(each, lang, Calendar()), words.sources(each, lang)) for each in steps], lang),
        why_form(request(due=None), (), lang),
        *(details_form(each, who, lang, scene) for each in every_request() for who in (DPO, HANDLER)),
        details_form(request(intake=intake(person=None, contact=None, words=None)), DPO, lang, scene),
        *(intake_form(lang, scene, intake(requester=each), rights=(), carried="") for each in Requester),
        *(intake_form(lang, scene, intake(channel=each), rights=(), carried="") for each in Channel),
    ]
    assert not [fault for form in forms for fault in validate_view(form)]


@LANG
def test_what_did_not_arrive_is_told_to_the_dpo_and_to_who_logged_it(scene: Scene, lang: Lang) -> None:
    def told(channel: str) -> Message:
        about = {"key": "undelivered/card/RR-2026-0001/1", "about": "request-card", "code": "not_in_channel"}
        return draw(Undelivered(**about, to=Place(channel="U0X"), lang=lang, channel=channel), scene)

    assert "<#C0TRIAGE>" in told("C0TRIAGE").text
    assert told("U0DPO").text != told("C0TRIAGE").text
    assert not [fault for channel in ("C0TRIAGE", "U0DPO") for fault in faults(told(channel))]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    state=PLACES[0],
    lang=PLACES[1],
    rights=PLACES[2],
    typed=st.lists(st.text(min_size=1, max_size=30), min_size=3, max_size=3),
)
def test_no_personal_value_is_in_a_card_a_receipt_or_their_notice(
    scene: Scene, state: State, lang: Lang, rights: list[str], typed: list[str]
) -> None:
    """Each typed value is made recognisable; none of the three may be found in anything that is stored or shown."""
    person, contact, words = (f"«secret{text}»" for text in typed)
    known = intake(
        rights=tuple(rights), person=Personal(person), contact=Personal(contact), words=Personal(words), lang=lang
    )
    found = request(state, intake=known)
    notices = after_change(found, OURS)
    shown = [draw(notice, scene) for notice in notices] + [
        request_list([found], None, who, lang, scene) for who in (DPO, EMMA)
    ]
    everything = json.dumps([[message.text, message.blocks] for message in shown], ensure_ascii=False)
    everything += "".join(notice.model_dump_json() for notice in notices)
    assert "secret" not in everything


@LANG
def test_details_show_what_was_typed_letter_for_letter_and_dead(scene: Scene, lang: Lang) -> None:
    form = details_form(request(State.IN_PROGRESS), DPO, lang, scene)
    texts = [element for block in form["blocks"] if block["type"] == "rich_text"
             for part in block["elements"] for element in part["elements"]]  # fmt: skip
    assert {"type": "text", "text": NAME.reveal()} in texts
    markup = json.dumps([block for block in form["blocks"] if block["type"] != "rich_text"], ensure_ascii=False)
    assert "Fatima" not in markup
    assert "<!channel>" not in markup


def test_nothing_that_was_typed_travels_in_a_forms_metadata(scene: Scene) -> None:
    carried = Place(channel="C0SALES", thread_ts="1.2").model_dump_json()
    pointed_out = intake_form("nl", scene, intake(), rights=(), carried=carried, alike="RR-2026-0001")
    assert pointed_out["private_metadata"] == carried
    plain = intake_form("nl", scene, None, rights=(), carried=carried)
    names = [block.get("block_id") for block in plain["blocks"]]
    assert [block.get("block_id") for block in pointed_out["blocks"]] == names, "Slack keeps what stands there"


def test_a_closed_request_has_no_date_to_miss_and_nothing_to_take_up(scene: Scene) -> None:
    for state in set(State) - OPEN:
        found = request(state, assignee="U0HANDLER")
        card = request_card(summary(found), "en", scene)
        assert "late" not in json.dumps([card.text, card.blocks])
        assert actions(card.blocks) == [ActionId.REQUEST_DETAILS, ActionId.REQUEST_WHY]
        details = details_form(found, DPO, "en", scene)
        assert not actions(details["blocks"])
        assert "late" not in json.dumps(details["blocks"])
        why = why_form(found, (), "en")
        assert "late" not in json.dumps(why["blocks"])
        listed = request_list([found], Filter.CLOSED, DPO, "en", scene)
        assert "late" not in json.dumps([listed.text, listed.blocks])


@pytest.mark.parametrize(("assignee", "offered"), [(None, True), ("U0HANDLER", False), ("U0LEFT", True)])
def test_what_nobody_handles_can_be_claimed(scene: Scene, assignee: str | None, offered: bool) -> None:
    card = request_card(summary(request(State.IN_PROGRESS, assignee=assignee)), "en", scene)
    assert (ActionId.REQUEST_CLAIM in actions(card.blocks)) is offered


def test_a_handler_is_not_offered_what_only_the_dpo_may(scene: Scene) -> None:
    found = request(State.IN_PROGRESS, assignee="U0HANDLER")
    assert actions(details_form(found, HANDLER, "en", scene)["blocks"]) == [ActionId.REQUEST_CORRECT]
    assert ActionId.REQUEST_MISTAKE in actions(details_form(found, DPO, "en", scene)["blocks"])


@LANG
def test_who_logged_sees_three_words_and_nothing_of_the_handling(scene: Scene, lang: Lang) -> None:
    said = {request_receipt(summary(request(state, assignee="U0HANDLER")), lang, scene).text for state in State}
    assert len(said) == 3
    for state in set(State) - {State.RECEIVED}:
        receipt = request_receipt(summary(request(state, assignee="U0HANDLER")), lang, scene)
        assert "U0HANDLER" not in json.dumps(receipt.blocks)
        assert not actions(receipt.blocks)


def test_without_a_dpo_the_receipt_says_so(scene: Scene) -> None:
    alone = replace(scene, organisation=Organisation())
    assert "organisation.yaml" in str(request_receipt(summary(request()), "en", alone).blocks)
    assert "organisation.yaml" not in str(request_receipt(summary(request()), "en", scene).blocks)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (date(2026, 3, 2), "Mon 2 Mar · 12 days left"),
        (date(2026, 2, 19), "1 day left"),
        (date(2026, 2, 18), "today"),
        (date(2026, 2, 17), "1 day late"),
        (date(2026, 2, 1), "17 days late"),
    ],
)
def test_how_long_is_left_is_told_in_calendar_days(scene: Scene, due: date, words: str) -> None:
    assert words in due_line(summary(request(due=due)), "en", scene)


def test_of_several_rights_those_to_be_stopped_at_once_are_named(scene: Scene) -> None:
    both = request(intake=intake(rights=("right-access", "right-objection-marketing")))
    line = due_line(summary(both), "en", scene)
    assert "at once: objection to marketing\n" in line
    assert "access" not in line


@LANG
def test_every_refusal_has_a_sentence_of_its_own(lang: Lang) -> None:
    given: list[errors.RequestRefused] = [
        errors.RoleRefused("names"),
        errors.RoleRefused("log"),
        errors.TakenBefore("U0HANDLER"),
        errors.RefusalNotYours("right-access"),
        errors.TransitionRefused("claim", State.CLOSED, frozenset()),
        errors.ReceivedInFuture(date(2026, 2, 18)),
        errors.ReceivedTooEarly(),
        errors.AnsweredImpossible(),
        errors.AlreadyLogged("RR-2026-0001"),
        errors.RightsChanged(),
        errors.ReasonMissing("right-access"),
    ]
    said = [refusal_sentence(each, lang) for each in given]
    assert len(set(said)) == len(given)
    leaves = {kind for kind in _kinds(errors.RequestRefused) if not kind.__subclasses__()}
    assert {type(each) for each in given} == leaves


def _kinds(kind: type[errors.RequestRefused]) -> set[type[errors.RequestRefused]]:
    return {kind}.union(*(_kinds(each) for each in kind.__subclasses__()))


def test_a_card_and_a_receipt_are_drawn_as_notices(scene: Scene) -> None:
    card, receipt = after_change(request(), OURS)
    assert isinstance(card, RequestCard)
    assert isinstance(receipt, RequestReceipt)
    assert draw(card, scene) == request_card(card.request, "nl", scene)
    assert draw(receipt, scene) == request_receipt(receipt.request, "nl", scene)
