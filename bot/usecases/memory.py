"""The answer that a short line may continue: the last one of its conversation, for a while."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from bot import records
from bot.store.seam import Reading
from knowledge.answers import Answer, NoAnswer, Silence
from knowledge.asking import Answered, Asked, conversation, may_see

REMEMBERED: Final = timedelta(minutes=15)
_SMALL_TALK: Final = frozenset({Silence.THANKS, Silence.GREETING, Silence.EMPTY})


def former(reading: Reading, asked: Asked, now: datetime, *, private: bool) -> Answer | None:
    """The last answer before a question that its asker has seen, small talk aside; None after a while."""
    for answered in _before(reading, asked, now, private=private):
        if may_see(answered, asked.actor.id, asked.place.channel) and not _is_small_talk(answered.answer):
            return answered.answer
    return None


def _before(reading: Reading, asked: Asked, now: datetime, *, private: bool) -> Iterator[Answered]:
    """The answers of the conversation, the newest first; at last the one below which the thread began."""
    since, talk = now - REMEMBERED, conversation(asked.place, asked.actor.id, private=private)
    yield from reversed(records.answers_in(reading, talk, since, now))
    if asked.place.thread_ts and not private:
        head = records.answer_at(reading, asked.place.channel, asked.place.thread_ts)
        if head and head.at > since:
            yield head


def _is_small_talk(answer: Answer) -> bool:
    return isinstance(answer, NoAnswer) and answer.silence in _SMALL_TALK
