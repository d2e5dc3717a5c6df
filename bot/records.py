"""Answers, feedback and questions to the DPO in the store, and how long they stay."""

from datetime import datetime, timedelta

from bot.instants import stored
from bot.schema import ANSWERS, DPO_QUESTIONS, FEEDBACK
from bot.store.seam import Reading, Transaction
from knowledge.asking import Answered, DpoQuestion, Feedback, Place, conversation


def save_answer(tx: Transaction, answered: Answered) -> None:
    """Keep an answer; it is found by its conversation and, once it has one, by its message."""
    talk = conversation(answered.place, answered.asked_by, private=answered.private)
    found_by = {
        "message": _place_key(answered.place.channel, answered.ts) if answered.ts else None,
        "talk": _talk_key(talk, answered.at),
        "at": stored(answered.at),
    }
    tx.put(ANSWERS, answered.id, answered.model_dump(mode="json") | found_by)


def answer(reading: Reading, answer_id: str) -> Answered | None:
    """The answer with this id."""
    row = reading.get(ANSWERS, answer_id)
    return _answered(row) if row else None


def answer_at(reading: Reading, channel: str, ts: str) -> Answered | None:
    """The answer whose message this is."""
    rows = reading.find(ANSWERS, message=_place_key(channel, ts))
    return _answered(rows[0][1]) if rows else None


def answers_in(reading: Reading, talk: str, after: datetime, until: datetime) -> list[Answered]:
    """The answers of a conversation (see ``knowledge.asking``) after an instant and until another, oldest first."""
    rows = reading.find_until(ANSWERS, "talk", _talk_key(talk, until), after=_talk_key(talk, after))
    return [_answered(row) for _, row in rows]


def save_feedback(tx: Transaction, feedback: Feedback) -> None:
    """Keep a verdict in place of the person's former one."""
    tx.put(
        FEEDBACK,
        f"{feedback.answer}/{feedback.by}",
        feedback.model_dump(mode="json") | {"at": stored(feedback.at)},
    )


def save_question(tx: Transaction, question: DpoQuestion) -> None:
    """Keep a question to the DPO; it is found by its thread once it has one."""
    card = question.card
    thread = _place_key(card.channel, card.thread_ts) if card and card.thread_ts else None
    tx.put(
        DPO_QUESTIONS,
        question.id,
        question.model_dump(mode="json") | {"thread": thread, "at": stored(question.asked_at)},
    )


def question(reading: Reading, question_id: str) -> DpoQuestion | None:
    """The question with this id."""
    row = reading.get(DPO_QUESTIONS, question_id)
    return _question(row) if row else None


def open_questions(reading: Reading) -> int:
    """How many questions to the DPO have no answer yet."""
    return sum(row.get("answered_by") is None for _, row in reading.find(DPO_QUESTIONS))


def question_in(reading: Reading, thread: Place) -> DpoQuestion | None:
    """The question whose card heads a thread."""
    rows = reading.find(DPO_QUESTIONS, thread=_place_key(thread.channel, thread.thread_ts or ""))
    return _question(rows[0][1]) if rows else None


def forget(tx: Transaction, now: datetime, kept: timedelta) -> int:
    """Delete answers, verdicts and questions older than the organisation keeps them; how many."""
    before = stored(now - kept)
    old = [
        (table, key) for table in (ANSWERS, FEEDBACK, DPO_QUESTIONS) for key, _ in tx.find_until(table, "at", before)
    ]
    for table, key in old:
        tx.delete(table, key)
    return len(old)


def _place_key(channel: str, ts: str) -> str:
    return f"{channel}/{ts}"


def _talk_key(talk: str, at: datetime) -> str:
    return f"{talk} {stored(at)}"


def _answered(row: dict[str, object]) -> Answered:
    return Answered.model_validate({name: row[name] for name in Answered.model_fields if name in row})


def _question(row: dict[str, object]) -> DpoQuestion:
    return DpoQuestion.model_validate({name: row[name] for name in DpoQuestion.model_fields if name in row})
