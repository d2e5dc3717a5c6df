"""The whole state of the workspace, and who may see what in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from bot.workspace import seed
from bot.workspace.errors import Refusal
from bot.workspace.faults import Faults
from bot.workspace.hub import Hub
from bot.workspace.manifest import Manifest
from bot.workspace.messages import Messages
from bot.workspace.models import Channel, Json, Person
from bot.workspace.tickets import ResponseUrls, Triggers
from bot.workspace.time_machine import TimeMachine
from bot.workspace.views import Views
from bot.workspace.wire import Wire


@dataclass(frozen=True)
class Settings:
    """How the workspace is started. `scopes` None grants what the manifest asks for (without one: everything).

    The seconds are Slack's own; `retry_scale` multiplies the pauses before an event is sent again.
    """

    manifest: Json | None = None
    scopes: frozenset[str] | None = None
    bot_token: str = "xoxb-local-workspace"  # noqa: S105 (a name for this machine only)
    app_token: str = "xapp-local-workspace"  # noqa: S105
    ack_seconds: float = 3.0
    trigger_seconds: float = 3.0
    response_url_seconds: float = 1800.0
    retry_scale: float = 1.0


@dataclass
class World:
    """Everything that can change, used by one event loop only."""

    settings: Settings = field(default_factory=Settings)
    url: str = ""

    def __post_init__(self) -> None:
        self.manifest = Manifest.read(self.settings.manifest)
        self.people: dict[str, Person] = {person.id: person for person in seed.PEOPLE}
        self.channels: dict[str, Channel] = {each.id: each for each in (*seed.CHANNELS, *seed.DIRECT_MESSAGES)}
        self.messages = Messages()
        self.views = Views()
        self.clock = TimeMachine()
        self.hub = Hub()
        self.wire = Wire(self.hub.tell_of_wire)
        self.triggers = Triggers(self.settings.trigger_seconds)
        self.response_urls = ResponseUrls(self.settings.response_url_seconds)
        self.faults = Faults()
        self.read_until: dict[tuple[str, str], str] = {}

    async def close(self) -> None:
        """Let go of everybody who waits, because the workspace stops."""
        self.hub.close()
        await self.clock.close()

    @property
    def scopes(self) -> frozenset[str] | None:
        """What the bot token may do; None is everything."""
        return self.manifest.scopes if self.settings.scopes is None else self.settings.scopes

    def has_scope(self, scope: str) -> bool:
        return self.scopes is None or scope in self.scopes

    def person(self, user: str) -> Person:
        """A user by id. Raises Refusal (user_not_found)."""
        if user not in self.people:
            raise Refusal("user_not_found")
        return self.people[user]

    def channel(self, name: str) -> Channel:
        """A channel by id or `#name`. Raises Refusal (channel_not_found)."""
        named = (each for each in self.channels.values() if not each.is_im and f"#{each.name}" == name)
        found = self.channels.get(name) or next(named, None)
        if found is None:
            raise Refusal("channel_not_found")
        return found

    def channel_of(self, user: str, channel_id: str) -> Channel:
        """A channel that `user` is in. Private ones do not exist for outsiders. Raises Refusal."""
        channel = self.channel(channel_id)
        if user in channel.members:
            return channel
        raise Refusal("channel_not_found" if channel.is_private else "not_in_channel")

    def visible_channels(self, user: str) -> list[Channel]:
        """What stands in a person's side bar: guests and outsiders see only what they are in."""
        sees_public = self.person(user).kind == "member"
        return [
            each for each in self.channels.values() if user in each.members or (sees_public and not each.is_private)
        ]

    def direct_message(self, user: str) -> Channel:
        """The direct message between the app and a person. Raises Refusal (user_not_found, cannot_dm_bot)."""
        if self.person(user).is_bot:
            raise Refusal("cannot_dm_bot")
        return next(each for each in self.channels.values() if each.user == user)

    def set_members(self, channel: Channel, members: Iterable[str]) -> None:
        """Change who is in a channel."""
        self.channels[channel.id] = replace(channel, members=frozenset(members))

    def unread(self, user: str, channel: Channel) -> int:
        """How many top-level messages of others came since the person last read the channel."""
        mark = self.read_until.get((user, channel.id), "")
        return sum(1 for each in self.messages.top_level(channel.id) if each.ts > mark and each.user != user)
