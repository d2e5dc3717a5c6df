"""The one place where text that people typed becomes safe to show, and where Slack's form becomes plain text."""

import re
from typing import Final, NewType

Mrkdwn = NewType("Mrkdwn", str)
"""Text in Slack's markup, safe to show."""

SECTION_LIMIT: Final = 2_900  # a section takes 3,000 characters; escaping is done before the cut
_ENTITIES: Final = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
_MARKS: Final = re.compile(r"((?<!\w)[*_~`]|[*_~`](?!\w)|^[ \t]*&gt;)", re.MULTILINE)  # in a word they mean nothing
_ANGLE: Final = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_CONTROL: Final = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_WORD_JOINER: Final = "\u2060"


def clean(text: str) -> str:
    """The text without control characters, half characters and signs that turn the line round."""
    return _CONTROL.sub("", text)


def escape(text: str) -> Mrkdwn:
    """Plain text as mrkdwn that reads the same: no mention, link or style comes alive, nothing turns the line round."""
    cleaned = clean(text)
    for sign, entity in _ENTITIES:
        cleaned = cleaned.replace(sign, entity)
    return Mrkdwn(_MARKS.sub(rf"{_WORD_JOINER}\1{_WORD_JOINER}", cleaned))


def bold(text: str) -> Mrkdwn:
    """Plain text in bold."""
    return Mrkdwn(f"*{escape(text)}*")


def italic(text: str) -> Mrkdwn:
    """Plain text in italics."""
    return Mrkdwn(f"_{escape(text)}_")


def struck(text: str) -> Mrkdwn:
    """Plain text crossed out, line by line."""
    return Mrkdwn("\n".join(f"~{escape(line.strip())}~" if line.strip() else "" for line in text.splitlines()))


def person(user_id: str) -> Mrkdwn:
    """A mention of somebody whose id Slack gave us."""
    return Mrkdwn(f"<@{escape(user_id)}>")


def cut(text: str, limit: int = SECTION_LIMIT) -> Mrkdwn:
    """At most ``limit`` characters, with an ellipsis where something is left out; no entity is cut through."""
    if len(text) <= limit:
        return Mrkdwn(text)
    return Mrkdwn(re.sub(r"&[a-z]{0,3}$", "", text[: limit - 1]) + "…")


def typed(slack_text: str) -> str:
    """What a person typed, from the form in which Slack sends it: entities, mentions and links undone."""
    shown = _ANGLE.sub(_shown, clean(slack_text))
    for sign, entity in reversed(_ENTITIES):
        shown = shown.replace(entity, sign)
    return shown


def _shown(match: re.Match[str]) -> str:
    kind, target, label = match.groups()
    if kind:
        return f"{'#' if kind == '#' else '@'}{(label or target).lstrip('@')}"
    address = target.removeprefix("mailto:")
    return address if not label or label == address else label if label in address else f"{label} ({address})"
