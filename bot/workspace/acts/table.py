"""The table of acts."""

from collections.abc import Awaitable, Callable, Mapping

from bot.workspace.acts import calling, clicking, forms, saying, upkeep
from bot.workspace.api.arguments import Arguments
from bot.workspace.errors import Refusal
from bot.workspace.models import Json
from bot.workspace.office import Office

Act = Callable[[Office, str, Arguments], Awaitable[Json]]

ACTS: Mapping[str, Act] = {
    "message": saying.message,
    "edit_message": saying.edit_message,
    "delete_message": saying.delete_message,
    "reaction": saying.reaction,
    "read": saying.read,
    "command": calling.command,
    "message_shortcut": calling.message_shortcut,
    "global_shortcut": calling.global_shortcut,
    "block_action": clicking.block_action,
    "suggest": clicking.suggest,
    "view_submit": forms.view_submit,
    "view_close": forms.view_close,
    "open_home": forms.open_home,
    "join": upkeep.join,
    "leave": upkeep.leave,
    "redeliver": upkeep.redeliver,
    "disconnect": upkeep.disconnect,
    "fail_next": upkeep.fail_next,
}


async def perform(office: Office, given: Json) -> Json:
    """Do what a person asks, `{"as": user, "do": act, ...}`. Raises Refusal."""
    act = ACTS.get(str(given.get("do")))
    if act is None:
        raise Refusal("unknown_act")
    user = office.world.person(str(given.get("as"))).id
    return await act(office, user, Arguments(given))
