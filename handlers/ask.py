"""Questions: in a direct message, by mention, by command, about a message, by an example of the Home tab."""

import re
from dataclasses import dataclass
from typing import Final

from slack_bolt import Ack, BoltContext, Respond
from slack_sdk import WebClient

from handlers.guards import PERSON
from handlers.parsing import Payload, answer_place, click, message_claim, without_mention
from handlers.ports import Desk, People, Person
from handlers.refusals import UnknownChoice
from handlers.replies import show
from handlers.request_cards import RequestCards
from handlers.requests import Requests
from handlers.views.answer import answer_card
from handlers.views.home import EXAMPLES
from handlers.views.labels import labels
from handlers.views.scene import Scene
from knowledge.asking import Asked, Place
from knowledge.language import LANGS, Lang
from knowledge.personal import Personal
from knowledge.requests.filters import Filter

_REQUESTS: Final = re.compile(rf"requests(?:\s+({'|'.join(Filter)}))?", re.IGNORECASE)
_REQUEST: Final = re.compile(r"request\s+(RR-\d{4}-\d{4,})", re.IGNORECASE)
_LANGUAGE: Final = re.compile(rf"language\s+({'|'.join(LANGS)})", re.IGNORECASE)


@dataclass(frozen=True)
class Ask:
    """Every way to ask."""

    desk: Desk
    people: People
    scene: Scene
    requests: Requests
    cards: RequestCards

    def in_message(self, body: Payload, context: BoltContext) -> None:
        """A direct message, or a mention in a channel: answered there."""
        event, person = body["event"], context[PERSON]
        text = without_mention(event.get("text", ""), context.bot_user_id)
        self.desk.post_answer(_asked(person, text, answer_place(event), message_claim(body)))

    def by_command(self, ack: Ack, body: Payload, context: BoltContext, client: WebClient, respond: Respond) -> None:
        """``/privacy``: a subcommand only when the whole text is one; else a question, answered in private."""
        ack()
        text, person = body.get("text", "").strip(), context[PERSON]
        if text.casefold() in {"", "help"}:
            respond(text=labels(person.lang)("help"), response_type="ephemeral")
        elif text.casefold() == "log":
            self.requests.open_form(client, body["trigger_id"], person, (), None)
        elif listed := _REQUESTS.fullmatch(text):
            wanted = Filter(listed[1].lower()) if listed[1] else None
            show(respond, self.cards.listed(person, wanted))
        elif known := _REQUEST.fullmatch(text):
            show(respond, self.cards.one(known[1].upper(), person))
        elif chosen := _LANGUAGE.fullmatch(text):
            self._speak(person, chosen[1].lower(), respond)
        else:
            asked = _asked(person, text, Place(channel=body["channel_id"]), (f"command/{body['trigger_id']}",))
            self._in_private(asked, respond)

    def about_message(self, ack: Ack, body: Payload, context: BoltContext, respond: Respond) -> None:
        """The message shortcut: somebody's message as a question, answered for the eyes of who chose it."""
        ack()
        message = body["message"]
        place = Place(channel=body["channel"]["id"], thread_ts=message.get("thread_ts") or message["ts"])
        text = without_mention(message.get("text", ""), context.bot_user_id)
        self._in_private(_asked(context[PERSON], text, place, (f"shortcut/{body['trigger_id']}",)), respond)

    def example(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """A question of the Home tab: asked and answered in the direct message."""
        ack()
        person, number = context[PERSON], click(body).word(0)
        if number not in EXAMPLES:
            raise UnknownChoice
        question = labels(person.lang)(f"home.example.{number}")
        claim = (f"action/{body['trigger_id']}",)
        self.desk.post_answer(_asked(person, question, Place(channel=person.actor.id), claim), quoted=question)

    def _in_private(self, asked: Asked, respond: Respond) -> None:
        given = self.desk.private_answer(asked)
        for answered, question in given:
            quoted = question.reveal() if len(given) > 1 else None
            show(respond, answer_card(answered, self.scene, question=question, quoted=quoted))

    def _speak(self, person: Person, code: str, respond: Respond) -> None:
        lang: Lang = next(lang for lang in LANGS if lang == code)
        self.people.choose_language(person.actor.id, lang)
        respond(text=labels(lang)("language.set"), response_type="ephemeral")


def _asked(person: Person, text: str, place: Place, claim: tuple[str, ...]) -> Asked:
    return Asked(actor=person.actor, question=Personal(text), place=place, claim=claim, lang=person.lang)
