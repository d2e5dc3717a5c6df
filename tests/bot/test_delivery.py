"""Outbox to Slack: nothing is lost, nothing comes twice without saying so, and who waits hears of it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from bot import claims, outbox, records
from bot.delivery import Delivery
from bot.errors import BotError, SlackBusy, SlackRefused, SlackUnsure
from bot.schema import CLAIMS, OUTBOX
from bot.slack import Posted
from bot.store.seam import Store
from handlers.views.message import Message
from knowledge.access import Actor
from knowledge.answers import Passage
from knowledge.asking import Answered, Asked, Correction, DpoQuestion, Place
from knowledge.errors import UnknownId
from knowledge.notices import AnswerGiven, AnswerReplaced, AnswerShared, AskAgain, DpoAnswered, DpoAsked, Notice
from knowledge.personal import Personal
from tests.bot.conftest import START, HandClock
from tests.story.town import eventually

CHANNEL = Place(channel="C0SALES", thread_ts="1.0")
LOST = SlackUnsure("TimeoutError")


@dataclass
class Mail:
    """Slack's three calls in memory. ``answers`` says what becomes of the next ones; lost posts arrive all the same."""

    answers: list[BotError | None] = field(default_factory=list)
    readable: BotError | None = None
    posted: list[tuple[str, str, str]] = field(default_factory=list)  # channel, key, text
    updated: list[tuple[str, str, str]] = field(default_factory=list)  # channel, ts, text
    looked_since: list[float] = field(default_factory=list)
    meanwhile: Callable[[], object] | None = None  # what happens while the next post is on its way

    def post(self, channel: str, thread_ts: str | None, message: Message, key: str) -> Posted:
        if happens := self.meanwhile:
            self.meanwhile = None
            happens()
        outcome = self.answers.pop(0) if self.answers else None
        if outcome is None or outcome is LOST:
            self.posted.append((channel, key, message.text))
        if outcome:
            raise outcome
        return Posted(channel, f"{len(self.posted)}.5")

    def update(self, channel: str, ts: str, message: Message) -> Posted:
        if self.answers and (outcome := self.answers.pop(0)):
            raise outcome
        self.updated.append((channel, ts, message.text))
        return Posted(channel, ts)

    def look_up(self, channel: str, thread_ts: str | None, key: str, oldest: float) -> Posted | None:
        self.looked_since.append(oldest)
        if self.readable:
            raise self.readable
        here = [number for number, (where, sent, _) in enumerate(self.posted) if (where, sent) == (channel, key)]
        return Posted(channel, f"{here[0] + 1}.5") if here else None


@dataclass
class Post:
    """A delivery over a store and the mail, with time to let pass."""

    store: Store
    clock: HandClock
    mail: Mail = field(default_factory=Mail)

    def owe(self, notice: Notice, claim: str | None = None) -> None:
        with self.store.transaction() as tx:
            outbox.queue(tx, notice, self.clock.now(), claim=claim)

    def goes(self, *answers: BotError | None, rounds: int = 1, wait: float = 1000) -> None:
        """Deliver a number of times with time between; ``answers`` are Slack's."""
        self.mail.answers[:] = answers
        slack: Any = self.mail
        delivery = Delivery(self.store, slack, self.clock, drawn)
        for number in range(rounds):
            if number:
                self.clock.passes(seconds=wait)
            delivery.deliver_due()

    def state(self, key: str) -> str:
        row = self.store.get(OUTBOX, key)
        assert row is not None
        return str(row["state"])


def drawn(notice: Notice, repeat: bool) -> Message:
    if isinstance(notice, AnswerReplaced) and notice.answered.correction:
        text = notice.answered.correction.text.reveal()
    else:
        text = notice.kind
    return Message(text=f"{text}{' (repeat)' if repeat else ''}", blocks=[])


@pytest.fixture
def post(kept: Store, clock: HandClock) -> Post:
    return Post(kept, clock)


def answered(**changes: Any) -> Answered:
    answer = Passage(ids=("clean-desk",))
    given = {"id": "a1", "asked_by": "U0EMMA", "place": CHANNEL, "lang": "nl", "answer": answer, "at": START}
    return Answered(**(given | changes))


def given(key: str = "answer/a1") -> AnswerGiven:
    return AnswerGiven(key=key, to=CHANNEL, lang="nl", answered=answered())


def dpo_question(**changes: Any) -> DpoQuestion:
    words = Personal("Mag dat?")
    given = {"id": "q1", "asked_by": "U0EMMA", "lang": "nl", "question": words, "origin": CHANNEL, "asked_at": START}
    return DpoQuestion(**(given | changes))


def test_an_answer_goes_once_and_is_found_by_its_message_then(post: Post) -> None:
    with post.store.transaction() as tx:
        claims.take(tx, Asked(actor=Actor(id="U0EMMA"), question=Personal("x"), place=CHANNEL, claim=("c",), lang="nl"),
                    CHANNEL, START)  # fmt: skip
    post.owe(given(), claim="c")
    post.goes(rounds=3)
    assert [key for _, key, _ in post.mail.posted] == ["answer/a1"]
    assert records.answer_at(post.store, "C0SALES", "1.5") is not None
    assert (post.store.get(CLAIMS, "c") or {})["state"] == claims.State.ANSWERED


def test_when_slack_is_busy_it_goes_after_the_time_slack_asks_for(post: Post) -> None:
    post.owe(given())
    post.goes(SlackBusy(30.0), rounds=2, wait=29)
    assert not post.mail.posted
    post.clock.passes(seconds=1)
    post.goes()
    assert post.mail.posted == [("C0SALES", "answer/a1", "answer")]
    assert not post.mail.looked_since, "a refusal for now did not send anything"


def test_one_that_may_have_arrived_is_looked_for_and_not_sent_twice(post: Post) -> None:
    post.owe(given())
    post.goes(LOST, rounds=2)
    assert len(post.mail.posted) == 1
    assert post.state("answer/a1") == outbox.State.SENT
    assert records.answer_at(post.store, "C0SALES", "1.5") is not None


def test_one_that_was_looked_for_and_had_not_arrived_goes_again_and_is_no_repeat(post: Post) -> None:
    post.owe(given())
    post.goes(SlackUnsure("internal_error"), rounds=2)
    assert [text for _, _, text in post.mail.posted] == ["answer"]


def test_where_looking_is_not_permitted_it_goes_again_once_marked_and_then_fails(post: Post) -> None:
    post.mail.readable = SlackRefused("missing_scope")
    post.owe(given())
    post.goes(LOST, LOST, rounds=5)
    assert [text for _, _, text in post.mail.posted[:2]] == ["answer", "answer (repeat)"]
    assert [key for _, key, _ in post.mail.posted[2:]] == ["undelivered/answer/a1"]
    assert post.state("answer/a1") == outbox.State.FAILED


def test_a_row_found_in_sending_after_days_is_looked_for_from_its_first_try_on(post: Post) -> None:
    post.owe(given())
    with post.store.transaction() as tx:
        outbox.start(tx, "answer/a1", START)
    post.mail.posted.append(("C0SALES", "answer/a1", "answer"))
    post.clock.passes(days=3)
    post.goes()
    assert len(post.mail.posted) == 1, "it had arrived before the stop"
    assert post.mail.looked_since[0] <= START.timestamp()
    assert post.mail.looked_since[0] >= (START - timedelta(minutes=10)).timestamp()


@pytest.mark.parametrize("notice", [given(), AnswerShared(key="share/a1", to=CHANNEL, lang="nl", answered=answered())])
def test_an_answer_that_slack_refuses_is_told_to_the_asker_in_person(post: Post, notice: Notice) -> None:
    post.owe(notice)
    post.goes(SlackRefused("not_in_channel"), rounds=2)
    assert [(where, text) for where, _, text in post.mail.posted] == [("U0EMMA", "undelivered")]
    assert post.state(notice.key) == outbox.State.FAILED


def test_a_question_that_does_not_reach_the_dpo_is_told_to_its_asker(post: Post) -> None:
    post.owe(DpoAsked(key="dpo/q1", to=Place(channel="C0DPO"), lang="nl", question=dpo_question()))
    post.goes(SlackRefused("channel_not_found"))
    assert [(where, text) for where, _, text in post.mail.posted] == [("U0EMMA", "undelivered")]


def test_the_dpos_answer_reaches_the_asker_in_person_when_the_channel_is_closed(post: Post) -> None:
    asked = dpo_question(answered_by="U0DPO", answered_at=START, answer=Personal("Nee."))
    post.owe(DpoAnswered(key="dpo-answer/1", to=CHANNEL, lang="nl", question=asked))
    post.goes(SlackRefused("is_archived"))
    assert [(where, text) for where, _, text in post.mail.posted] == [("U0EMMA", "dpo-answered")]


def test_the_dpo_hears_when_nobody_can_be_told_the_answer(post: Post) -> None:
    asked = dpo_question(answered_by="U0DPO", answered_at=START, answer=Personal("Nee."))
    post.owe(DpoAnswered(key="dpo-answer/1", to=CHANNEL, lang="nl", question=asked))
    post.goes(SlackRefused("is_archived"), SlackRefused("user_not_found"))
    assert [(where, text) for where, _, text in post.mail.posted] == [("U0DPO", "undelivered")]


def test_an_apology_goes_in_person_where_the_channel_is_closed_and_then_no_further(post: Post) -> None:
    post.owe(AskAgain(key="again/1", to=CHANNEL, lang="nl", asked_by="U0EMMA"))
    post.goes(SlackRefused("is_archived"), SlackRefused("user_not_found"), rounds=3)
    assert not post.mail.posted
    assert outbox.next_due(post.store) is None


def test_the_card_in_the_dpos_channel_is_remembered_for_replies_below_it(post: Post) -> None:
    with post.store.transaction() as tx:
        records.save_question(tx, dpo_question())
    post.owe(DpoAsked(key="dpo/q1", to=Place(channel="C0DPO"), lang="nl", question=dpo_question()))
    post.goes()
    assert records.question_in(post.store, Place(channel="C0DPO", thread_ts="1.5")) is not None


def test_of_two_corrections_the_last_one_stands_in_whatever_order_they_go(post: Post) -> None:
    def corrected(words: str) -> Answered:
        return answered(ts="7.0", correction=Correction(by="U0DPO", at=START, text=Personal(words)))

    for words in ("first", "second"):
        with post.store.transaction() as tx:
            records.save_answer(tx, corrected(words))
        post.owe(AnswerReplaced(key=words, to=CHANNEL, lang="nl", answered=corrected(words), ts="7.0"))
    post.goes(SlackBusy(5.0), rounds=2)
    assert [text for _, _, text in post.mail.updated] == ["second", "second"]


def test_a_change_of_a_message_is_simply_made_again_when_its_outcome_is_unknown(post: Post) -> None:
    post.owe(AnswerReplaced(key="choice/a1", to=CHANNEL, lang="nl", answered=answered(), ts="7.0"))
    post.goes(SlackUnsure("TimeoutError"), rounds=2)
    assert post.mail.updated == [("C0SALES", "7.0", "answer-replaced")]
    assert not post.mail.looked_since


def test_a_notice_about_what_the_knowledge_base_lost_does_not_stop_the_others(post: Post) -> None:
    def picky(notice: Notice, repeat: bool) -> Message:
        if notice.key == "old":
            raise UnknownId("old", ())
        return drawn(notice, repeat)

    post.owe(given("old"))
    post.owe(given("new"))
    slack: Any = post.mail
    Delivery(post.store, slack, post.clock, picky).deliver_due()
    assert post.state("old") == outbox.State.FAILED
    assert post.state("new") == outbox.State.SENT


def test_a_fault_that_nobody_thought_of_does_not_end_the_delivery(post: Post) -> None:
    faults = [ValueError("unthought of")]

    def clumsy(notice: Notice, repeat: bool) -> Message:
        if faults:
            raise faults.pop()
        return drawn(notice, repeat)

    post.owe(given())
    slack: Any = post.mail
    delivery = Delivery(post.store, slack, post.clock, clumsy)
    thread = threading.Thread(target=delivery.run)
    thread.start()
    eventually(lambda: not faults, "the fault")

    def later() -> list[tuple[str, str, str]]:
        post.clock.passes(minutes=5)
        delivery.wake()
        return post.mail.posted

    eventually(later, "the answer")
    delivery.stop()
    thread.join(10)
    assert not thread.is_alive()


def test_a_notice_that_cannot_be_drawn_keeps_no_other_from_going(post: Post) -> None:
    def clumsy(notice: Notice, repeat: bool) -> Message:
        if notice.key == "broken":
            raise ValueError("unthought of")
        return drawn(notice, repeat)

    post.owe(given("broken"))
    post.owe(given("sound"))
    slack: Any = post.mail
    Delivery(post.store, slack, post.clock, clumsy).deliver_due()
    assert post.state("sound") == outbox.State.SENT
    assert outbox.pending(post.store, "broken")
