"""What a restart keeps, as one JSON file: messages, Home tabs, members, read marks and the clock."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from bot.workspace.errors import StateDamaged
from bot.workspace.messages import Messages
from bot.workspace.models import Message, OpenView
from bot.workspace.world import World

LOOK_SECONDS = 0.2


@dataclass(frozen=True)
class Kept:
    """The content of the file. `clock` is in seconds; `read` holds (user, channel, ts)."""

    clock: float
    messages: tuple[Message, ...]
    homes: tuple[OpenView, ...]
    members: dict[str, frozenset[str]]
    read: tuple[tuple[str, str, str], ...]
    version: Literal[1] = 1


_FILE = TypeAdapter(Kept)


class Keeper:
    """Reads and writes the state file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def restore(self, world: World) -> None:
        """Fill a world from the file, if there is one. Raises StateDamaged when it cannot be read."""
        if not self._path.exists():
            return
        try:
            kept = _FILE.validate_json(self._path.read_bytes())
        except (OSError, ValidationError):
            raise StateDamaged(self._path.name) from None
        world.messages = Messages(kept.messages)
        world.clock.offset = kept.clock
        world.read_until = {(user, channel): ts for user, channel, ts in kept.read}
        for home in kept.homes:
            world.views.restore(home)
        for channel, members in kept.members.items():
            world.set_members(world.channel(channel), members)

    def save(self, world: World) -> None:
        """Write the file whole, or not at all."""
        kept = Kept(
            world.clock.offset,
            tuple(world.messages.all()),
            tuple(world.views.homes()),
            {each.id: each.members for each in world.channels.values()},
            tuple((user, channel, ts) for (user, channel), ts in world.read_until.items()),
        )
        draft = self._path.with_name(self._path.name + ".new")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(_FILE.dump_json(kept))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._path)

    @asynccontextmanager
    async def keeping(self, world: World) -> AsyncIterator[None]:
        """Save soon after every change, and once more at the end."""
        watching = asyncio.create_task(self._watch(world))
        try:
            yield
        finally:
            watching.cancel()
            self.save(world)

    async def _watch(self, world: World) -> None:
        saved = world.hub.changes
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            changes = world.hub.changes
            if saved != changes:
                with suppress(OSError):  # a full disk may have room again at the next look
                    self.save(world)
                    saved = changes
