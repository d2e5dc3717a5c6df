"""Notice -> message: the one place that knows how each notice looks."""

from typing import Final, assert_never

from handlers.views.answer import answer_card
from handlers.views.checks import check_answered, check_question, check_unanswered, help_wanted
from handlers.views.digest import weekly_digest
from handlers.views.dpo import dpo_answer, dpo_card, passed_on
from handlers.views.labels import labels
from handlers.views.message import Message, context, section
from handlers.views.reminders import deadline_passed, deadline_reminder
from handlers.views.requests import request_message
from handlers.views.scene import Scene
from handlers.views.text import Mrkdwn, escape, person
from knowledge.checks import CheckAnswered, CheckAsked, HelpWanted
from knowledge.digest import WeeklyDigest
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
from knowledge.outdated import Outdated, Timely
from knowledge.personal import Personal
from knowledge.reminders import DeadlineReminder
from knowledge.requests.notices import RequestCard, RequestReceipt

_TO_THE_DPO: Final = "dpo-asked"  # what DpoAsked is called
_CHECK: Final = "check"  # what CheckAsked is called
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
            asked = question.reveal() if question and notice.one_of_several else None
            return answer_card(notice.answered, scene, question=question, quoted=notice.quoted or asked)
        case AnswerShared() | AnswerReplaced():
            return answer_card(notice.answered, scene, shared=isinstance(notice, AnswerShared))
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
            return _draw_timely(notice, scene)


def _draw_timely(notice: Timely, scene: Scene) -> Message:
    """What time brings about."""
    match notice:
        case DeadlineReminder():
            return deadline_reminder(notice, scene)
        case WeeklyDigest():
            return weekly_digest(notice, scene)
        case CheckAsked():
            return check_question(notice, scene)
        case CheckAnswered():
            return check_answered(notice, scene)
        case HelpWanted():
            return help_wanted(notice, scene)
        case Outdated():
            return _outdated(notice, scene)
        case _:
            assert_never(notice)


def _outdated(notice: Outdated, scene: Scene) -> Message:
    if isinstance(notice.was, CheckAsked):
        return check_unanswered(notice.was.check, notice.lang, scene)
    return deadline_passed(notice.was.request, notice.lang, scene)


def _undelivered(notice: Undelivered) -> Message:
    """A question or a request that did not reach the DPO; something for a channel; anything for a direct message."""
    say, code = labels(notice.lang), escape(notice.code)
    if notice.about == _TO_THE_DPO:
        return _line(say("undelivered_dpo", code=code))
    if notice.channel[0] in "CG":
        key = {_REQUEST_CARD: "undelivered_card", _CHECK: "check.shut"}.get(notice.about, "undelivered")
        return _line(say(key, channel=Mrkdwn(f"<#{escape(notice.channel)}>"), code=code))
    if notice.about == _REQUEST_CARD:
        return _line(say("undelivered_request", code=code))
    return _line(say("failure.unexpected", reference=code))


def _line(text: Mrkdwn) -> Message:
    return Message(text=text, blocks=[section(text)])
