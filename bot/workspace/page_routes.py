"""The page's own protocol over HTTP (PROTOCOL.md)."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.workspace import page_shapes
from bot.workspace.acts.table import perform
from bot.workspace.errors import Refusal
from bot.workspace.models import Json
from bot.workspace.office import Office

PAGE = Path(__file__).parent / "page"
KINDS = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
BEAT_SECONDS = 15.0


class PageRoutes:
    """The end points of the page."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def routes(self) -> list[Route]:
        """Every path of the protocol."""
        base = "/_workspace"
        return [
            Route("/", self.index),
            Route("/page/{path:path}", self.file),
            Route(f"{base}/state", self.state),
            Route(f"{base}/channels/{{channel}}/messages", self.messages),
            Route(f"{base}/stream", self.stream),
            Route(f"{base}/act", self.act, methods=["POST"]),
            Route(f"{base}/forget-ephemerals", self.forget, methods=["POST"]),
            Route(f"{base}/clock", self.clock),
            Route(f"{base}/clock", self.move_clock, methods=["POST"]),
            Route(f"{base}/wire", self.wire),
        ]

    async def index(self, _request: Request) -> Response:
        return served(PAGE / "index.html")

    async def file(self, request: Request) -> Response:
        return served(PAGE / request.path_params["path"])

    async def state(self, request: Request) -> Response:
        return JSONResponse(page_shapes.state(self._office, self._me(request)))

    async def messages(self, request: Request) -> Response:
        world, me = self._office.world, self._me(request)
        channel = world.channel(request.path_params["channel"])
        if channel not in world.visible_channels(me):
            raise Refusal("channel_not_found")
        ts = request.query_params.get("thread")
        if ts is None:
            found = page_shapes.top_level(world, channel.id, me)
        else:
            found = page_shapes.thread(world, channel.id, ts, me)
        return JSONResponse({"ok": True, "messages": found})

    async def stream(self, request: Request) -> Response:
        return StreamingResponse(self._changes(self._me(request)), media_type="text/event-stream")

    async def act(self, request: Request) -> Response:
        try:
            return JSONResponse(await perform(self._office, await posted(request)))
        except Refusal as refusal:
            return JSONResponse(refusal.answer())

    async def forget(self, request: Request) -> Response:
        user = self._office.world.person(str((await posted(request)).get("as"))).id
        self._office.world.messages.forget_private(user)
        self._office.world.hub.tell("ephemeral", {user})
        return JSONResponse({"ok": True})

    async def clock(self, request: Request) -> Response:
        clock, asked = self._office.world.clock, request.query_params
        if "wait" in asked:
            await clock.wait(number(asked.get("known", "0")), number(asked["wait"]))
        return JSONResponse(clock.reading())

    async def move_clock(self, request: Request) -> Response:
        await self._office.world.clock.move(number((await posted(request)).get("offset")))
        self._office.world.hub.tell("clock")
        return JSONResponse({"ok": True, **self._office.world.clock.reading()})

    async def wire(self, request: Request) -> Response:
        return JSONResponse(self._office.world.wire.since(int(number(request.query_params.get("since", "0")))))

    def _me(self, request: Request) -> str:
        return self._office.world.person(request.query_params.get("as", "")).id

    async def _changes(self, user: str) -> AsyncIterator[str]:
        yield "event: hello\ndata: {}\n\n"
        with self._office.world.hub.listen(user) as queue:
            while True:
                try:
                    async with asyncio.timeout(BEAT_SECONDS):
                        change = await queue.get()
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if change is None:
                    return
                yield f"event: change\ndata: {json.dumps(change)}\n\n"


def served(path: Path) -> Response:
    """A file of the page. Raises Refusal (not_found) for anything outside its folder or of an unknown kind."""
    kind = KINDS.get(path.suffix)
    if kind is None or not path.resolve().is_relative_to(PAGE.resolve()) or not path.is_file():
        raise Refusal("not_found")
    return FileResponse(path, media_type=kind, headers={"cache-control": "no-store"})


async def posted(request: Request) -> Json:
    """The JSON object of a POST. Raises Refusal (invalid_json)."""
    try:
        body = json.loads(await request.body())
    except ValueError:
        raise Refusal("invalid_json") from None
    if not request.headers.get("content-type", "").startswith("application/json") or not isinstance(body, dict):
        raise Refusal("invalid_json")
    return body


def number(given: object) -> float:
    """A number. Raises Refusal (invalid_arguments)."""
    try:
        return float(str(given))
    except ValueError:
        raise Refusal("invalid_arguments") from None
