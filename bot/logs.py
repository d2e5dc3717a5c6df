"""Logs: JSON lines of fixed sentences and fields. No words that people typed, from us or from the libraries."""

import logging
import sys
from contextlib import suppress
from io import FileIO
from typing import TextIO, cast

import structlog


class ShapeOnly(logging.Filter):
    """Keeps that a library spoke, how loud and where, and drops what it said: it may quote a payload.

    Bolt's warnings are advice to developers and are left out. It sets the level of each logger itself.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith("slack_bolt") and record.levelno < logging.ERROR:
            return False
        record.msg = f"{record.name} at {record.module}:{record.lineno}"
        record.args, record.exc_info, record.exc_text = (), None, None
        return True


class BestEffort:
    """A stream whose lines are lost where they cannot be written: a log on a full disk silences nobody.

    It holds nothing back, so that nothing is left to be written when the process ends.
    """

    def __init__(self, descriptor: int) -> None:
        self._file = FileIO(descriptor, "w", closefd=False)

    def write(self, text: str) -> int:
        """Write what can be written."""
        with suppress(OSError):
            self._file.write(text.encode())
        return len(text)

    def flush(self) -> None:
        """Everything is written already."""


def set_up(level: str) -> None:
    """Send our logs and the libraries' to standard error, from a level such as INFO."""
    threshold = logging.getLevelNamesMapping()[level]
    stream = cast(TextIO, BestEffort(sys.stderr.fileno()))
    handler = logging.StreamHandler(stream)
    handler.addFilter(ShapeOnly())
    logging.basicConfig(level=max(threshold, logging.WARNING), handlers=[handler], format='{"library": "%(message)s"}')
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(threshold),
        logger_factory=structlog.WriteLoggerFactory(stream),
        cache_logger_on_first_use=True,
    )
