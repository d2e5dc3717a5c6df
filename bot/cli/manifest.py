"""``manifest``: what to paste when creating the Slack app."""

import json
from typing import Annotated

import typer

from bot.manifest import SCOPES, manifest
from knowledge.language import Lang


def print_manifest(
    lang: Annotated[Lang, typer.Option(help="Language of the names that people see.")] = "nl",
    reasons: Annotated[bool, typer.Option("--reasons", help="Print why each scope is needed instead.")] = False,
) -> None:
    """Print the Slack app manifest as JSON, to paste under "Create New App", "From a manifest"."""
    if reasons:
        for scope, reason in SCOPES.items():
            typer.echo(f"{scope}: {reason}")
    else:
        typer.echo(json.dumps(manifest(lang), indent=2, ensure_ascii=False))
