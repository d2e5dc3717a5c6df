"""Why an answer is what it is: words, candidates, rule."""

import pytest

from knowledge.understanding import Understanding
from knowledge.understanding.decide import ENOUGH, Rule

LINES = ("hoe lang bewaren we facturen van cpos", "wie lange speichern wir die kontonummer", "la météo de demain")


def test_the_words_that_counted_stand_beside_their_concepts(understanding: Understanding) -> None:
    why = understanding.explain("hoe lang bewaren we de fakturen van een laadpaalbeheerder")
    assert why
    counted = {(word.said, word.concept) for word in why.words}
    assert {("hoe lang", "how-long"), ("fakturen", "invoice"), ("laadpaalbeheerder", "cpo")} <= counted


@pytest.mark.parametrize("line", LINES)
def test_the_score_and_the_best_candidate_are_those_of_the_answer(understanding: Understanding, line: str) -> None:
    why, answer = understanding.explain(line), understanding.read(line).answer
    assert why
    assert why.score == answer.score
    assert answer.kind == why.candidates["kinds"][0][0] or why.score < ENOUGH or why.rule is not Rule.LIKELIEST
    for ranked in why.candidates.values():
        assert [share for _, share in ranked] == sorted((share for _, share in ranked), reverse=True)


def test_a_line_without_a_subject_of_ours_is_told_as_such(understanding: Understanding) -> None:
    why = understanding.explain("xqzw blorf vrumm")
    assert why
    assert why.words == ()


@pytest.mark.parametrize("line", ["", "🙂", "a" * 5000])
def test_nothing_to_read_has_no_grounds(understanding: Understanding, line: str) -> None:
    assert understanding.explain(line) is None
