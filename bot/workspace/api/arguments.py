"""The arguments of a Web API call, whether they came as a form or as JSON."""

import json

from bot.workspace.errors import Refusal
from bot.workspace.models import Json


class Arguments:
    """Named arguments; every reader raises Refusal when the value has another form."""

    def __init__(self, values: Json) -> None:
        self._values = {name: value for name, value in values.items() if value is not None}

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def raw(self, name: str) -> object:
        """The value as it came, or None."""
        return self._values.get(name)

    def text(self, name: str, default: str = "") -> str:
        """A string."""
        return str(self._values.get(name, default))

    def optional(self, name: str) -> str | None:
        """A string that is not empty, or None."""
        return self.text(name) or None

    def required(self, name: str, code: str = "invalid_arguments") -> str:
        """A string that must be there."""
        value = self.text(name)
        if not value:
            message = f"[ERROR] missing required field: {name}"
            raise Refusal(code, response_metadata={"messages": [message]})
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A truth value: true or 1."""
        return self.text(name, str(default)).lower() in {"true", "1"}

    def number(self, name: str, default: int, most: int) -> int:
        """A whole number from 1 to `most`."""
        text = self.text(name, str(default))
        if not text.isdecimal() or int(text) < 1:
            raise Refusal("invalid_limit")
        return min(int(text), most)

    def seconds(self, name: str, default: float) -> float:
        """A time stamp of a message, in Unix seconds."""
        try:
            return float(self.text(name) or default)
        except ValueError:
            raise Refusal(f"invalid_ts_{name}") from None

    def items(self, name: str, code: str) -> list[Json]:
        """A list of objects (JSON text in a form); absent is empty."""
        value = self._json(name, [], code)
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise Refusal(code)
        return value

    def mapping(self, name: str, code: str = "invalid_arguments") -> Json | None:
        """An object (JSON text in a form), or None."""
        value = self._json(name, None, code)
        if value is not None and not isinstance(value, dict):
            raise Refusal(code)
        return value

    def _json(self, name: str, default: object, code: str) -> object:
        value = self._values.get(name, default)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return default
        try:
            return json.loads(value)
        except ValueError:
            raise Refusal(code) from None
