"""What is kept: notices once per key, events once per id, answers and questions until their time is over."""

from datetime import timedelta

from bot import claims, outbox, records
from bot.schema import ANSWERS, CLAIMS, DPO_QUESTIONS, FEEDBACK, OUTBOX
from bot.store.seam import Store
from knowledge.access import Actor
from knowledge.answers import Passage
from knowledge.asking import Answered, Asked, DpoQuestion, Feedback, Place
from knowledge.notices import AskAgain, Delivered
from knowledge.personal import Personal
from tests.bot.conftest import START, HandClock

HERE = Place(channel="C0SALES", thread_ts="1.0")


def notice(key: str = "again/1") -> AskAgain:
    return AskAgain(key=key, to=HERE, lang="nl", asked_by="U0EMMA")


def asked(*claim: str) -> Asked:
    return Asked(actor=Actor(id="U0EMMA"), question=Personal("geheim"), place=HERE, claim=claim, lang="fr")


def answered(id_: str = "a1", ts: str | None = "2.0") -> Answered:
    answer = Passage(ids=("clean-desk",))
    return Answered(id=id_, asked_by="U0EMMA", place=HERE, lang="nl", answer=answer, at=START, ts=ts)


def question(id_: str = "q1", card: Place | None = None) -> DpoQuestion:
    words = Personal("Mag dat?")
    return DpoQuestion(id=id_, asked_by="U0EMMA", lang="nl", question=words, origin=HERE, asked_at=START, card=card)


def test_a_notice_is_queued_once_per_key(kept: Store) -> None:
    with kept.transaction() as tx:
        assert outbox.queue(tx, notice(), START)
        assert not outbox.queue(tx, notice(), START)
    assert len(outbox.due(kept, START, 10)) == 1


def test_what_falls_due_comes_earliest_first_and_not_before_its_time(kept: Store) -> None:
    with kept.transaction() as tx:
        outbox.queue(tx, notice("late"), START + timedelta(seconds=2))
        outbox.queue(tx, notice("early"), START + timedelta(seconds=1))
        outbox.queue(tx, notice("tomorrow"), START + timedelta(days=1))
    found = outbox.due(kept, START + timedelta(seconds=2), 10)
    assert [queued.notice.key for queued in found] == ["early", "late"]
    assert outbox.next_due(kept) is not None


def test_a_notice_that_arrived_leaves_only_its_key_and_place(kept: Store) -> None:
    with kept.transaction() as tx:
        outbox.queue(tx, notice(), START)
        outbox.start(tx, "again/1", START)
        outbox.sent(tx, Delivered(key="again/1", channel="C0SALES", ts="2.0", at=START))
    row = kept.get(OUTBOX, "again/1")
    assert row is not None
    assert set(row) == {"state", "done", "channel", "ts"}
    assert outbox.next_due(kept) is None
    with kept.transaction() as tx:
        assert not outbox.queue(tx, notice(), START), "and is never sent again"


def test_the_first_try_is_remembered_over_later_ones(kept: Store) -> None:
    with kept.transaction() as tx:
        outbox.queue(tx, notice(), START)
        outbox.start(tx, "again/1", START)
        outbox.later(tx, "again/1", START + timedelta(seconds=9), unsure=True)
        outbox.start(tx, "again/1", START + timedelta(seconds=9))
    (queued,) = outbox.due(kept, START + timedelta(minutes=1), 10)
    assert queued.tried == START
    assert queued.attempts == 2


def test_settled_notices_are_forgotten_and_waiting_ones_never(kept: Store) -> None:
    with kept.transaction() as tx:
        outbox.queue(tx, notice("waits"), START)
        outbox.queue(tx, notice("failed"), START)
        outbox.failed(tx, "failed", "is_archived", START)
    with kept.transaction() as tx:
        assert outbox.forget(tx, START + outbox.KEPT - timedelta(seconds=1)) == 0
        assert outbox.forget(tx, START + outbox.KEPT) == 1
    assert kept.get(OUTBOX, "waits")


def test_an_event_is_taken_once_by_any_of_its_names(kept: Store) -> None:
    with kept.transaction() as tx:
        assert claims.take(tx, asked("message/C/1", "event/1"), HERE, START)
        assert not claims.take(tx, asked("message/C/1", "event/2"), HERE, START)
        assert not claims.take(tx, asked("event/1"), HERE, START)
        assert claims.take(tx, asked("message/C/2", "event/3"), HERE, START)


def test_a_claim_holds_no_words(kept: Store) -> None:
    with kept.transaction() as tx:
        claims.take(tx, asked("message/C/1", "event/1"), HERE, START)
    assert "geheim" not in str(kept.find(CLAIMS))


def test_only_claims_without_an_answer_are_owed_an_apology_where_the_asker_reads_it(kept: Store) -> None:
    private = Place(channel="U0EMMA")
    with kept.transaction() as tx:
        for number, state in enumerate((None, claims.State.OWED, claims.State.ANSWERED)):
            claims.take(tx, asked(f"message/C/{number}"), private, START)
            if state:
                claims.mark(tx, f"message/C/{number}", state)
    assert list(claims.unanswered(kept, START)) == []
    (owed,) = claims.unanswered(kept, START + timedelta(seconds=1))
    assert (owed.key, owed.user, owed.place, owed.lang) == ("message/C/0", "U0EMMA", private, "fr")


def test_a_click_is_taken_once_and_a_mark_on_a_forgotten_claim_makes_none(kept: Store) -> None:
    with kept.transaction() as tx:
        assert claims.once(tx, "view/V1", START)
        assert not claims.once(tx, "view/V1", START)
        claims.mark(tx, "message/gone", claims.State.ANSWERED)
    assert kept.get(CLAIMS, "message/gone") is None


def test_claims_go_after_a_week(kept: Store) -> None:
    with kept.transaction() as tx:
        claims.take(tx, asked("message/C/1", "event/1"), HERE, START)
    with kept.transaction() as tx:
        assert claims.forget(tx, START + claims.KEPT - timedelta(seconds=1)) == 0
        assert claims.forget(tx, START + claims.KEPT) == 2


def test_an_answer_is_found_by_its_id_and_by_its_message(kept: Store) -> None:
    with kept.transaction() as tx:
        records.save_answer(tx, answered("a1", ts=None))
        records.save_answer(tx, answered("a2", ts="2.0"))
    assert records.answer(kept, "a1") == answered("a1", ts=None)
    assert records.answer_at(kept, "C0SALES", "2.0") == answered("a2")
    assert records.answer_at(kept, "C0OTHER", "2.0") is None
    assert records.answer(kept, "nobody's") is None


def test_a_question_is_found_by_the_thread_of_its_card(kept: Store) -> None:
    card = Place(channel="C0DPO", thread_ts="9.0")
    with kept.transaction() as tx:
        records.save_question(tx, question("q0"))
        records.save_question(tx, question("q1", card))
    assert records.question_in(kept, card) == question("q1", card)
    assert records.question_in(kept, Place(channel="C0DPO", thread_ts="8.0")) is None
    assert records.question_in(kept, Place(channel="C0DPO")) is None


def test_the_last_verdict_of_a_person_counts_and_others_keep_theirs(kept: Store) -> None:
    with kept.transaction() as tx:
        for by, helpful in (("U0EMMA", True), ("U0LUC", True), ("U0EMMA", False)):
            records.save_feedback(tx, Feedback(answer="a1", by=by, helpful=helpful, at=START))
    assert {row["by"]: row["helpful"] for _, row in kept.find(FEEDBACK, answer="a1")} == {
        "U0EMMA": False,
        "U0LUC": True,
    }


def test_answers_verdicts_and_questions_go_when_their_time_is_over(kept: Store, clock: HandClock) -> None:
    period = timedelta(days=90)
    with kept.transaction() as tx:
        records.save_answer(tx, answered())
        records.save_question(tx, question())
        records.save_feedback(tx, Feedback(answer="a1", by="U0EMMA", helpful=True, at=START))
    with kept.transaction() as tx:
        assert records.forget(tx, START + period - timedelta(seconds=1), period) == 0
        assert records.forget(tx, START + period, period) == 3
    assert not any(kept.find(table) for table in (ANSWERS, FEEDBACK, DPO_QUESTIONS))
