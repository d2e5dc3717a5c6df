"""What Block Kit views are made of: a message, and the few blocks we draw, as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from handlers.views.text import Mrkdwn, bold, clean

QUOTE_BYTES: Final = 9_000  # Slack refuses blocks of more than about 13,000 bytes in one message
Block = dict[str, Any]
Style = Literal["primary", "danger"]


@dataclass(frozen=True)
class Message:
    """``text`` says everything: phones and screen readers read only that. ``blocks`` are what others see."""

    text: str
    blocks: Sequence[Block]


def plain(text: str) -> Block:
    """A plain text object; emoji codes stay as typed."""
    return {"type": "plain_text", "text": text, "emoji": True}


def section(text: Mrkdwn, *, accessory: Block | None = None) -> Block:
    """A paragraph."""
    block: Block = {"type": "section", "text": {"type": "mrkdwn", "text": text}}
    return block | ({"accessory": accessory} if accessory else {})


def pairs(*named: tuple[str, str]) -> Block:
    """Values below their names, two in a row."""
    return {
        "type": "section",
        "fields": [{"type": "mrkdwn", "text": f"{bold(name)}\n{value}"} for name, value in named],
    }


def header(text: str) -> Block:
    """A title."""
    return {"type": "header", "text": plain(text)}


def context(*lines: Mrkdwn) -> Block:
    """Small print."""
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": line} for line in lines]}


def verbatim(text: str, *, quoted: bool = True) -> Block:
    """What somebody typed, letter for letter: nothing in it is a mention, a link or a style to Slack."""
    whole = clean(text).strip() or "…"
    kept = whole.encode()[:QUOTE_BYTES].decode(errors="ignore")
    words = {"type": "text", "text": kept if kept == whole else f"{kept}…"}
    shape = "rich_text_quote" if quoted else "rich_text_section"
    return {"type": "rich_text", "elements": [{"type": shape, "elements": [words]}]}


def divider() -> Block:
    """A line."""
    return {"type": "divider"}


def actions(*elements: Block) -> Block:
    """A row of buttons or choices."""
    return {"type": "actions", "elements": list(elements)}


def button(action_id: str, label: str, value: str, style: Style | None = None) -> Block:
    """A button that carries a value back."""
    element: Block = {"type": "button", "action_id": action_id, "text": plain(label), "value": value}
    return element | ({"style": style} if style else {})


def choice(action_id: str, options: Sequence[tuple[str, str]], chosen: str | None = None) -> Block:
    """A list to choose one from; ``options`` are value and label."""
    drawn = {value: {"text": plain(label), "value": value} for value, label in options}
    element: Block = {"type": "static_select", "action_id": action_id, "options": list(drawn.values())}
    return element | ({"initial_option": drawn[chosen]} if chosen in drawn else {})


def confirmed(element: Block, title: str, text: str, yes: str, no: str) -> Block:
    """A button that asks before it acts."""
    asked = {"title": plain(title), "text": plain(text), "confirm": plain(yes), "deny": plain(no)}
    return element | {"confirm": asked}


def field(block_id: str, label: str, element: Block, *, optional: bool = False, hint: str = "") -> Block:
    """An input of a form; block and action share their name."""
    block: Block = {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": element | {"action_id": block_id},
        "optional": optional,
    }
    return block | ({"hint": plain(hint)} if hint else {})


def options(kind: str, offered: Sequence[tuple[str, ...]], chosen: Sequence[str] = ()) -> Block:
    """Checkboxes, radio buttons or a list; ``offered`` are value, label and, where it needs one, an explanation."""
    drawn = {value: _option(value, *words) for value, *words in offered}
    element: Block = {"type": kind, "options": list(drawn.values())}
    picked = [drawn[value] for value in chosen if value in drawn]
    if not picked:
        return element
    return element | ({"initial_options": picked} if kind == "checkboxes" else {"initial_option": picked[0]})


def _option(value: str, label: str, explained: str = "") -> Block:
    return {"text": plain(label), "value": value} | ({"description": plain(explained)} if explained else {})


def line_input(initial: str = "", *, multiline: bool = False, limit: int = 200) -> Block:
    """A field for text."""
    element: Block = {"type": "plain_text_input", "multiline": multiline, "max_length": limit}
    return element | ({"initial_value": initial[:limit]} if initial else {})


def text_input(block_id: str, label: str, *, initial: str = "", hint: str = "", limit: int = 3000) -> Block:
    """A field of several lines; block and action share their name."""
    element: Block = {"type": "plain_text_input", "action_id": block_id, "multiline": True, "max_length": limit}
    if initial:
        element["initial_value"] = initial[:limit]
    block: Block = {"type": "input", "block_id": block_id, "label": plain(label), "element": element}
    return block | ({"hint": plain(hint)} if hint else {})


def modal(
    callback_id: str, title: str, blocks: Sequence[Block], *, close: str, submit: str | None = None, carried: str = ""
) -> Block:
    """A form; ``carried`` comes back with it."""
    view: Block = {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain(title),
        "close": plain(close),
        "blocks": list(blocks),
        "private_metadata": carried,
    }
    return view | ({"submit": plain(submit)} if submit else {})
