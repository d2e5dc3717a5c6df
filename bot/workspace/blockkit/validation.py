"""Whether Slack would take a message or a view."""

from bot.workspace.blockkit.across import message_sums, one_focus, size, submit_for_inputs, unique_ids
from bot.workspace.blockkit.blocks import on
from bot.workspace.blockkit.checks import fault, flag, list_of, plain, shape, string
from bot.workspace.blockkit.limits import LIMITS
from bot.workspace.models import Json

_KEPT = {
    "callback_id": string(LIMITS["id"], 0),
    "external_id": string(LIMITS["id"], 0),
    "private_metadata": string(LIMITS["view.private_metadata"], 0),
}
_TEXT = string(LIMITS["message.text"], 0)
_MESSAGE_BLOCKS = list_of(on("message"), LIMITS["message.blocks"], 0)
_VIEWS = {
    "modal": shape(
        {"title": plain(LIMITS["view.title"]), "blocks": list_of(on("modal"), LIMITS["modal.blocks"])},
        {
            **_KEPT,
            "submit": plain(LIMITS["view.submit"]),
            "close": plain(LIMITS["view.close"]),
            "clear_on_close": flag,
            "notify_on_close": flag,
            "submit_disabled": flag,
        },
        submit_for_inputs,
    ),
    "home": shape({"blocks": list_of(on("home"), LIMITS["home.blocks"], 0)}, _KEPT),
}


def validate_message(payload: Json) -> list[str]:
    """The faults of a message (`text`, `blocks`, `attachments`), each with its JSON pointer; none is an empty list."""
    blocks, attachments = payload.get("blocks") or [], payload.get("attachments") or []
    written = payload.get("text") or ""
    if not blocks and not attachments and not str(written).strip():
        return [fault("text or blocks are required", "/text")]
    faults = [*_TEXT(written, "/text"), *_message_blocks(blocks, "/blocks")]
    for position, attachment in enumerate(attachments):
        within = attachment.get("blocks", []) if isinstance(attachment, dict) else attachment
        faults += _message_blocks(within, f"/attachments/{position}/blocks")
    return faults


def validate_view(view: Json) -> list[str]:
    """The faults of a modal or Home, each with its JSON pointer; none is an empty list."""
    check = _VIEWS.get(str(view.get("type")))
    if check is None:
        return [fault(f"unsupported type: {view.get('type')}", "/view/type")]
    faults = list(check(view, "/view"))
    if not faults:
        blocks = view["blocks"]
        faults = [*unique_ids(blocks, "/view/blocks"), *one_focus(blocks, "/view/blocks")]
    if size(view) > LIMITS["view.bytes"]:
        faults.append(fault(f"view is larger than {LIMITS['view.bytes']} bytes", "/view"))
    return faults


def _message_blocks(blocks: object, pointer: str) -> list[str]:
    faults = list(_MESSAGE_BLOCKS(blocks, pointer))
    if faults or not isinstance(blocks, list):
        return faults
    return [*unique_ids(blocks, pointer), *message_sums(blocks, pointer)]
