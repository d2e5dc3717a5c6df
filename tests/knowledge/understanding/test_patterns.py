"""How words are written in the lexicon."""

import pytest

from knowledge.understanding.patterns import Atom, PatternInvalid, Shape, parse


@pytest.mark.parametrize(
    ("written", "atom"),
    [
        ("factuur", Atom(Shape.WORD, "factuur")),
        ("factur*", Atom(Shape.STEM, "factur")),
        ("*rekening", Atom(Shape.TAIL, "rekening")),
        ("*paal*", Atom(Shape.INNER, "paal")),
    ],
)
def test_a_star_stands_for_the_rest_of_a_word(written: str, atom: Atom) -> None:
    (step,) = parse(written)
    assert step.atoms == {atom}


def test_a_slash_gives_a_choice_and_dots_a_gap() -> None:
    first, second = parse("wie .. ziet/leest")
    assert {atom.text for atom in first.atoms} == {"wie"}
    assert {atom.text for atom in second.atoms} == {"ziet", "leest"}
    assert (first.after_gap, second.after_gap) == (False, True)


def test_patterns_split_where_lines_split() -> None:
    assert [step.atoms for step in parse("e-mail l'app 72h")] == [
        {Atom(Shape.WORD, text)} for text in ("e", "mail", "l", "app", "72", "h")
    ]


@pytest.mark.parametrize("written", ["", "..", "wie ..", ".. ziet", "*a*", "a*", "wie /"])
def test_a_pattern_that_would_find_everything_or_nothing_is_refused(written: str) -> None:
    with pytest.raises(PatternInvalid):
        parse(written)
