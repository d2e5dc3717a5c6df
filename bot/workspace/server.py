"""The web application of the local workspace: Slack's side for the app, the page's side for people."""

import socket as sockets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.workspace.api.endpoint import answer_call
from bot.workspace.errors import Refusal
from bot.workspace.keeping import Keeper
from bot.workspace.office import Office
from bot.workspace.page_routes import PageRoutes
from bot.workspace.respond import answer_response_url
from bot.workspace.world import World

HOST = "127.0.0.1"
HEADERS = {
    "content-security-policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


class SafeHeaders:
    """Adds the headers that keep the page to itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)


def create_app(world: World, keeper: Keeper | None = None) -> Starlette:
    """The application around a world; a keeper saves it while the application runs."""
    office = Office.around(world)
    end_point: Callable[[Request], Awaitable[Response]] = partial(answer_call, office)
    return Starlette(
        routes=[
            Route("/api/{method:path}", end_point, methods=["GET", "POST"]),
            Route("/respond/{secret}", partial(answer_response_url, office), methods=["POST"]),
            WebSocketRoute("/socket", office.socket.serve),
            *PageRoutes(office).routes(),
        ],
        middleware=[Middleware(SafeHeaders), Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"])],
        exception_handlers={Refusal: _refused},
        lifespan=None if keeper is None else lambda _app: keeper.keeping(world),
    )


async def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)
    return JSONResponse(error.answer(), 404 if error.code.endswith("not_found") else 400)


def listen(port: int) -> sockets.socket:
    """A socket on this machine only; port 0 takes any free one. Raises OSError when the port is taken."""
    listener = sockets.socket(sockets.AF_INET, sockets.SOCK_STREAM)
    listener.setsockopt(sockets.SOL_SOCKET, sockets.SO_REUSEADDR, 1)
    listener.bind((HOST, port))
    return listener


class Server(uvicorn.Server):
    """A server for one world; quiet, because the wire inspector shows the traffic."""

    def __init__(self, world: World, keeper: Keeper | None = None) -> None:
        self._world = world
        config = uvicorn.Config(
            create_app(world, keeper),
            log_level="warning",
            access_log=False,
            ws="websockets-sansio",
            ws_ping_interval=None,
            timeout_graceful_shutdown=1,
        )
        super().__init__(config)

    async def shutdown(self, sockets: list[sockets.socket] | None = None) -> None:
        """Let go of open streams first, else the server would wait for them."""
        await self._world.close()
        await super().shutdown(sockets)


def serve(world: World, port: int, ready: Callable[[], None], keeper: Keeper | None = None) -> None:
    """Run until a signal comes; `ready` is called when requests are taken.

    Raises OSError when the port is taken.
    """
    listener = listen(port)
    world.url = address(listener)
    listener.listen()
    with suppress(KeyboardInterrupt):
        ready()
        Server(world, keeper).run(sockets=[listener])


def address(listener: sockets.socket) -> str:
    """The base URL of a listening socket."""
    return f"http://{HOST}:{listener.getsockname()[1]}"
