"""The Slack app manifest, built from the routes, with the least scopes and a reason for each."""

from typing import Any, Final

from handlers.ids import CommandId, ShortcutId
from handlers.routes import EVENTS
from handlers.views.labels import Labels, labels
from knowledge.language import Lang

SCOPES: Final[dict[str, str]] = {
    "app_mentions:read": "see the messages that mention the bot, to answer them",
    "channels:read": "warn when a channel meant to be private is public",
    "chat:write": "post answers, where the bot is a member",
    "commands": "offer /privacy and the message shortcuts",
    "groups:history": "see the DPO's replies below a question in the DPO's private channel, and find a message again",
    "groups:read": "check that the triage and DPO channels are private and that the bot is in them",
    "im:history": "see what people write to the bot, and find an answer again whose sending was interrupted",
    "im:write": "open the direct message of somebody whose answer has to be looked for",
    "users:read": "know a person's language and time zone, and whether they are a guest or from another organisation",
}
SHORTCUTS: Final = (
    (ShortcutId.ASK_ABOUT, "message", "ask_about"),
    (ShortcutId.LOG_MESSAGE, "message", "log"),
    (ShortcutId.CORRECT, "message", "correct"),
    (ShortcutId.LOG, "global", "log"),
)


def manifest(lang: Lang) -> dict[str, Any]:
    """The manifest in a language, for Socket Mode, as Slack's schema 2.0.0 has it."""
    say = labels(lang)
    return {
        "_metadata": {"major_version": 2, "minor_version": 0},
        "display_information": {"name": "Privacy", "description": say("manifest.description")},
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Privacy", "always_online": True},
            "shortcuts": [_shortcut(callback, kind, key, say) for callback, kind, key in SHORTCUTS],
            "slash_commands": [_command(say)],
        },
        "oauth_config": {"scopes": {"bot": sorted(SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": sorted(EVENTS)},
            "interactivity": {"is_enabled": True},
            "org_deploy_enabled": False,
            "socket_mode_enabled": True,
            "token_rotation_enabled": False,
        },
    }


def _shortcut(callback: ShortcutId, kind: str, key: str, say: Labels) -> dict[str, Any]:
    return {
        "name": say(f"manifest.{key}"),
        "type": kind,
        "callback_id": str(callback),
        "description": say(f"manifest.{key}_description"),
    }


def _command(say: Labels) -> dict[str, Any]:
    return {
        "command": str(CommandId.PRIVACY),
        "description": say("manifest.command"),
        "usage_hint": say("manifest.usage"),
        "should_escape": True,
    }
