"""The card and the receipt of a request on their way: one message each, and a word where there is none."""

from typing import Any

import pytest

from bot import outbox, posts, register
from bot.delivery import Delivery
from bot.errors import BotError, SlackBusy, SlackRefused
from bot.schema import OUTBOX
from bot.slack import Posted
from bot.store.seam import Store
from handlers.views.message import Message
from knowledge.access import Actor
from knowledge.notices import Notice
from knowledge.organisation import Channels, Organisation
from knowledge.requests import decide
from knowledge.requests.model import Request
from knowledge.requests.notices import RequestCard, RequestReceipt, after_change
from tests.bot.conftest import HandClock
from tests.bot.test_delivery import LOST, Mail, Post
from tests.knowledge.requests.conftest import HANDLER, OURS, request


def drawn(notice: Notice, repeat: bool) -> Message:
    """Which notice, in which state: what a reader could tell apart."""
    shown = notice.request.state if isinstance(notice, RequestCard | RequestReceipt) else ""
    return Message(text=f"{notice.kind} {shown}{' (repeat)' if repeat else ''}".strip(), blocks=[])


class Office(Post):
    """Requests that change while their notices are on their way."""

    def change(self, found: Request, organisation: Organisation = OURS) -> Request:
        """Keep a request and owe what follows from it."""
        with self.store.transaction() as tx:
            register.save(tx, found)
            for notice in after_change(found, organisation):
                outbox.queue(tx, notice, self.clock.now())
        return found

    def goes(self, *answers: BotError | None, rounds: int = 1, wait: float = 1000) -> None:
        self.mail.answers[:] = answers
        slack: Any = self.mail
        for number in range(rounds):
            if number:
                self.clock.passes(seconds=wait)
            Delivery(self.store, slack, self.clock, drawn).deliver_due()

    def posted(self, kind: str) -> list[tuple[str, str]]:
        """Where messages of a kind were posted, and what they said."""
        return [(where, text) for where, _, text in self.mail.posted if text.startswith(kind)]


@pytest.fixture
def office(kept: Store, clock: HandClock) -> Office:
    return Office(kept, clock)


def claimed(found: Request, actor: Actor = HANDLER) -> Request:
    return decide.claim(found, actor, OURS).request


def test_a_change_updates_the_messages_that_stand(office: Office) -> None:
    first = office.change(request())
    office.goes()
    office.change(claimed(first))
    office.goes()
    assert office.posted("request") == [("C0TRIAGE", "request-card received"), ("U0EMMA", "request-receipt received")]
    assert [text for _, _, text in office.mail.updated] == ["request-card in_progress", "request-receipt in_progress"]


def test_changes_before_the_first_send_are_one_message_with_the_newest_state(office: Office) -> None:
    office.change(claimed(office.change(request())))
    office.goes()
    assert [text for _, text in office.posted("request-card")] == ["request-card in_progress"]


@pytest.mark.parametrize("lost", [(LOST, None), (None, LOST)], ids=["card", "receipt"])
def test_a_message_that_may_have_arrived_is_not_posted_beside_the_next_version(
    office: Office, lost: tuple[BotError | None, ...]
) -> None:
    first = office.change(request())
    office.goes(*lost)
    office.change(claimed(first))
    office.goes(rounds=3)
    assert len(office.posted("request-card")) == len(office.posted("request-receipt")) == 1
    assert outbox.next_due(office.store) is None


def test_a_version_waits_for_one_that_slack_was_too_busy_for(office: Office) -> None:
    first = office.change(request())
    office.goes(SlackBusy(600), None)
    office.change(claimed(first))
    office.goes()
    assert not office.posted("request-card")
    office.goes(rounds=2)
    assert office.posted("request-card") == [("C0TRIAGE", "request-card in_progress")]


@pytest.mark.parametrize("code", ["message_not_found", "cant_update_message", "edit_window_closed"])
def test_a_card_that_cannot_be_changed_is_posted_anew_in_its_channel(office: Office, code: str) -> None:
    first = office.change(request())
    office.goes()
    office.change(claimed(first))
    office.goes(SlackRefused(code), None)
    assert [where for where, _ in office.posted("request-card")] == ["C0TRIAGE", "C0TRIAGE"]
    standing = posts.get(office.store, "request-card/RR-2026-0001")
    assert standing == Posted("C0TRIAGE", "3.5")


def test_a_closed_channel_sends_the_card_to_the_dpo_with_a_word_why_and_later_changes_too(office: Office) -> None:
    first = office.change(request())
    office.goes(SlackRefused("not_in_channel"))
    assert office.posted("request-card") == [("U0DPO", "request-card received")]
    assert office.posted("undelivered") == [("U0DPO", "undelivered")]
    office.change(claimed(first))
    office.goes()
    assert (office.mail.updated[0][0], office.mail.updated[0][2]) == ("U0DPO", "request-card in_progress")
    assert len(office.posted("undelivered")) == 1


def test_a_channel_that_closes_under_a_standing_card_does_the_same(office: Office) -> None:
    first = office.change(request())
    office.goes()
    office.change(claimed(first))
    office.goes(SlackRefused("is_archived"))
    assert office.posted("request-card")[-1] == ("U0DPO", "request-card in_progress")


def refused_everywhere(office: Office, organisation: Organisation) -> None:
    office.change(request(), organisation)
    card = next(key for key, _ in office.store.find(OUTBOX) if key.startswith("card"))
    slack: Any = Closed({"C0TRIAGE", "U0DPO"})
    office.mail = slack
    Delivery(office.store, slack, office.clock, drawn).deliver_due()
    assert (office.store.get(OUTBOX, card) or {})["state"] == outbox.State.FAILED


class Closed(Mail):
    """Some places refuse."""

    def __init__(self, closed: set[str]) -> None:
        super().__init__()
        self.closed = closed

    def post(self, channel: str, thread_ts: str | None, message: Message, key: str) -> Posted:
        if channel in self.closed:
            raise SlackRefused("channel_not_found")
        return super().post(channel, thread_ts, message, key)


@pytest.mark.parametrize(
    "organisation",
    [OURS, OURS.model_copy(update={"channels": Channels()}), OURS.model_copy(update={"dpo": OURS.dpo.model_copy(
        update={"slack": None, "deputy": None})})],
    ids=["both", "no channel", "no dpo"],
)  # fmt: skip
def test_a_card_that_reaches_nobody_is_told_to_who_logged_it(office: Office, organisation: Organisation) -> None:
    refused_everywhere(office, organisation)
    told = [where for where, _ in office.posted("undelivered")]
    assert told == ["U0EMMA"]


def test_a_logger_who_left_does_not_keep_the_card_from_the_team(office: Office) -> None:
    slack: Any = Closed({"U0EMMA"})
    office.mail = slack
    first = office.change(request())
    office.goes()
    office.change(claimed(first))
    office.goes()
    assert [text for _, _, text in office.mail.updated] == ["request-card in_progress"]
    assert outbox.next_due(office.store) is None


def test_the_refresh_of_the_next_day_waits_for_a_card_that_may_have_arrived(office: Office) -> None:
    first = office.change(request())
    office.goes(LOST, None)
    with office.store.transaction() as tx:
        for notice in after_change(first, OURS):
            outbox.queue(tx, notice.model_copy(update={"key": f"{notice.key}/2026-11-24"}), office.clock.now())
    office.goes(rounds=3)
    assert len(office.posted("request-card")) == 1
    assert outbox.next_due(office.store) is None
