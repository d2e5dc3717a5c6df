"""The manifest: valid by Slack's schema in every language, with the least scopes."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bot.manifest import SCOPES, manifest
from handlers.routes import EVENTS
from knowledge.language import LANGS, Lang

SCHEMA = json.loads((Path(__file__).parents[1] / "payloads" / "manifest.schema.2.0.0.json").read_text(encoding="utf-8"))
CODE = Path(__file__).parents[2]
#  scope               what needs it: an event or feature of the manifest, or a call in our code
NEEDED = {
    "app_mentions:read": "event app_mention",
    "im:history": "event message.im",
    "groups:history": "event message.groups",
    "commands": "feature slash_commands",
    "chat:write": "call chat.postMessage",
    "im:write": "call conversations.open",
    "users:read": "call users_info",
    "channels:read": "call conversations.list",
    "groups:read": "call conversations.list",
}


@pytest.mark.parametrize("lang", LANGS)
def test_slacks_schema_takes_the_manifest_in_every_language(lang: Lang) -> None:
    jsonschema.validate(manifest(lang), SCHEMA)


def test_the_schema_would_refuse_a_name_that_is_too_long() -> None:
    broken: dict[str, Any] = manifest("nl")
    broken["features"]["shortcuts"][0]["name"] = "x" * 25
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, SCHEMA)


def test_every_scope_has_a_reason_and_something_that_needs_it() -> None:
    assert set(NEEDED) == set(SCOPES)
    assert manifest("nl")["oauth_config"]["scopes"]["bot"] == sorted(SCOPES)
    assert all(len(reason) > 20 for reason in SCOPES.values())


@pytest.mark.parametrize(("scope", "need"), NEEDED.items())
def test_what_needs_a_scope_is_there(scope: str, need: str) -> None:
    kind, name = need.split(" ")
    if kind == "event":
        assert name in EVENTS
    elif kind == "feature":
        assert manifest("nl")["features"][name]
    else:
        files = [*(CODE / "bot").glob("*.py"), *(CODE / "handlers").rglob("*.py")]
        assert any(name in path.read_text(encoding="utf-8") for path in files)


def test_slacks_limits_that_no_schema_holds() -> None:
    for lang in LANGS:
        asked = manifest(lang)
        assert len(asked["features"]["slash_commands"]) <= 50
        assert len(asked["features"]["shortcuts"]) <= 10
        assert len(asked["display_information"]["description"]) <= 140


def test_the_command_prints_what_can_be_pasted_and_why() -> None:
    def printed(*options: str) -> str:
        command = [sys.executable, "-m", "bot", "manifest", *options]
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout

    assert json.loads(printed("--lang", "fr")) == manifest("fr")
    assert all(f"{scope}: " in printed("--reasons") for scope in SCOPES)
