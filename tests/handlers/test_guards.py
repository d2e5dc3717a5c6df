"""Who passes: people of ours; guests as organisation.yaml says; bots and other organisations get counted silence."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from slack_bolt import BoltContext, BoltResponse, Respond
from slack_sdk import WebClient

from handlers.guards import PERSON, Guard
from handlers.ports import Person
from knowledge.access import Actor
from knowledge.asking import Asked
from knowledge.language import Lang
from knowledge.organisation import Channels, Organisation, Outsiders

STAFF = Actor(id="U0EMMA")
GUEST = Actor(id="U0GREG", guest=True)
OUTSIDER = Actor(id="U0PAULA", outsider=True)
PASSED = BoltResponse(status=201)


@dataclass
class Folk:
    """The People of the ports, in memory."""

    known: dict[str, Actor]
    asked: list[str] = field(default_factory=list)
    silences: list[str] = field(default_factory=list)

    def person(self, user_id: str) -> Person:
        self.asked.append(user_id)
        return Person(actor=self.known[user_id], lang="en")

    def choose_language(self, user_id: str, lang: Lang) -> None:
        raise AssertionError("a guard chooses nothing")

    def count_silence(self, reason: str) -> None:
        self.silences.append(reason)


@dataclass
class Ledger:
    """The Events of the ports, in memory."""

    taken: set[str] = field(default_factory=set)
    settled: list[str] = field(default_factory=list)

    def take(self, asked: Asked) -> bool:
        new = self.taken.isdisjoint(asked.claim)
        self.taken.update(asked.claim)
        return new

    def give_up(self, claim: tuple[str, ...]) -> None:
        self.settled += claim[:1]


@dataclass
class Line(WebClient):
    """What is told to people, instead of Slack."""

    told: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def chat_postMessage(self, **given: Any) -> Any:  # noqa: N802 - Slack's name
        self.told.append(("message", given))

    def chat_postEphemeral(self, **given: Any) -> Any:  # noqa: N802 - Slack's name
        self.told.append(("ephemeral", given))

    def views_publish(self, **given: Any) -> Any:
        self.told.append(("home", given))


def passes(
    body: dict[str, Any], actor: Actor, guests: str = "refuse", ledger: Ledger | None = None
) -> tuple[bool, Folk, Line, BoltContext]:
    """Send a payload through the guard."""
    folk, line, context = Folk({actor.id: actor}), Line(), BoltContext({"user_id": actor.id})
    organisation = Organisation.model_validate(
        {
            "channels": Channels(triage="C0TRIAGE", dpo="C0DPO"),
            "outsiders": Outsiders.model_validate({"guests": guests}),
        }
    )
    guard = Guard(folk, ledger or Ledger(), organisation)
    answer = guard(body, context, line, Respond(response_url=None), lambda: PASSED)
    assert answer.status in (200, PASSED.status)
    return answer is PASSED, folk, line, context


def message(**event: Any) -> dict[str, Any]:
    sent = {"type": "message", "channel": "D0EMMA", "channel_type": "im", "ts": "1.0", "user": "U0X", **event}
    return {"event_id": "Ev1", "event": sent}


def test_one_of_ours_passes_and_is_known_to_the_listener() -> None:
    passed, _, line, context = passes(message(text="hoelang?"), STAFF)
    assert passed
    assert context[PERSON].actor is STAFF
    assert not line.told


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast"])
def test_a_message_with_a_file_or_sent_to_the_channel_too_is_a_message(subtype: str) -> None:
    assert passes(message(subtype=subtype), STAFF)[0]


@pytest.mark.parametrize("subtype", ["message_changed", "message_deleted", "channel_join", "channel_topic"])
def test_what_nobody_wrote_to_us_is_not_looked_at(subtype: str) -> None:
    passed, folk, line, _ = passes(message(subtype=subtype), STAFF)
    assert not passed
    assert not (folk.asked or folk.silences or line.told)


@pytest.mark.parametrize("event", [{"bot_id": "B0X"}, {"bot_id": "B0X", "subtype": "bot_message"}])
def test_another_bot_gets_counted_silence(event: dict[str, str]) -> None:
    passed, folk, line, _ = passes(message(**event), STAFF)
    assert not passed
    assert folk.silences == ["bot"]
    assert not line.told


@pytest.mark.parametrize("body", [message(), {"type": "block_actions", "user": {"id": "U0PAULA"}}])
def test_another_organisation_gets_counted_silence_in_messages_and_clicks(body: dict[str, Any]) -> None:
    passed, folk, line, _ = passes(body, OUTSIDER, guests="answer")
    assert not passed
    assert folk.silences == ["outsider"]
    assert not line.told


@pytest.mark.parametrize(
    ("event", "way"),
    [
        ({}, "message"),
        ({"type": "app_mention", "channel": "C0X", "channel_type": "channel"}, "ephemeral"),
        ({"type": "app_home_opened"}, "home"),
    ],
)
def test_a_guest_is_refused_in_words_where_they_look(event: dict[str, str], way: str) -> None:
    passed, folk, line, _ = passes(message(**event), GUEST)
    assert not passed
    assert [how for how, _ in line.told] == [way]
    assert "staff only" in str(line.told)
    assert not folk.silences


def test_a_guest_is_refused_once_however_often_the_message_comes() -> None:
    ledger = Ledger()
    told = [passes(message(), GUEST, ledger=ledger)[2].told for _ in range(3)]
    assert [len(each) for each in told] == [1, 0, 0]
    assert ledger.settled == ["message/D0EMMA/1.0"], "who did not reply does not settle it either"


def test_a_guest_who_clicks_twice_is_refused_twice() -> None:
    click = {"type": "block_actions", "user": {"id": "U0GREG"}, "trigger_id": "1"}
    ledger = Ledger()
    assert [len(passes(click, GUEST, ledger=ledger)[2].told) for _ in range(2)] == [1, 1]
    assert not ledger.taken


def test_a_guest_passes_where_the_organisation_answers_guests() -> None:
    assert passes(message(), GUEST, guests="answer")[0]


@pytest.mark.parametrize(
    ("event", "heard"),
    [
        ({"channel": "C0DPO", "channel_type": "group", "thread_ts": "1.0"}, True),
        ({"channel": "C0TRIAGE", "channel_type": "group", "thread_ts": "1.0"}, True),
        ({"channel": "C0DPO", "channel_type": "group"}, False),
        ({"channel": "C0SECRET", "channel_type": "group", "thread_ts": "1.0"}, False),
        ({"channel": "C0SECRET", "channel_type": "group"}, False),
        ({"channel": "C0SECRET", "channel_type": "group", "bot_id": "B0X"}, False),
    ],
)
def test_of_private_channels_only_replies_in_the_dpos_threads_are_looked_at(event: dict[str, str], heard: bool) -> None:
    passed, folk, line, _ = passes(message(**event), STAFF)
    assert passed is heard
    assert bool(folk.asked) is heard
    assert not (folk.silences or line.told)
