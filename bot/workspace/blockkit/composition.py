"""The objects that elements are made of: ids, options, confirmations."""

from collections.abc import Iterator, Mapping

from bot.workspace.blockkit.checks import Check, fault, list_of, matching, one_of, plain, shape, string, text
from bot.workspace.blockkit.limits import LIMITS
from bot.workspace.models import Json

ID = string(LIMITS["id"])
SLACK_ID = matching(r"[A-Z0-9]{2,}", "an id")
URL = matching(rf"(?s)https?://.{{1,{LIMITS['button.url'] - 8}}}", "a valid URL of at most 3000 characters")
LABEL = string(LIMITS["accessibility_label"])

CONFIRM = shape(
    {"title": plain(LIMITS["confirm.title"]), "text": text(LIMITS["confirm.text"])},
    {
        "confirm": plain(LIMITS["confirm.button"]),
        "deny": plain(LIMITS["confirm.button"]),
        "style": one_of("primary", "danger"),
    },
)


def option(words: Check, extra: Mapping[str, Check] | None = None) -> Check:
    """An option; its text is plain in menus, and may be mrkdwn in checkboxes and radio buttons."""
    value = string(LIMITS["option.value"])
    return shape(
        {"text": words, "value": value}, {"description": text(LIMITS["option.description"])} | dict(extra or {})
    )


MENU_OPTION = option(plain(LIMITS["option.text"]))
CHOICE_OPTION = option(text(LIMITS["option.text"]))
OVERFLOW_OPTION = option(plain(LIMITS["option.text"]), {"url": URL})
OPTIONS = list_of(MENU_OPTION, LIMITS["select.options"])
GROUP = shape({"label": plain(LIMITS["option_group.label"]), "options": OPTIONS}, {})
CHOICES = list_of(CHOICE_OPTION, LIMITS["choice.options"])


def offered(value: Json, pointer: str) -> Iterator[str]:
    """Options have different values, and the initial ones are among them."""
    options = [
        *value.get("options", []),
        *(one for group in value.get("option_groups", []) for one in group["options"]),
    ]
    if len({one["value"] for one in options}) != len(options):
        yield fault("option values must be unique", pointer)
    initial = [value["initial_option"]] if "initial_option" in value else value.get("initial_options", [])
    if any(one not in options for one in initial):
        yield fault("initial option must match one of the options", pointer)
