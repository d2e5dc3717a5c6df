"""auth.test, api.test, apps.connections.open and blocks.validate."""

from bot.workspace import seed
from bot.workspace.api.arguments import Arguments
from bot.workspace.blockkit.validation import validate_message, validate_view
from bot.workspace.errors import pointed
from bot.workspace.models import Json
from bot.workspace.office import Office


def auth_test(office: Office, _arguments: Arguments) -> Json:
    """auth.test"""
    bot = office.world.people[seed.BOT_USER]
    who = {"user": bot.handle, "user_id": bot.id, "bot_id": seed.BOT_ID, "is_enterprise_install": False}
    return {"ok": True, "url": f"{office.world.url}/", "team": seed.TEAM["name"], "team_id": seed.TEAM["id"], **who}


def api_test(_office: Office, _arguments: Arguments) -> Json:
    """api.test"""
    return {"ok": True}


def connections_open(office: Office, _arguments: Arguments) -> Json:
    """apps.connections.open"""
    base = office.world.url.replace("http://", "ws://", 1)
    return {"ok": True, "url": f"{base}/socket?ticket={office.socket.ticket()}"}


def blocks_validate(_office: Office, arguments: Arguments) -> Json:
    """blocks.validate: the faults of `blocks`, a `view` or a `message`"""
    view = arguments.mapping("view")
    message = arguments.mapping("message") or {"blocks": arguments.items("blocks", "invalid_blocks_format")}
    faults = validate_message(message) if view is None else validate_view(view)
    if faults:
        raise pointed("invalid_blocks", faults)
    return {"ok": True}
