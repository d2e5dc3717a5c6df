"""Modals and Home: submitting, closing, opening."""

from contextlib import suppress
from dataclasses import replace

from bot.workspace import shapes
from bot.workspace.acts.checking import faults
from bot.workspace.api.arguments import Arguments
from bot.workspace.api.views import accepted
from bot.workspace.errors import Refusal
from bot.workspace.inputs import elements, values
from bot.workspace.interactions import with_values
from bot.workspace.models import Json, OpenView
from bot.workspace.office import Office


def opened(office: Office, user: str, act: Arguments) -> OpenView:
    """A modal that the person has open. Raises Refusal (not_found)."""
    view = office.world.views.get(act.text("view_id"))
    if view.owner != user or view.body["type"] != "modal":
        raise Refusal("not_found")
    return view


async def view_submit(office: Office, user: str, act: Arguments) -> Json:
    """Send a form, after the checks that Slack's own client makes."""
    view = opened(office, user, act)
    filled = with_values(view, values(view.body["blocks"], act.mapping("values") or {}))
    errors = faults(filled)
    if not errors:
        trigger = office.world.triggers.issue(user, view.id)
        urls = response_urls(office, user, filled)
        about = {"trigger_id": trigger, "view": shapes.view(filled), "response_urls": urls}
        answer = await office.interactions.interactive("view_submission", user, **about)
        errors = follow(office, filled, answer)
    if errors:
        office.world.views.put(replace(filled, errors=errors))
    office.world.hub.tell("view", {user})
    return {"ok": False, "errors": errors} if errors else {"ok": True}


def response_urls(office: Office, user: str, view: OpenView) -> list[Json]:
    """A response URL for every conversation chosen in an element that asks for one."""
    urls: list[Json] = []
    for block, element in elements(view.body["blocks"]):
        if element.get("response_url_enabled"):
            state = view.values[block["block_id"]][element["action_id"]]
            channel = state.get("selected_conversation") or state.get("selected_channel")
            if channel:
                where = {"block_id": block["block_id"], "action_id": element["action_id"], "channel_id": channel}
                urls.append(where | {"response_url": office.interactions.response_url(channel, user)})
    return urls


def follow(office: Office, view: OpenView, answer: Json) -> dict[str, str]:
    """Do what the app's acknowledgement of a form asks. Returns errors for the form; raises Refusal."""
    views = office.world.views
    match answer.get("response_action"):
        case None if not answer:
            views.close(view)
        case "clear":
            views.clear(view.owner)
        case "errors":
            return named_errors(view, answer)
        case "update":
            views.update(view, accepted(answer.get("view") or {}, "modal"))
        case "push":
            trigger = office.world.triggers.exchange(office.world.triggers.issue(view.owner, view.id))
            views.push(trigger, accepted(answer.get("view") or {}, "modal"))
        case _:
            raise Refusal("invalid_response_action")
    return {}


def named_errors(view: OpenView, answer: Json) -> dict[str, str]:
    """The errors of an acknowledgement; each must name an input block. Raises Refusal."""
    errors: dict[str, str] = answer.get("errors") or {}
    inputs = {block["block_id"] for block in view.body["blocks"] if block["type"] == "input"}
    if not errors or not errors.keys() <= inputs:
        raise Refusal("invalid_response_action")
    return errors


async def view_close(office: Office, user: str, act: Arguments) -> Json:
    """Close a modal, or all of them with `clear`; the app hears of it when it asked to."""
    view, clear = opened(office, user, act), act.flag("clear")
    clear = clear or bool(view.body.get("clear_on_close"))
    closed = office.world.views.stack(user) if clear else (view,)
    if clear:
        office.world.views.clear(user)
    else:
        office.world.views.close(view)
    office.world.hub.tell("view", {user})
    for each in closed:
        if each.body.get("notify_on_close"):
            with suppress(Refusal):
                about = {"view": shapes.view(each), "is_cleared": clear}
                await office.interactions.interactive("view_closed", user, **about)
    return {"ok": True}


async def open_home(office: Office, user: str, act: Arguments) -> Json:
    """Open the app's Home (or Messages) tab."""
    tab, home = act.text("tab", "home"), office.world.views.home(user)
    channel = office.world.direct_message(user)
    shown = {"view": shapes.view(home)} if home is not None and tab == "home" else {}
    office.events.emit({"type": "app_home_opened", "user": user, "channel": channel.id, "tab": tab, **shown})
    return {"ok": True}
