"""POST /api/<method>: from the HTTP request to the method and back, with ordered failures and the wire log."""

import asyncio
import json
import time
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.workspace.api.arguments import Arguments
from bot.workspace.api.methods import METHODS, Caller, call, caller_of
from bot.workspace.errors import Refusal
from bot.workspace.events import SCOPES
from bot.workspace.faults import Fault
from bot.workspace.models import Json
from bot.workspace.office import Office

LONGEST_SILENCE_SECONDS = 60.0


async def sent_values(request: Request) -> Json:
    """The arguments of a form or JSON body and of the query. Raises Refusal when the body cannot be read."""
    body = (await request.body()).decode(errors="replace")
    values: Json = dict(request.query_params)
    if request.headers.get("content-type", "").startswith("application/json"):
        try:
            given = json.loads(body or "{}")
        except ValueError:
            raise Refusal("invalid_json") from None
        if not isinstance(given, dict):
            raise Refusal("json_not_object")
        return values | given
    return values | dict(parse_qsl(body, keep_blank_values=True))


def bearer(request: Request, values: Json) -> str | None:
    """The token of a call: the header, else the argument."""
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    given: str | None = token if kind.lower() == "bearer" and token else values.get("token")
    return given or None


async def answer_call(office: Office, request: Request) -> Response:
    """Carry out one call of the Web API."""
    method, started = request.path_params["method"], time.monotonic()
    fault = office.world.faults.take(method)
    values: Json = {}
    caller: Caller = "nobody"
    status = 200
    try:
        values = await sent_values(request)
        caller = caller_of(office.world, bearer(request, values))
        if fault is None or fault.lose_reply:
            answer = call(office, method, Arguments(values), caller)
        else:
            answer, status = fault.answer(), fault.status
    except Refusal as refusal:
        answer = refusal.answer()
    about = {"method": method, "who": caller, "payload": values, "status": status, "answer": answer}
    office.world.wire.log("api", fault=fault and str(fault), ms=round((time.monotonic() - started) * 1000, 1), **about)
    return await _response(request, answer, status, fault, granted(office))


async def _response(
    request: Request, answer: Json, status: int, fault: Fault | None, scopes: frozenset[str]
) -> Response:
    if fault is not None and fault.lose_reply:
        await until_caller_gives_up(request)
        return JSONResponse({"ok": False, "error": "answer_lost"}, 504)
    headers = {"x-oauth-scopes": ",".join(sorted(scopes))}
    if fault is not None and fault.retry_after is not None:
        headers["retry-after"] = str(fault.retry_after)
    return JSONResponse(answer, status, headers)


def granted(office: Office) -> frozenset[str]:
    """The scopes of the bot token; where nothing restricts them, all that the methods and events know."""
    everything = {scope for method in METHODS.values() for scope in method.scopes}
    everything |= {scope for scopes in SCOPES.values() for scope in scopes} | {"commands"}
    return frozenset(everything) if office.world.scopes is None else office.world.scopes


async def until_caller_gives_up(request: Request) -> None:
    """Wait until the caller closes its connection, a minute at most."""
    until = time.monotonic() + LONGEST_SILENCE_SECONDS
    while time.monotonic() < until and not await request.is_disconnected():
        await asyncio.sleep(0.05)
