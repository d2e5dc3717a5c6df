"""Socket Mode: the app's connections, one payload to one of them, and its acknowledgement."""

import asyncio
import json
import secrets
import time
import uuid
from contextlib import suppress
from dataclasses import dataclass, field

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.workspace import seed
from bot.workspace.errors import Refusal
from bot.workspace.hub import Hub
from bot.workspace.models import Json
from bot.workspace.wire import Wire

MOST_CONNECTIONS = 10


class NotAcknowledged(Exception):
    """The app did not take a payload; `reason` is `not_connected`, `timeout` or `connection_closed`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(eq=False)
class Connection:
    """One open web socket, and the acknowledgements that it still owes."""

    socket: WebSocket
    id: str = field(default_factory=lambda: secrets.token_hex(4))
    owed: dict[str, asyncio.Future[Json]] = field(default_factory=dict)


class SocketMode:
    """All connections of the app. `ack_seconds` is how long an acknowledgement may take."""

    def __init__(self, wire: Wire, hub: Hub, ack_seconds: float) -> None:
        self._wire, self._hub, self._ack_seconds = wire, hub, ack_seconds
        self._tickets: set[str] = set()
        self._open: list[Connection] = []

    @property
    def count(self) -> int:
        """How many connections are open."""
        return len(self._open)

    def ticket(self) -> str:
        """A ticket that opens one connection."""
        ticket = secrets.token_urlsafe(24)
        self._tickets.add(ticket)
        return ticket

    async def serve(self, socket: WebSocket) -> None:
        """Run one connection until either side closes it."""
        ticket = socket.query_params.get("ticket", "")
        if ticket not in self._tickets:
            await socket.close(4401, "invalid ticket")
            return
        self._tickets.discard(ticket)
        await socket.accept()
        if self.count >= MOST_CONNECTIONS:
            await socket.send_json({"type": "disconnect", "reason": "too_many_websockets", "debug_info": {}})
            await socket.close()
            return
        connection = Connection(socket)
        self._open.insert(0, connection)
        self._log(connection, "open")
        try:
            await socket.send_json(self._hello())
            await self._listen(connection)
        finally:
            self._drop(connection)

    async def send(self, envelope_type: str, payload: Json, *, answers: bool, retry: Json | None = None) -> Json:
        """Send one payload to one connection and return what its acknowledgement carries.

        Raises NotAcknowledged when no app is connected, it closes or it takes longer than it may.
        """
        envelope: Json = {
            "envelope_id": str(uuid.uuid4()),
            "payload": payload,
            "type": envelope_type,
            "accepts_response_payload": answers,
            **(retry or {}),
        }
        if not self._open:
            raise self._unacknowledged(envelope, "not_connected")
        connection = self._open.pop(0)
        self._open.append(connection)
        self._wire.log("envelope", connection=connection.id, **{"retry_attempt": None, "retry_reason": None} | envelope)
        started = time.monotonic()
        answer = await self._exchange(connection, envelope)
        took = round((time.monotonic() - started) * 1000, 1)
        self._wire.log("ack", envelope_id=envelope["envelope_id"], ms=took, payload=answer or None)
        return answer

    async def disconnect(self, reason: str, *, close: bool) -> None:
        """Warn every connection; `close` then closes it, as Slack does for `refresh_requested`."""
        for connection in tuple(self._open):
            self._log(connection, "disconnect", reason)
            notice = {"type": "disconnect", "reason": reason, "debug_info": {"host": "127.0.0.1"}}
            with suppress(RuntimeError, WebSocketDisconnect):
                await connection.socket.send_json(notice)
                if close:
                    await connection.socket.close()
            if close:
                self._drop(connection)

    async def _exchange(self, connection: Connection, envelope: Json) -> Json:
        owed = asyncio.get_running_loop().create_future()
        connection.owed[envelope["envelope_id"]] = owed
        try:
            await connection.socket.send_json(envelope)
            async with asyncio.timeout(self._ack_seconds):
                answer: Json = await owed
                return answer
        except TimeoutError:
            raise self._unacknowledged(envelope, "timeout") from None
        except (RuntimeError, WebSocketDisconnect, ConnectionError):
            raise self._unacknowledged(envelope, "connection_closed") from None
        finally:
            connection.owed.pop(envelope["envelope_id"], None)

    async def _listen(self, connection: Connection) -> None:
        with suppress(WebSocketDisconnect, RuntimeError):
            while True:
                frame = await connection.socket.receive_text()
                try:
                    answer = json.loads(frame)
                except ValueError:
                    await connection.socket.close(1007, "not JSON")
                    return
                owed = connection.owed.get(str(answer.get("envelope_id")))
                if owed is not None and not owed.done():
                    owed.set_result(answer.get("payload") or {})

    def _drop(self, connection: Connection) -> None:
        if connection not in self._open:
            return
        self._open.remove(connection)
        for owed in connection.owed.values():
            if not owed.done():
                owed.set_exception(ConnectionError("the connection closed"))
        self._log(connection, "close")

    def _unacknowledged(self, envelope: Json, reason: str) -> NotAcknowledged:
        self._wire.log("no_ack", envelope_id=envelope["envelope_id"], reason=reason)
        return NotAcknowledged(reason)

    def _log(self, connection: Connection, event: str, reason: str | None = None) -> None:
        self._wire.log("connection", connection=connection.id, event=event, reason=reason)
        self._hub.tell("connection")

    def _hello(self) -> Json:
        debug = {"host": "127.0.0.1", "build_number": 1, "approximate_connection_time": 3600}
        info = {"app_id": seed.APP_ID}
        return {"type": "hello", "num_connections": self.count, "debug_info": debug, "connection_info": info}


def told_to_person(error: NotAcknowledged) -> Refusal:
    """What the acting person is told when the app did not take their click."""
    return Refusal("not_connected" if error.reason == "not_connected" else "operation_timeout")
