"""Several questions in one message are answered each, and one question stays one."""

import pytest

from knowledge.answers import NoAnswer
from knowledge.loading import DATA
from knowledge.understanding import Understanding
from knowledge.understanding.examples import read_bank
from knowledge.understanding.several import MOST, read_several

from .conftest import told

THREE = {
    "nl": "hoe lang bewaren we facturen van cpo's? en wie ziet de supporttickets?",
    "fr": "1) durée de conservation des factures 2) base légale newsletter 3) qui voit les billets de train",
    "en": "Hi all,\nhow long do we keep newsletter data?\nwhat's the legal basis for the satisfaction survey?\nThanks!",
    "de": "Wer sieht die Supporttickets? Und welche Daten brauchen wir für Zugtickets? Danke!",
}


@pytest.mark.parametrize("text", THREE.values(), ids=THREE)
def test_each_question_of_a_message_has_the_answer_it_has_alone(understanding: Understanding, text: str) -> None:
    parts = read_several(understanding, text)
    assert len(parts) >= 2
    for part in parts:
        assert part.asked in text
        assert part.understood == understanding.read(part.asked)
    assert [told(part.understood.answer)[0] for part in parts] == ["fact"] * len(parts)


def test_a_question_that_is_not_understood_keeps_its_place_among_the_others(understanding: Understanding) -> None:
    text = "How long do we keep cookies? Where is the office party tonight? Who can see support tickets?"
    first, second, third = (part.understood.answer for part in read_several(understanding, text))
    assert told(first) == ("fact", "retention", {"cookies"})
    assert isinstance(second, NoAnswer)
    assert told(third) == ("fact", "access", {"cpo-support"})


@pytest.mark.parametrize(
    "text",
    [
        "hoe lang bewaren we facturen? En waarom?",
        "Is it true? Do we really keep invoices 8 years?",
        "How long do we keep newsletter data? How long do we keep the data of the newsletter?",
        "Hi! Where's the office party? And how long do we keep cookies? Thanks!",
        "Mr Peeters wants his data deleted. How long do we keep newsletter data? Who can see support tickets?",
        "",
        "???",
    ],
    ids=["needs the other", "a lead-in", "the same twice", "one of ours", "a request", "empty", "only marks"],
)
def test_one_question_stays_one(understanding: Understanding, text: str) -> None:
    assert read_several(understanding, text) == ()


def test_of_many_questions_the_first_are_read(understanding: Understanding) -> None:
    text = "how long do we keep newsletter data? who can see support tickets? " * 10
    assert len(read_several(understanding, text)) == MOST


def test_no_labelled_question_is_taken_for_several(understanding: Understanding) -> None:
    asking = [entry["q"] for entry in read_bank(DATA / "questions") if entry["q"].count("?") > 1]
    assert len(asking) >= 20, "the bank holds lines with two question marks"
    assert [line for line in asking if read_several(understanding, line)] == []
