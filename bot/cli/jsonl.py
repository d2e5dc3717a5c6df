"""One JSON object a line in, one a line out, in the same order and as they come."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any, BinaryIO, TextIO

import typer

FAULTY = 1  # exit status when a line was bad


class LineInvalid(ValueError):
    """A line that cannot be used; the message says why, without its words."""


def serve(answer: Callable[[Mapping[str, Any]], Mapping[str, Any]]) -> None:
    """Answer standard input line by line. Raises typer.Exit with status 1 at the end when a line was bad."""
    if not stream(sys.stdin.buffer, sys.stdout, answer):
        raise typer.Exit(FAULTY)


def stream(lines: BinaryIO, out: TextIO, answer: Callable[[Mapping[str, Any]], Mapping[str, Any]]) -> bool:
    """Write an answer or ``{"error": ...}`` for every line; returns whether all lines were good."""
    good = True
    for line in lines:
        try:
            written = answer(read_line(line))
        except LineInvalid as error:
            good, written = False, {"error": str(error)}
        out.write(json.dumps(written, ensure_ascii=False) + "\n")
        out.flush()
    return good


def read_line(line: bytes) -> Mapping[str, Any]:
    """The object on a line; raises LineInvalid."""
    try:
        entry = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise LineInvalid("the line is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise LineInvalid("the line is not JSON") from error
    if not isinstance(entry, dict):
        raise LineInvalid("the line must be a JSON object")
    return entry


def text_of(entry: Mapping[str, Any], key: str) -> str:
    """The text under a key; raises LineInvalid where it is missing or no text."""
    value = entry.get(key)
    if not isinstance(value, str):
        raise LineInvalid(f"{key!r} must be a text")
    return value


def optional_text_of(entry: Mapping[str, Any], key: str) -> str | None:
    """The same for a key that may be missing or null."""
    return None if entry.get(key) is None else text_of(entry, key)


def one_of(entry: Mapping[str, Any], key: str, allowed: Iterable[str]) -> str:
    """The text under a key that must be one of a few; raises LineInvalid."""
    value = text_of(entry, key)
    if value not in allowed:
        raise LineInvalid(f"{key!r} must be one of {', '.join(allowed)}")
    return value
