"""Members of channels, and what the inspector and the tests do to the app's line."""

from bot.workspace import seed, shapes
from bot.workspace.api.arguments import Arguments
from bot.workspace.errors import Refusal
from bot.workspace.faults import Fault
from bot.workspace.models import Channel, Json
from bot.workspace.office import Office


def membership(office: Office, user: str, act: Arguments) -> tuple[Channel, str]:
    """The channel and whose membership changes. Raises Refusal."""
    channel = office.world.channel(act.text("channel"))
    if channel.is_im:
        raise Refusal("method_not_supported_for_channel_type")
    return channel, office.world.person(act.text("user", user)).id


def tell_app(office: Office, kind: str, channel: Channel, user: str) -> None:
    """Tell the pages, and the app when it is in the channel, of a changed membership."""
    letter = "G" if channel.is_private else "C"
    team = shapes.team_of(office.world.person(user))
    event = {"type": kind, "user": user, "channel": channel.id, "channel_type": letter, "team": team}
    if seed.BOT_USER in office.world.channel(channel.id).members:
        office.events.emit(event)
    office.world.hub.tell("message", channel=channel.id)


async def join(office: Office, user: str, act: Arguments) -> Json:
    """Bring somebody (the app too) into a channel."""
    channel, who = membership(office, user, act)
    if who in channel.members:
        raise Refusal("already_in_channel")
    office.world.set_members(channel, channel.members | {who})
    tell_app(office, "member_joined_channel", channel, who)
    return {"ok": True}


async def leave(office: Office, user: str, act: Arguments) -> Json:
    """Take somebody (the app too) out of a channel."""
    channel, who = membership(office, user, act)
    if who not in channel.members:
        raise Refusal("not_in_channel")
    office.world.set_members(channel, channel.members - {who})
    tell_app(office, "member_left_channel", channel, who)
    return {"ok": True}


async def redeliver(office: Office, _user: str, act: Arguments) -> Json:
    """Send a past event again."""
    sent = office.world.wire.envelope(act.text("envelope_id"))
    if sent is None or sent["type"] != "events_api":
        raise Refusal("envelope_not_found")
    attempt = act.number("retry_attempt", 1, 3)
    office.events.repeat(
        sent["payload"], {"retry_attempt": attempt, "retry_reason": act.text("retry_reason", "timeout")}
    )
    return {"ok": True}


async def disconnect(office: Office, _user: str, act: Arguments) -> Json:
    """Warn the app's connections, and close them when Slack would."""
    reason = act.text("reason", "refresh_requested")
    await office.socket.disconnect(reason, close=act.flag("close", default=reason != "warning"))
    return {"ok": True}


async def fail_next(office: Office, _user: str, act: Arguments) -> Json:
    """Make the next calls of a Web API method fail."""
    retry_after = act.number("retry_after", 1, 3600) if "retry_after" in act else None
    fault = Fault(
        error=act.optional("error"),
        status=act.number("status", 200, 599),
        retry_after=retry_after,
        lose_reply=act.flag("lose_reply"),
        times=act.number("times", 1, 1000),
    )
    if fault.status == 200 and not fault.error and not fault.lose_reply:
        raise Refusal("invalid_arguments")
    office.world.faults.order(act.required("method"), fault)
    return {"ok": True}
