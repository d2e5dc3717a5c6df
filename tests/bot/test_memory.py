"""What a short line may continue: the last answer of its conversation, for a while, for those who saw it."""

from collections.abc import Callable
from itertools import count

import pytest

from bot import records
from bot.machine import Machine
from bot.schema import ANSWERS
from bot.settings import PACKAGED_KNOWLEDGE
from bot.usecases.asking import Asking
from bot.words import Words
from knowledge.access import Actor
from knowledge.answers import Answer, Clarify, Fact
from knowledge.asking import Asked, Place, conversation
from knowledge.loading import load_knowledge
from knowledge.lookup import Lookup
from knowledge.model import Facet
from knowledge.personal import Personal
from knowledge.understanding import Understanding
from tests.bot.conftest import HandClock

KNOWLEDGE = load_knowledge(PACKAGED_KNOWLEDGE)
UNDERSTANDING = Understanding.load(PACKAGED_KNOWLEDGE, KNOWLEDGE)
EMMA, LUC = "U0EMMA", "U0LUC"
EMMAS, HOME = Place(channel="D0EMMA"), Place(channel=EMMA)
THREAD, SALES = Place(channel="C0SALES", thread_ts="1.0"), Place(channel="C0SALES")
NEWSLETTER = "Hoelang bewaren we de gegevens voor de nieuwsbrief?"
BASIS = "en de rechtsgrond?"

Asks = Callable[..., Answer]


@pytest.fixture
def asking(machine: Machine) -> Asking:
    return Asking(machine, UNDERSTANDING, Lookup(KNOWLEDGE), Words())


@pytest.fixture
def asks(asking: Asking, clock: HandClock) -> Asks:
    """Asks as somebody, a second after the one before, and gives the answer."""
    events = count()

    def ask(text: str, place: Place, user: str = EMMA, *, private: bool = False) -> Answer:
        clock.passes(seconds=1)
        claim = (f"message/{place.channel}/{next(events)}",)
        asked = Asked(actor=Actor(id=user), question=Personal(text), place=place, claim=claim, lang="nl")
        if private:
            return asking.private_answer(asked)[0][0].answer
        return asking.post_answer(asked)[0].answer

    return ask


def is_basis_of_newsletters(answer: Answer) -> bool:
    return isinstance(answer, Fact) and (answer.ids, answer.facet) == (("newsletters",), Facet.LEGAL_BASIS)


@pytest.mark.parametrize("place", [EMMAS, THREAD])
def test_a_short_line_continues_the_last_answer_of_its_conversation(asks: Asks, place: Place) -> None:
    asks(NEWSLETTER, place)
    assert is_basis_of_newsletters(asks(BASIS, place))


def test_it_goes_on_from_answer_to_answer(asks: Asks) -> None:
    asks(NEWSLETTER, EMMAS)
    asks("en de tickets?", EMMAS)
    answer = asks(BASIS, EMMAS)
    assert isinstance(answer, Fact)
    assert answer.ids == ("mobility-tickets",)


def test_a_quarter_of_an_hour_later_it_stands_by_itself(asks: Asks, clock: HandClock) -> None:
    asks(NEWSLETTER, EMMAS)
    clock.passes(minutes=14)
    assert is_basis_of_newsletters(asks(BASIS, EMMAS))
    clock.passes(minutes=15)
    assert asks(BASIS, EMMAS) == UNDERSTANDING.read(BASIS, "nl").answer


@pytest.mark.parametrize("other", [EMMAS, SALES, THREAD.model_copy(update={"thread_ts": "9.0"})])
def test_another_conversation_is_not_continued(asks: Asks, other: Place) -> None:
    asks(NEWSLETTER, THREAD)
    assert not is_basis_of_newsletters(asks(BASIS, other))


def test_a_thread_is_continued_by_whoever_writes_in_it(asks: Asks) -> None:
    asks(NEWSLETTER, THREAD)
    assert is_basis_of_newsletters(asks(BASIS, THREAD, LUC))


def test_a_private_answer_is_continued_in_private_by_its_asker_alone(asks: Asks) -> None:
    asks(NEWSLETTER, SALES, private=True)
    assert not is_basis_of_newsletters(asks(BASIS, SALES, LUC, private=True))
    assert not is_basis_of_newsletters(asks(BASIS, THREAD))
    assert is_basis_of_newsletters(asks(BASIS, SALES, private=True))


def test_a_private_answer_about_a_message_stays_out_of_its_thread(asks: Asks) -> None:
    asks(NEWSLETTER, THREAD, private=True)
    assert not is_basis_of_newsletters(asks(BASIS, THREAD))
    assert not is_basis_of_newsletters(asks(BASIS, THREAD, LUC, private=True))


def test_a_request_that_was_noticed_for_its_writer_does_not_come_between_others(asks: Asks) -> None:
    asks(NEWSLETTER, THREAD)
    assert asks("klant wil dat we al zijn gegevens wissen", THREAD).kind == "request"
    assert is_basis_of_newsletters(asks(BASIS, THREAD, LUC))


def test_an_answer_that_was_shared_is_continued_in_its_thread(asks: Asks, asking: Asking, machine: Machine) -> None:
    asks(NEWSLETTER, SALES, private=True)
    ((_, row),) = machine.store.find(ANSWERS)
    shared = asking.recall(str(row["id"])).model_copy(update={"private": False, "ts": "5.0"})
    with machine.store.transaction() as tx:
        records.save_answer(tx, shared)
    assert is_basis_of_newsletters(asks(BASIS, Place(channel="C0SALES", thread_ts="5.0"), LUC))


def test_thanks_do_not_end_a_conversation_and_another_matter_does(asks: Asks) -> None:
    asks(NEWSLETTER, EMMAS)
    asks("bedankt!", EMMAS)
    assert is_basis_of_newsletters(asks(BASIS, EMMAS))
    asks("wanneer is de lunch?", EMMAS)
    assert not is_basis_of_newsletters(asks(BASIS, EMMAS))


def test_an_example_of_home_is_continued_in_the_direct_message(asks: Asks) -> None:
    asks(NEWSLETTER, HOME)
    assert is_basis_of_newsletters(asks(BASIS, EMMAS))


def test_a_choice_among_options_is_what_is_continued(asks: Asks, asking: Asking, machine: Machine) -> None:
    assert isinstance(asks("hoelang bewaren we een account?", EMMAS), Clarify)
    ((_, row),) = machine.store.find(ANSWERS)
    asking.choose(asking.recall(str(row["id"])), "cpo-account", Actor(id=EMMA), None)
    answer = asks("en wie mag dat zien?", EMMAS)
    assert isinstance(answer, Fact)
    assert (answer.ids, answer.facet) == (("cpo-account",), Facet.ACCESS)


def test_after_several_questions_in_one_message_it_is_asked_which_is_meant(asks: Asks) -> None:
    asks(f"{NEWSLETTER} Wie mag de tevredenheidsenquêtes zien?", EMMAS)
    answer = asks("en het doel?", EMMAS)
    assert isinstance(answer, Clarify)
    assert (set(answer.ids), answer.facet) == ({"newsletters", "satisfaction-surveys"}, Facet.PURPOSE)


def test_a_conversation_is_named_without_anything_that_is_not_in_the_answer() -> None:
    assert conversation(EMMAS, EMMA, private=False) == EMMA
    assert conversation(THREAD, EMMA, private=False) == "C0SALES/1.0"
    assert conversation(THREAD, EMMA, private=True) == "C0SALES/1.0/U0EMMA"
    assert conversation(SALES, EMMA, private=True) == "C0SALES/U0EMMA"
