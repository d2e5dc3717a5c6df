"""Asking and what people do with answers, as use cases: once, by whom it may be, and never half."""

from dataclasses import replace
from typing import Any

import pytest

from bot import claims, outbox, records
from bot.machine import Machine
from bot.schema import CLAIMS, OUTBOX
from bot.settings import PACKAGED_KNOWLEDGE
from bot.usecases import upkeep
from bot.usecases.asking import Asking
from bot.usecases.dpo import DpoQuestions
from bot.usecases.typed import LONGEST
from bot.words import Words
from handlers.refusals import (
    EmptyText,
    NoDpo,
    NotAllowed,
    NotYours,
    StaffOnly,
    TextTooLong,
    UnknownAnswer,
    UnknownChoice,
    UnknownQuestion,
)
from knowledge.access import Actor
from knowledge.answers import Answer, Clarify, Fact, Passage
from knowledge.asking import Answered, Asked, Place
from knowledge.loading import load_knowledge
from knowledge.lookup import Lookup
from knowledge.model import Facet
from knowledge.notices import AnswerGiven
from knowledge.organisation import Channels, Dpo, Organisation
from knowledge.personal import Personal
from knowledge.understanding import Understanding
from tests.bot.conftest import START, HandClock

EMMA, LUC, DPO = Actor(id="U0EMMA"), Actor(id="U0LUC"), Actor(id="U0DPO")
GUEST = Actor(id="U0GREG", guest=True)
CHANNEL = Place(channel="C0SALES", thread_ts="1.0")
KNOWLEDGE = load_knowledge(PACKAGED_KNOWLEDGE)
UNDERSTANDING = Understanding.load(PACKAGED_KNOWLEDGE, KNOWLEDGE)
OPTIONS = ("cookies", "newsletters")
YES = Personal("Ja.")


@pytest.fixture
def asking(machine: Machine) -> Asking:
    return Asking(machine, UNDERSTANDING, Lookup(KNOWLEDGE), Words())


@pytest.fixture
def desk(machine: Machine) -> DpoQuestions:
    return DpoQuestions(machine)


def asked(actor: Actor = EMMA, claim: str = "message/C/1") -> Asked:
    return Asked(actor=actor, question=Personal("hallo"), place=CHANNEL, claim=(claim,), lang="nl")


def given(machine: Machine, answer: Answer, *, private: bool = False, ts: str | None = "2.0") -> Answered:
    """An answer to Emma that is on record."""
    made = Answered(
        id="a1", asked_by="U0EMMA", place=CHANNEL, lang="nl", answer=answer, at=START, private=private, ts=ts
    )
    with machine.store.transaction() as tx:
        records.save_answer(tx, made)
    return made


def owed(machine: Machine) -> list[str]:
    """The keys of what waits to be sent, without their ids."""
    return [key.split("/")[0] for key, row in machine.store.find(OUTBOX) if row["state"] == outbox.State.QUEUED]


def test_an_event_is_answered_once(asking: Asking, machine: Machine) -> None:
    assert asking.post_answer(asked())
    assert asking.post_answer(asked()) == ()
    assert owed(machine) == ["answer"]


TWO = Personal("hoe lang bewaren we nieuwsbriefgegevens? en wie ziet de supporttickets?")


def test_each_question_of_a_message_is_answered_in_its_order_with_its_own_words(
    asking: Asking, machine: Machine, clock: HandClock
) -> None:
    line = asked().model_copy(update={"question": TWO})
    first, second = asking.post_answer(line)
    assert isinstance(first.answer, Fact)
    assert isinstance(second.answer, Fact)
    assert (first.answer.ids, second.answer.ids) == (("newsletters",), ("cpo-support",))
    clock.passes(seconds=1)
    notices = [queued.notice for queued in outbox.due(machine.store, clock.now(), 9)]
    assert [notice.answered.id for notice in notices if isinstance(notice, AnswerGiven)] == [first.id, second.id]
    assert asking.words.of(second.id) == Personal("en wie ziet de supporttickets?")
    assert asking.post_answer(line) == ()


def test_questions_asked_in_private_are_shown_with_their_words_and_not_stored(asking: Asking, machine: Machine) -> None:
    given = asking.private_answer(asked().model_copy(update={"question": TWO}))
    assert [question.reveal().split()[0] for _, question in given] == ["hoe", "en"]
    assert "nieuwsbriefgegevens" not in str(records.answer(machine.store, given[0][0].id))


def test_a_private_answer_sends_nothing_and_is_kept_for_its_buttons(asking: Asking, machine: Machine) -> None:
    [(answered, question)] = asking.private_answer(asked())
    assert question == asked().question
    assert answered.private
    assert asking.recall(answered.id) == answered
    assert owed(machine) == []


class Stopped:
    """The process ends while it understands."""

    def read(self, text: str, locale: str | None = None, former: Answer | None = None) -> Any:
        raise InterruptedError


def test_a_private_question_that_was_interrupted_is_owned_up_to_in_person_and_once(
    machine: Machine, clock: HandClock
) -> None:
    stopped: Any = Stopped()
    with pytest.raises(InterruptedError):
        Asking(machine, stopped, Lookup(KNOWLEDGE), Words()).private_answer(asked())
    assert upkeep.own_up(machine) == 0, "it may still be at work"
    clock.passes(minutes=2)
    assert [upkeep.own_up(machine) for _ in range(2)] == [1, 0]
    (queued,) = outbox.due(machine.store, clock.now(), 10)
    assert queued.notice.to == Place(channel="U0EMMA")


def test_an_event_that_was_apologised_for_is_not_owned_up_to(machine: Machine, clock: HandClock) -> None:
    stopped: Any = Stopped()
    broken = Asking(machine, stopped, Lookup(KNOWLEDGE), Words())
    with pytest.raises(InterruptedError):
        broken.post_answer(asked())
    broken.give_up(("message/C/1",))
    clock.passes(minutes=2)
    assert upkeep.own_up(machine) == 0
    assert (machine.store.get(CLAIMS, "message/C/1") or {})["state"] == claims.State.ANSWERED


def test_only_the_asker_settles_a_question_back(asking: Asking, machine: Machine) -> None:
    made = given(machine, Clarify(ids=OPTIONS, facet=Facet.RETENTION))
    with pytest.raises(NotYours):
        asking.choose(made, "cookies", LUC, "2.0")
    with pytest.raises(UnknownChoice):
        asking.choose(made, "cpo-account", EMMA, "2.0")
    with pytest.raises(UnknownChoice):
        asking.choose(made, "no-such-thing", EMMA, "2.0")
    assert asking.recall("a1") == made


def test_the_first_choice_stands_also_when_two_clicks_come_at_once(asking: Asking, machine: Machine) -> None:
    made = given(machine, Clarify(ids=OPTIONS, facet=Facet.RETENTION))
    first = asking.choose(made, "cookies", EMMA, "2.0")
    second = asking.choose(made, "newsletters", EMMA, "2.0")
    assert first.answer == second.answer == Fact(ids=("cookies",), facet=Facet.RETENTION)
    assert asking.recall("a1") == first
    assert owed(machine) == ["choice"]


def test_an_answer_is_shared_once_by_its_asker_and_is_no_longer_private(asking: Asking, machine: Machine) -> None:
    made = given(machine, Passage(ids=("clean-desk",)), private=True)
    with pytest.raises(NotYours):
        asking.share(made, LUC)
    for _ in range(2):
        asking.share(made, EMMA)
    assert owed(machine) == ["share"]
    assert not asking.recall("a1").private


def test_another_facet_is_posted_once_and_only_of_activities(asking: Asking, machine: Machine) -> None:
    made = given(machine, Fact(ids=("cookies",), facet=Facet.DATA))
    for _ in range(2):
        asking.other_facet(made, Facet.PURPOSE, EMMA, post=True)
    assert owed(machine) == ["facet"]
    private = asking.other_facet(made, Facet.PURPOSE, LUC, post=False)
    assert private.private
    assert private.asked_by == "U0LUC"
    with pytest.raises(UnknownChoice):
        asking.other_facet(given(machine, Passage(ids=("clean-desk",))), Facet.DATA, EMMA, post=True)


def test_a_verdict_on_an_answer_that_nobody_gave_is_refused(asking: Asking) -> None:
    with pytest.raises(UnknownAnswer):
        asking.feedback("never", EMMA, helpful=True)


def test_only_the_dpo_corrects_and_only_what_stands_somewhere(asking: Asking, machine: Machine) -> None:
    made = given(machine, Passage(ids=("clean-desk",)))
    for actor in (EMMA, GUEST):
        with pytest.raises(NotAllowed):
            asking.correct(made, YES, actor)
    with pytest.raises(EmptyText):
        asking.correct(made, Personal(" \u200b\n"), DPO)
    with pytest.raises(UnknownAnswer):
        asking.correct(given(machine, Passage(ids=("clean-desk",)), ts=None), YES, DPO)
    assert owed(machine) == []


def test_every_correction_is_sent_and_the_last_is_kept(asking: Asking, machine: Machine) -> None:
    made = given(machine, Passage(ids=("clean-desk",)))
    for words in ("eerst", "dan"):
        asking.correct(made, Personal(words), DPO)
    assert owed(machine) == ["correction", "correction"]
    correction = asking.recall("a1").correction
    assert correction is not None
    assert correction.text == Personal("dan")


@pytest.mark.parametrize(
    ("said", "desk"),
    [
        ({"channels": Channels(dpo="C0DPO", triage="C0TRIAGE"), "dpo": Dpo(slack="U0DPO")}, "C0DPO"),
        ({"channels": Channels(triage="C0TRIAGE"), "dpo": Dpo(slack="U0DPO")}, "C0TRIAGE"),
        ({"dpo": Dpo(slack="U0DPO", deputy="U0DEPUTY")}, "U0DPO"),
        ({"dpo": Dpo(deputy="U0DEPUTY")}, "U0DEPUTY"),
    ],
)
def test_a_question_goes_to_whoever_there_is(machine: Machine, said: dict[str, Any], desk: str) -> None:
    ours = replace(machine, organisation=Organisation(**said))
    DpoQuestions(ours).ask(YES, CHANNEL, EMMA, "nl", once="view/V1")
    (queued,) = outbox.due(machine.store, START, 10)
    assert queued.notice.to == Place(channel=desk)


def test_without_a_dpo_it_is_said_before_anything_is_typed(machine: Machine) -> None:
    nobody = DpoQuestions(replace(machine, organisation=Organisation()))
    with pytest.raises(NoDpo):
        nobody.need_desk(EMMA)
    with pytest.raises(NoDpo):
        nobody.ask(YES, CHANNEL, EMMA, "nl", once="view/V1")


def test_a_guest_hears_that_only_staff_may_ask_the_dpo(desk: DpoQuestions) -> None:
    with pytest.raises(StaffOnly):
        desk.need_desk(GUEST)


@pytest.mark.parametrize("words", ["", "  \n", "\u200b\u202e", "\x07"])
def test_a_question_of_nothing_is_refused(desk: DpoQuestions, words: str) -> None:
    with pytest.raises(EmptyText):
        desk.ask(Personal(words), CHANNEL, EMMA, "nl", once="view/V1")


def test_a_question_is_put_once_per_click_and_answered_once_per_form(desk: DpoQuestions, machine: Machine) -> None:
    for _ in range(2):
        desk.ask(Personal("x" * LONGEST), CHANNEL, EMMA, "fr", once="view/V1")
    assert owed(machine) == ["dpo"]
    id_ = _question_id(machine)
    for once in ("view/V2", "view/V2", "view/V3"):
        desk.answer(id_, YES, DPO, once)
    assert owed(machine).count("dpo-answer") == 2, "a second answer is an addition, a repeat is none"


def test_nobody_but_the_dpo_reads_or_answers_a_question(desk: DpoQuestions, machine: Machine) -> None:
    desk.ask(YES, CHANNEL, EMMA, "fr", once="view/V1")
    for actor in (EMMA, LUC, GUEST, Actor(id="U0DPO", outsider=True)):
        with pytest.raises(NotAllowed):
            desk.recall(_question_id(machine), actor)
        with pytest.raises(NotAllowed):
            desk.answer(_question_id(machine), YES, actor, "view/V2")


def test_an_answer_too_long_for_a_message_is_refused_whole_not_cut(desk: DpoQuestions, machine: Machine) -> None:
    desk.ask(YES, CHANNEL, EMMA, "fr", once="view/V1")
    with pytest.raises(TextTooLong):
        desk.answer(_question_id(machine), Personal("x" * (LONGEST + 1)), DPO, "reply/C0DPO/2.0")
    with pytest.raises(UnknownQuestion):
        desk.answer("never", YES, DPO, "view/V9")


def _question_id(machine: Machine) -> str:
    ((id_, _),) = machine.store.find("dpo_questions")
    return id_
