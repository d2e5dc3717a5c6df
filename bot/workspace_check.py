"""What a workspace says about the people and channels that organisation.yaml names."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from slack_sdk import WebClient

from bot.slack_errors import told

PAGE: Final = 200


@dataclass(frozen=True)
class WorkspaceCheck:
    """Looks names up with the bot's token. Every call raises SlackRefused when Slack answers no."""

    client: WebClient

    def user_id(self, said: str) -> str | None:
        """The id of ``@handle`` or of an id; None for nobody."""
        wanted = said.removeprefix("@").casefold()
        for user in self._pages("users.list", "members"):
            names = {user["id"], user.get("name"), user.get("profile", {}).get("display_name")}
            if wanted in {str(name).casefold() for name in names if name}:
                return str(user["id"])
        return None

    def channel(self, said: str) -> dict[str, Any] | None:
        """The channel ``#name`` or with an id, as Slack describes it; None where the bot cannot see one."""
        wanted = said.removeprefix("#").casefold()
        kinds = "public_channel,private_channel"
        found = (
            channel
            for channel in self._pages("conversations.list", "channels", types=kinds, exclude_archived=True)
            if wanted in {channel["id"].casefold(), channel["name"].casefold()}
        )
        return next(found, None)

    def _pages(self, method: str, key: str, **arguments: Any) -> Iterator[dict[str, Any]]:
        cursor = ""
        while True:
            with told("Looking names up in Slack"):
                given = {"limit": PAGE, "cursor": cursor, **arguments}
                page: Any = self.client.api_call(method, params=given).data
            yield from page[key]
            cursor = page.get("response_metadata", {}).get("next_cursor", "")
            if not cursor:
                return


def warnings(channel: dict[str, Any], purpose: str) -> list[str]:
    """What is not as it should be with a channel for requests or questions, in a sentence each."""
    name = f"#{channel.get('name', channel['id'])}"
    found = []
    if not channel.get("is_private"):
        found.append(f"{name} is public: everybody could read the {purpose} cards. Use a private channel.")
    if not channel.get("is_member"):
        found.append(f"The bot is not in {name}. Type /invite @Privacy there.")
    return found
