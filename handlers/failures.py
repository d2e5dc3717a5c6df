"""Error -> reply. Known refusals are told as they are; anything else with a reference that stands in the log too."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from slack_bolt import BoltContext, BoltResponse, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.guards import PERSON
from handlers.parsing import Payload, message_claim
from handlers.ports import Desk
from handlers.refusals import Refusal
from handlers.replies import tell
from handlers.views.labels import labels
from handlers.views.refusals import refusal_sentence
from knowledge.language import DEFAULT_LANG, Lang
from knowledge.requests.errors import RequestRefused

log = structlog.get_logger()


@dataclass(frozen=True)
class Failures:
    """Bolt's error handler: everything a listener raises ends in a visible reply."""

    desk: Desk
    storage_failed: Callable[[Exception], bool]

    def __call__(
        self,
        error: Exception,
        body: Payload,
        context: BoltContext,
        client: WebClient,
        respond: Respond,
        response: BoltResponse | None,
    ) -> BoltResponse | None:
        """Tell the person who acted: in the form that they sent, which stays open, else in a line.

        The log gets the error's type and the reference, no words. ``response`` is None once Slack has been answered.
        """
        lang = context[PERSON].lang if PERSON in context else DEFAULT_LANG
        sentence = self._sentence(error, lang)
        if response and (typed_in := _first_input(body)):
            return BoltResponse(status=200, body={"response_action": "errors", "errors": {typed_in: sentence}})
        self._tell(error, body, client, respond, sentence)
        return BoltResponse(status=200, body="") if response else None

    def _tell(self, error: Exception, body: Payload, client: WebClient, respond: Respond, sentence: str) -> None:
        try:
            tell(body, client, respond, sentence)
            self._settled(error, body)
        except (SlackApiError, OSError) as unheard:
            log.error("a failure could not be told", fault=type(unheard).__name__)

    def _sentence(self, error: Exception, lang: Lang) -> str:
        if isinstance(error, Refusal | RequestRefused):
            return refusal_sentence(error, lang)
        reference = secrets.token_hex(3).upper()
        log.error("a listener failed", reference=reference, fault=type(error).__name__, where=_where(error))
        key = "failure.storage" if self.storage_failed(error) else "failure.unexpected"
        return labels(lang)(key, reference=reference)

    def _settled(self, error: Exception, body: Payload) -> None:
        """Nothing more is owed for this message; a store that cannot be written keeps the claim for the next start."""
        if "event" in body and "ts" in body["event"] and not self.storage_failed(error):
            self.desk.give_up(message_claim(body))


def _first_input(body: Payload) -> str | None:
    """The block of a submitted form under which a sentence can stand."""
    if body.get("type") != "view_submission":
        return None
    return next(iter(body["view"]["state"]["values"]), None)


def _where(error: Exception) -> str:
    """File and line of the innermost frame, which carry no words."""
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    return f"{frame.tb_frame.f_code.co_name}:{frame.tb_lineno}" if frame else ""
