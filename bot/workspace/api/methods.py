"""The table of methods: what runs, which token and which of the scopes it takes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.workspace.api import basics, chat, conversations, people, views
from bot.workspace.api.arguments import Arguments
from bot.workspace.errors import Refusal
from bot.workspace.models import Json
from bot.workspace.office import Office
from bot.workspace.world import World

Caller = Literal["bot", "app", "nobody"]


@dataclass(frozen=True, slots=True)
class Method:
    """One method. One of `scopes` is enough to call it; a conversation's type may ask for a certain one."""

    run: Callable[[Office, Arguments], Json]
    scopes: tuple[str, ...] = ()
    caller: Caller = "bot"


_READ = tuple(conversations.READ_SCOPE.values())
_HISTORY = tuple(conversations.HISTORY_SCOPE.values())

METHODS: dict[str, Method] = {
    "api.test": Method(basics.api_test, caller="nobody"),
    "blocks.validate": Method(basics.blocks_validate, caller="nobody"),
    "auth.test": Method(basics.auth_test),
    "apps.connections.open": Method(basics.connections_open, caller="app"),
    "chat.postMessage": Method(chat.post_message, ("chat:write",)),
    "chat.postEphemeral": Method(chat.post_ephemeral, ("chat:write",)),
    "chat.update": Method(chat.update, ("chat:write",)),
    "chat.delete": Method(chat.delete, ("chat:write",)),
    "chat.getPermalink": Method(chat.get_permalink),
    "conversations.open": Method(conversations.open_, ("im:write",)),
    "conversations.info": Method(conversations.info, _READ),
    "conversations.list": Method(conversations.list_, _READ),
    "conversations.members": Method(conversations.members, _READ),
    "conversations.history": Method(conversations.history, _HISTORY),
    "conversations.replies": Method(conversations.replies, _HISTORY),
    "users.info": Method(people.users_info, ("users:read",)),
    "users.list": Method(people.users_list, ("users:read",)),
    "usergroups.list": Method(people.groups, ("usergroups:read",)),
    "usergroups.users.list": Method(people.group_members, ("usergroups:read",)),
    "bots.info": Method(people.bots_info, ("users:read",)),
    "team.info": Method(people.team_info, ("team:read",)),
    "reactions.add": Method(people.reactions_add, ("reactions:write",)),
    "reactions.remove": Method(people.reactions_remove, ("reactions:write",)),
    "reactions.get": Method(people.reactions_get, ("reactions:read",)),
    "views.open": Method(views.open_),
    "views.push": Method(views.push),
    "views.update": Method(views.update),
    "views.publish": Method(views.publish),
}


def caller_of(world: World, token: str | None) -> Caller:
    """Who a token belongs to. Raises Refusal (invalid_auth)."""
    if token is None:
        return "nobody"
    known: dict[str, Caller] = {world.settings.bot_token: "bot", world.settings.app_token: "app"}
    if token not in known:
        raise Refusal("invalid_auth")
    return known[token]


def call(office: Office, name: str, arguments: Arguments, caller: Caller) -> Json:
    """Run a method. Raises Refusal when the token is not of its kind, lacks a scope, or the method refuses."""
    method = METHODS.get(name)
    if method is None:
        raise Refusal("unknown_method", req_method=name)
    if method.caller != "nobody" and caller == "nobody":
        raise Refusal("not_authed")
    if method.caller not in {"nobody", caller}:
        raise Refusal("not_allowed_token_type")
    if method.scopes and not any(office.world.has_scope(scope) for scope in method.scopes):
        provided = ",".join(sorted(office.world.scopes or ()))
        raise Refusal("missing_scope", needed=",".join(method.scopes), provided=provided)
    return method.run(office, arguments)
