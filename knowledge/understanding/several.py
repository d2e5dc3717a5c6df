"""Several questions in one message -> an answer to each, where each can stand alone."""

import re
from dataclasses import dataclass
from typing import Final, TypeGuard

from knowledge.answers import Answer, Fact, Listing, Passage
from knowledge.understanding import Understanding, Understood
from knowledge.understanding.decide import ENOUGH
from knowledge.understanding.normalise import LONGEST
from knowledge.understanding.sentences import sentences

MOST: Final = 5  # questions of a message that are read; Slack takes five responses to a command
_NUMBERED: Final = re.compile(r"\d[.)]\s")


@dataclass(frozen=True, slots=True)
class Part:
    """One question of a message, as it was typed, and its answer, which may be silence or a question back."""

    asked: str
    understood: Understood


def read_several(understanding: Understanding, text: str, locale: str | None = None) -> tuple[Part, ...]:
    """The questions of a message in their order, each with its answer; none where the message is one question.

    It is one, to be read as a whole, unless two of its sentences can be answered alone and speak of different things;
    and where a sentence tells of a person's request, which counts more than what is asked after it.
    """
    lines = sentences(text[:LONGEST])
    questions = [line for line in lines if _asks(line)][:MOST]
    if len(questions) < 2:
        return ()
    parts = tuple(Part(question, understanding.read(question, locale)) for question in questions)
    told = {part.understood.answer.ids for part in parts if _is_sure(part.understood.answer)}
    if len(told) < 2 or any(understanding.read(line, locale).answer.kind == "request" for line in (text, *lines)):
        return ()
    return parts


def _is_sure(answer: Answer) -> TypeGuard[Fact | Passage | Listing]:
    return isinstance(answer, Fact | Passage | Listing) and answer.score >= ENOUGH


def _asks(sentence: str) -> bool:
    """Whether it ends as a question does, or is a point of a numbered list."""
    return sentence.endswith("?") or bool(_NUMBERED.match(sentence))
