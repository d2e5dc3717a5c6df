"""Whatever is typed, there is an answer, and it says what is wrong with the line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.answers import NoAnswer, Silence
from knowledge.understanding import Understanding
from knowledge.understanding.normalise import LONGEST

from .conftest import told


def silence(understanding: Understanding, line: str) -> Silence | None:
    answer = understanding.read(line).answer
    return answer.silence if isinstance(answer, NoAnswer) else None


@pytest.mark.parametrize(
    "line", ["", "   \n", "👍", ":tada: :wave:", "<@U024BE7LH>", "<!channel> 🎉", "???", "\u202e\u200b"]
)
def test_a_line_without_words_is_empty(understanding: Understanding, line: str) -> None:
    assert silence(understanding, line) is Silence.EMPTY


def test_a_line_beyond_the_limit_is_too_long(understanding: Understanding) -> None:
    assert silence(understanding, "hoe lang bewaren we facturen " * 400) is Silence.TOO_LONG
    assert silence(understanding, "a" * (LONGEST + 1)) is Silence.TOO_LONG


def test_a_pasted_mail_below_the_limit_is_read(understanding: Understanding) -> None:
    mail = (
        "Dag team,\n\nEen vraagje.\n"
        + "Met vriendelijke groeten.\n" * 20
        + "Hoe lang bewaren we de facturen aan een cpo?"
    )
    assert len(mail) < LONGEST
    assert silence(understanding, mail) is not Silence.TOO_LONG


@pytest.mark.parametrize("line", ["asdfghjkl", "qsdf qsdf mlkj", "de het een en", "1234567890", "x" * 300])
def test_mash_and_stop_words_get_no_answer(understanding: Understanding, line: str) -> None:
    assert told(understanding.read(line).answer) == ("none", "", set())


def test_hidden_characters_do_not_change_the_answer(understanding: Understanding) -> None:
    plain = "hoe lang bewaren we de facturen van een cpo?"
    hidden = "\u202ehoe lang be\u200bwaren we de fac\u00adturen van een cpo?\x00"
    assert understanding.read(hidden) == understanding.read(plain)


def test_mentions_and_links_do_not_change_the_answer(understanding: Understanding) -> None:
    plain = "who sees the list of newsletter subscribers"
    assert understanding.read(f"<@U024BE7LH> {plain} <https://example.com/cookies>") == understanding.read(plain)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_every_text_gets_the_same_answer_twice(understanding: Understanding, line: str) -> None:
    assert understanding.read(line) == understanding.read(line)
