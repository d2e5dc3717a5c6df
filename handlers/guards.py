"""Who may pass. A guard says yes or no; it runs before every listener, never around one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from slack_bolt import BoltContext, BoltResponse, Respond
from slack_sdk import WebClient

from handlers.parsing import Payload, answer_place, message_claim
from handlers.ports import Events, People, Person
from handlers.replies import tell
from handlers.views.labels import labels
from knowledge.access import Action, Role, may, role
from knowledge.asking import Asked
from knowledge.organisation import Organisation
from knowledge.personal import Personal

PERSON: Final = "person"  # the context key under which listeners find who acts
_BY_PEOPLE: Final = frozenset({None, "file_share", "thread_broadcast"})
_SILENT: Final = BoltResponse(status=200, body="")


@dataclass(frozen=True)
class Guard:
    """Bots and other organisations get counted silence; guests what organisation.yaml says."""

    people: People
    events: Events
    organisation: Organisation

    def __call__(
        self,
        body: Payload,
        context: BoltContext,
        client: WebClient,
        respond: Respond,
        next: Callable[[], BoltResponse],  # noqa: A002 - the name Bolt passes
    ) -> BoltResponse:
        """Let people of ours through, known to the listener as ``context["person"]``."""
        event = body.get("event", {})
        if self._overheard(event):
            return _SILENT
        if event.get("bot_id"):
            return self._silence("bot")
        if event.get("subtype") not in _BY_PEOPLE or not context.user_id:
            return _SILENT
        person = self.people.person(context.user_id)
        if role(person.actor, self.organisation) is Role.OUTSIDER:
            return self._silence("outsider")
        context[PERSON] = person
        if not may(person.actor, Action.ASK, self.organisation):
            self._refuse(person, body, client, respond)
            return _SILENT
        return next()

    def _refuse(self, person: Person, body: Payload, client: WebClient, respond: Respond) -> None:
        """Once for a message, however often Slack sends it; the rest it sends once."""
        asked = _message(person, body) if "ts" in body.get("event", {}) else None
        if asked and not self.events.take(asked):
            return
        tell(body, client, respond, labels(person.lang)("refused.guest"))
        if asked:
            self.events.give_up(asked.claim)

    def _overheard(self, event: Payload) -> bool:
        """A message in a private channel that is no reply in a thread of the DPO's: not for us, not looked at."""
        if event.get("type") != "message" or event.get("channel_type") == "im":
            return False
        ours = {self.organisation.channels.dpo, self.organisation.channels.triage}
        return event.get("channel") not in ours or "thread_ts" not in event

    def _silence(self, reason: str) -> BoltResponse:
        self.people.count_silence(reason)
        return _SILENT


def _message(person: Person, body: Payload) -> Asked:
    """A message that is not looked at any further."""
    place = answer_place(body["event"])
    return Asked(actor=person.actor, question=Personal(""), place=place, claim=message_claim(body), lang=person.lang)
