"""conversations.*: channels, their members and what was said there."""

from collections.abc import Iterable
from math import inf

from bot.workspace import seed, shapes
from bot.workspace.api.arguments import Arguments
from bot.workspace.errors import Refusal
from bot.workspace.models import Channel, Json, Message
from bot.workspace.office import Office

HISTORY_SCOPE = {"channel": "channels:history", "group": "groups:history", "im": "im:history"}
READ_SCOPE = {"channel": "channels:read", "group": "groups:read", "im": "im:read"}
TYPES = {"public_channel": "channel", "private_channel": "group", "im": "im"}


def allowed(office: Office, channel: Channel, scopes: dict[str, str]) -> Channel:
    """The channel, when the token has the scope for its type. Raises Refusal (missing_scope)."""
    needed = scopes[channel.type]
    if not office.world.has_scope(needed):
        provided = ",".join(sorted(office.world.scopes or ()))
        raise Refusal("missing_scope", needed=needed, provided=provided)
    return channel


def named(office: Office, arguments: Arguments, scopes: dict[str, str]) -> Channel:
    """The channel of the call; private ones exist only for members. Raises Refusal."""
    channel = office.world.channel(arguments.required("channel", "channel_not_found"))
    if channel.is_private and seed.BOT_USER not in channel.members:
        raise Refusal("channel_not_found")
    return allowed(office, channel, scopes)


def page(found: list[Json], arguments: Arguments, default: int, most: int) -> tuple[list[Json], Json]:
    """One page of `found` and the cursor of the next; a cursor is the position as text. Raises Refusal."""
    cursor = arguments.text("cursor", "0") or "0"
    if not cursor.isdecimal():
        raise Refusal("invalid_cursor")
    start, limit = int(cursor), arguments.number("limit", default, most)
    following = str(start + limit) if start + limit < len(found) else ""
    return found[start : start + limit], {"next_cursor": following}


def open_(office: Office, arguments: Arguments) -> Json:
    """conversations.open, for one person"""
    users = arguments.optional("users")
    if users is None:
        channel = named(office, arguments, READ_SCOPE)
    elif "," in users:
        raise Refusal("not_supported_in_local_workspace")
    else:
        channel = office.world.direct_message(users)
    shown = shapes.channel(channel) if arguments.flag("return_im") else {"id": channel.id}
    return {"ok": True, "no_op": True, "already_open": True, "channel": shown}


def info(office: Office, arguments: Arguments) -> Json:
    """conversations.info"""
    return {"ok": True, "channel": shapes.channel(named(office, arguments, READ_SCOPE))}


def members(office: Office, arguments: Arguments) -> Json:
    """conversations.members"""
    channel = named(office, arguments, READ_SCOPE)
    found, following = page([{"id": user} for user in sorted(channel.members)], arguments, 100, 1000)
    return {"ok": True, "members": [each["id"] for each in found], "response_metadata": following}


def list_(office: Office, arguments: Arguments) -> Json:
    """conversations.list: public channels, and private ones and direct messages that the app is in"""
    asked = arguments.text("types", "public_channel").replace(" ", "").split(",")
    types = {TYPES[each] for each in asked if each in TYPES}
    seen: Iterable[Channel] = (
        allowed(office, each, READ_SCOPE)
        for each in office.world.channels.values()
        if each.type in types and (not each.is_private or seed.BOT_USER in each.members)
    )
    found, following = page([shapes.channel(each) for each in seen], arguments, 100, 1000)
    return {"ok": True, "channels": found, "response_metadata": following}


def within(messages: Iterable[Message], arguments: Arguments) -> list[Message]:
    """The messages between `oldest` and `latest`; the ends count only with `inclusive`."""
    oldest, latest = arguments.seconds("oldest", 0), arguments.seconds("latest", inf)
    inclusive = arguments.flag("inclusive")
    return [
        each
        for each in messages
        if oldest < float(each.ts) < latest or (inclusive and float(each.ts) in {oldest, latest})
    ]


def readable(office: Office, arguments: Arguments) -> Channel:
    """A channel whose messages the app may read. Raises Refusal (not_in_channel)."""
    channel = named(office, arguments, HISTORY_SCOPE)
    if seed.BOT_USER not in channel.members:
        raise Refusal("not_in_channel")
    return channel


def history(office: Office, arguments: Arguments) -> Json:
    """conversations.history, newest first"""
    channel = readable(office, arguments)
    log, full = office.world.messages, arguments.flag("include_all_metadata")
    threads = log.threads(channel.id)
    shown = [
        shapes.thread_root(shapes.message(each, with_metadata=full), threads.get(each.ts, []))
        for each in reversed(within(log.top_level(channel.id), arguments))
    ]
    found, following = page(shown, arguments, 100, 999)
    more = bool(following["next_cursor"])
    return {"ok": True, "messages": found, "has_more": more, "response_metadata": following}


def replies(office: Office, arguments: Arguments) -> Json:
    """conversations.replies: the root, then its replies, oldest first"""
    channel = readable(office, arguments)
    log, full = office.world.messages, arguments.flag("include_all_metadata")
    try:
        root = log.get(channel.id, arguments.required("ts", "thread_not_found"))
    except Refusal:
        raise Refusal("thread_not_found") from None
    answers = log.replies(channel.id, root.ts)
    first = shapes.thread_root(shapes.message(root, with_metadata=full), answers)
    rest = [shapes.message(each, with_metadata=full) for each in within(answers, arguments)]
    found, following = page([first, *rest], arguments, 1000, 1000)
    more = bool(following["next_cursor"])
    return {"ok": True, "messages": found, "has_more": more, "response_metadata": following}
