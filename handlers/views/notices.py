"""Notice -> message: the one place that knows how each notice looks."""

from typing import Final, assert_never

from handlers.views.answer import answer_card
from handlers.views.dpo import dpo_answer, dpo_card, passed_on
from handlers.views.labels import labels
from handlers.views.message import Message, context, section
from handlers.views.requests import request_message
from handlers.views.scene import Scene
from handlers.views.text import Mrkdwn, escape, person
from knowledge.notices import (
    AnswerGiven,
    AnswerReplaced,
    AnswerShared,
    AskAgain,
    DpoAnswered,
    DpoAnswerPassedOn,
    DpoAsked,
    Notice,
    Undelivered,
)
from knowledge.personal import Personal
from knowledge.requests.notices import RequestCard, RequestReceipt

_TO_THE_DPO: Final = "dpo-asked"  # what DpoAsked is called
_REQUEST_CARD: Final = "request-card"  # what RequestCard is called


def draw(notice: Notice, scene: Scene, *, question: Personal | None = None, repeat: bool = False) -> Message:
    """The message of a notice; ``repeat`` says that it may stand there already."""
    message = _draw(notice, scene, question)
    if not repeat:
        return message
    line = labels(notice.lang)("answer.repeat")
    return Message(text=f"{message.text}\n{line}", blocks=[*message.blocks, context(line)])


def _draw(notice: Notice, scene: Scene, question: Personal | None) -> Message:
    match notice:
        case AnswerGiven():
            return answer_card(notice.answered, scene, question=question, quoted=notice.quoted)
        case AnswerShared():
            return answer_card(notice.answered, scene, shared=True)
        case AnswerReplaced():
            return answer_card(notice.answered, scene)
        case DpoAsked():
            return dpo_card(notice.question, notice.lang, scene)
        case DpoAnswered():
            return dpo_answer(notice.question)
        case DpoAnswerPassedOn():
            return passed_on(notice.asked_by, notice.lang)
        case AskAgain():
            return _line(labels(notice.lang)("again", person=person(notice.asked_by)))
        case Undelivered():
            return _undelivered(notice)
        case RequestCard() | RequestReceipt():
            return request_message(notice, scene)
        case _:
            assert_never(notice)


def _undelivered(notice: Undelivered) -> Message:
    """A question or a request that did not reach the DPO; something for a channel; anything for a direct message."""
    say, code = labels(notice.lang), escape(notice.code)
    if notice.about == _TO_THE_DPO:
        return _line(say("undelivered_dpo", code=code))
    if notice.channel[0] in "CG":
        key = "undelivered_card" if notice.about == _REQUEST_CARD else "undelivered"
        return _line(say(key, channel=Mrkdwn(f"<#{escape(notice.channel)}>"), code=code))
    if notice.about == _REQUEST_CARD:
        return _line(say("undelivered_request", code=code))
    return _line(say("failure.unexpected", reference=code))


def _line(text: Mrkdwn) -> Message:
    return Message(text=text, blocks=[section(text)])
