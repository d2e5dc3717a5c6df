"""chat.*: posting, changing and deleting messages of the app."""

import json
import time

from bot.workspace import seed, shapes
from bot.workspace.api.arguments import Arguments
from bot.workspace.blockkit.across import blocks_too_long
from bot.workspace.blockkit.limits import LIMITS
from bot.workspace.blockkit.validation import validate_message
from bot.workspace.errors import Refusal, pointed
from bot.workspace.models import Channel, Json, Message
from bot.workspace.office import Office
from bot.workspace.posting import with_block_ids

Content = tuple[str, tuple[Json, ...], tuple[Json, ...]]


def content(arguments: Arguments, longest: int = LIMITS["message.text"]) -> Content:
    """Text, blocks and attachments of a message. Raises Refusal when Slack would not take them."""
    text = arguments.text("text") or arguments.text("markdown_text")
    blocks = arguments.items("blocks", "invalid_blocks_format")
    attachments = arguments.items("attachments", "invalid_attachments")
    if not (text.strip() or blocks or attachments):
        raise Refusal("no_text")
    if len(text) > longest:
        raise Refusal("msg_too_long")
    if blocks_too_long(blocks):
        raise Refusal("msg_blocks_too_long")
    if faults := validate_message({"blocks": blocks, "text": text, "attachments": attachments}):
        raise pointed("invalid_blocks", faults)
    return text, with_block_ids(blocks), tuple(attachments)


def metadata(arguments: Arguments) -> Json | None:
    """The message metadata. Raises Refusal (invalid_metadata_format, metadata_too_large)."""
    given = arguments.mapping("metadata", "invalid_metadata_format")
    if given is None:
        return None
    if not isinstance(given.get("event_type"), str) or not isinstance(given.get("event_payload"), dict):
        raise Refusal("invalid_metadata_format")
    if len(json.dumps(given).encode()) > LIMITS["message.metadata.bytes"]:
        raise Refusal("metadata_too_large")
    return given


def place(office: Office, name: str) -> Channel:
    """Where to post: a channel the app is in, or a person's direct message. Raises Refusal."""
    world = office.world
    if name in world.people:
        return world.direct_message(name)
    channel = world.channel(name)
    if seed.BOT_USER in channel.members:
        return channel
    if channel.is_private:
        raise Refusal("channel_not_found")
    if world.scopes is not None and "chat:write.public" in world.scopes:
        return channel
    raise Refusal("not_in_channel")


def thread(office: Office, channel: Channel, arguments: Arguments) -> str | None:
    """The root that a message replies to. Raises Refusal when there is none such."""
    ts = arguments.optional("thread_ts")
    if ts is None:
        return None
    try:
        root = office.world.messages.get(channel.id, ts)
    except Refusal:
        raise Refusal("cannot_reply_to_message") from None
    if root.is_reply:
        raise Refusal("cannot_reply_to_message")
    return ts


def post_message(office: Office, arguments: Arguments) -> Json:
    """chat.postMessage"""
    channel = place(office, arguments.required("channel", "channel_not_found"))
    text, blocks, attachments = content(arguments)
    root = thread(office, channel, arguments)
    message = Message(
        channel.id,
        office.world.messages.next_ts(),
        seed.BOT_USER,
        text,
        thread_ts=root,
        subtype="thread_broadcast" if root and arguments.flag("reply_broadcast") else None,
        bot_id=seed.BOT_ID,
        blocks=blocks,
        attachments=attachments,
        metadata=metadata(arguments),
    )
    shown = shapes.message(office.posting.add(message), with_metadata=True)
    return {"ok": True, "channel": channel.id, "ts": message.ts, "message": shown}


def post_ephemeral(office: Office, arguments: Arguments) -> Json:
    """chat.postEphemeral"""
    channel = office.world.channel(arguments.required("channel", "channel_not_found"))
    if seed.BOT_USER not in channel.members:
        raise Refusal("channel_not_found" if channel.is_private else "not_in_channel")
    user = arguments.required("user")
    if user not in channel.members:
        raise Refusal("user_not_in_channel")
    text, blocks, _ = content(arguments)
    root = thread(office, channel, arguments)
    return {"ok": True, "message_ts": office.posting.whisper(channel.id, user, text, blocks, thread_ts=root).ts}


def own_message(office: Office, arguments: Arguments, code: str) -> Message:
    """A message that the app itself posted. Raises Refusal with `code` for somebody else's."""
    channel = office.world.channel(arguments.required("channel", "channel_not_found"))
    message = office.world.messages.get(channel.id, arguments.required("ts", "message_not_found"))
    if message.bot_id != seed.BOT_ID:
        raise Refusal(code)
    return message


def update(office: Office, arguments: Arguments) -> Json:
    """chat.update: text without blocks takes the blocks away."""
    message = own_message(office, arguments, "cant_update_message")
    text, blocks, attachments = content(arguments, LIMITS["message.update.text"])
    edited = {"user": seed.BOT_ID, "ts": f"{time.time():.6f}"}
    kept = metadata(arguments) or message.metadata
    changes: Json = {"text": text, "blocks": blocks, "attachments": attachments, "metadata": kept, "edited": edited}
    changed = office.posting.change(message, **changes)
    return {"ok": True, "channel": message.channel, "ts": message.ts, "text": text, "message": shapes.message(changed)}


def delete(office: Office, arguments: Arguments) -> Json:
    """chat.delete"""
    message = own_message(office, arguments, "cant_delete_message")
    office.posting.remove(message)
    return {"ok": True, "channel": message.channel, "ts": message.ts}


def get_permalink(office: Office, arguments: Arguments) -> Json:
    """chat.getPermalink"""
    channel = office.world.channel(arguments.required("channel", "channel_not_found"))
    message = office.world.messages.get(channel.id, arguments.required("message_ts", "message_not_found"))
    link = f"{office.world.url}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    if message.is_reply:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"ok": True, "channel": channel.id, "permalink": link}
