"""Writing, changing and deleting messages, reacting to them and reading them."""

import uuid
from dataclasses import replace

from bot.workspace import seed, shapes
from bot.workspace.api.arguments import Arguments
from bot.workspace.blockkit.limits import LIMITS
from bot.workspace.errors import Refusal
from bot.workspace.models import Json, Message
from bot.workspace.office import Office
from bot.workspace.posting import with_block_ids
from bot.workspace.typed_text import Names, rich_text, stored
from bot.workspace.world import World


def names(world: World) -> Names:
    """The names that turn into ids in what people type."""
    users = {person.handle: person.id for person in world.people.values()}
    return Names(users, {each.name: each.id for each in world.channels.values() if not each.is_im})


def typed(office: Office, act: Arguments) -> str:
    """What was typed, as Slack stores it. Raises Refusal (no_text, msg_too_long)."""
    text = act.text("text")
    if not text.strip():
        raise Refusal("no_text")
    if len(text) > LIMITS["message.text"]:
        raise Refusal("msg_too_long")
    return stored(text, names(office.world))


async def message(office: Office, user: str, act: Arguments) -> Json:
    """Send a message to a channel, a thread or the app."""
    world = office.world
    channel = world.channel_of(user, act.text("channel"))
    if channel.is_im and not world.manifest.takes_direct_messages:
        raise Refusal("messages_tab_disabled")
    root = act.optional("thread_ts")
    if root is not None and world.messages.get(channel.id, root).is_reply:
        raise Refusal("cannot_reply_to_message")
    text, author = typed(office, act), world.person(user)
    said = Message(channel.id, world.messages.next_ts(), user, text, root, bot_id=author.bot_id)
    if author.kind == "outsider":
        said = replace(said, team=shapes.team_of(author))
    if not author.is_bot:
        said = replace(said, client_msg_id=str(uuid.uuid4()), blocks=with_block_ids([rich_text(text)]))
    world.read_until[user, channel.id] = said.ts
    return {"ok": True, "ts": office.posting.add(said).ts}


def own(office: Office, user: str, act: Arguments) -> Message:
    """A message that the person wrote. Raises Refusal."""
    channel = office.world.channel_of(user, act.text("channel"))
    message = office.world.messages.get(channel.id, act.text("ts"))
    if message.user != user:
        raise Refusal("cant_update_message")
    return message


async def edit_message(office: Office, user: str, act: Arguments) -> Json:
    """Change one's own message."""
    message, text = own(office, user, act), typed(office, act)
    edited = {"user": user, "ts": office.world.messages.next_ts()}
    office.posting.change(message, text=text, blocks=with_block_ids([rich_text(text)]), edited=edited)
    return {"ok": True, "ts": message.ts}


async def delete_message(office: Office, user: str, act: Arguments) -> Json:
    """Delete one's own message."""
    office.posting.remove(own(office, user, act))
    return {"ok": True}


async def reaction(office: Office, user: str, act: Arguments) -> Json:
    """Add or remove a reaction."""
    world = office.world
    channel = world.channel_of(user, act.text("channel"))
    message, name = world.messages.get(channel.id, act.text("ts")), act.required("name", "invalid_name")
    remove = act.flag("remove")
    if remove != ((name, user) in message.reactions):
        raise Refusal("no_reaction" if remove else "already_reacted")
    others = tuple(each for each in message.reactions if each != (name, user))
    office.posting.react(message, others if remove else (*others, (name, user)))
    if seed.BOT_USER in channel.members:
        item = {"type": "message", "channel": channel.id, "ts": message.ts}
        kind = "reaction_removed" if remove else "reaction_added"
        office.events.emit({"type": kind, "user": user, "reaction": name, "item": item, "item_user": message.user})
    return {"ok": True}


async def read(office: Office, user: str, act: Arguments) -> Json:
    """Mark a channel as read."""
    channel = office.world.channel_of(user, act.text("channel"))
    office.world.read_until[user, channel.id] = office.world.messages.next_ts()
    return {"ok": True}
