"""`python -m bot.workspace`: the local workspace on its own."""

import argparse
import json
import sys
from pathlib import Path

from bot.workspace.errors import StateDamaged
from bot.workspace.keeping import Keeper
from bot.workspace.server import serve
from bot.workspace.world import Settings, World


def main() -> int:
    """Serve until stopped; prints one JSON line with the addresses when ready."""
    given = arguments().parse_args()
    manifest = None if given.manifest is None else json.loads(given.manifest.read_text(encoding="utf-8"))
    scopes = None if given.scopes is None else frozenset(given.scopes.split(","))
    settings = Settings(manifest, scopes, given.bot_token, given.app_token, retry_scale=given.retry_scale)
    world, keeper = World(settings), None if given.state is None else Keeper(given.state)
    try:
        if keeper is not None:
            keeper.restore(world)
        serve(world, given.port, lambda: announce(world), keeper)
    except StateDamaged as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"Cannot listen on port {given.port}: {error.strerror}. Choose another with --port.\n")
        return 1
    return 0


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m bot.workspace", description="A Slack-compatible server on 127.0.0.1."
    )
    parser.add_argument("--port", type=int, default=8470, help="0 takes any free port")
    parser.add_argument(
        "--manifest", type=Path, help="the app's Slack manifest (JSON); without it everything is allowed"
    )
    parser.add_argument("--state", type=Path, help="a file that keeps messages between restarts")
    parser.add_argument("--scopes", help="scopes of the bot token, joined by commas; else those of the manifest")
    parser.add_argument("--bot-token", default=Settings.bot_token)
    parser.add_argument("--app-token", default=Settings.app_token)
    parser.add_argument("--retry-scale", type=float, default=1.0, help="times the pauses before an event is sent again")
    return parser


def announce(world: World) -> None:
    """Tell on stdout where the workspace is."""
    tokens = {"bot_token": world.settings.bot_token, "app_token": world.settings.app_token}
    addresses = {"url": world.url, "api_url": f"{world.url}/api/", "clock_url": f"{world.url}/_workspace/clock"}
    sys.stdout.write(json.dumps(addresses | tokens) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
