"""Commands, shortcuts and buttons."""

import time

from bot.workspace import seed
from bot.workspace.acts.saying import names
from bot.workspace.api.arguments import Arguments
from bot.workspace.api.chat import content
from bot.workspace.errors import Refusal
from bot.workspace.inputs import KEYS, chosen, find, values
from bot.workspace.interactions import action, in_view, with_values
from bot.workspace.models import Json, Message, OpenView
from bot.workspace.office import Office
from bot.workspace.typed_text import escape, stored


async def command(office: Office, user: str, act: Arguments) -> Json:
    """Run a slash command; an acknowledgement with words is shown."""
    world, name = office.world, act.text("command")
    channel = world.channel_of(user, act.text("channel"))
    declared = world.manifest.command(name)
    if declared is None:
        world.hub.tell("toast", {user}, text=f"{name} is not a valid command.")
        raise Refusal("unknown_command")
    typed = act.text("text").strip()
    text = stored(typed, names(world)) if declared.get("should_escape") else escape(typed)
    person = world.person(user)
    payload = {
        "token": "",
        "team_id": seed.TEAM["id"],
        "team_domain": seed.TEAM["domain"],
        "channel_id": channel.id,
        "channel_name": "directmessage" if channel.is_im else channel.name,
        "user_id": user,
        "user_name": person.handle,
        "command": name,
        "text": text,
        "api_app_id": seed.APP_ID,
        "is_enterprise_install": "false",
        "response_url": office.interactions.response_url(channel.id, user),
        "trigger_id": world.triggers.issue(user),
    }
    answer = await office.interactions.send("slash_commands", payload, user)
    if answer.get("text") or answer.get("blocks"):
        show(office, channel.id, user, Arguments(answer))
    return {"ok": True}


def show(office: Office, channel: str, user: str, answer: Arguments, thread_ts: str | None = None) -> Message:
    """Show an answer of the app in a channel: to everybody when it says `in_channel`, else to `user` only.

    Raises Refusal when Slack would not take the message.
    """
    text, blocks, _ = content(answer)
    if answer.text("response_type") != "in_channel":
        return office.posting.whisper(channel, user, text, blocks, thread_ts=thread_ts)
    ts = office.world.messages.next_ts()
    return office.posting.add(
        Message(channel, ts, seed.BOT_USER, text, thread_ts=thread_ts, bot_id=seed.BOT_ID, blocks=blocks)
    )


async def message_shortcut(office: Office, user: str, act: Arguments) -> Json:
    """Run a shortcut on a message."""
    world, callback = office.world, act.text("callback_id")
    channel = world.channel_of(user, act.text("channel"))
    message = world.messages.get(channel.id, act.text("ts"))
    if not world.manifest.has_shortcut("message", callback):
        raise Refusal("unknown_shortcut")
    about = office.interactions.in_message(message, channel, user)
    del about["container"]
    stamp = {"message_ts": message.ts, "action_ts": f"{time.time():.6f}", "trigger_id": world.triggers.issue(user)}
    await office.interactions.interactive("message_action", user, callback_id=callback, **about, **stamp)
    return {"ok": True}


async def global_shortcut(office: Office, user: str, act: Arguments) -> Json:
    """Run a shortcut that belongs to no message."""
    callback = act.text("callback_id")
    if not office.world.manifest.has_shortcut("global", callback):
        raise Refusal("unknown_shortcut")
    stamp = {"action_ts": f"{time.time():.6f}", "trigger_id": office.world.triggers.issue(user)}
    await office.interactions.interactive("shortcut", user, callback_id=callback, **stamp)
    return {"ok": True}


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
    element = find(blocks, block_id, action_id)
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
