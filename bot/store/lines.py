"""Checksummed lines, the unit of every file of the store: eight hex digits of CRC-32, a blank, JSON, a line feed."""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.store.errors import StoreDamaged

_HEAD = len("01234567 ")


@dataclass(frozen=True)
class Line:
    """One whole line: its number from 1, its bytes [start, end) in the file, the JSON value it holds."""

    number: int
    start: int
    end: int
    value: Any


def seal(text: str) -> bytes:
    """One line of JSON in ASCII -> the bytes of its checksummed line."""
    body = text.encode("ascii")
    return b"%08x %s\n" % (zlib.crc32(body), body)


def read_lines(file: Path, remedy: str, *, tail_may_be_torn: bool) -> Iterator[Line]:
    """The lines of a file. A torn tail, where one may be, ends the reading; StoreDamaged for any other bad line."""
    data = file.read_bytes()
    start = number = 0
    while start < len(data):
        number += 1
        end = data.find(b"\n", start) + 1 or len(data)
        line = data[start:end]
        if not _is_whole(line):
            if tail_may_be_torn and end == len(data) and _is_torn(line):
                return
            raise StoreDamaged(file, "the checksum does not fit", remedy, line=number, offset=start)
        yield Line(number, start, end, json.loads(line[_HEAD:]))
        start = end


def _is_whole(line: bytes) -> bool:
    return line.endswith(b"\n") and line[:_HEAD] == b"%08x " % zlib.crc32(line[_HEAD:-1])


def _is_torn(line: bytes) -> bool:
    """An append that a crash cut short leaves no line feed, or gaps of NUL that JSON never holds."""
    return not line.endswith(b"\n") or b"\0" in line
