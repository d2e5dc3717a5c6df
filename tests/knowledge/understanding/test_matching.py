"""Words -> concepts: slips, compounds, mixed lines, and the longest match."""

import pytest

from knowledge.language import Lang
from knowledge.understanding.lexicon import load_lexicon
from knowledge.understanding.matching import Matcher
from knowledge.understanding.normalise import words


def concepts(matcher: Matcher, line: str, *heard: Lang) -> set[str]:
    return {found.concept for found in matcher.find(words(line), heard or ("nl",))}


@pytest.mark.parametrize("typed", ["factuur", "factuut", "facturen", "verkoopfacturen"])
def test_slips_and_inflections_and_compounds_name_the_same_thing(matcher: Matcher, typed: str) -> None:
    assert "invoice" in concepts(matcher, typed)


def test_a_compound_names_each_of_its_parts(matcher: Matcher) -> None:
    assert {"cpo", "account"} <= concepts(matcher, "laadpaalhoudersaccount")


def test_the_longest_words_win(matcher: Matcher) -> None:
    found = concepts(matcher, "account number", "en")
    assert "d-iban" in found
    assert "account" not in found


def test_a_word_of_another_language_is_found_in_a_mixed_line(matcher: Matcher) -> None:
    assert "how-long" in concepts(matcher, "whats the bewaartermijn for invoices", "en")


def test_the_lines_own_language_comes_first() -> None:
    """``pays`` is a country in French and a verb in English."""
    from knowledge.loading import DATA

    matcher = Matcher(load_lexicon(DATA / "words"))
    assert "d-country" in concepts(matcher, "le pays", "fr")
    assert "d-country" not in concepts(matcher, "he pays", "en")


def test_an_ordinary_word_is_no_slip(matcher: Matcher) -> None:
    line = "seminax"
    careful = Matcher(matcher.lexicon, {"fr": frozenset({line})})
    assert "seminar" in concepts(matcher, line, "fr")
    assert "seminar" not in concepts(careful, line, "fr")


def test_a_gap_spans_four_words_and_no_more(matcher: Matcher) -> None:
    assert "keeps" in {f.concept for f in matcher.find(words("houden we a b bij"), ("nl",))}
    assert not {f for f in matcher.find(words("houden a b c d e bij"), ("nl",)) if f.said.endswith("bij")}


def test_every_match_says_which_words_counted(matcher: Matcher) -> None:
    (found,) = [
        match for match in matcher.find(words("en de nieuwsbrief dan"), ("nl",)) if match.concept == "newsletter"
    ][:1]
    assert (found.said, found.first, found.last, found.pattern.tongue) == ("nieuwsbrief", 2, 2, "nl")
