"""views.*: modals and the Home tab."""

from bot.workspace import shapes
from bot.workspace.api.arguments import Arguments
from bot.workspace.blockkit.across import size
from bot.workspace.blockkit.limits import LIMITS
from bot.workspace.blockkit.validation import validate_view
from bot.workspace.errors import Refusal, pointed
from bot.workspace.models import Json, OpenView
from bot.workspace.office import Office
from bot.workspace.posting import with_block_ids


def accepted(view: Json, kind: str) -> Json:
    """A view as Slack keeps it. Raises Refusal when it is of another kind, too large or faulty."""
    if size(view) > LIMITS["view.bytes"]:
        raise Refusal("view_too_large")
    if view.get("type") != kind:
        raise pointed("invalid_arguments", [f"must be a valid {kind} view [json-pointer:/view/type]"])
    if faults := validate_view(view):
        raise pointed("invalid_arguments", faults)
    return view | {"blocks": list(with_block_ids(view["blocks"]))}


def _given(arguments: Arguments, kind: str) -> Json:
    view = arguments.mapping("view")
    if view is None:
        raise Refusal("invalid_arguments", response_metadata={"messages": ["[ERROR] missing required field: view"]})
    return accepted(view, kind)


def _shown(office: Office, view: OpenView, change: str = "view") -> Json:
    office.world.hub.tell(change, {view.owner})
    return {"ok": True, "view": shapes.view(view)}


def open_(office: Office, arguments: Arguments) -> Json:
    """views.open"""
    body = _given(arguments, "modal")
    trigger = office.world.triggers.exchange(arguments.required("trigger_id"))
    return _shown(office, office.world.views.open(trigger.user, body))


def push(office: Office, arguments: Arguments) -> Json:
    """views.push"""
    body = _given(arguments, "modal")
    trigger = office.world.triggers.exchange(arguments.required("trigger_id"))
    return _shown(office, office.world.views.push(trigger, body))


def update(office: Office, arguments: Arguments) -> Json:
    """views.update"""
    body = _given(arguments, "modal")
    view = office.world.views.get(arguments.optional("view_id"), arguments.optional("external_id"))
    return _shown(office, office.world.views.update(view, body, arguments.optional("hash")))


def publish(office: Office, arguments: Arguments) -> Json:
    """views.publish"""
    if not office.world.manifest.has_home:
        raise Refusal("not_enabled")
    user = office.world.person(arguments.required("user_id", "user_not_found"))
    body = _given(arguments, "home")
    return _shown(office, office.world.views.publish(user.id, body, arguments.optional("hash")), "home")
