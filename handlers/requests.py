"""The forms of rights requests: log one, correct it, close it. They commit first and acknowledge then."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, BoltContext
from slack_sdk import WebClient

from handlers.guards import PERSON
from handlers.ids import InputId
from handlers.intake import View, beside, chosen_date, intake_of, outcomes_of, place_of
from handlers.parsing import Payload, click
from handlers.ports import Person
from handlers.refusals import Refusal
from handlers.request_desk import RequestDesk
from handlers.views.refusals import refusal_sentence
from handlers.views.request_forms import close_form, intake_form, logged_form
from handlers.views.scene import Scene
from knowledge.asking import Place
from knowledge.language import Lang
from knowledge.requests.errors import RequestRefused
from knowledge.requests.permissions import need_close, need_correct


@dataclass(frozen=True)
class Requests:
    """Every way into the register. Who may is asked when a form opens and again when it is sent."""

    desk: RequestDesk
    scene: Scene

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
        self.desk.admit(person.actor)
        carried = message.model_dump_json() if message else ""
        form = intake_form(person.lang, self.scene, None, rights=rights, carried=carried)
        client.views_open(trigger_id=trigger, view=form)

    def log(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Log what was filled in; a likely duplicate is pointed out first."""
        self._log(ack, body["view"], context[PERSON], sure=False)

    def log_surely(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Log although one like it stands in the register."""
        self._log(ack, body["view"], context[PERSON], sure=True)

    def open_correction(self, ack: Ack, body: Payload, context: BoltContext, client: WebClient) -> None:
        """The form with what is known, on top of the details or by itself."""
        ack()
        person = context[PERSON]
        request = self.desk.show(click(body).word(0), person.actor, need_correct)
        form = intake_form(
            person.lang, self.scene, request.intake, rights=(), carried=request.reference, correcting=True
        )
        opened: Callable[..., Any] = client.views_push if body.get("view") else client.views_open
        opened(trigger_id=body["trigger_id"], view=form)

    def correct(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Put it right; details below the form would be of before, so they close too."""
        view, person = body["view"], context[PERSON]
        with _refusals_told(ack, view, person.lang):
            self.desk.correct(view["private_metadata"], intake_of(view, self.scene.rights), person.actor)
            ack(response_action="clear")

    def open_close(self, ack: Ack, body: Payload, context: BoltContext, client: WebClient) -> None:
        """The short way to close, for its handler and the DPO."""
        ack()
        person = context[PERSON]
        request = self.desk.show(click(body).word(0), person.actor, need_close)
        client.views_open(trigger_id=body["trigger_id"], view=close_form(request, person.lang, self.scene))

    def close(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Decision, answer and closing in one commit."""
        view, person = body["view"], context[PERSON]
        with _refusals_told(ack, view, person.lang):
            answered = chosen_date(view, InputId.ANSWERED)
            once = f"close/{view['root_view_id']}"
            self.desk.close(view["private_metadata"], outcomes_of(view), answered, person.actor, once=once)
            ack()

    def _log(self, ack: Ack, view: View, person: Person, *, sure: bool) -> None:
        with _refusals_told(ack, view, person.lang):
            intake, message = intake_of(view, self.scene.rights), place_of(view)
            once = f"log/{view['root_view_id']}"
            logged = self.desk.log(intake, person.actor, person.lang, message, once=once, sure=sure)
            if logged.reference:
                ack(response_action="update", view=logged_form(person.lang, logged.reference))
                return
            carried = view["private_metadata"]
            again = intake_form(person.lang, self.scene, intake, rights=(), carried=carried, alike=logged.alike)
            ack(response_action="update", view=again)


@contextmanager
def _refusals_told(ack: Ack, view: View, lang: Lang) -> Iterator[None]:
    """Tell a refusal in the form, which stays open."""
    try:
        yield
    except (RequestRefused, Refusal) as refusal:
        ack(response_action="errors", errors={beside(refusal, view): refusal_sentence(refusal, lang)})


def _noticed(body: Payload) -> tuple[tuple[str, ...], Place | None]:
    """The words of a button, among them the rights an answer heard; the message that a shortcut was chosen on."""
    if message := body.get("message") if body["type"] == "message_action" else None:
        return (), Place(channel=body["channel"]["id"], thread_ts=message["ts"])
    if "actions" not in body:
        return (), None
    clicked = click(body, parts=9)
    place = Place(channel=clicked.channel, thread_ts=clicked.ts) if clicked.channel and clicked.ts else None
    return tuple(clicked.words), place
