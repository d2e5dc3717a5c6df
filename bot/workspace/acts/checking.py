"""What Slack's own client refuses in a form before it is sent."""

import re
from collections.abc import Callable, Iterator, Mapping

from bot.workspace.inputs import KEYS
from bot.workspace.models import Json, OpenView

MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
WHOLE = re.compile(r"-?\d+")
DECIMAL = re.compile(r"-?\d+(\.\d+)?")


def faults(view: OpenView) -> dict[str, str]:
    """A sentence for each input block that is not filled in as it should be."""
    found: dict[str, str] = {}
    for block in view.body["blocks"]:
        if block["type"] == "input":
            element = block["element"]
            state = view.values[block["block_id"]][element["action_id"]]
            sentence = next(_complaints(block, element, state[KEYS[element["type"]]]), None)
            if sentence:
                found[block["block_id"]] = sentence
    return found


def _complaints(block: Json, element: Json, value: object) -> Iterator[str]:
    if value is None or value in ("", []):
        if not block.get("optional"):
            yield "Please complete this required field."
        return
    check = CHECKS.get(element["type"])
    if check is not None:
        yield from check(element, value)


def _text(element: Json, value: object) -> Iterator[str]:
    length = len(str(value))
    if length < element.get("min_length", 0):
        yield f"Please use at least {element['min_length']} characters."
    if length > element.get("max_length", 3000):
        yield f"Please use at most {element.get('max_length', 3000)} characters."


def _mail(_element: Json, value: object) -> Iterator[str]:
    if not MAIL.fullmatch(str(value)):
        yield "Please enter a valid email address."


def _url(_element: Json, value: object) -> Iterator[str]:
    if not str(value).startswith(("http://", "https://")):
        yield "Please enter a valid URL."


def _number(element: Json, value: object) -> Iterator[str]:
    decimal = bool(element.get("is_decimal_allowed"))
    if not (DECIMAL if decimal else WHOLE).fullmatch(str(value)):
        yield "Please enter a number."
        return
    if float(str(value)) < float(element.get("min_value", "-inf")):
        yield f"Please enter {element['min_value']} or more."
    if float(str(value)) > float(element.get("max_value", "inf")):
        yield f"Please enter {element['max_value']} or less."


def _several(element: Json, value: object) -> Iterator[str]:
    most = element.get("max_selected_items")
    if most and isinstance(value, list) and len(value) > most:
        yield f"Please choose at most {most}."


CHECKS: Mapping[str, Callable[[Json, object], Iterator[str]]] = {
    "plain_text_input": _text,
    "email_text_input": _mail,
    "url_text_input": _url,
    "number_input": _number,
    **{kind: _several for kind in KEYS if kind.startswith("multi_")},
}
