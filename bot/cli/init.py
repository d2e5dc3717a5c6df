"""``init``: ask what the bot needs to know, and write organisation.yaml and .env."""

from pathlib import Path
from typing import Annotated, Any

import typer
import yaml
from pydantic import ValidationError
from rich.console import Console
from slack_sdk import WebClient

from bot.errors import BotError
from bot.workspace_check import WorkspaceCheck, warnings
from knowledge.language import LANGS
from knowledge.organisation import Organisation

HEADER = "# Who handles privacy here. Every key, with its default, is explained in deploy/organisation.example.yaml.\n"
console = Console()


class AlreadyThere(BotError):
    """A file would be overwritten."""


def init(
    folder: Annotated[Path, typer.Option(help="Where to write organisation.yaml and .env.")] = Path(),
    api_url: Annotated[str, typer.Option(envvar="SLACK_API_URL", hidden=True)] = "https://slack.com/api/",
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that exist.")] = False,
) -> None:
    """Ask for the DPO, the channels, the time zone, the languages and the tokens, and write them down.

    With a bot token, people and channels may be given as @name and #name, and channels are checked: a triage channel
    that everybody can read is warned of. Without one, give Slack ids.
    """
    files = [folder / "organisation.yaml", folder / ".env"]
    there = [str(path) for path in files if path.exists()]
    if there and not force:
        raise AlreadyThere(f"{', '.join(there)} exists already; give --force to overwrite, or another --folder")
    tokens = _ask_tokens()
    check = WorkspaceCheck(WebClient(token=tokens["SLACK_BOT_TOKEN"], base_url=api_url)) if tokens else None
    organisation = _valid(_ask_organisation(check))
    folder.mkdir(parents=True, exist_ok=True)
    files[0].write_text(HEADER + yaml.safe_dump(organisation, allow_unicode=True, sort_keys=False), encoding="utf-8")
    _write_secret(files[1], tokens)
    console.print(f"Wrote {files[0]} and {files[1]}. Next: [bold]compliance-bot run[/bold]")


def _ask_tokens() -> dict[str, str]:
    console.print("The tokens of the Slack app (leave empty to fill in .env later; see README, “Connect a workspace”).")
    bot = typer.prompt("Bot token (xoxb-…)", default="", show_default=False, hide_input=True)
    if not bot:
        return {}
    app = typer.prompt("App-level token (xapp-…)", default="", show_default=False, hide_input=True)
    return {"SLACK_BOT_TOKEN": bot, "SLACK_APP_TOKEN": app}


def _ask_organisation(check: WorkspaceCheck | None) -> dict[str, Any]:
    """organisation.yaml as plain values; what is left empty is left out."""
    kept = Organisation()
    dpo = {
        "slack": _ask_person("DPO", check),
        "deputy": _ask_person("Deputy of the DPO", check),
        "contact": typer.prompt("How people outside Slack reach the DPO", default="", show_default=False),
    }
    channels = {
        "triage": _ask_channel("Private channel for requests (triage)", "request", check),
        "dpo": _ask_channel("Private channel for questions to the DPO", "question", check),
    }
    languages = typer.prompt("Languages, the most used one first", default=" ".join(LANGS)).replace(",", " ").split()
    return {
        "name": typer.prompt("Name of the organisation", default=kept.name),
        "country": typer.prompt("Country, for public holidays", default=kept.country).upper(),
        "timezone": typer.prompt("Time zone", default=kept.timezone),
        "languages": languages,
        "dpo": {key: value for key, value in dpo.items() if value},
        "channels": {key: value for key, value in channels.items() if value},
    }


def _ask_person(who: str, check: WorkspaceCheck | None) -> str:
    form = "@name or Slack id" if check else "Slack id such as U024BE7LH"
    while said := typer.prompt(f"{who} ({form}, empty for none)", default="", show_default=False):
        if check is None or (found := check.user_id(said)):
            return said if check is None else str(found)
        console.print(f"[yellow]Nobody in this workspace is called {said}. Try again, or leave it empty.[/yellow]")
    return ""


def _ask_channel(what: str, purpose: str, check: WorkspaceCheck | None) -> str:
    form = "#name or Slack id" if check else "Slack id such as C024BE91L"
    while said := typer.prompt(f"{what} ({form}, empty for none)", default="", show_default=False):
        if check is None:
            return str(said)
        if channel := check.channel(said):
            for warning in warnings(channel, purpose):
                console.print(f"[yellow]{warning}[/yellow]")
            if not warnings(channel, purpose) or typer.confirm("Use it all the same?", default=False):
                return str(channel["id"])
        else:
            console.print(f"[yellow]The bot sees no channel {said}. Invite it with /invite @Privacy first.[/yellow]")
    return ""


def _valid(values: dict[str, Any]) -> dict[str, Any]:
    """The values, once organisation.yaml would be valid with them. Raises BotError with every fault."""
    try:
        Organisation.model_validate(values)
    except ValidationError as error:
        faults = (f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise BotError("Nothing was written.\n" + "\n".join(faults)) from None
    return values


def _write_secret(path: Path, tokens: dict[str, str]) -> None:
    """A file that only its owner can read, from the first byte on."""
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    lines = tokens or {"# SLACK_BOT_TOKEN": "xoxb-…", "# SLACK_APP_TOKEN": "xapp-…"}
    path.write_text("".join(f"{name}={value}\n" for name, value in lines.items()), encoding="utf-8")
