"""Rights requests as they stand: the buttons of their cards, and what ``/privacy requests`` shows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from slack_bolt import Ack, BoltContext
from slack_sdk import WebClient

from handlers.guards import PERSON
from handlers.parsing import Payload, click
from handlers.ports import Person
from handlers.request_desk import RequestDesk
from handlers.views.forms import message_form
from handlers.views.labels import labels
from handlers.views.message import Message
from handlers.views.request_details import details_form, why_form
from handlers.views.requests import request_card, request_list, request_receipt
from handlers.views.scene import Scene
from knowledge.access import role
from knowledge.deadlines import Deadline
from knowledge.language import Lang
from knowledge.requests.filters import Filter
from knowledge.requests.notices import summary
from knowledge.requests.permissions import TEAM, need_names, need_view

StepsTold = Callable[[Deadline, Lang], Sequence[tuple[str, str]]]
"""The steps of a deadline: sentence and source."""


@dataclass(frozen=True)
class RequestCards:
    """Look, take up, take back. ``words`` tells the steps of a deadline."""

    desk: RequestDesk
    scene: Scene
    words: StepsTold

    def claim(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Become its handler: recorded, then acknowledged."""
        self.desk.claim(click(body).word(0), context[PERSON].actor)
        ack()

    def details(self, ack: Ack, body: Payload, context: BoltContext, client: WebClient) -> None:
        """Names and words, for those who may see them."""
        ack()
        person = context[PERSON]
        request = self.desk.show(click(body).word(0), person.actor, need_names)
        form = details_form(request, person.actor, person.lang, self.scene)
        client.views_open(trigger_id=body["trigger_id"], view=form)

    def why(self, ack: Ack, body: Payload, context: BoltContext, client: WebClient) -> None:
        """The steps to the date, with their sources."""
        ack()
        person = context[PERSON]
        request = self.desk.show(click(body).word(0), person.actor, need_view)
        deadline = self.desk.deadline(request.intake)
        steps = self.words(deadline, person.lang) if deadline else ()
        client.views_open(trigger_id=body["trigger_id"], view=why_form(request, steps, person.lang))

    def mistake(self, ack: Ack, body: Payload, context: BoltContext, client: WebClient) -> None:
        """Logged by mistake: recorded, then acknowledged; details that are open say so."""
        person = context[PERSON]
        request = self.desk.mistake(click(body).word(0), person.actor)
        ack()
        if view := body.get("view"):
            told = f"{request.reference}: {labels(person.lang)(f'state.{request.state}')}"
            client.views_update(view_id=view["id"], view=message_form(person.lang, "request.details_title", told))

    def listed(self, person: Person, wanted: Filter | None) -> Message:
        """What is open, or for a colleague outside the team what they logged; or which of these are wanted."""
        found = self.desk.listed(person.actor, wanted)
        return request_list(found, wanted, person.actor, person.lang, self.scene)

    def one(self, reference: str, person: Person) -> Message:
        """The card of a request, or for the colleague who logged it the receipt. Raises RoleRefused."""
        request = self.desk.show(reference, person.actor, need_view)
        team = role(person.actor, self.scene.organisation) in TEAM
        return (request_card if team else request_receipt)(summary(request), person.lang, self.scene)
