"""What people do with an answer: another facet, an option, share it, judge it, copy it for a customer, ask why."""

from dataclasses import dataclass

from slack_bolt import Ack, BoltContext, Respond
from slack_sdk import WebClient

from handlers.guards import PERSON
from handlers.parsing import Payload, click
from handlers.ports import Desk
from handlers.refusals import UnknownChoice
from handlers.replies import show
from handlers.views.answer import answer_card
from handlers.views.forms import customer_form
from handlers.views.labels import labels
from handlers.views.scene import Scene
from handlers.views.why import why_form
from knowledge.language import LANGS
from knowledge.model import Facet


@dataclass(frozen=True)
class Answers:
    """The buttons of an answer card. Values come from outside: every id is looked up, every word checked."""

    desk: Desk
    scene: Scene

    def facet(self, ack: Ack, body: Payload, context: BoltContext, respond: Respond) -> None:
        """Another facet of the same activities: in a direct message for good, elsewhere for the clicker's eyes."""
        ack()
        clicked = click(body)
        if clicked.word(1) not in set(Facet):
            raise UnknownChoice
        answered, facet = self.desk.recall(clicked.word(0)), Facet(clicked.word(1))
        post = clicked.direct and not clicked.ephemeral
        fresh = self.desk.other_facet(answered, facet, context[PERSON].actor, post=post)
        if not post:
            show(respond, answer_card(fresh, self.scene), replace=clicked.ephemeral)

    def choose(self, ack: Ack, body: Payload, context: BoltContext, respond: Respond) -> None:
        """One of the options of a question back: its message becomes the answer."""
        ack()
        clicked = click(body)
        ts = None if clicked.ephemeral else clicked.ts
        answered = self.desk.recall(clicked.word(0))
        settled = self.desk.choose(answered, clicked.word(1), context[PERSON].actor, ts)
        if clicked.ephemeral:
            show(respond, answer_card(settled, self.scene), replace=True)

    def share(self, ack: Ack, body: Payload, context: BoltContext, respond: Respond) -> None:
        """A private answer for the whole channel; the private card loses the button."""
        ack()
        answered = self.desk.recall(click(body).word(0))
        self.desk.share(answered, context[PERSON].actor)
        show(respond, answer_card(answered.model_copy(update={"private": False}), self.scene), replace=True)

    def feedback(self, ack: Ack, body: Payload, context: BoltContext, respond: Respond) -> None:
        """Helpful or not."""
        ack()
        clicked, person = click(body), context[PERSON]
        if clicked.word(1) not in {"helpful", "not_helpful"}:
            raise UnknownChoice
        self.desk.feedback(clicked.word(0), person.actor, helpful=clicked.word(1) == "helpful")
        respond(text=labels(person.lang)("answer.thanks"), response_type="ephemeral", replace_original=False)

    def explain(self, ack: Ack, body: Payload, context: BoltContext, client: WebClient) -> None:
        """Open what the answer rests on, in the clicker's language."""
        ack()
        clicked, person = click(body), context[PERSON]
        answered = self.desk.look(clicked.word(0), person.actor, clicked.channel)
        client.views_open(trigger_id=body["trigger_id"], view=why_form(answered, person.lang, self.scene))

    def for_customer(self, ack: Ack, body: Payload, context: BoltContext, client: WebClient) -> None:
        """Open the text for a customer, in the language of the answer."""
        ack()
        answered = self.desk.recall(click(body).word(0))
        form = customer_form(answered, context[PERSON].lang, answered.lang, self.scene)
        client.views_open(trigger_id=body["trigger_id"], view=form)

    def customer_language(self, ack: Ack, body: Payload, context: BoltContext, client: WebClient) -> None:
        """The same text in another language."""
        ack()
        chosen, view = click(body).word(0), body["view"]
        lang = next((lang for lang in LANGS if lang == chosen), None)
        if lang is None:
            raise UnknownChoice
        answered = self.desk.recall(view["private_metadata"].split(" ")[0])
        form = customer_form(answered, context[PERSON].lang, lang, self.scene)
        client.views_update(view_id=view["id"], hash=view["hash"], view=form)

    def close(self, ack: Ack) -> None:
        """A form that only showed something."""
        ack()
