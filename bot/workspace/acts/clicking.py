"""Buttons, selects and other elements."""

from bot.workspace import seed
from bot.workspace.api.arguments import Arguments
from bot.workspace.errors import Refusal
from bot.workspace.inputs import KEYS, chosen, find, values
from bot.workspace.interactions import action, in_view, with_values
from bot.workspace.models import Json, Message, OpenView
from bot.workspace.office import Office


def container(office: Office, user: str, act: Arguments) -> Message | OpenView:
    """The message or view that an act happens in, as far as the person sees it. Raises Refusal."""
    where, world = act.mapping("container") or {}, office.world
    if where.get("type") == "view":
        view = world.views.get(where.get("view_id"))
        if view.owner != user:
            raise Refusal("not_found")
        return view
    channel = world.channel_of(user, str(where.get("channel")))
    if where.get("ephemeral"):
        return world.messages.private(channel.id, str(where.get("ts")), user)
    message = world.messages.get(channel.id, str(where.get("ts")))
    if message.bot_id != seed.BOT_ID:
        raise Refusal("action_not_found")
    return message


def located(office: Office, user: str, place: Message | OpenView, state: Json) -> Json:
    """The part of a payload that says where an act happened, with the inputs as they stand."""
    if isinstance(place, OpenView):
        return in_view(office.world.views.put(with_values(place, state)))
    about = office.interactions.in_message(place, office.world.channels[place.channel], user)
    return about | {"state": {"values": state}}


async def block_action(office: Office, user: str, act: Arguments) -> Json:
    """Use a button, select or other element."""
    place = container(office, user, act)
    blocks = list(place.blocks) if isinstance(place, Message) else place.body["blocks"]
    block_id, action_id = act.text("block_id"), act.text("action_id")
    block, element = find(blocks, block_id, action_id)
    if block["type"] == "input" and not block.get("dispatch_action"):
        raise Refusal("action_not_dispatched")
    given = choice(element, act)
    state = dict(act.mapping("values") or {})
    if element["type"] in KEYS and element["type"] != "overflow":
        state[block_id] = {**state.get(block_id, {}), action_id: given}
    about = located(office, user, place, values(blocks, state))
    view_id = place.id if isinstance(place, OpenView) else None
    trigger = office.world.triggers.issue(user, view_id)
    actions = [action(element, block_id, given)]
    await office.interactions.interactive("block_actions", user, trigger_id=trigger, actions=actions, **about)
    return {"ok": True}


def choice(element: Json, act: Arguments) -> Json:
    """What was chosen in an element. Raises Refusal (option_not_found)."""
    if element["type"] not in KEYS:
        return {"value": act.text("value")} if "value" in act else {}
    key = KEYS[element["type"]]
    return chosen(element, {key: act.raw(key)})


async def suggest(office: Office, user: str, act: Arguments) -> Json:
    """Ask the app for the options of an external select."""
    place = container(office, user, act)
    blocks = list(place.blocks) if isinstance(place, Message) else place.body["blocks"]
    block_id, action_id = act.text("block_id"), act.text("action_id")
    find(blocks, block_id, action_id)
    about = located(office, user, place, values(blocks, act.mapping("values") or {}))
    wanted = {"action_id": action_id, "block_id": block_id, "value": act.text("value")}
    answer = await office.interactions.interactive("block_suggestion", user, **wanted, **about)
    return {"ok": True, "options": answer.get("options", []), "option_groups": answer.get("option_groups", [])}
