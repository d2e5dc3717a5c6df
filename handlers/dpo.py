"""Questions to the DPO: the form, the answer by button or in the thread; the DPO's corrections.

Forms commit first and acknowledge then; what is refused is told in the form, by ``failures``.
"""

from dataclasses import dataclass

from slack_bolt import Ack, BoltContext
from slack_sdk import WebClient

from handlers.guards import PERSON
from handlers.ids import InputId
from handlers.parsing import Payload, click, input_text, origin
from handlers.ports import Desk, DpoDesk
from handlers.refusals import refuse_unless
from handlers.views.dpo import answer_form, ask_form
from handlers.views.forms import correction_form, message_form
from handlers.views.labels import labels
from handlers.views.scene import Scene
from handlers.views.text import typed
from knowledge.access import Action, may
from knowledge.asking import Place
from knowledge.personal import Personal

_ADDRESSED = ("<@", "<!")  # a mention of somebody, or of a group, opens a word among colleagues


@dataclass(frozen=True)
class Dpo:
    """What goes to the DPO and what comes from them."""

    desk: Desk
    questions: DpoDesk
    scene: Scene

    def open_question(self, ack: Ack, body: Payload, context: BoltContext, client: WebClient) -> None:
        """Show what would go to the DPO, with one's name, before it goes."""
        ack()
        clicked, person = click(body), context[PERSON]
        self.questions.need_desk(person.actor)
        question = clicked.words[1] if len(clicked.words) > 1 else ""
        place = origin(clicked, person.actor)
        form = ask_form(person.lang, question, place.model_dump_json())
        client.views_open(trigger_id=body["trigger_id"], view=form)

    def send_question(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Put it to the DPO channel."""
        view, person = body["view"], context[PERSON]
        place = Place.model_validate_json(view["private_metadata"])
        text = Personal(input_text(view, InputId.QUESTION))
        self.questions.ask(text, place, person.actor, person.lang, once=f"view/{view['id']}")
        say = labels(person.lang)
        ack(response_action="update", view=message_form(person.lang, "dpo.ask_title", say("dpo.sent")))

    def open_answer(self, ack: Ack, body: Payload, context: BoltContext, client: WebClient) -> None:
        """Open the DPO's form."""
        ack()
        person = context[PERSON]
        question = self.questions.recall(click(body).word(0), person.actor)
        client.views_open(trigger_id=body["trigger_id"], view=answer_form(question, person.lang))

    def send_answer(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Send the DPO's words to where the question was asked."""
        view, person = body["view"], context[PERSON]
        text = Personal(input_text(view, InputId.ANSWER))
        self.questions.answer(view["private_metadata"], text, person.actor, once=f"view/{view['id']}")
        ack()

    def is_question_thread(self, event: Payload) -> bool:
        """Whether a message stands below the card of a question."""
        thread = event.get("thread_ts")
        return bool(thread and self.questions.question_in(Place(channel=event["channel"], thread_ts=thread)))

    def replied(self, body: Payload, context: BoltContext) -> None:
        """A reply below a question's card. Only the DPO's words go out, and not those that address somebody."""
        event, person = body["event"], context[PERSON]
        question = self.questions.question_in(Place(channel=event["channel"], thread_ts=event["thread_ts"]))
        allowed = may(person.actor, Action.ANSWER_AS_DPO, self.desk.organisation)
        text = event.get("text", "")
        if question is None or not allowed or text.lstrip().startswith(_ADDRESSED):
            return
        once = f"reply/{event['channel']}/{event['ts']}"
        self.questions.answer(question, Personal(typed(text)), person.actor, once)

    def open_correction(self, ack: Ack, body: Payload, context: BoltContext, client: WebClient) -> None:
        """Open the DPO's form on a message of the bot."""
        ack()
        person = context[PERSON]
        refuse_unless(may(person.actor, Action.CORRECT_ANSWER, self.desk.organisation), Action.CORRECT_ANSWER)
        answered = self.desk.find(Place(channel=body["channel"]["id"], thread_ts=body["message"]["ts"]))
        form = correction_form(answered, person.lang, self.scene, answered.id)
        client.views_open(trigger_id=body["trigger_id"], view=form)

    def send_correction(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Put the DPO's words in the place of the answer."""
        view, person = body["view"], context[PERSON]
        text = Personal(input_text(view, InputId.ANSWER))
        self.desk.correct(self.desk.recall(view["private_metadata"]), text, person.actor)
        ack()
