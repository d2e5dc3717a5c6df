"""The words of a question wait in memory for their answer to be sent, in bounded number."""

from bot.words import KEPT, Words
from knowledge.personal import Personal


def test_a_question_is_there_for_a_second_try_too() -> None:
    words = Words()
    words.remember("a", Personal("hoelang?"))
    assert words.of("a") == words.of("a") == Personal("hoelang?")
    assert words.of("b") is None


def test_the_oldest_question_makes_room() -> None:
    words = Words()
    for number in range(KEPT + 1):
        words.remember(str(number), Personal("x"))
    assert words.of("0") is None
    assert words.of("1") is not None
    assert words.of(str(KEPT)) is not None
