"""The local workspace in a thread of this process, for tests: real sockets, its own event loop."""

import threading
import time
from types import TracebackType
from typing import Self

from bot.workspace.server import Server, address, listen
from bot.workspace.world import Settings, World

START_SECONDS = 10.0


class Workspace:
    """`with Workspace(Settings(...)) as workspace:` serves at `workspace.url` until the block ends."""

    def __init__(self, settings: Settings | None = None, port: int = 0) -> None:
        self.settings = settings or Settings()
        self.url = ""
        self._port = port
        self._thread: threading.Thread | None = None

    @property
    def api_url(self) -> str:
        """The base URL of the Web API."""
        return f"{self.url}/api/"

    def start(self) -> Self:
        """Start serving. Raises OSError when the port is taken, TimeoutError when it does not come up."""
        listener = listen(self._port)
        self.url = address(listener)
        self._server = Server(World(self.settings, self.url))
        run = self._server.run
        self._thread = threading.Thread(target=run, kwargs={"sockets": [listener]}, name="workspace", daemon=True)
        self._thread.start()
        until = time.monotonic() + START_SECONDS
        while not self._server.started:
            if time.monotonic() > until or not self._thread.is_alive():
                raise TimeoutError("The local workspace did not start; look at its log lines above.")
            threading.Event().wait(0.005)
        return self

    def stop(self) -> None:
        """Stop serving and wait for the thread."""
        if self._thread is not None:
            self._server.should_exit = True
            self._thread.join(START_SECONDS)
            self._thread = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
