"""Slack's limits on messages, blocks and views, as published in the Block Kit and Web API reference."""

from collections.abc import Mapping

LIMITS: Mapping[str, int] = {
    "message.blocks": 50,
    "message.text": 40_000,
    "message.update.text": 4_000,
    "message.blocks.bytes": 12_000,
    "message.metadata.bytes": 8_000,
    "view.bytes": 250_000,
}
