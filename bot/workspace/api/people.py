"""users.*, usergroups.*, bots.*, team.* and reactions.*."""

from bot.workspace import seed, shapes
from bot.workspace.api.arguments import Arguments
from bot.workspace.api.conversations import page
from bot.workspace.errors import Refusal
from bot.workspace.models import Json, Message
from bot.workspace.office import Office


def users_info(office: Office, arguments: Arguments) -> Json:
    """users.info"""
    person = office.world.person(arguments.required("user", "user_not_found"))
    return {"ok": True, "user": shapes.user(person, with_locale=arguments.flag("include_locale"))}


def users_list(office: Office, arguments: Arguments) -> Json:
    """users.list"""
    full = arguments.flag("include_locale")
    everybody = [shapes.user(person, with_locale=full) for person in office.world.people.values()]
    found, following = page(everybody, arguments, 100, 1000)
    return {"ok": True, "members": found, "cache_ts": 1767225600, "response_metadata": following}


def group_members(_office: Office, arguments: Arguments) -> Json:
    """usergroups.users.list"""
    group = seed.GROUPS.get(arguments.required("usergroup"))
    if group is None:
        raise Refusal("no_such_subteam")
    return {"ok": True, "users": sorted(group[1])}


def groups(_office: Office, _arguments: Arguments) -> Json:
    """usergroups.list"""
    shown = [
        {"id": group, "handle": handle, "name": handle, "user_count": len(members), "date_delete": 0}
        for group, (handle, members) in seed.GROUPS.items()
    ]
    return {"ok": True, "usergroups": shown}


def bots_info(office: Office, arguments: Arguments) -> Json:
    """bots.info"""
    wanted = arguments.text("bot")
    bot = next((each for each in office.world.people.values() if each.bot_id and each.bot_id == wanted), None)
    if bot is None:
        raise Refusal("bot_not_found")
    app_id = seed.APP_ID if bot.id == seed.BOT_USER else "A0ROBO"
    shown = {"id": bot.bot_id, "deleted": False, "name": bot.real_name, "user_id": bot.id, "app_id": app_id}
    return {"ok": True, "bot": shown}


def team_info(_office: Office, _arguments: Arguments) -> Json:
    """team.info"""
    return {"ok": True, "team": {**seed.TEAM, "email_domain": "", "icon": {"image_default": True}}}


def _reacted(office: Office, arguments: Arguments) -> Message:
    channel = office.world.channel(arguments.required("channel", "channel_not_found"))
    if seed.BOT_USER not in channel.members:
        raise Refusal("channel_not_found" if channel.is_private else "not_in_channel")
    return office.world.messages.get(channel.id, arguments.required("timestamp", "no_item_specified"))


def reactions_add(office: Office, arguments: Arguments) -> Json:
    """reactions.add"""
    message, reaction = _reacted(office, arguments), (arguments.required("name", "invalid_name"), seed.BOT_USER)
    if reaction in message.reactions:
        raise Refusal("already_reacted")
    office.posting.react(message, (*message.reactions, reaction))
    return {"ok": True}


def reactions_remove(office: Office, arguments: Arguments) -> Json:
    """reactions.remove"""
    message, reaction = _reacted(office, arguments), (arguments.required("name", "invalid_name"), seed.BOT_USER)
    if reaction not in message.reactions:
        raise Refusal("no_reaction")
    office.posting.react(message, tuple(each for each in message.reactions if each != reaction))
    return {"ok": True}


def reactions_get(office: Office, arguments: Arguments) -> Json:
    """reactions.get"""
    message = _reacted(office, arguments)
    return {"ok": True, "type": "message", "channel": message.channel, "message": shapes.message(message)}
