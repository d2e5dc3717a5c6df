"""Every block as a table of its properties, and the surfaces where it may stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from bot.workspace.blockkit.checks import (
    Check,
    at_least_one,
    by_type,
    exactly_one,
    fault,
    flag,
    list_of,
    one_of,
    plain,
    shape,
    string,
    text,
)
from bot.workspace.blockkit.composition import ID, SLACK_ID, URL
from bot.workspace.blockkit.elements import ELEMENTS, IN_ACTIONS, IN_CONTEXT_ACTIONS, IN_INPUT, IN_SECTION
from bot.workspace.blockkit.limits import LIMITS
from bot.workspace.blockkit.rich_text import RICH_TEXT, WORDS
from bot.workspace.models import Json

Surface = Literal["message", "modal", "home"]
EVERYWHERE: tuple[Surface, ...] = ("message", "modal", "home")


@dataclass(frozen=True)
class Block:
    """How a block is built and where it may stand."""

    check: Check
    surfaces: tuple[Surface, ...] = EVERYWHERE


def _block(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    return shape(required, {**(optional or {}), "block_id": ID})


_CELL = by_type({"raw_text": shape({"text": WORDS}, {}), "raw_number": shape({}, {}), "rich_text": RICH_TEXT})
_COLUMN = shape({}, {"align": one_of("left", "center", "right"), "is_wrapped": flag})
_CONTEXT_WORDS = text(LIMITS["section.text"])


def _in_context(value: object, pointer: str) -> Iterator[str]:
    kind = value.get("type") if isinstance(value, dict) else None
    yield from (ELEMENTS["image"] if kind == "image" else _CONTEXT_WORDS)(value, pointer)


def _dispatching(value: Json, pointer: str) -> Iterator[str]:
    element = value.get("element")
    if value.get("dispatch_action") and isinstance(element, dict) and element.get("type") == "file_input":
        yield fault("file_input cannot dispatch actions", pointer)


BLOCKS: Mapping[str, Block] = {
    "section": Block(
        shape(
            {},
            {
                "block_id": ID,
                "text": text(LIMITS["section.text"]),
                "fields": list_of(text(LIMITS["section.field"]), LIMITS["section.fields"]),
                "accessory": IN_SECTION,
                "expand": flag,
            },
            at_least_one("text", "fields"),
        )
    ),
    "divider": Block(_block({})),
    "header": Block(_block({"text": plain(LIMITS["header.text"])})),
    "image": Block(
        shape(
            {"alt_text": string(LIMITS["image.alt_text"])},
            {
                "block_id": ID,
                "image_url": URL,
                "slack_file": shape({}, {"id": SLACK_ID, "url": URL}),
                "title": plain(LIMITS["image.title"]),
            },
            exactly_one("image_url", "slack_file"),
        )
    ),
    "context": Block(_block({"elements": list_of(_in_context, LIMITS["context.elements"])})),
    "actions": Block(_block({"elements": list_of(IN_ACTIONS, LIMITS["actions.elements"])})),
    "input": Block(
        shape(
            {"label": plain(LIMITS["input.label"]), "element": IN_INPUT},
            {"block_id": ID, "hint": plain(LIMITS["input.hint"]), "optional": flag, "dispatch_action": flag},
            _dispatching,
        )
    ),
    "rich_text": Block(RICH_TEXT),
    "video": Block(
        _block(
            {
                "alt_text": string(LIMITS["image.alt_text"]),
                "title": plain(LIMITS["video.title"]),
                "thumbnail_url": URL,
                "video_url": URL,
            },
            {"title_url": URL, "description": plain(LIMITS["video.title"]), "provider_name": string(50)},
        )
    ),
    "markdown": Block(_block({"text": string(LIMITS["message.markdown"])}), ("message",)),
    "table": Block(
        _block(
            {"rows": list_of(list_of(_CELL, LIMITS["table.cells"]), LIMITS["table.rows"])},
            {"column_settings": list_of(_COLUMN, LIMITS["table.cells"])},
        ),
        ("message",),
    ),
    "context_actions": Block(
        _block({"elements": list_of(IN_CONTEXT_ACTIONS, LIMITS["context_actions.elements"])}), ("message",)
    ),
    "alert": Block(
        _block(
            {"text": text(LIMITS["alert.text"])}, {"level": one_of("default", "info", "warning", "error", "success")}
        ),
        ("modal",),
    ),
}


def on(surface: Surface) -> Check:
    """A block that may stand on the surface."""
    return by_type({kind: block.check for kind, block in BLOCKS.items() if surface in block.surfaces})
