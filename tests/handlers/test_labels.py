"""Labels are data: the same keys and placeholders in every language, each of them used, each short enough."""

import json
import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

import handlers
from bot.manifest import manifest
from bot.settings import PACKAGED_KNOWLEDGE
from handlers.refusals import Refusal
from handlers.views.home import EXAMPLES
from handlers.views.labels import Labels, all_labels, labels
from knowledge.answers import Fact, Listing
from knowledge.language import LANGS, Lang
from knowledge.loading import load_knowledge
from knowledge.model import Facet
from knowledge.understanding import Understanding

CODE = Path(handlers.__file__).parent
BOT = CODE.parent / "bot"
EVERY = pytest.mark.parametrize("say", all_labels(), ids=LANGS)
LIMITS = {  # characters, by the place where the label is shown
    24: ("customer.title", "dpo.ask_title", "dpo.answer_title", "correct.title", "correct.submit", "send", "cancel",
         "close", "manifest.ask_about", "manifest.correct"),
    75: ("answer.share", "answer.customer", "answer.ask_dpo", "answer.helpful", "answer.not_helpful", "dpo.answer",
         "dpo.answer_again", *(f"facet.{facet}" for facet in Facet), *(f"lang.{lang}" for lang in LANGS),
         *(f"home.example.{number}" for number in EXAMPLES)),
    140: ("manifest.description",),
    150: ("home.title", "manifest.ask_about_description", "manifest.correct_description"),
    2_000: ("customer.intro",),
    3_000: ("home.welcome", "home.how", "home.privacy", "help", "dpo.ask_intro"),
}  # fmt: skip


@cache
def understanding() -> Understanding:
    return Understanding.load(PACKAGED_KNOWLEDGE, load_knowledge(PACKAGED_KNOWLEDGE))


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def used_keys() -> tuple[set[str], set[str]]:
    """The label keys that stand in code in full, and the beginnings of those that are put together."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in [*CODE.rglob("*.py"), *BOT.glob("*.py")])
    literal = set(re.findall(r"""(?<!f)["']([a-z]+(?:[._][a-z_0-9]+)*)["']""", code))
    started = set(re.findall(r"""f["']([a-z_]+\.(?:[a-z]+\.)?)\{""", code))
    return literal, started


@EVERY
def test_every_language_has_the_same_keys_and_placeholders(say: Labels) -> None:
    first = all_labels()[0]
    assert {key: placeholders(text) for key, text in say.sentences.items()} == {
        key: placeholders(text) for key, text in first.sentences.items()
    }


@EVERY
def test_no_label_is_empty_or_no_text(say: Labels) -> None:
    assert all(isinstance(text, str) and text.strip() == text and text for text in say.sentences.values())


def test_no_label_is_unused() -> None:
    literal, started = used_keys()
    refusals = {kind.label for kind in Refusal.__subclasses__()}
    offered = json.dumps(manifest("nl"), ensure_ascii=False)
    unused = [
        key
        for key, sentence in labels("nl").sentences.items()
        if key not in literal | refusals
        and not any(key.startswith(part) for part in started)
        and not (key.startswith("manifest.") and json.dumps(sentence, ensure_ascii=False) in offered)
    ]
    assert not unused


def test_every_label_that_code_asks_for_exists() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in [*CODE.rglob("*.py"), *BOT.glob("*.py")])
    asked = set(re.findall(r"""\b(?:say|labels\([^)]*\))(?:\.safe)?\(\s*["']([^"'{]+)["']""", code))
    assert len(asked) > 40
    assert not asked - set(labels("nl").sentences)
    assert {kind.label for kind in Refusal.__subclasses__()} <= set(labels("nl").sentences)


@EVERY
@pytest.mark.parametrize(("limit", "keys"), LIMITS.items(), ids=map(str, LIMITS))
def test_a_label_fits_where_it_is_shown(say: Labels, limit: int, keys: tuple[str, ...]) -> None:
    assert not {key: len(say(key, days="366")) for key in keys if len(say(key, days="366")) > limit}


@pytest.mark.parametrize(
    ("lang", "other_address"),
    [("nl", r"\b(u|uw)\b"), ("fr", r"\b(tu|toi|ton|ta|tes|te)\b"), ("de", r"\b(Sie|Ihr|Ihre|Ihnen)\b")],
)
def test_a_language_addresses_people_in_one_way(lang: Lang, other_address: str) -> None:
    assert not [key for key, text in labels(lang).sentences.items() if re.search(other_address, text)]


@EVERY
@pytest.mark.parametrize("number", EXAMPLES)
def test_an_example_to_click_gets_an_answer_in_its_language(say: Labels, number: str) -> None:
    understood = understanding().read(say(f"home.example.{number}"), say.lang)
    assert understood.lang == say.lang
    assert isinstance(understood.answer, Fact | Listing)
    assert understood.answer.ids
