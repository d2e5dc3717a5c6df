"""What people type reads the same in Slack and means nothing to it."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.views.message import QUOTE_BYTES, verbatim
from handlers.views.text import bold, clean, cut, escape, person, struck, typed

SIGNS = st.text(alphabet=st.sampled_from(list("ab <>&|@#!*_~`;\n:/-\u2060\u202e\x07é🙂")), max_size=60)
ANYTHING = st.one_of(st.text(max_size=200), SIGNS)
JOINER = "\u2060"


def read(mrkdwn: str) -> str:
    """What a reader sees of escaped text."""
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        mrkdwn = mrkdwn.replace(entity, sign)
    return mrkdwn.replace(JOINER, "")


@given(ANYTHING)
def test_escaped_text_reads_as_it_was_typed(text: str) -> None:
    assert read(escape(text)) == clean(text).replace(JOINER, "")


@given(ANYTHING)
def test_no_mention_or_link_can_open_in_escaped_text(text: str) -> None:
    safe = escape(text)
    assert not set("<>") & set(safe)
    assert re.fullmatch(r"(?:[^&]|&(?:amp|lt|gt);)*", safe, re.DOTALL)


@given(ANYTHING)
def test_a_mark_at_the_edge_of_a_word_never_stands_bare(text: str) -> None:
    safe = escape(text)
    for mark in re.finditer(r"[*_~`]", safe):
        before, after = safe[: mark.start()][-1:], safe[mark.end() :][:1]
        assert JOINER in (before, after) or (re.match(r"\w", before) and re.match(r"\w", after))


@given(ANYTHING)
def test_no_line_of_escaped_text_opens_a_quotation(text: str) -> None:
    assert not re.search(r"^\s*&gt;", escape(text), re.MULTILINE)


@given(ANYTHING, st.integers(min_value=1, max_value=60))
def test_a_cut_keeps_the_limit_and_every_entity_whole(text: str, limit: int) -> None:
    short = cut(escape(text), limit)
    assert len(short) <= limit
    assert re.fullmatch(r"(?:[^&]|&(?:amp|lt|gt);)*", short, re.DOTALL)
    assert short == escape(text) or short.endswith("…")


@given(ANYTHING)
def test_words_shown_letter_for_letter_hold_no_markup_at_all(text: str) -> None:
    (part,) = verbatim(text)["elements"]
    (words,) = part["elements"]
    assert set(words) == {"type", "text"}
    assert words["type"] == "text"
    assert words["text"] == (clean(text).strip() or "…")


@pytest.mark.parametrize("sign", ["x", "é", "🙂", "'"])
def test_words_too_many_for_a_message_are_cut_by_bytes_with_a_sign_of_it(sign: str) -> None:
    block = verbatim(sign * 20_000)
    assert len(json.dumps(block, ensure_ascii=False).encode()) < QUOTE_BYTES + 200
    assert block["elements"][0]["elements"][0]["text"].endswith(f"{sign}…")


@pytest.mark.parametrize(
    ("slack", "plain"),
    [
        ("a &amp; b &lt;c&gt;", "a & b <c>"),
        ("&amp;lt;", "&lt;"),
        ("<@U0EMMA> vraagt", "@U0EMMA vraagt"),
        ("<@U0EMMA|emma> vraagt", "@emma vraagt"),
        ("<!channel> <!subteam^S0X|@privacy-team>", "@channel @privacy-team"),
        ("<#C0X|sales>", "#sales"),
        ("<https://example.com>", "https://example.com"),
        ("<http://www.example.com|www.example.com>", "www.example.com"),
        ("<mailto:a@example.com|a@example.com>", "a@example.com"),
        ("<https://example.com/x|hier>", "hier (https://example.com/x)"),
        ("a\x07b\u202ec\ud83d", "abc"),
    ],
)
def test_slacks_form_becomes_what_was_typed_and_no_address_is_lost(slack: str, plain: str) -> None:
    assert typed(slack) == plain


@given(ANYTHING)
def test_what_slack_escaped_comes_back_as_it_was(text: str) -> None:
    slack = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert typed(slack) == clean(text)


def test_our_own_marks_stay_marks() -> None:
    assert bold("a*") == f"*a{JOINER}*{JOINER}*"
    assert struck("een\n\ntwee ") == "~een~\n\n~twee~"
    assert person("U0EMMA") == "<@U0EMMA>"
    assert person("U0> <!channel") == "<@U0&gt; &lt;!channel>"
