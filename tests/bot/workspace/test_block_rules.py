"""What Slack refuses in blocks and views besides lengths, and where the fault is said to be."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.workspace.blockkit.blocks import BLOCKS
from bot.workspace.blockkit.elements import ELEMENTS
from bot.workspace.blockkit.validation import validate_message, validate_view

Json = dict[str, Any]
PLAIN = {"type": "plain_text", "text": "words"}
MRKDWN = {"type": "mrkdwn", "text": "words"}
BUTTON = {"type": "button", "text": PLAIN, "action_id": "a"}
INPUT = {"type": "input", "label": PLAIN, "element": {"type": "plain_text_input"}}
OPTION = {"text": PLAIN, "value": "v"}


def in_message(*blocks: object) -> list[str]:
    return validate_message({"text": "fallback", "blocks": list(blocks)})


def in_modal(*blocks: object, **more: object) -> list[str]:
    return validate_view({"type": "modal", "title": PLAIN, "submit": PLAIN, "blocks": list(blocks), **more})


def acting(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def asking(kind: str, **more: object) -> Json:
    return {**INPUT, "element": {"type": kind, **more}}


def choosing(kind: str, *options: Json, **more: object) -> Json:
    return acting({"type": kind, "options": list(options), **more})


OTHER = {"text": PLAIN, "value": "other"}
REFUSED: list[tuple[str, Json, str]] = [
    ("an unknown block", {"type": "fun"}, "unsupported type: fun [json-pointer:/blocks/0/type]"),
    ("an alert in a message", {"type": "alert", "text": PLAIN}, "unsupported type: alert"),
    ("an unknown element", acting({"type": "dial"}), "unsupported type: dial [json-pointer:/blocks/0/elements/0/type]"),
    ("a section without words", {"type": "section"}, "one of text, fields is required [json-pointer:/blocks/0]"),
    ("an empty text", {"type": "section", "text": {**MRKDWN, "text": ""}}, "must be more than 0 characters"),
    ("a header in mrkdwn", {"type": "header", "text": MRKDWN}, "unsupported type: mrkdwn"),
    ("a button in mrkdwn", acting({**BUTTON, "text": MRKDWN}), "unsupported type: mrkdwn"),
    ("no elements", acting(), "no fewer than 1 items allowed"),
    ("an unknown property", {"type": "divider", "colour": "red"}, "invalid additional property: colour"),
    ("an unknown style", acting({**BUTTON, "style": "loud"}), "must be one of: primary, danger"),
    ("an image without words", {"type": "image", "image_url": "https://x.example"}, "missing required field: alt_text"),
    ("a text input in a section", {"type": "section", "text": PLAIN, "accessory": INPUT["element"]}, "unsupported"),
    ("a text input among actions", acting({"type": "plain_text_input"}), "unsupported type: plain_text_input"),
    ("a button as input", {**INPUT, "element": BUTTON}, "unsupported type: button"),
    ("a link that is none", acting({**BUTTON, "url": "javascript:x"}), "must be a valid URL"),
    ("an empty overflow", choosing("overflow"), "no fewer than 1 items allowed"),
    ("no options", acting({"type": "static_select"}), "exactly one of options, option_groups is required"),
    ("an emoji flag in mrkdwn", {"type": "section", "text": {**MRKDWN, "emoji": True}}, "additional property: emoji"),
    ("a text that is only a string", {"type": "section", "text": "words"}, "must be an object"),
    ("a mrkdwn option in a menu", choosing("static_select", {**OPTION, "text": MRKDWN}), "unsupported type: mrkdwn"),
    ("an initial option not on offer", choosing("radio_buttons", OPTION, initial_option=OTHER), "must match one of"),
    ("the same option twice", choosing("checkboxes", OPTION, OPTION), "option values must be unique"),
    ("the same action twice", acting(BUTTON, BUTTON), "action_id must be unique in its block: a"),
    ("a date in another order", acting({"type": "datepicker", "initial_date": "1-2-2026"}), "a date, YYYY-MM-DD"),
    ("a number of no kind", asking("number_input"), "missing required field: is_decimal_allowed"),
    ("lengths crossed", asking("plain_text_input", min_length=5, max_length=4), "min_length must not be more than"),
]


@pytest.mark.parametrize(("block", "sentence"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_message_is_refused_with_one_fault_that_says_where(block: Json, sentence: str) -> None:
    (fault,) = in_message(block)
    assert sentence in fault
    assert "[json-pointer:/blocks/0" in fault


def test_every_fault_is_told_at_once() -> None:
    faults = in_message({"type": "header", "text": MRKDWN}, {"type": "section"}, {"type": "nothing"})
    assert [each.split("pointer:")[1][:-1] for each in faults] == ["/blocks/0/text/type", "/blocks/1", "/blocks/2/type"]


def test_two_blocks_with_one_block_id_are_refused() -> None:
    twice = {"type": "divider", "block_id": "same"}
    assert in_message(twice, twice) == ["block_id must be unique: same [json-pointer:/blocks]"]
    assert in_modal(twice, twice) == ["block_id must be unique: same [json-pointer:/view/blocks]"]


def test_a_message_needs_words_or_blocks() -> None:
    assert validate_message({"text": "words"}) == []
    assert validate_message({"blocks": [{"type": "divider"}]}) == []
    assert validate_message({"text": "  ", "blocks": []}) == ["text or blocks are required [json-pointer:/text]"]


def test_a_modal_with_an_input_needs_a_submit_button() -> None:
    view = {"type": "modal", "title": PLAIN, "blocks": [INPUT]}
    assert validate_view(view) == ["missing required field: submit (a block is an input) [json-pointer:/view]"]
    assert validate_view({**view, "submit": PLAIN}) == []


def test_a_modal_needs_a_title_and_a_home_has_none() -> None:
    blocks = [{"type": "divider"}]
    assert validate_view({"type": "modal", "blocks": blocks}) == ["missing required field: title [json-pointer:/view]"]
    home = {"type": "home", "title": PLAIN, "blocks": blocks}
    assert validate_view(home) == ["invalid additional property: title [json-pointer:/view]"]


def test_a_view_that_was_fetched_is_refused_when_sent_back_with_its_state() -> None:
    faults = in_modal({"type": "divider"}, id="V1", hash="h", state={"values": {}})
    assert len(faults) == 3


def test_only_one_element_takes_the_focus() -> None:
    focused = {**INPUT, "element": {"type": "plain_text_input", "focus_on_load": True}}
    assert in_modal(focused) == []
    assert in_modal(focused, focused) == ["only one element may have focus_on_load [json-pointer:/view/blocks]"]


@pytest.mark.parametrize("kind", [kind for kind, block in BLOCKS.items() if block.surfaces == ("message",)])
def test_blocks_for_messages_only_are_refused_in_a_modal(kind: str) -> None:
    assert [f"unsupported type: {kind} [json-pointer:/view/blocks/0/type]"] == in_modal({"type": kind})


NAMES = ["type", "text", "elements", "element", "options", "option_groups", "initial_option", "block_id", "action_id"]
NAMES += ["accessory", "rows", "value", "label", "fields", "focus_on_load"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from([*BLOCKS, *ELEMENTS]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None)
@given(blocks=st.lists(st.dictionaries(st.sampled_from(NAMES), JSON, max_size=6), max_size=3))
def test_whatever_is_sent_gets_faults_and_never_a_crash(blocks: list[Json]) -> None:
    assert all("[json-pointer:/blocks" in fault for fault in in_message(*blocks))
    assert all("[json-pointer:/view" in fault for fault in in_modal(*blocks))
