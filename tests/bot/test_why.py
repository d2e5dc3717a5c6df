"""Why an answer is what it is, as a use case: what is kept of it, for how long, and who may look."""

from datetime import timedelta

import pytest

from bot import records
from bot.machine import Machine
from bot.schema import ANSWERS
from bot.usecases.asking import Asking
from bot.words import Words
from handlers.refusals import NotYours, UnknownAnswer
from knowledge.answers import Clarify, Fact
from knowledge.asking import Answered, Asked, Place
from knowledge.grounds import Reason
from knowledge.lookup import Lookup
from knowledge.model import Facet
from knowledge.personal import Personal
from tests.bot.conftest import HandClock
from tests.bot.test_asking import CHANNEL, EMMA, KNOWLEDGE, LUC, UNDERSTANDING

QUESTION = "hoelang bewaren we facturen van laadpaalbeheerder Xandrix?"


@pytest.fixture
def asking(machine: Machine) -> Asking:
    return Asking(machine, UNDERSTANDING, Lookup(KNOWLEDGE), Words())


def asked(asking: Asking, question: str = QUESTION, *, place: Place = CHANNEL, private: bool = False) -> Answered:
    line = Asked(actor=EMMA, question=Personal(question), place=place, claim=("message/C/1",), lang="nl")
    return asking.private_answer(line)[0][0] if private else asking.post_answer(line)[0]


def test_the_grounds_are_on_record_with_the_answer_and_hold_no_word_of_the_question(
    asking: Asking, machine: Machine
) -> None:
    answered = asked(asking)
    kept = records.answer(machine.store, answered.id)
    assert kept
    assert kept.grounds == answered.grounds is not None
    stored = str(machine.store.get(ANSWERS, answered.id)).casefold()
    assert "xandrix" not in stored
    assert "facturen" not in stored


def test_the_grounds_go_with_the_answer(asking: Asking, machine: Machine, clock: HandClock) -> None:
    answered = asked(asking)
    clock.passes(minutes=60 * 24 * 91)
    with machine.store.transaction() as tx:
        records.forget(tx, clock.now(), timedelta(days=90))
    with pytest.raises(UnknownAnswer):
        asking.look(answered.id, EMMA, CHANNEL.channel)


def test_an_answer_in_a_channel_is_explained_to_whoever_is_there_and_to_the_asker(asking: Asking) -> None:
    answered = asked(asking)
    assert asking.look(answered.id, LUC, CHANNEL.channel) == answered
    assert asking.look(answered.id, EMMA, None) == answered
    for elsewhere in ("C0OTHER", "D0LUC", None):
        with pytest.raises(NotYours):
            asking.look(answered.id, LUC, elsewhere)


@pytest.mark.parametrize(
    ("question", "place", "private"),
    [
        (QUESTION, CHANNEL, True),
        (QUESTION, Place(channel="D0EMMA"), False),
        (QUESTION, Place(channel="U0EMMA"), False),
        ("een klant vraagt om al zijn gegevens te wissen", CHANNEL, False),
    ],
    ids=["private", "direct message", "from Home", "a request goes to its writer"],
)
def test_what_only_the_asker_saw_is_explained_to_the_asker_alone(
    asking: Asking, question: str, place: Place, private: bool
) -> None:
    answered = asked(asking, question, place=place, private=private)
    assert asking.look(answered.id, EMMA, place.channel) == answered
    with pytest.raises(NotYours):
        asking.look(answered.id, LUC, place.channel)


def test_a_shared_answer_is_explained_to_its_channel(asking: Asking) -> None:
    answered = asked(asking, private=True)
    asking.share(answered, EMMA)
    assert asking.look(answered.id, LUC, CHANNEL.channel).grounds == answered.grounds


def test_a_click_that_led_to_an_answer_is_its_reason(asking: Asking) -> None:
    answered = asked(asking, "hoelang bewaren we een rekeningnummer")
    assert isinstance(answered.answer, Clarify)
    chosen = asking.choose(answered, "cpo-payout", EMMA, None)
    other = asking.other_facet(chosen, Facet.DATA, LUC, post=False)
    assert isinstance(other.answer, Fact)
    assert answered.grounds
    for each, reason in ((chosen, Reason.CHOSEN), (other, Reason.FACET)):
        assert each.grounds == answered.grounds.because(reason)
