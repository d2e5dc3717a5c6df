"""What Slack and keyboards add to words is gone before anything is read."""

import pytest

from knowledge.understanding.normalise import clean, fold, spellings, words


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("<@U024BE7LH> hoi", "hoi"),
        ("in <#C024BE7LR|general> gezet", "in general gezet"),
        ("<!channel> kijk", "kijk"),
        ("via <https://example.com/x|onze site>", "via onze site"),
        ("via <https://example.com/x>", "via"),
        ("https://example.com/a?b=c hier", "hier"),
        ("mail <mailto:info@example.com|info@example.com>", "mail info@example.com"),
        ("sales &amp; support &lt;3", "sales & support <3"),
        ("top :tada: :+1::skin-tone-3:", "top"),
        ("a\u202eb\u200bc\x07d", "abcd"),
        ("twee\n\tregels", "twee regels"),
    ],
)
def test_marks_of_slack_and_unseen_characters_are_no_words(typed: str, read: str) -> None:
    assert clean(typed) == read


def test_words_lose_case_and_accents_and_split_at_marks_and_digits() -> None:
    assert words("L'ÉTÉ, 3j à b2b-klanten (7+1)") == ("l", "ete", "3", "j", "a", "b2b", "klanten", "7", "1")


def test_emoji_are_no_words() -> None:
    assert words(clean("👍🏽 🇧🇪 :wave:")) == ()


def test_folding_spells_ligatures_out() -> None:
    assert (fold("Straße"), fold("cœur")) == ("strasse", "coeur")


def test_an_umlaut_may_be_typed_with_an_e() -> None:
    assert spellings("Säule") == ("saule", "saeule")
    assert spellings("Zug") == ("zug",)
