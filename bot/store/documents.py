"""Document -> the JSON text that every store keeps, and back. Text cannot be changed by whoever reads it."""

import json
from collections.abc import Mapping
from typing import Any, cast

from bot.store.errors import InvalidDocument
from bot.store.schema import Document, Table
from bot.store.seam import Scalar

_encoder = json.JSONEncoder(separators=(",", ":"), allow_nan=False)


def to_json(value: object) -> str:
    """One line of ASCII; TypeError or ValueError for what JSON cannot hold."""
    return _encoder.encode(value)


def encode(table: Table, document: Document) -> str:
    """The text of a document; InvalidDocument when it is not plain JSON or an indexed field has the wrong type."""
    try:
        text = to_json(document)
    except (TypeError, ValueError) as fault:
        raise InvalidDocument(f"Not plain JSON: {fault}. Dump models with mode='json' before storing them.") from None
    _require_types(document, table.indexes, (str, int, bool), "text, a whole number or a boolean")
    _require_types(document, table.ordered, (str,), "text")
    return text


def decode(text: str) -> Document:
    """A fresh document."""
    return cast(Document, json.loads(text))


def matches(document: Document, equals: Mapping[str, Scalar]) -> bool:
    """Whether every field equals its value as JSON does: 1 is not True, and an absent field is None."""
    return all(to_json(document.get(name)) == to_json(value) for name, value in equals.items())


def _require_types(document: Document, fields: tuple[str, ...], types: tuple[type[Any], ...], wanted: str) -> None:
    for name in fields:
        value = document.get(name)
        if value is not None and not isinstance(value, types):
            raise InvalidDocument(f"Indexed field {name!r} is {type(value).__name__}, but must be {wanted} or absent.")
