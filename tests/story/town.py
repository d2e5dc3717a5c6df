"""A workspace with the real bot in it as its own process, and the people who use it, over real sockets."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import yaml

from bot import outbox, ticks
from bot.cli.demo import DEMO_ORGANISATION
from bot.manifest import manifest
from bot.schema import SCHEMA
from bot.store.tinydb_store import open_store
from bot.workspace.running import Workspace
from bot.workspace.world import Settings

Found = TypeVar("Found")
ORGANISATION = DEMO_ORGANISATION | {"campaigns": []}  # a clock that is moved brings no check, unless a story wants one
PATIENCE = 20.0  # seconds; a loaded machine is slow, a broken bot never answers
ACKNOWLEDGED = 10.0  # seconds; how long Slack itself waits is a matter of the workspace's own tests
ON_THE_PAGE = frozenset({"message", "command", "message_shortcut", "global_shortcut", "open_home", "block_action"})


def eventually(look: Callable[[], Found | None], what: str, patience: float = PATIENCE) -> Found:
    """What ``look`` finds as soon as it finds something truthy."""
    until = time.monotonic() + patience
    while not (found := look()):
        assert time.monotonic() < until, f"never came: {what}"
        time.sleep(0.02)
    return found


@dataclass
class Town:
    """The workspace, the bot's folder and the bot's process."""

    workspace: Workspace
    folder: Path
    organisation: dict[str, Any] = field(default_factory=lambda: dict(ORGANISATION))
    bot: subprocess.Popen[bytes] | None = None

    def start_bot(self) -> None:
        """Start the bot and wait until it is connected."""
        (self.folder / "organisation.yaml").write_text(yaml.safe_dump(self.organisation), encoding="utf-8")
        with (self.folder / "bot.log").open("ab") as log:
            self.bot = subprocess.Popen([sys.executable, "-m", "bot", "run"], env=self.environment, stderr=log)
        eventually(self._connected, "the bot's connection")

    def stop_bot(self, sign: int = signal.SIGTERM) -> int:
        """Stop the bot (or kill it), halted or not, and wait until the workspace has noticed."""
        assert self.bot is not None
        self.bot.send_signal(sign)
        self.bot.send_signal(signal.SIGCONT)
        status = self.bot.wait(PATIENCE)
        eventually(lambda: not self._connected(), "the end of the connection")
        return status

    @contextmanager
    def bot_halted(self) -> Iterator[None]:
        """The bot stands still for a block, so that what is sent to it arrives all at once."""
        assert self.bot is not None
        self.bot.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.bot.send_signal(signal.SIGCONT)

    @property
    def environment(self) -> dict[str, str]:
        """The bot's environment."""
        settings = self.workspace.settings
        return {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "COMPLIANCE"))} | {
            "SLACK_BOT_TOKEN": settings.bot_token,
            "SLACK_APP_TOKEN": settings.app_token,
            "SLACK_API_URL": self.workspace.api_url,
            "COMPLIANCE_BOT_CLOCK_URL": f"{self.workspace.url}/_workspace/clock",
            "COMPLIANCE_BOT_DATA_DIR": str(self.folder / "data"),
            "COMPLIANCE_BOT_ORGANISATION": str(self.folder / "organisation.yaml"),
        }

    @property
    def log(self) -> str:
        """What the bot's process wrote."""
        return (self.folder / "bot.log").read_text(encoding="utf-8")

    @property
    def now(self) -> datetime:
        """The workspace's time, in UTC."""
        return datetime.fromisoformat(self.get("clock")["now"])

    def move_clock(self, instant: datetime) -> None:
        """Move the workspace's clock forward."""
        offset = (instant - datetime.now(UTC)).total_seconds()
        assert post(self.workspace, "clock", {"offset": offset})["ok"]

    def move_to(self, instant: datetime) -> None:
        """Move the clock forward, and wait until the bot has done and told all that fell due by then."""
        self.move_clock(instant)
        self.wait_for_tick(instant)

    def restart_bot(self, sign: int = signal.SIGTERM) -> None:
        """Stop the bot (or kill it), start it, and wait until it has done and told all that fell due meanwhile."""
        stopped = self.now
        self.stop_bot(sign)
        self.start_bot()
        self.wait_for_tick(stopped)

    def wait_for_tick(self, after: datetime) -> None:
        """Wait until every job was done after an instant, and nothing that is due waits in the outbox."""

        def done() -> bool:
            with closing(open_store(self.folder / "data", SCHEMA, read_only=True)) as store:
                last = [ticks.last(store, job) for job in ("reminders", "digest", "checks")]
                return all(each and each >= after for each in last) and not outbox.due(store, self.now, 1)

        eventually(done, f"a tick after {after}", patience=60)

    def person(self, user: str) -> "Somebody":
        """Somebody at the page."""
        return Somebody(self, user)

    def get(self, path: str) -> dict[str, Any]:
        """A GET of the page's protocol."""
        with urllib.request.urlopen(f"{self.workspace.url}/_workspace/{path}", timeout=PATIENCE) as answer:
            return dict(json.load(answer))

    def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """A POST of the page's protocol."""
        return post(self.workspace, path, body)

    @property
    def wire_length(self) -> int:
        """How much went over the wire so far; of its entries the last 500 are kept."""
        return int(self.get("wire?since=0")["next"])

    def sent_envelopes(self, since: int = 0) -> list[dict[str, Any]]:
        """What the workspace sent to the bot when the wire was longer than this, oldest first."""
        return [entry for entry in self.get(f"wire?since={since}")["entries"] if entry["kind"] == "envelope"]

    def called(self, method: str) -> list[dict[str, Any]]:
        """The bot's calls of a Web API method, oldest first."""
        return [entry for entry in self.get("wire?since=0")["entries"] if entry.get("method") == method]

    def _connected(self) -> bool:
        if self.bot is not None and self.bot.poll() not in (None, 0, -signal.SIGKILL, -signal.SIGTERM):
            raise AssertionError(f"the bot ended:\n{self.log}")
        return bool(self.get("state?as=U0EMMA")["connected"])


@dataclass(frozen=True)
class Somebody:
    """A person at the page: acts, and sees what they may see."""

    town: Town
    user: str

    @property
    def dm(self) -> str:
        """Their direct message with the bot."""
        return f"D{self.user[1:]}"

    def act(self, do: str, **given: Any) -> dict[str, Any]:
        """One act; its outcome. A form covers the page: to act beside it, a person closes it."""
        if do in ON_THE_PAGE:
            self._uncover(given.get("container", {}).get("view_id"))
        return self.town.post("act", {"as": self.user, "do": do, **given})

    def writes(self, text: str, channel: str = "", thread: str | None = None) -> str:
        """Write a message, by default to the bot; its ts."""
        done = self.act("message", channel=channel or self.dm, text=text, **({"thread_ts": thread} if thread else {}))
        assert done["ok"], done
        return str(done["ts"])

    def sees(self, channel: str = "", thread: str | None = None) -> list[dict[str, Any]]:
        """The messages of a channel or thread."""
        of_thread = f"&thread={thread}" if thread else ""
        path = f"channels/{channel or self.dm}/messages?as={self.user}{of_thread}"
        return list(self.town.get(path)["messages"])

    def waits_for(self, words: str, channel: str = "", thread: str | None = None, after: str = "") -> dict[str, Any]:
        """The newest message of the bot in which these words stand, once it is there; ``after`` is the ts of one's own.

        In a town that is shared, words that others may have called forth need ``after``.
        """

        def look() -> dict[str, Any] | None:
            seen = (each for each in self.sees(channel, thread) if each.get("bot_id") and each["ts"] > after)
            found = [each for each in seen if words in shown(each)]
            return found[-1] if found else None

        return eventually(look, f"{words!r} for {self.user} in {channel or 'the direct message'}")

    def told_in_private(self, words: str, channel: str, thread: str | None = None, after: str = "") -> dict[str, Any]:
        """The newest message only this person sees in a channel or its thread, once it is there, ``after`` a ts."""

        def look() -> dict[str, Any] | None:
            seen = [*self.sees(channel), *(self.sees(channel, thread) if thread else [])]
            private = (each for each in seen if each.get("ephemeral") and each["ts"] > after)
            found = [each for each in private if words in shown(each)]
            return found[-1] if found else None

        return eventually(look, f"{words!r} for {self.user} alone in {channel}")

    def waits_until(self, ts: str, words: str, channel: str, thread: str | None = None) -> dict[str, Any]:
        """The message with this ts, once these words stand in it."""

        def look() -> dict[str, Any] | None:
            return next((m for m in self.sees(channel, thread) if m["ts"] == ts and words in shown(m)), None)

        return eventually(look, f"{words!r} in the message {ts}")

    def clicks(self, message: dict[str, Any], label: str, channel: str = "") -> dict[str, Any]:
        """Click the button with a label on a message."""
        block, element = button(message["blocks"], label)
        place = {"type": "message", "channel": channel or self.dm, "ts": message["ts"]}
        if message.get("ephemeral"):
            place["ephemeral"] = True
        return self.act("block_action", container=place, block_id=block, action_id=element["action_id"])

    def judges(self, message: dict[str, Any], value: str, channel: str = "") -> dict[str, Any]:
        """Click helpful or not helpful."""
        block = next(each for each in message["blocks"] if each["type"] == "context_actions")
        place = {"type": "message", "channel": channel or self.dm, "ts": message["ts"]}
        action = block["elements"][0]["action_id"]
        return self.act("block_action", container=place, block_id=block["block_id"], action_id=action, value=value)

    def state(self) -> dict[str, Any]:
        """The page's state for this person."""
        return self.town.get(f"state?as={self.user}")

    def form(self) -> dict[str, Any]:
        """The open form on top, once there is one."""
        views = eventually(lambda: list(self.state()["views"]), f"a form for {self.user}")
        return dict(views[-1])

    def _uncover(self, form: str | None) -> None:
        """Close what is open, unless this form is the one acted in; forms that open later are then the new ones."""
        views = self.state()["views"]
        if views and form not in {view["id"] for view in views}:
            self.act("view_close", view_id=views[0]["id"], clear=True)

    def submits(self, **typed: str) -> dict[str, Any]:
        """Send the open form with these texts, by block id."""
        values = {block: {block: {"value": text}} for block, text in typed.items()}
        return self.act("view_submit", view_id=self.form()["id"], values=values)


def shown(message: dict[str, Any]) -> str:
    """Everything that a message shows: its text and the words of its blocks."""
    return str(message.get("text", "")) + json.dumps(message.get("blocks", []), ensure_ascii=False)


def markup(message: dict[str, Any]) -> str:
    """Everything in a message that Slack reads as markup, so where a mention or a link would come alive."""

    def within(value: Any) -> Iterator[str]:
        if isinstance(value, list):
            yield from (text for each in value for text in within(each))
        elif isinstance(value, dict) and value.get("type") == "mrkdwn":
            yield value["text"]
        elif isinstance(value, dict):
            yield from (text for each in value.values() for text in within(each))

    return "\n".join([message.get("text", ""), *within(message.get("blocks", []))])


def button(blocks: list[dict[str, Any]], label: str) -> tuple[str, dict[str, Any]]:
    """The block id and the button with a label."""
    for block in blocks:
        for element in [*block.get("elements", []), *([block["accessory"]] if "accessory" in block else [])]:
            if element.get("type") == "button" and element["text"]["text"] == label:
                return block["block_id"], element
    labels = [e["text"]["text"] for b in blocks for e in b.get("elements", []) if e.get("type") == "button"]
    raise AssertionError(f"no button {label!r} among {labels}")


def post(workspace: Workspace, path: str, body: dict[str, Any]) -> dict[str, Any]:
    """A POST of the page's protocol."""
    request = urllib.request.Request(
        f"{workspace.url}/_workspace/{path}",
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return dict(json.load(answer))


@contextmanager
def town(folder: Path, **organisation: Any) -> Iterator[Town]:
    """A workspace with the bot running in it, until the block ends."""
    patient = Settings(
        manifest=manifest("en"), retry_scale=0.05, ack_seconds=ACKNOWLEDGED, trigger_seconds=ACKNOWLEDGED
    )
    with Workspace(patient) as workspace:
        place = Town(workspace, folder, ORGANISATION | organisation)
        place.start_bot()
        try:
            yield place
        finally:
            if place.bot and place.bot.poll() is None:
                place.bot.kill()
                place.bot.wait()
