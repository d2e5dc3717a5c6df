"""The answer that a short line may continue: the last one of its conversation, for a while."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot import records
from bot.store.seam import Reading
from knowledge.answers import Answer, Clarify, Fact, NoAnswer, Silence
from knowledge.asking import Answered, Asked, conversation, may_see
from knowledge.understanding.decide import OPTIONS

REMEMBERED: Final = timedelta(minutes=15)
_SMALL_TALK: Final = frozenset({Silence.THANKS, Silence.GREETING, Silence.EMPTY})


def former(reading: Reading, asked: Asked, now: datetime, *, private: bool) -> Answer | None:
    """The last answer before a question that its asker has seen, small talk aside; None after a while."""
    before = _before(reading, asked, now, private=private)
    seen = [answered for answered in before if may_see(answered, asked.actor.id, asked.place.channel)]
    said = [answered for answered in seen if not _is_small_talk(answered.answer)]
    last = [answered.answer for answered in said if answered.at == said[0].at]
    return last[0] if len(last) == 1 else _which_of(last)


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


def _which_of(answers: Sequence[Answer]) -> Clarify | None:
    """The answers to several questions of one message: what continues them may mean any of their activities."""
    ids = tuple(dict.fromkeys(name for answer in answers if isinstance(answer, Fact) for name in answer.ids))
    is_few = 2 <= len(ids) <= OPTIONS and all(isinstance(answer, Fact) for answer in answers)
    return Clarify(ids=ids) if is_few else None
