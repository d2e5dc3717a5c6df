"""The Home tab."""

from dataclasses import dataclass

from slack_bolt import Ack, BoltContext
from slack_sdk import WebClient

from handlers.guards import PERSON
from handlers.parsing import Payload, click
from handlers.ports import People
from handlers.refusals import UnknownChoice
from handlers.views.home import home
from knowledge.language import LANGS
from knowledge.organisation import Organisation


@dataclass(frozen=True)
class Home:
    """Shown in the reader's language, which they choose here."""

    people: People
    organisation: Organisation

    def opened(self, body: Payload, context: BoltContext, client: WebClient) -> None:
        """Draw it."""
        if body["event"].get("tab", "home") == "home":
            person = context[PERSON]
            client.views_publish(user_id=person.actor.id, view=home(person.lang, self.organisation))

    def language(self, ack: Ack, body: Payload, context: BoltContext, client: WebClient) -> None:
        """Another language, at once."""
        ack()
        chosen = click(body).word(0)
        lang = next((lang for lang in LANGS if lang == chosen), None)
        if lang is None:
            raise UnknownChoice
        user = context[PERSON].actor.id
        self.people.choose_language(user, lang)
        client.views_publish(user_id=user, view=home(lang, self.organisation))
