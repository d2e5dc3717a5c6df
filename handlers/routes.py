"""Every event, command, shortcut, action and view on one screen. Nothing else registers anything."""

import re
from dataclasses import dataclass
from typing import Final

from slack_bolt import Ack, App

from handlers.acks import lasting
from handlers.answers import Answers
from handlers.ask import Ask
from handlers.checks import Checks
from handlers.dpo import Dpo
from handlers.failures import Failures
from handlers.guards import Guard
from handlers.home import Home
from handlers.ids import ActionId, CommandId, ShortcutId, ViewId
from handlers.parsing import Payload
from handlers.refusals import UnknownChoice
from handlers.request_cards import RequestCards
from handlers.requests import Requests

EVENTS: Final = ("app_mention", "message.im", "message.groups", "app_home_opened")


@dataclass(frozen=True)
class Handlers:
    """One object per surface or job."""

    guard: Guard
    failures: Failures
    ask: Ask
    answers: Answers
    dpo: Dpo
    home: Home
    requests: Requests
    cards: RequestCards
    checks: Checks


def register(app: App, to: Handlers) -> None:
    """Tell Bolt who gets what. Order counts: the first match is served."""
    app.middleware(lasting)
    app.middleware(to.guard)
    app.error(to.failures)
    _messages(app, to)
    _buttons(app, to)
    _forms(app, to)


def _messages(app: App, to: Handlers) -> None:
    """Events, commands and shortcuts."""
    app.event("app_mention")(to.ask.in_message)
    app.event("message", matchers=[to.dpo.is_question_thread])(to.dpo.replied)
    app.event("message", matchers=[_direct])(to.ask.in_message)
    app.event("message")(_overheard)
    app.event("app_home_opened")(to.home.opened)

    app.command(CommandId.PRIVACY)(to.ask.by_command)
    app.message_shortcut(ShortcutId.ASK_ABOUT)(to.ask.about_message)
    app.message_shortcut(ShortcutId.CORRECT)(to.dpo.open_correction)
    app.message_shortcut(ShortcutId.LOG_MESSAGE)(to.requests.open_log)
    app.global_shortcut(ShortcutId.LOG)(to.requests.open_log)


def _buttons(app: App, to: Handlers) -> None:
    """Buttons and choices; the last line catches what nobody knows."""
    app.action(_each(ActionId.FACET))(to.answers.facet)
    app.action(_each(ActionId.CHOOSE))(to.answers.choose)
    app.action(_each(ActionId.EXAMPLE))(to.ask.example)
    app.action(ActionId.SHARE)(to.answers.share)
    app.action(ActionId.FEEDBACK)(to.answers.feedback)
    app.action(ActionId.CUSTOMER)(to.answers.for_customer)
    app.action(ActionId.CUSTOMER_LANGUAGE)(to.answers.customer_language)
    app.action(ActionId.WHY)(to.answers.explain)
    app.action(ActionId.ASK_DPO)(to.dpo.open_question)
    app.action(ActionId.DPO_ANSWER)(to.dpo.open_answer)
    app.action(ActionId.LANGUAGE)(to.home.language)
    app.action(ActionId.REQUEST_LOG)(to.requests.open_log)
    app.action(ActionId.REQUEST_CLAIM)(to.cards.claim)
    app.action(ActionId.REQUEST_DETAILS)(to.cards.details)
    app.action(ActionId.REQUEST_WHY)(to.cards.why)
    app.action(ActionId.REQUEST_CLOSE)(to.requests.open_close)
    app.action(ActionId.REQUEST_CORRECT)(to.requests.open_correction)
    app.action(ActionId.REQUEST_MISTAKE)(to.cards.mistake)
    app.action(_each(ActionId.CHECK))(to.checks.answer)
    app.action(re.compile(""))(_unknown)


def _forms(app: App, to: Handlers) -> None:
    """Forms that were sent."""
    app.view(ViewId.CUSTOMER)(to.answers.close)
    app.view(ViewId.ASK_DPO)(to.dpo.send_question)
    app.view(ViewId.DPO_ANSWER)(to.dpo.send_answer)
    app.view(ViewId.CORRECT)(to.dpo.send_correction)
    app.view(ViewId.REQUEST_LOG)(to.requests.log)
    app.view(ViewId.REQUEST_SURE)(to.requests.log_surely)
    app.view(ViewId.REQUEST_CORRECT)(to.requests.correct)
    app.view(ViewId.REQUEST_CLOSE)(to.requests.close)


def _each(action: ActionId) -> re.Pattern[str]:
    """An action that stands several times in a block, told apart by a suffix."""
    return re.compile(rf"^{re.escape(action)}:")


def _direct(event: Payload) -> bool:
    return event.get("channel_type") == "im"


def _overheard() -> None:
    """A word among colleagues in the DPO's channel."""


def _unknown(ack: Ack) -> None:
    ack()
    raise UnknownChoice
