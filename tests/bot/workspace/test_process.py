"""The workspace as a process of its own: what it prints, keeps and refuses."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.workspace.running import Workspace
from bot.workspace.world import Settings
from tests.bot.workspace.people import Person, eventually, get, post, web

COMMAND = [sys.executable, "-m", "bot.workspace", "--port", "0"]


class Elsewhere(Workspace):
    """A workspace in another process."""

    def __init__(self, url: str) -> None:
        super().__init__(Settings())
        self.url = url


@contextmanager
def process(*options: str) -> Iterator[tuple[Elsewhere, "subprocess.Popen[str]"]]:
    """A workspace process that listens; ended at the end of the block."""
    with subprocess.Popen([*COMMAND, *options], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        line = json.loads(running.stdout.readline())
        assert line.keys() == {"url", "api_url", "bot_token", "app_token", "clock_url"}
        try:
            yield Elsewhere(line["url"]), running
        finally:
            running.terminate()


def test_a_demonstration_goes_on_after_a_restart(tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    with process("--state", str(state)) as (workspace, _):
        emma = Person(workspace, "U0EMMA")
        ts = emma.says("hello")
        web(workspace).chat_postMessage(channel="D0EMMA", text="hi", thread_ts=ts, blocks=[{"type": "divider"}])
        web(workspace).views_publish(user_id="U0EMMA", view={"type": "home", "blocks": [{"type": "divider"}]})
        emma.act("join", channel="C0RANDOM", user="U0PRIVACY")
        emma.act("reaction", channel="D0EMMA", ts=ts, name="eyes")
        post(workspace, "clock", {"offset": 3600})
        before = (emma.sees(), emma.sees(thread=ts), emma.state()["home"], emma.state()["channels"])
    with process("--state", str(state)) as (workspace, _):
        emma = Person(workspace, "U0EMMA")
        assert before == (emma.sees(), emma.sees(thread=ts), emma.state()["home"], emma.state()["channels"])
        assert get(workspace, "clock")["offset"] == 3600
    assert oct(state.stat().st_mode)[-3:] == "600"


def test_what_stood_there_a_moment_before_a_kill_is_kept(tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    with process("--state", str(state)) as (workspace, running):
        Person(workspace, "U0EMMA").says("hello")
        eventually(lambda: state.exists() and "hello" in state.read_text())
        running.send_signal(signal.SIGKILL)
        running.wait(5)
    with process("--state", str(state)) as (workspace, _):
        assert [each["text"] for each in Person(workspace, "U0EMMA").sees()] == ["hello"]


def test_a_damaged_state_file_is_named_with_what_to_do(tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    state.write_text('{"clock": ')
    done = subprocess.run([*COMMAND, "--state", str(state)], capture_output=True, text=True, timeout=20, check=False)
    assert done.returncode == 1
    assert done.stderr == "The state file state.json is damaged. Move it away to start with an empty workspace.\n"
    assert state.read_text() == '{"clock": '


def test_a_taken_port_is_named_with_what_to_do() -> None:
    with Workspace() as workspace:
        port = workspace.url.rpartition(":")[2]
        command = [sys.executable, "-m", "bot.workspace", "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    assert done.returncode == 1
    assert f"Cannot listen on port {port}" in done.stderr
    assert "--port" in done.stderr


@pytest.fixture
def interrupts_count() -> Iterator[None]:
    """Programs started here heed an interrupt, also where the tests run in the background of a shell."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interrupts_count")
def test_an_interrupt_ends_it_without_a_traceback() -> None:
    with subprocess.Popen(COMMAND, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        try:
            running.wait(5)
        finally:
            running.kill()
        assert running.stderr.read() == ""


def test_a_manifest_file_names_the_commands(tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.json"
    command = {"command": "/ask", "description": "Ask", "usage_hint": "anything"}
    manifest.write_text(json.dumps({"features": {"slash_commands": [command]}}))
    with process("--manifest", str(manifest)) as (workspace, _):
        assert Person(workspace, "U0EMMA").state()["app"]["commands"] == [command]
