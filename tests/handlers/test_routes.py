"""Every id is routed, and the manifest offers exactly what is routed."""

from dataclasses import fields
from enum import StrEnum
from typing import Any, Final

import pytest
from slack_bolt import App, BoltRequest, BoltResponse

from bot.manifest import manifest
from handlers.ids import ActionId, CommandId, ShortcutId, ViewId
from handlers.routes import EVENTS, Handlers, register

GLOBAL: Final = frozenset({ShortcutId.LOG})  # offered everywhere, not on a message
REPEATED: Final = frozenset(
    {ActionId.FACET, ActionId.CHOOSE, ActionId.EXAMPLE, ActionId.CHECK}
)  # several in a block, with a suffix
EVERY_ID = [*CommandId, *ShortcutId, *ActionId, *ViewId]


class Standing:
    """Stands for every handler: routes only pass its methods on. No thread is a question's."""

    def __getattr__(self, name: str) -> Any:
        def listener() -> bool:
            return False

        listener.__name__ = name
        return listener

    def __call__(self) -> None:
        """The guard and the failures are called."""


@pytest.fixture(scope="module")
def app() -> App:
    app = App(token="xoxb-x", signing_secret="x", token_verification_enabled=False)
    anything: Any = Standing()
    register(app, Handlers(*[anything] * len(fields(Handlers))))
    return app


def taker(app: App, body: dict[str, Any]) -> str | None:
    """The name of the first listener that would take a payload."""
    request, response = BoltRequest(mode="socket_mode", body=body), BoltResponse(status=404)
    takers = (each.ack_function.__name__ for each in app._listeners if each.matches(req=request, resp=response))
    return next(takers, None)


def payload(id_: StrEnum) -> dict[str, Any]:
    match id_:
        case CommandId():
            return {"command": str(id_), "text": ""}
        case ShortcutId():
            return {"type": "shortcut" if id_ in GLOBAL else "message_action", "callback_id": str(id_)}
        case ViewId():
            return {"type": "view_submission", "view": {"type": "modal", "callback_id": str(id_)}}
        case _:
            suffix = ":1" if id_ in REPEATED else ""
            return {"type": "block_actions", "actions": [{"action_id": f"{id_}{suffix}", "block_id": "b"}]}


def event(kind: str, channel_type: str = "") -> dict[str, Any]:
    inner = {"type": kind, "channel": "X", "channel_type": channel_type, "ts": "1.0", "user": "U"}
    return {"type": "event_callback", "event": inner}


@pytest.mark.parametrize("id_", EVERY_ID)
def test_every_id_has_a_listener_of_its_own(app: App, id_: StrEnum) -> None:
    assert taker(app, payload(id_)) not in (None, "_unknown")


def test_no_two_ids_of_a_kind_share_a_listener(app: App) -> None:
    assert len({taker(app, payload(id_)) for id_ in ActionId}) == len(ActionId)


def test_an_action_that_nobody_knows_is_refused_in_words(app: App) -> None:
    unknown = {"type": "block_actions", "actions": [{"action_id": "of.yesterday", "block_id": "b"}]}
    assert taker(app, unknown) == "_unknown"


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (event("app_mention"), "in_message"),
        (event("message", "im"), "in_message"),
        (event("message", "group"), "_overheard"),
        (event("app_home_opened"), "opened"),
    ],
)
def test_every_event_has_its_listener(app: App, body: dict[str, Any], name: str) -> None:
    assert taker(app, body) == name


def test_the_manifest_asks_for_the_events_commands_and_shortcuts_that_are_routed_and_no_others(app: App) -> None:
    asked = manifest("nl")
    events = asked["settings"]["event_subscriptions"]["bot_events"]
    assert sorted(events) == sorted(EVENTS)
    kinds = {"message.im": event("message", "im"), "message.groups": event("message", "group")}
    assert all(taker(app, kinds.get(name) or event(name)) for name in events)
    features = asked["features"]
    assert {each["command"] for each in features["slash_commands"]} == set(CommandId)
    assert {each["callback_id"] for each in features["shortcuts"]} == set(ShortcutId)
    assert {each["callback_id"] for each in features["shortcuts"] if each["type"] == "global"} == GLOBAL
