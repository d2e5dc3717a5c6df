"""The state of interactive elements: what a person chose, in Slack's form."""

from collections.abc import Iterator, Mapping

from bot.workspace.errors import Refusal
from bot.workspace.models import Json

KEYS: Mapping[str, str] = {
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
    "static_select": "selected_option",
    "external_select": "selected_option",
    "radio_buttons": "selected_option",
    "overflow": "selected_option",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "checkboxes": "selected_options",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "users_select": "selected_user",
    "channels_select": "selected_channel",
    "conversations_select": "selected_conversation",
    "multi_users_select": "selected_users",
    "multi_channels_select": "selected_channels",
    "multi_conversations_select": "selected_conversations",
    "rich_text_input": "rich_text_value",
}
INITIAL: Mapping[str, str] = {
    key: "initial_value" if key in {"value", "rich_text_value"} else key.replace("selected", "initial")
    for key in KEYS.values()
}
STATELESS = frozenset({"button", "overflow", "image", "icon_button", "feedback_buttons"})


def elements(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Every interactive element with its block."""
    for block in blocks:
        found = [block.get("accessory"), block.get("element")]
        found += block.get("elements", []) if block["type"] in {"actions", "context_actions"} else []
        for element in found:
            if element is not None and element["type"] != "image":
                yield block, element


def find(blocks: list[Json], block_id: str, action_id: str) -> tuple[Json, Json]:
    """A block and one of its elements. Raises Refusal (action_not_found)."""
    for block, element in elements(blocks):
        if block["block_id"] == block_id and element["action_id"] == action_id:
            return block, element
    raise Refusal("action_not_found")


def options(element: Json) -> list[Json]:
    """All options of an element, those of its groups too."""
    grouped = [option for group in element.get("option_groups", []) for option in group["options"]]
    return [*element.get("options", []), *grouped]


def chosen(element: Json, given: Json) -> Json:
    """The state of an element after `given`, which may leave the type out and name options by value.

    Raises Refusal (option_not_found) for an option that the element does not offer.
    """
    key = KEYS[element["type"]]
    value = given.get(key)
    if key == "selected_option" and value is not None:
        value = _option(element, value)
    elif key == "selected_options":
        value = [_option(element, each) for each in value or []]
    return {"type": element["type"], key: None if value == "" else value}


def initial(element: Json) -> Json:
    """The state of an element that nobody has touched."""
    key = KEYS[element["type"]]
    return chosen(element, {key: element.get(INITIAL[key])})


def values(blocks: list[Json], given: Json) -> Json:
    """`state.values` of a message or view: what a person gave, else what stood there first."""
    state: Json = {}
    for block, element in elements(blocks):
        if element["type"] not in STATELESS:
            typed = given.get(block["block_id"], {}).get(element["action_id"])
            own = chosen(element, typed) if isinstance(typed, dict) else initial(element)
            state.setdefault(block["block_id"], {})[element["action_id"]] = own
    return state


def _option(element: Json, wanted: object) -> Json:
    if element["type"].endswith("external_select") and isinstance(wanted, dict):
        return wanted
    value = wanted.get("value") if isinstance(wanted, dict) else wanted
    found = next((option for option in options(element) if option["value"] == value), None)
    if found is None:
        raise Refusal("option_not_found")
    return {"text": found["text"], "value": found["value"]} | (
        {"description": found["description"]} if "description" in found else {}
    )
