"""Commands and shortcuts."""

import time

from bot.workspace import seed
from bot.workspace.acts.saying import names
from bot.workspace.api.arguments import Arguments
from bot.workspace.api.chat import content
from bot.workspace.errors import Refusal
from bot.workspace.models import Channel, Json, Message
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
    payload = _payload(office, user, channel) | {"command": name, "text": text}
    answer = await office.interactions.send("slash_commands", payload, user)
    if answer.get("text") or answer.get("blocks"):
        show(office, channel.id, user, Arguments(answer))
    return {"ok": True}


def _payload(office: Office, user: str, channel: Channel) -> Json:
    return {
        "token": "",
        "team_id": seed.TEAM["id"],
        "team_domain": seed.TEAM["domain"],
        "channel_id": channel.id,
        "channel_name": "directmessage" if channel.is_im else channel.name,
        "user_id": user,
        "user_name": office.world.person(user).handle,
        "api_app_id": seed.APP_ID,
        "is_enterprise_install": "false",
        "response_url": office.interactions.response_url(channel.id, user),
        "trigger_id": office.world.triggers.issue(user),
    }


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
