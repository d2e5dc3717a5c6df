"""Each published limit at its edge: the largest value passes, one more is refused with a pointer to it."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from bot.workspace.blockkit.limits import LIMITS
from bot.workspace.blockkit.validation import validate_message, validate_view

Json = dict[str, Any]


def plain(words: str) -> Json:
    return {"type": "plain_text", "text": words}


def mrkdwn(words: str) -> Json:
    return {"type": "mrkdwn", "text": words}


def message(*blocks: Json) -> list[str]:
    return validate_message({"text": "fallback", "blocks": list(blocks)})


def modal(*blocks: Json, **more: Any) -> list[str]:
    return validate_view({"type": "modal", "title": plain("t"), "submit": plain("ok"), "blocks": list(blocks), **more})


def home(*blocks: Json, **more: Any) -> list[str]:
    return validate_view({"type": "home", "blocks": list(blocks), **more})


DIVIDER = {"type": "divider"}
BUTTON = {"type": "button", "text": plain("b")}


def option(number: int = 0, **more: Any) -> Json:
    return {"text": plain("o"), "value": f"v{number}", **more}


def options(count: int) -> list[Json]:
    return [option(number) for number in range(count)]


def section(**parts: Any) -> list[str]:
    return message({"type": "section", "text": mrkdwn("s"), **parts})


def actions(*elements: Json) -> list[str]:
    return message({"type": "actions", "elements": list(elements)})


def button(**parts: Any) -> list[str]:
    return actions({**BUTTON, **parts})


def select(**parts: Any) -> list[str]:
    return actions({"type": "static_select", "placeholder": plain("p"), **parts})


def written(**parts: Any) -> list[str]:
    return modal({"type": "input", "label": plain("l"), "element": {"type": "plain_text_input", **parts}})


def field(**parts: Any) -> list[str]:
    return modal({"type": "input", "label": plain("l"), "element": {"type": "plain_text_input"}, **parts})


def confirm(**parts: Any) -> list[str]:
    return button(confirm={"title": plain("t"), "text": plain("x"), "confirm": plain("y"), "deny": plain("n"), **parts})


def table(rows: int, cells: int, length: int = 1) -> list[str]:
    return message({"type": "table", "rows": [[{"type": "raw_text", "text": "x" * length}] * cells] * rows})


def image(**parts: Any) -> list[str]:
    return message({"type": "image", "image_url": "https://x.example/a.png", "alt_text": "a", **parts})


def feedback(**parts: Any) -> list[str]:
    one = {"text": plain("x"), "value": "v"}
    buttons = {"type": "feedback_buttons", "positive_button": {**one, **parts}, "negative_button": one}
    return message({"type": "context_actions", "elements": [buttons]})


def markdown(*lengths: int) -> list[str]:
    return message(*({"type": "markdown", "text": "x" * length} for length in lengths))


def url(length: int) -> str:
    return "https://" + "x" * (length - 8)


def context_actions(count: int) -> list[str]:
    icon = {"type": "icon_button", "icon": "trash", "text": plain("x")}
    return message({"type": "context_actions", "elements": [icon] * count})


def video(**parts: Any) -> list[str]:
    where = {"thumbnail_url": "https://x.example/a", "video_url": "https://x.example/v"}
    return message({"type": "video", "alt_text": "a", "title": plain("t"), **where, **parts})


def groups(count: int) -> list[Json]:
    return [{"label": plain("g"), "options": [option(number)]} for number in range(count)]


def validate_markdown(length: int) -> list[str]:
    """Two blocks together; the size in bytes is a rule of its own and is set aside."""
    return [fault for fault in markdown(length - 6_000, 6_000) if "bytes" not in fault]


Edge = tuple[str, int, Callable[[int], list[str]]]
EDGES: list[Edge] = [
    ("message.blocks", 50, lambda n: message(*[DIVIDER] * n)),
    ("message.text", 40_000, lambda n: validate_message({"text": "x" * n})),
    ("modal.blocks", 100, lambda n: modal(*[DIVIDER] * n)),
    ("home.blocks", 100, lambda n: home(*[DIVIDER] * n)),
    ("section.text", 3_000, lambda n: section(text=mrkdwn("x" * n))),
    ("section.fields", 10, lambda n: section(fields=[plain("f")] * n)),
    ("section.field", 2_000, lambda n: section(fields=[plain("x" * n)])),
    ("header.text", 150, lambda n: message({"type": "header", "text": plain("x" * n)})),
    ("context.elements", 10, lambda n: message({"type": "context", "elements": [mrkdwn("x")] * n})),
    ("actions.elements", 25, lambda n: actions(*[BUTTON] * n)),
    ("context_actions.elements", 5, context_actions),
    ("input.label", 2_000, lambda n: field(label=plain("x" * n))),
    ("input.hint", 2_000, lambda n: field(hint=plain("x" * n))),
    ("image.url", 3_000, lambda n: image(image_url=url(n))),
    ("image.alt_text", 2_000, lambda n: image(alt_text="x" * n)),
    ("image.title", 2_000, lambda n: image(title=plain("x" * n))),
    ("video.title", 200, lambda n: video(title=plain("x" * n))),
    ("alert.text", 200, lambda n: modal({"type": "alert", "text": plain("x" * n)})),
    ("table.rows", 100, lambda n: table(n, 1)),
    ("table.cells", 20, lambda n: table(1, n)),
    ("table.characters", 10_000, lambda n: table(1, 1, n)),
    ("message.tables", 1, lambda n: message(*[{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}] * n)),
    ("message.markdown", 12_000, validate_markdown),
    ("button.text", 75, lambda n: button(text=plain("x" * n))),
    ("button.value", 2_000, lambda n: button(value="x" * n)),
    ("button.url", 3_000, lambda n: button(url=url(n))),
    ("button.agent_prompt", 4_000, lambda n: button(agent_prompt="x" * n)),
    ("accessibility_label", 75, lambda n: button(accessibility_label="x" * n)),
    ("button.text", 75, lambda n: feedback(text=plain("x" * n))),
    ("button.value", 2_000, lambda n: feedback(value="x" * n)),
    ("placeholder", 150, lambda n: written(placeholder=plain("x" * n))),
    ("option.text", 75, lambda n: select(options=[option(text=plain("x" * n))])),
    ("option.value", 150, lambda n: select(options=[option(value="x" * n)])),
    ("option.description", 75, lambda n: select(options=[option(description=plain("x" * n))])),
    ("option_group.label", 75, lambda n: select(option_groups=[{"label": plain("x" * n), "options": options(1)}])),
    ("select.options", 100, lambda n: select(options=options(n))),
    ("select.option_groups", 100, lambda n: select(option_groups=groups(n))),
    ("overflow.options", 5, lambda n: actions({"type": "overflow", "options": options(n)})),
    ("choice.options", 10, lambda n: actions({"type": "radio_buttons", "options": options(n)})),
    ("choice.options", 10, lambda n: actions({"type": "checkboxes", "options": options(n)})),
    ("plain_text_input.max_length", 3_000, lambda n: written(max_length=n)),
    ("file_input.files", 10, lambda n: field(element={"type": "file_input", "max_files": n})),
    ("confirm.title", 100, lambda n: confirm(title=plain("x" * n))),
    ("confirm.text", 300, lambda n: confirm(text=mrkdwn("x" * n))),
    ("confirm.button", 30, lambda n: confirm(confirm=plain("x" * n))),
    ("confirm.button", 30, lambda n: confirm(deny=plain("x" * n))),
    ("view.title", 24, lambda n: modal(DIVIDER, title=plain("x" * n))),
    ("view.submit", 24, lambda n: modal(DIVIDER, submit=plain("x" * n))),
    ("view.close", 24, lambda n: modal(DIVIDER, close=plain("x" * n))),
    ("view.private_metadata", 3_000, lambda n: modal(DIVIDER, private_metadata="x" * n)),
    ("view.private_metadata", 3_000, lambda n: home(DIVIDER, private_metadata="x" * n)),
    ("id", 255, lambda n: modal(DIVIDER, callback_id="x" * n)),
    ("id", 255, lambda n: modal(DIVIDER, external_id="x" * n)),
    ("id", 255, lambda n: section(block_id="x" * n)),
    ("id", 255, lambda n: button(action_id="x" * n)),
]


@pytest.mark.parametrize(("name", "limit", "build"), EDGES, ids=[f"{name}-{n}" for n, (name, *_) in enumerate(EDGES)])
def test_the_limit_passes_and_one_more_is_refused(name: str, limit: int, build: Callable[[int], list[str]]) -> None:
    assert limit == LIMITS[name]
    assert build(limit) == []
    refused = build(limit + 1)
    assert len(refused) == 1
    assert "[json-pointer:/" in refused[0]


def test_every_limit_has_an_edge_here_or_in_the_tests_of_the_web_api() -> None:
    over_the_wire = {"message.update.text", "message.metadata.bytes", "message.blocks.bytes", "view.bytes"}
    assert set(LIMITS) == {name for name, *_ in EDGES} | over_the_wire


def test_blocks_of_12_000_bytes_pass_and_one_byte_more_is_refused() -> None:
    def blocks(extra: int) -> list[str]:
        fixed = len('[{"type":"section","text":{"type":"mrkdwn","text":""}}]')
        lengths = [3_000, 3_000, 3_000, 12_000 - 9_000 - 4 * (fixed - 1) - 1 + extra]
        return message(*({"type": "section", "text": mrkdwn("x" * length)} for length in lengths))

    assert blocks(0) == []
    assert blocks(1) == ["blocks are larger than 12000 bytes [json-pointer:/blocks]"]


def test_a_view_of_250_kb_passes_and_one_byte_more_is_refused() -> None:
    def view(extra: int) -> list[str]:
        def build(last: int) -> Json:
            words = ["x" * 3_000] * 79 + ["x" * last]
            sections = [{"type": "section", "text": mrkdwn(each)} for each in words]
            fields = {"type": "section", "fields": [plain("y" * 800)] * 10}
            return {"type": "home", "blocks": [*sections, fields]}

        empty = len(json.dumps(build(1), separators=(",", ":")))
        return validate_view(build(1 + 250_000 - empty + extra))

    assert view(0) == []
    assert view(1) == ["view is larger than 250000 bytes [json-pointer:/view]"]
