"""``demo``: the local workspace, and the bot as its child process."""

import json
import os
import signal
import subprocess
import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer
import yaml
from rich.console import Console

from bot.manifest import manifest

DEMO_ORGANISATION = {
    "name": "Optimile",
    "dpo": {"slack": "U0KATRIEN", "deputy": "U0SIMON", "contact": "privacy@example.com"},
    "handlers": ["U0HANNE"],
    "channels": {"triage": "C0TRIAGE", "dpo": "C0DPO"},
    "campaigns": [
        {"id": "desk", "kind": "clean-desk", "day": "thu", "time": "16:00", "audience": {"channel": "C0GENERAL"}},
        {"id": "password", "kind": "password", "day": "tue", "time": "10:00", "audience": {"channel": "C0GENERAL"}},
    ],
}
console = Console()


def demo(
    port: Annotated[int, typer.Option(help="Port of the page on 127.0.0.1.")] = 8470,
    folder: Annotated[Path, typer.Option(help="Where the demonstration keeps its data.")] = Path(".demo"),
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget what the last demonstration kept.")] = False,
    browser: Annotated[bool, typer.Option(help="Open the page.")] = True,
) -> None:
    """Try the bot without Slack: a small workspace in the browser, on this machine only."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if fresh:
        _forget(folder)
    (folder / "manifest.json").write_text(json.dumps(manifest("nl")), encoding="utf-8")
    (folder / "organisation.yaml").write_text(yaml.safe_dump(DEMO_ORGANISATION), encoding="utf-8")
    workspace = _start_workspace(port, folder)
    try:
        _serve(workspace, folder, browser=browser)
    finally:
        _end(workspace)


def _serve(workspace: subprocess.Popen[str], folder: Path, *, browser: bool) -> None:
    line = workspace.stdout.readline() if workspace.stdout else ""
    if not line:
        raise typer.Exit(workspace.wait() or 1)
    address = json.loads(line)
    bot = subprocess.Popen([sys.executable, "-m", "bot", "run"], env=_environment(address, folder))
    console.print(f"\n  The local workspace is at [bold]{address['url']}[/bold]   (Ctrl-C stops it)\n")
    if browser and sys.stdout.isatty():
        webbrowser.open(address["url"])
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        status = bot.wait()
    except KeyboardInterrupt:
        status = 0
    finally:
        _end(bot)
    if status:
        raise typer.Exit(status)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _start_workspace(port: int, folder: Path) -> subprocess.Popen[str]:
    files = ["--manifest", str(folder / "manifest.json"), "--state", str(folder / "workspace.json")]
    command = [sys.executable, "-m", "bot.workspace", "--port", str(port), *files]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own interpreter and module


def _environment(address: dict[str, str], folder: Path) -> dict[str, str]:
    """The child's environment: everything of ours set here, nothing inherited from a real workspace."""
    others = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "COMPLIANCE_BOT_"))}
    return others | {
        "SLACK_BOT_TOKEN": address["bot_token"],
        "SLACK_APP_TOKEN": address["app_token"],
        "SLACK_API_URL": address["api_url"],
        "COMPLIANCE_BOT_CLOCK_URL": address["clock_url"],
        "COMPLIANCE_BOT_DATA_DIR": str(folder / "data"),
        "COMPLIANCE_BOT_ORGANISATION": str(folder / "organisation.yaml"),
    }


def _end(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def _forget(folder: Path) -> None:
    """Delete what a demonstration wrote, and nothing else that may lie in the folder."""
    for path in [folder / "workspace.json", *sorted((folder / "data").rglob("*"), reverse=True)]:
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)
