"""What the manifest does not switch on is off."""

from collections.abc import Iterator

import pytest
from slack_sdk.errors import SlackApiError

from bot.workspace.running import Workspace
from bot.workspace.world import Settings
from tests.bot.workspace.people import App, Person, connected, web

COMMAND = {"command": "/privacy", "description": "Ask", "should_escape": True}
SHORTCUT = {"name": "Ask about this", "type": "message", "callback_id": "ask"}
MANIFEST = {
    "display_information": {"name": "Privacy bot"},
    "features": {
        "app_home": {"home_tab_enabled": False, "messages_tab_enabled": False},
        "slash_commands": [COMMAND],
        "shortcuts": [SHORTCUT],
    },
    "oauth_config": {"scopes": {"bot": ["chat:write", "commands"]}},
    "settings": {"interactivity": {"is_enabled": False}, "event_subscriptions": {"bot_events": ["app_home_opened"]}},
}


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace(Settings(MANIFEST)) as workspace:
        yield workspace


def test_the_page_shows_what_is_declared(emma: Person) -> None:
    app = emma.state()["app"]
    assert app["name"] == "Privacy bot"
    assert app["commands"] == [{"command": "/privacy", "description": "Ask", "usage_hint": ""}]
    assert (app["message_shortcuts"], app["global_shortcuts"]) == (
        [{"callback_id": "ask", "name": "Ask about this"}],
        [],
    )


def test_without_its_tab_there_is_no_home_and_no_direct_message(workspace: Workspace, emma: Person) -> None:
    with pytest.raises(SlackApiError, match="not_enabled"):
        web(workspace).views_publish(user_id="U0EMMA", view={"type": "home", "blocks": []})
    assert emma.act("message", channel="D0EMMA", text="hi") == {"ok": False, "error": "messages_tab_disabled"}


def test_without_interactivity_a_shortcut_does_not_reach_the_app(app: App, emma: Person) -> None:
    ts = emma.says("what about this?", "C0SALES")
    done = emma.act("message_shortcut", channel="C0SALES", ts=ts, callback_id="ask")
    assert done == {"ok": False, "error": "interactivity_not_enabled"}
    assert not app.got


def test_a_command_that_escapes_gets_ids_for_names(app: App, emma: Person) -> None:
    emma.act("command", channel="C0SALES", command="/privacy", text="ask @katrien in #sales")
    assert app.got[0].payload["text"] == "ask <@U0KATRIEN> in <#C0SALES|sales>"


def test_the_scopes_of_the_manifest_are_those_of_the_token(workspace: Workspace) -> None:
    client = web(workspace)
    assert client.auth_test().headers["x-oauth-scopes"] == "chat:write,commands"
    with pytest.raises(SlackApiError, match="missing_scope"):
        client.users_info(user="U0EMMA")


def test_given_scopes_take_the_place_of_the_manifests() -> None:
    with Workspace(Settings(MANIFEST, scopes=frozenset({"users:read"}))) as workspace, connected(workspace):
        assert web(workspace).users_info(user="U0EMMA")["ok"]
