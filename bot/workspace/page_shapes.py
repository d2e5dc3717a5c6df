"""Our values in the shapes of the page's protocol (PROTOCOL.md)."""

from bot.workspace import seed, shapes
from bot.workspace.models import Channel, Json, Message, Person
from bot.workspace.office import Office
from bot.workspace.world import World


def user(person: Person) -> Json:
    """User"""
    words = person.real_name.split()
    return {
        "id": person.id,
        "name": person.handle,
        "real_name": person.real_name,
        "display_name": words[0] if not person.is_bot else person.real_name,
        "title": person.title,
        "locale": person.locale,
        "tz": person.tz,
        "tz_offset": shapes.tz_offset(person),
        "is_bot": person.is_bot,
        "is_guest": person.kind == "guest",
        "is_outsider": person.kind == "outsider",
        "initials": "".join(word[0] for word in words[:2]).upper(),
    }


def channel(world: World, each: Channel, me: str) -> Json:
    """Channel, as `me` sees it"""
    shown: Json = {
        "id": each.id,
        "name": world.people[seed.BOT_USER].real_name if each.is_im else each.name,
        "is_private": each.is_private,
        "is_im": each.is_im,
        "is_member": me in each.members,
        "members": sorted(each.members),
        "unread": world.unread(me, each) if me in each.members else 0,
        "topic": each.topic,
    }
    return shown | ({"user": seed.BOT_USER} if each.is_im else {})


def app(world: World) -> Json:
    """App"""
    manifest = world.manifest
    commands = [
        {name: command.get(name, "") for name in ("command", "description", "usage_hint")}
        for command in manifest.commands
    ]
    return {
        "id": seed.APP_ID,
        "name": manifest.name,
        "bot_user": seed.BOT_USER,
        "bot_id": seed.BOT_ID,
        "commands": commands,
        "message_shortcuts": manifest.shortcuts("message"),
        "global_shortcuts": manifest.shortcuts("global"),
    }


def state(office: Office, me: str) -> Json:
    """Everything but the messages, as `me` sees it."""
    world = office.world
    home = world.views.home(me)
    return {
        "ok": True,
        "me": user(world.person(me)),
        "users": [user(person) for person in world.people.values()],
        "channels": [channel(world, each, me) for each in world.visible_channels(me)],
        "app": app(world),
        "views": [{"id": v.id, "view": shapes.view(v), "errors": v.errors} for v in world.views.stack(me)],
        "home": None if home is None else shapes.view(home),
        "connected": office.socket.count > 0,
        "connections": office.socket.count,
        "clock": world.clock.reading(),
        "team": seed.TEAM,
    }


def message(world: World, each: Message) -> Json:
    """Message"""
    shown = shapes.message(each, with_metadata=True) | {"username": world.people[each.user].real_name}
    return shown | ({"ephemeral": True} if each.to is not None else {})


def top_level(world: World, channel_id: str, me: str) -> list[Json]:
    """What stands in a channel, with the ephemeral messages of `me` between."""
    threads = world.messages.threads(channel_id)
    said = [
        shapes.thread_root(message(world, each), threads.get(each.ts, []))
        for each in world.messages.top_level(channel_id)
    ]
    private = world.messages.private_to(me, channel_id)
    return _in_order([*said, *(message(world, each) for each in private if each.thread_ts is None)])


def thread(world: World, channel_id: str, ts: str, me: str) -> list[Json]:
    """A root and its replies, with the ephemeral messages of `me` between. Raises Refusal."""
    replies = world.messages.replies(channel_id, ts)
    root = shapes.thread_root(message(world, world.messages.get(channel_id, ts)), replies)
    private = [each for each in world.messages.private_to(me, channel_id) if each.thread_ts == ts]
    return _in_order([root, *(message(world, each) for each in (*replies, *private))])


def _in_order(messages: list[Json]) -> list[Json]:
    return sorted(messages, key=lambda each: str(each["ts"]))
