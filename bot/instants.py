"""Instants as the store orders them: UTC text of one precision."""

from datetime import UTC, datetime


def stored(instant: datetime) -> str:
    """``2026-11-23T19:41:00.000000+00:00`` for an aware instant."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")
