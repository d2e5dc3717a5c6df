"""Rules that span several blocks of a message or view. They look at blocks that are sound by themselves."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bot.workspace.blockkit.checks import fault
from bot.workspace.blockkit.limits import LIMITS
from bot.workspace.models import Json


def size(value: object) -> int:
    """Bytes of the JSON, in UTF-8 without spaces."""
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def blocks_too_long(blocks: Sequence[Json]) -> bool:
    """Whether the blocks are over what a message may carry (`msg_blocks_too_long`)."""
    return size(blocks) > LIMITS["message.blocks.bytes"]


def unique_ids(blocks: Sequence[Json], pointer: str) -> Iterator[str]:
    """No two blocks share a block_id, no two elements of a block an action_id."""
    for block_id in _twice(block.get("block_id") for block in blocks):
        yield fault(f"block_id must be unique: {block_id}", pointer)
    for position, block in enumerate(blocks):
        for action_id in _twice(each.get("action_id") for each in block.get("elements", ())):
            yield fault(f"action_id must be unique in its block: {action_id}", f"{pointer}/{position}/elements")


def one_focus(blocks: Sequence[Json], pointer: str) -> Iterator[str]:
    """At most one element takes the focus."""
    parts = [part for block in blocks for part in (block, block.get("element"), *block.get("elements", ())) if part]
    if sum(bool(part.get("focus_on_load")) for part in parts) > 1:
        yield fault("only one element may have focus_on_load", pointer)


def submit_for_inputs(view: Json, pointer: str) -> Iterator[str]:
    """A modal with an input has a submit button."""
    if "submit" not in view and any(block["type"] == "input" for block in view["blocks"]):
        yield fault("missing required field: submit (a block is an input)", pointer)


def message_sums(blocks: Sequence[Json], pointer: str) -> Iterator[str]:
    """What is counted over the whole message: bytes, markdown, tables."""
    if blocks_too_long(blocks):
        yield fault(f"blocks are larger than {LIMITS['message.blocks.bytes']} bytes", pointer)
    if sum(len(block["text"]) for block in blocks if block["type"] == "markdown") > LIMITS["message.markdown"]:
        yield fault(f"markdown blocks have more than {LIMITS['message.markdown']} characters together", pointer)
    tables = [block for block in blocks if block["type"] == "table"]
    if len(tables) > LIMITS["message.tables"]:
        yield fault(f"no more than {LIMITS['message.tables']} table allowed", pointer)
    if sum(map(_characters, tables)) > LIMITS["table.characters"]:
        yield fault(f"tables have more than {LIMITS['table.characters']} characters", pointer)


def _characters(value: object) -> int:
    if isinstance(value, dict):
        return sum(len(str(each)) if key == "text" else _characters(each) for key, each in value.items())
    return sum(map(_characters, value)) if isinstance(value, list) else 0


def _twice(ids: Iterable[str | None]) -> list[str]:
    return [one for one, times in Counter(each for each in ids if each is not None).items() if times > 1]
