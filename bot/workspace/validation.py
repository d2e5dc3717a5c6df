"""Whether Slack would take a message or a view."""

import json
from collections.abc import Sequence

from bot.workspace.limits import LIMITS
from bot.workspace.models import Json


def blocks_too_long(blocks: Sequence[Json]) -> bool:
    """Whether the JSON of the blocks is over the size that Slack takes."""
    return len(json.dumps(blocks, ensure_ascii=False).encode()) > LIMITS["message.blocks.bytes"]


def validate_message(payload: Json) -> list[str]:
    """The faults of a message, each with its JSON pointer."""
    return list(payload.get("faults", []))


def validate_view(view: Json) -> list[str]:
    """The faults of a view, each with its JSON pointer."""
    return list(view.get("faults", []))
