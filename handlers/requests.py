"""Rights requests: log one, claim, see, correct and close it. Forms commit first and acknowledge then."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from slack_bolt import Ack, BoltContext
from slack_sdk import WebClient

from handlers.guards import PERSON
from handlers.ids import InputId
from handlers.intake import chosen_date, intake_of, outcomes_of
from handlers.parsing import Payload, click
from handlers.ports import Person
from handlers.refusals import Refusal
from handlers.request_desk import RequestDesk
from handlers.views.labels import labels
from handlers.views.refusals import refusal_sentence
from handlers.views.request_forms import (
    alike_form,
    close_form,
    details_form,
    intake_form,
    logged_form,
    why_form,
)
from handlers.views.scene import Scene
from knowledge.asking import Place
from knowledge.deadlines import Deadline
from knowledge.language import Lang
from knowledge.requests.decide import may_correct, may_see_names
from knowledge.requests.errors import RequestRefused
from knowledge.requests.model import Intake

Outcome = TypeVar("Outcome")
Words = Callable[[Deadline, Lang], tuple[str, ...]]


@dataclass(frozen=True)
class Requests:
    """Every way into the register, and every button of its cards. ``words`` tells the steps of a deadline."""

    desk: RequestDesk
    scene: Scene
    words: Words

    def open_log(self, ack: Ack, body: Payload, context: BoltContext, client: WebClient) -> None:
        """The form, from a shortcut, a button of an answer or Home; what is known is filled in."""
        ack()
        heard, message = _noticed(body)
        rights = tuple(right for right in heard if right in self.scene.rights)
        self.open_form(client, body["trigger_id"], context[PERSON], rights, message)

    def open_form(
        self, client: WebClient, trigger: str, person: Person, rights: tuple[str, ...], message: Place | None
    ) -> None:
        """Open the form for somebody."""
        form = intake_form(person.lang, self.scene, None, rights=rights, carried=_carried(message))
        client.views_open(trigger_id=trigger, view=form)

    def log(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Log what was filled in; a likely duplicate is pointed out first."""
        view, person = body["view"], context[PERSON]
        carried = json.loads(view["private_metadata"])
        self._log(ack, person, intake_of(view), _place(carried["message"]), view, sure=False)

    def log_surely(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Log although one like it stands in the register."""
        view = body["view"]
        carried = json.loads(view["private_metadata"])
        intake = Intake.model_validate(carried["intake"])
        self._log(ack, context[PERSON], intake, _place(carried["message"]), view, sure=True)

    def claim(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Become its handler."""
        ack()
        self.desk.claim(click(body).word(0), context[PERSON].actor)

    def details(self, ack: Ack, body: Payload, context: BoltContext, client: WebClient) -> None:
        """Names and words, for those who may see them."""
        ack()
        person = context[PERSON]
        request = self.desk.show(click(body).word(0), person.actor, may_see_names)
        client.views_open(trigger_id=body["trigger_id"], view=details_form(request, person.lang, self.scene))

    def why(self, ack: Ack, body: Payload, context: BoltContext, client: WebClient) -> None:
        """The steps to the date, with their sources."""
        ack()
        lang = context[PERSON].lang
        deadline = self.desk.deadline(self.desk.recall(click(body).word(0)).intake)
        steps = self.words(deadline, lang) if deadline else (labels(lang)("request.no_due"),)
        client.views_open(trigger_id=body["trigger_id"], view=why_form(lang, steps))

    def open_correction(self, ack: Ack, body: Payload, context: BoltContext, client: WebClient) -> None:
        """The form with what is known, for those who may correct it."""
        ack()
        person = context[PERSON]
        request = self.desk.show(click(body).word(0), person.actor, may_correct)
        form = intake_form(
            person.lang, self.scene, request.intake, rights=(), carried=request.reference, correcting=True
        )
        opened: Callable[..., Any] = client.views_push if body.get("view") else client.views_open
        opened(trigger_id=body["trigger_id"], view=form)

    def correct(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Put it right; the date is computed anew."""
        view, person = body["view"], context[PERSON]
        reference, intake = view["private_metadata"], intake_of(view)
        if self._committed(ack, person, lambda: self.desk.correct(reference, intake, person.actor), InputId.RECEIVED):
            ack()

    def mistake(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Logged by mistake."""
        ack()
        self.desk.mistake(click(body).word(0), context[PERSON].actor)

    def open_close(self, ack: Ack, body: Payload, context: BoltContext, client: WebClient) -> None:
        """The short way to close, for its handler and the DPO."""
        ack()
        person = context[PERSON]
        request = self.desk.show(click(body).word(0), person.actor, may_see_names)
        client.views_open(trigger_id=body["trigger_id"], view=close_form(request, person.lang, self.scene))

    def close(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Decision, answer and closing in one commit."""
        view, person = body["view"], context[PERSON]
        reference = view["private_metadata"]
        outcomes = outcomes_of(view, self.desk.recall(reference).intake.rights)
        answered = chosen_date(view, InputId.ANSWERED) or self.desk.today()
        first = f"{InputId.OUTCOME}-{next(iter(outcomes))}"
        closed = self._committed(
            ack, person, lambda: self.desk.close(reference, outcomes, answered, person.actor), first
        )
        if closed:
            ack()

    def _log(
        self, ack: Ack, person: Person, intake: Intake, message: Place | None, view: Mapping[str, Any], *, sure: bool
    ) -> None:
        once = f"log/{view['root_view_id']}"
        outcome = self._committed(
            ack, person, lambda: self.desk.log(intake, person.actor, message, once=once, sure=sure), InputId.RECEIVED
        )
        if outcome and outcome.alike:
            carried = _carried(message, intake)
            ack(response_action="update", view=alike_form(person.lang, outcome.alike, carried))
        elif outcome and outcome.reference:
            ack(response_action="update", view=logged_form(person.lang, outcome.reference))

    def _committed(self, ack: Ack, person: Person, act: Callable[[], Outcome], block: str) -> Outcome | None:
        """What was committed; None when it was refused, which the form tells beside ``block``."""
        try:
            return act()
        except (RequestRefused, Refusal) as refusal:
            ack(response_action="errors", errors={block: refusal_sentence(refusal, person.lang)})
            return None


def _noticed(body: Payload) -> tuple[tuple[str, ...], Place | None]:
    """The words of a button, among them the rights an answer heard; the message that a shortcut was chosen on."""
    if message := body.get("message") if body["type"] == "message_action" else None:
        return (), Place(channel=body["channel"]["id"], thread_ts=message["ts"])
    if "actions" not in body:
        return (), None
    clicked = click(body, parts=9)
    place = Place(channel=clicked.channel, thread_ts=clicked.ts) if clicked.channel and clicked.ts else None
    return tuple(clicked.words), place


def _carried(message: Place | None, intake: Intake | None = None) -> str:
    """What a form brings back."""
    kept = {
        "message": message.model_dump() if message else None,
        "intake": intake.model_dump(mode="json") if intake else None,
    }
    return json.dumps(kept, ensure_ascii=False)


def _place(carried: Mapping[str, Any] | None) -> Place | None:
    return Place.model_validate(carried) if carried else None
