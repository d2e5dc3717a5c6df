"""Every block element as a table of its properties, and where it may stand."""

from collections.abc import Iterator, Mapping

from bot.workspace.blockkit.checks import (
    Check,
    Rule,
    by_type,
    exactly_one,
    fault,
    flag,
    list_of,
    matching,
    one_of,
    plain,
    shape,
    string,
    whole,
)
from bot.workspace.blockkit.composition import (
    CHOICE_OPTION,
    CHOICES,
    CONFIRM,
    GROUP,
    ID,
    LABEL,
    MENU_OPTION,
    OPTIONS,
    OVERFLOW_OPTION,
    SLACK_ID,
    URL,
    offered,
)
from bot.workspace.blockkit.limits import LIMITS
from bot.workspace.models import Json

BASE: Mapping[str, Check] = {"action_id": ID, "confirm": CONFIRM, "focus_on_load": flag}
PLACED: Mapping[str, Check] = {**BASE, "placeholder": plain(LIMITS["placeholder"])}
TYPED: Mapping[str, Check] = {
    "action_id": ID,
    "focus_on_load": flag,
    "placeholder": plain(LIMITS["placeholder"]),
    "dispatch_action_config": shape(
        {}, {"trigger_actions_on": list_of(one_of("on_enter_pressed", "on_character_entered"), 2)}
    ),
}
SEVERAL: Mapping[str, Check] = {**PLACED, "max_selected_items": whole(1, LIMITS["select.options"])}
MENU: Mapping[str, Check] = {
    "options": OPTIONS,
    "option_groups": list_of(GROUP, LIMITS["select.option_groups"]),
}
FILTER = shape(
    {},
    {
        "include": list_of(one_of("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
)
CONVERSATION: Mapping[str, Check] = {"default_to_current_conversation": flag, "filter": FILTER}
RESPONSE: Mapping[str, Check] = {"response_url_enabled": flag}
QUERY: Mapping[str, Check] = {"min_query_length": whole(0, 100)}
IDS = list_of(SLACK_ID, LIMITS["select.options"], 0)
LONGEST = LIMITS["plain_text_input.max_length"]


def _lengths(value: Json, pointer: str) -> Iterator[str]:
    if isinstance(value.get("max_length"), int) and value.get("min_length", 0) > value["max_length"]:
        yield fault("min_length must not be more than max_length", pointer)


def _select(properties: Mapping[str, Check], *rules: Rule) -> Check:
    return shape({}, {**PLACED, **properties}, *rules)


def _several(properties: Mapping[str, Check], *rules: Rule) -> Check:
    return shape({}, {**SEVERAL, **properties}, *rules)


_ONE_LIST = exactly_one("options", "option_groups")
_FEEDBACK = shape(
    {"text": plain(LIMITS["button.text"]), "value": string(LIMITS["button.value"])}, {"accessibility_label": LABEL}
)

ELEMENTS: Mapping[str, Check] = {
    "button": shape(
        {"text": plain(LIMITS["button.text"])},
        {
            "action_id": ID,
            "confirm": CONFIRM,
            "url": URL,
            "value": string(LIMITS["button.value"]),
            "style": one_of("primary", "danger"),
            "accessibility_label": LABEL,
            "agent_prompt": string(LIMITS["button.agent_prompt"]),
        },
    ),
    "static_select": _select({**MENU, "initial_option": MENU_OPTION}, _ONE_LIST, offered),
    "multi_static_select": _several({**MENU, "initial_options": OPTIONS}, _ONE_LIST, offered),
    "external_select": _select({**QUERY, "initial_option": MENU_OPTION}),
    "multi_external_select": _several({**QUERY, "initial_options": OPTIONS}),
    "users_select": _select({"initial_user": SLACK_ID}),
    "multi_users_select": _several({"initial_users": IDS}),
    "channels_select": _select({**RESPONSE, "initial_channel": SLACK_ID}),
    "multi_channels_select": _several({"initial_channels": IDS}),
    "conversations_select": _select({**CONVERSATION, **RESPONSE, "initial_conversation": SLACK_ID}),
    "multi_conversations_select": _several({**CONVERSATION, "initial_conversations": IDS}),
    "overflow": shape(
        {"options": list_of(OVERFLOW_OPTION, LIMITS["overflow.options"])}, {"action_id": ID, "confirm": CONFIRM}
    ),
    "radio_buttons": shape({"options": CHOICES}, {**BASE, "initial_option": CHOICE_OPTION}, offered),
    "checkboxes": shape({"options": CHOICES}, {**BASE, "initial_options": CHOICES}, offered),
    "datepicker": _select({"initial_date": matching(r"\d{4}-\d{2}-\d{2}", "a date, YYYY-MM-DD")}),
    "timepicker": _select(
        {"initial_time": matching(r"([01]\d|2[0-3]):[0-5]\d", "a time, HH:mm"), "timezone": string(100)}
    ),
    "datetimepicker": shape({}, {**BASE, "initial_date_time": whole(10**9, 10**10 - 1)}),
    "plain_text_input": shape(
        {},
        {
            **TYPED,
            "initial_value": string(LONGEST, 0),
            "multiline": flag,
            "min_length": whole(0, LONGEST),
            "max_length": whole(1, LONGEST),
        },
        _lengths,
    ),
    "email_text_input": shape({}, {**TYPED, "initial_value": string(LONGEST, 0)}),
    "url_text_input": shape({}, {**TYPED, "initial_value": string(LONGEST, 0)}),
    "number_input": shape(
        {"is_decimal_allowed": flag},
        {**TYPED, **{name: matching(r"-?\d+(\.\d+)?", "a number as text") for name in ("min_value", "max_value")}}
        | {"initial_value": matching(r"-?\d+(\.\d+)?", "a number as text")},
    ),
    "rich_text_input": shape({}, {**TYPED, "initial_value": by_type({"rich_text": lambda _v, _p: iter(())})}),
    "file_input": shape(
        {}, {"action_id": ID, "filetypes": list_of(string(20), 50), "max_files": whole(1, LIMITS["file_input.files"])}
    ),
    "image": shape(
        {"alt_text": string(LIMITS["image.alt_text"])},
        {"image_url": URL, "slack_file": shape({}, {"id": SLACK_ID, "url": URL})},
        exactly_one("image_url", "slack_file"),
    ),
    "feedback_buttons": shape({"positive_button": _FEEDBACK, "negative_button": _FEEDBACK}, {"action_id": ID}),
    "icon_button": shape(
        {"icon": one_of("trash"), "text": plain(LIMITS["button.text"])},
        {
            "action_id": ID,
            "value": string(LIMITS["button.value"]),
            "confirm": CONFIRM,
            "accessibility_label": LABEL,
            "visible_to_user_ids": IDS,
        },
    ),
}

_MENUS = ("static", "external", "users", "channels", "conversations")
SELECTS = tuple(f"{kind}_select" for kind in _MENUS)
MULTI_SELECTS = tuple(f"multi_{kind}_select" for kind in _MENUS)
CLICKED = ("checkboxes", "radio_buttons", "datepicker", "timepicker", *SELECTS)
TYPED_IN = ("plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input")


def among(*types: str) -> Check:
    """An element of one of the types."""
    return by_type({kind: ELEMENTS[kind] for kind in types})


IN_SECTION = among("button", "image", "overflow", *CLICKED, *MULTI_SELECTS)
IN_ACTIONS = among("button", "overflow", "datetimepicker", *CLICKED)
IN_INPUT = among("datetimepicker", "file_input", *CLICKED, *MULTI_SELECTS, *TYPED_IN)
IN_CONTEXT_ACTIONS = among("feedback_buttons", "icon_button")
