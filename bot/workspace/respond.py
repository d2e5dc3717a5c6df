"""POST /respond/<secret>: what the app sends to a response URL."""

import json
from contextlib import suppress

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.workspace.acts.calling import show
from bot.workspace.api.arguments import Arguments
from bot.workspace.api.chat import content
from bot.workspace.errors import Refusal
from bot.workspace.models import Json, Message
from bot.workspace.office import Office
from bot.workspace.tickets import ResponseUrl


async def answer_response_url(office: Office, request: Request) -> Response:
    """Carry out one use of a response URL: `ok`, or 404 with Slack's error code."""
    payload: Json = {}
    try:
        payload = _payload(await request.body())
        respond(office, office.world.response_urls.use(request.path_params["secret"]), Arguments(payload))
    except Refusal as refusal:
        office.world.wire.log("response_url", payload=payload, status=404, answer=refusal.answer())
        return JSONResponse(refusal.answer(), 404)
    office.world.wire.log("response_url", payload=payload, status=200, answer="ok")
    return PlainTextResponse("ok")


def _payload(body: bytes) -> Json:
    try:
        payload = json.loads(body)
    except ValueError:
        raise Refusal("invalid_payload") from None
    if not isinstance(payload, dict):
        raise Refusal("invalid_payload")
    return payload


def respond(office: Office, url: ResponseUrl, answer: Arguments) -> None:
    """Delete or replace the message that was acted on, or say something new. Raises Refusal."""
    original = _original(office, url)
    if answer.flag("delete_original"):
        if original is not None:
            office.posting.remove(original)
    elif answer.flag("replace_original") and url.ts is not None:
        text, blocks, attachments = content(answer)
        if original is not None:
            office.posting.change(original, text=text, blocks=blocks, attachments=attachments)
    else:
        show(office, url.channel, url.user, answer, answer.optional("thread_ts"))


def _original(office: Office, url: ResponseUrl) -> Message | None:
    """The message that was acted on; an ephemeral one may be forgotten by now."""
    if url.ts is None:
        return None
    messages = office.world.messages
    with suppress(Refusal):
        return messages.get(url.channel, url.ts)
    with suppress(Refusal):
        return messages.private(url.channel, url.ts, url.user)
    return None
