"""An editor is warned of words that can be read and may still mislead."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from knowledge.loading import DATA, load_knowledge
from knowledge.lookup import Lookup
from knowledge.understanding.advice import ORDINARY, Advice, Doubt, advise
from knowledge.understanding.examples import Entry, read_bank
from knowledge.understanding.lexicon import TONGUES, Tongue, load_lexicon
from knowledge.understanding.rules import SCORED, Row, Rules, load_rules

WORDS: Mapping[Tongue, str] = {
    "nl": "fair: [beurs]\ncookie: [koekje*]\ncolleague: [collega*]\n",
    "fr": "fair: [salon]\n",
    "en": "cookie: [biscuit]\n",
    "de": "fair: [Messe]\n",
    "any": "fair: [expo]\n",
}
TELLS = {"cookie": "cookies", "fair": "leads-networking"}


def rows(concept: str, points: float = 5) -> tuple[Row, ...]:
    return (Row(frozenset({concept}), frozenset(), points),)


def rules() -> Rules:
    """A cookie and a fair each tell their activity, a colleague tells none."""
    told = {activity: rows(concept) for concept, activity in TELLS.items()}
    told["webinars"] = rows("colleague", 2)
    scored = {part: told if part == "activities" else {} for part in SCORED}
    return Rules(scored, {}, {}, {}, {}, {}, {}, {}, (), ())


def warned(folder: Path, tongue: Tongue, entry: str, entries: Sequence[Entry] = ()) -> tuple[Advice, ...]:
    """What small files are warned of where one of them begins with one entry more."""
    for each in TONGUES:
        concept, _, word = entry.partition(": ")
        text = WORDS[each]
        if each == tongue:
            more = text.replace(f"{concept}: [", f"{concept}: [{word}, ")
            text = more if more != text else f"{concept}: [{word}]\n{text}"
        (folder / f"{each}.yaml").write_text(text, encoding="utf-8")
    return advise(load_lexicon(folder), rules(), entries)


def heard(word: str, lang: str, times: int = ORDINARY) -> list[Entry]:
    return [{"q": f"zzz {word} {number}", "lang": lang} for number in range(times)]


def test_a_word_under_two_things_points_two_ways(tmp_path: Path) -> None:
    (found,) = warned(tmp_path, "nl", "cookie: beurs")
    assert found.doubt is Doubt.TWO_WAYS
    assert (found.place.file, found.place.line) == ("words/nl.yaml", 2)
    assert "'beurs' names 'fair' (leads-networking) and 'cookie' (cookies)" in found.place.message


def test_a_word_of_all_languages_points_two_ways_with_one_of_each(tmp_path: Path) -> None:
    assert [each.doubt for each in warned(tmp_path, "any", "cookie: beurs")] == [Doubt.TWO_WAYS]


def test_words_of_different_languages_do_not_point_two_ways(tmp_path: Path) -> None:
    assert warned(tmp_path, "de", "cookie: beurs") == ()


def test_a_word_may_be_shared_where_one_of_its_concepts_tells_nothing_alone(tmp_path: Path) -> None:
    assert warned(tmp_path, "nl", "colleague: beurs") == ()


def test_an_ordinary_word_of_another_language_clashes(tmp_path: Path) -> None:
    (found,) = warned(tmp_path, "en", "fair: zonder", heard("zonder", "nl"))
    assert found.doubt is Doubt.CLASH
    assert found.place.file == "words/en.yaml"
    assert "'zonder' names 'fair'; 'zonder' is an ordinary word in Dutch (10 questions)" in found.place.message


def test_a_star_clashes_with_the_ordinary_words_that_it_fits(tmp_path: Path) -> None:
    (found,) = warned(tmp_path, "en", "fair: zond*", heard("zonder", "nl"))
    assert "'zond*' names 'fair'; 'zonder' is an ordinary word in Dutch" in found.place.message


@pytest.mark.parametrize(
    ("entry", "entries"),
    [
        ("fair: zonder", heard("zonder", "nl", ORDINARY - 1)),
        ("fair: beurs", heard("beurs", "nl")),
        ("fair: zonder", heard("zonder", "en")),
        ("fair: zonder us", heard("zonder", "nl")),
    ],
    ids=["rare", "means the same there", "of its own language", "one of several words"],
)
def test_what_does_not_clash(tmp_path: Path, entry: str, entries: Sequence[Entry]) -> None:
    assert warned(tmp_path, "en", entry, entries) == ()


@pytest.mark.parametrize("word", ["qz", "q", "qzx*", '"*qzx"'])
def test_few_letters_are_too_short(tmp_path: Path, word: str) -> None:
    (found,) = warned(tmp_path, "fr", f"fair: {word}")
    assert found.doubt is Doubt.SHORT


@pytest.mark.parametrize("word", ["qzx", "qzxy*", "qz salon", '"27"'])
def test_enough_letters_and_short_words_beside_others_are_not(tmp_path: Path, word: str) -> None:
    assert warned(tmp_path, "fr", f"fair: {word}") == ()


def test_the_packaged_words_point_two_ways_seldom() -> None:
    lexicon = load_lexicon(DATA / "words")
    table = load_rules(DATA / "words", lexicon.concepts, Lookup(load_knowledge(DATA)))
    found = [each for each in advise(lexicon, table, read_bank(DATA / "questions")) if each.doubt is Doubt.TWO_WAYS]
    assert len(found) <= 20, "a warning that comes often is not read"
