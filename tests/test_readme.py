"""README's tables are the code's: settings, commands and scopes."""

import re
from pathlib import Path

import typer.main

from bot.cli.main import build
from bot.manifest import SCOPES
from bot.settings import Settings

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def table(name: str) -> list[list[str]]:
    """The cells of a marked table, without its head."""
    block = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", README, re.S)
    assert block, f"README has no table marked {name}"
    rows = [line.strip("|").split("|") for line in block[1].strip().splitlines()[2:]]
    return [[cell.strip() for cell in row] for row in rows]


def test_the_settings_table_is_that_of_settings() -> None:
    expected = []
    for field in Settings.model_fields.values():
        default = "" if field.default is None else str(getattr(field.default, "name", field.default))
        default = "the packaged folder" if "knowledge" in str(field.validation_alias).lower() else default
        expected.append([f"`{field.validation_alias}`", str(field.description), f"`{default}`" if default else ""])
    assert expected == table("settings")


def test_the_command_table_is_that_of_the_command_line() -> None:
    group = typer.main.get_command(build())
    commands = []
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        for inner, leaf in getattr(command, "commands", {"": command}).items():
            commands.append([f"`{f'{name} {inner}'.strip()}`", leaf.help.split("\n\n")[0]])
    assert sorted(commands) == sorted(table("commands"))


def test_the_scope_table_is_that_of_the_manifest() -> None:
    assert [[f"`{scope}`", reason] for scope, reason in SCOPES.items()] == table("scopes")
