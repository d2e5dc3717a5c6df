"""Our values in the shapes of Slack's Web API."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.workspace import seed
from bot.workspace.models import Channel, Json, Message, OpenView, Person


def team_of(person: Person) -> str:
    """The team id of a person; outsiders of Slack Connect come from another one."""
    return seed.OTHER_TEAM if person.kind == "outsider" else seed.TEAM["id"]


def tz_offset(person: Person) -> int:
    """Seconds east of UTC, now."""
    offset = datetime.now(ZoneInfo(person.tz)).utcoffset()
    return int(offset.total_seconds()) if offset else 0


def user(person: Person, *, with_locale: bool) -> Json:
    """A user object as users.info gives it."""
    return {
        "id": person.id,
        "team_id": team_of(person),
        "name": person.handle,
        "deleted": False,
        "real_name": person.real_name,
        "tz": person.tz,
        "tz_label": person.tz,
        "tz_offset": tz_offset(person),
        "profile": {"real_name": person.real_name, "display_name": person.real_name.split()[0], "title": person.title},
        "is_admin": False,
        "is_owner": False,
        "is_restricted": person.kind == "guest",
        "is_ultra_restricted": False,
        "is_stranger": person.kind == "outsider",
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": 1767225600,
        **({"locale": person.locale} if with_locale else {}),
    }


def channel(each: Channel) -> Json:
    """A conversation object."""
    common: Json = {"id": each.id, "created": 1767225600, "is_im": each.is_im, "is_org_shared": False, "is_mpim": False}
    if each.is_im:
        return {**common, "user": each.user, "is_user_deleted": False, "is_open": True}
    return {
        **common,
        "name": each.name,
        "name_normalized": each.name,
        "is_channel": not each.is_private,
        "is_group": each.is_private,
        "is_private": each.is_private,
        "is_archived": False,
        "is_general": each.id == "C0GENERAL",
        "is_member": seed.BOT_USER in each.members,
        "is_ext_shared": "U0PAULA" in each.members,
        "num_members": len(each.members),
        "topic": {"value": each.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }


def message(each: Message, *, with_metadata: bool = False) -> Json:
    """A message object as histories, answers and payloads carry it."""
    shown: Json = {"type": "message", "user": each.user, "text": each.text, "ts": each.ts}
    shown["team"] = each.team or seed.TEAM["id"]
    optional = {
        "thread_ts": each.thread_ts,
        "bot_id": each.bot_id,
        "subtype": each.subtype,
        "edited": each.edited,
        "client_msg_id": each.client_msg_id,
        "blocks": list(each.blocks) or None,
        "attachments": list(each.attachments) or None,
        "reactions": reactions(each) or None,
        "metadata": each.metadata if with_metadata else None,
    }
    if each.team:
        optional |= {"user_team": each.team, "source_team": each.team}
    if each.bot_id == seed.BOT_ID:
        optional |= {"app_id": seed.APP_ID, "bot_profile": bot_profile()}
    return shown | {name: value for name, value in optional.items() if value is not None}


def bot_profile() -> Json:
    """The app's own bot, as messages carry it."""
    return {"id": seed.BOT_ID, "app_id": seed.APP_ID, "name": "Privacy", "deleted": False, "team_id": seed.TEAM["id"]}


def reactions(each: Message) -> list[Json]:
    """Reactions by name, in the order of the first of each."""
    names = dict.fromkeys(name for name, _ in each.reactions)
    by_name = {name: [user for other, user in each.reactions if other == name] for name in names}
    return [{"name": name, "users": users, "count": len(users)} for name, users in by_name.items()]


def thread_root(root: Json, replies: list[Message]) -> Json:
    """A message with what a thread adds to its root."""
    if not replies:
        return root
    users = list(dict.fromkeys(each.user for each in replies))
    return {
        **root,
        "thread_ts": root["ts"],
        "reply_count": len(replies),
        "reply_users": users,
        "reply_users_count": len(users),
        "latest_reply": replies[-1].ts,
    }


def view(each: OpenView) -> Json:
    """A view object as views.* and payloads give it."""
    return {
        "id": each.id,
        "team_id": seed.TEAM["id"],
        "app_id": seed.APP_ID,
        "app_installed_team_id": seed.TEAM["id"],
        "bot_id": seed.BOT_ID,
        "title": None,
        "submit": None,
        "close": None,
        "callback_id": "",
        "external_id": "",
        "private_metadata": "",
        "clear_on_close": False,
        "notify_on_close": False,
        **each.body,
        "state": {"values": each.values},
        "hash": each.hash,
        "root_view_id": each.root_id,
        "previous_view_id": each.previous_id,
    }
