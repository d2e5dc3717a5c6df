"""The parts of the workspace that methods and acts work with."""

from dataclasses import dataclass

from bot.workspace.events import Events
from bot.workspace.interactions import Interactions
from bot.workspace.posting import Posting
from bot.workspace.socket_mode import SocketMode
from bot.workspace.world import World


@dataclass(frozen=True)
class Office:
    """The world, the app's connections, what is sent over them, and the only writer of messages."""

    world: World
    socket: SocketMode
    events: Events
    posting: Posting
    interactions: Interactions

    @classmethod
    def around(cls, world: World) -> "Office":
        """Everything joined up around a world."""
        socket = SocketMode(world.wire, world.hub, world.settings.ack_seconds)
        events = Events(world, socket)
        return cls(world, socket, events, Posting(world, events), Interactions(world, socket))
