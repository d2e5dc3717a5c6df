"""What the app declares in its Slack manifest: commands, shortcuts, events and scopes."""

from dataclasses import dataclass

from bot.workspace.models import Json

EVERYTHING: Json = {
    "display_information": {"name": "Privacy"},
    "features": {
        "slash_commands": [{"command": "/privacy", "description": "Ask about privacy", "usage_hint": "[question]"}],
        "shortcuts": [{"name": "Ask about this", "type": "message", "callback_id": "ask_about"}],
    },
}


@dataclass(frozen=True)
class Manifest:
    """A manifest as read. `open` is the stand-in for a missing one: every event and scope is allowed."""

    body: Json
    open: bool = False

    @classmethod
    def read(cls, body: Json | None) -> "Manifest":
        """The manifest `body`, or the open stand-in when there is none."""
        return cls(EVERYTHING, open=True) if body is None else cls(body)

    @property
    def name(self) -> str:
        return str(self._part("display_information").get("name", "App"))

    @property
    def commands(self) -> list[Json]:
        return list(self._part("features").get("slash_commands", []))

    def command(self, name: str) -> Json | None:
        """The declaration of the slash command `name`, or None."""
        return next((command for command in self.commands if command["command"] == name), None)

    def shortcuts(self, kind: str) -> list[Json]:
        """The shortcuts of a kind, `message` or `global`."""
        found = [each for each in self._part("features").get("shortcuts", []) if each["type"] == kind]
        return [{"callback_id": each["callback_id"], "name": each["name"]} for each in found]

    def has_shortcut(self, kind: str, callback_id: str) -> bool:
        """Whether the shortcut is declared; the open stand-in knows all."""
        return self.open or any(each["callback_id"] == callback_id for each in self.shortcuts(kind))

    def subscribes(self, event: str) -> bool:
        """Whether an event such as `message.im` was asked for."""
        subscriptions = self._part("settings").get("event_subscriptions", {})
        return self.open or event in subscriptions.get("bot_events", [])

    @property
    def is_interactive(self) -> bool:
        """Whether buttons, modals and shortcuts reach the app."""
        return self.open or bool(self._part("settings").get("interactivity", {}).get("is_enabled"))

    @property
    def has_home(self) -> bool:
        return self.open or bool(self._part("features").get("app_home", {}).get("home_tab_enabled"))

    @property
    def takes_direct_messages(self) -> bool:
        home = self._part("features").get("app_home", {})
        return self.open or (home.get("messages_tab_enabled", True) and not home.get("messages_tab_read_only_enabled"))

    @property
    def scopes(self) -> frozenset[str] | None:
        """The bot's scopes, or None when nothing restricts them."""
        scopes = self._part("oauth_config").get("scopes", {}).get("bot")
        return None if scopes is None else frozenset(scopes)

    def _part(self, name: str) -> Json:
        part: Json = self.body.get(name, {})
        return part
