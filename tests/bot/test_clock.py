"""The clock that a local workspace moves: followed at once, never on Slack itself, never lost with the workspace."""

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import WorkspaceClock
from bot.errors import SettingsInvalid
from bot.settings import read_settings
from bot.workspace.running import Workspace
from bot.workspace.world import Settings
from tests.story.town import eventually, post

WEEK = 7 * 86_400.0


def move(workspace: Workspace, offset: float) -> None:
    assert post(workspace, "clock", {"offset": offset})["ok"]


def ahead(clock: WorkspaceClock) -> float:
    """By how many days the clock is ahead."""
    return round((clock.now() - datetime.now(UTC)) / timedelta(days=1), 3)


def test_it_is_real_time_until_the_workspace_moves_it_and_tells_of_every_jump() -> None:
    with Workspace(Settings()) as workspace:
        clock, jumps = WorkspaceClock(f"{workspace.url}/_workspace/clock"), []
        clock.read()
        assert ahead(clock) == 0
        clock.follow(lambda: jumps.append(ahead(clock)))
        move(workspace, WEEK)
        eventually(lambda: jumps == [7], "the first jump")
        move(workspace, 2 * WEEK)
        eventually(lambda: jumps == [7, 14], "the second jump")
        clock.stop()


def test_a_fresh_start_takes_over_the_offset_before_anything_is_decided() -> None:
    with Workspace(Settings()) as workspace:
        move(workspace, WEEK)
        clock = WorkspaceClock(f"{workspace.url}/_workspace/clock")
        clock.read()
        assert ahead(clock) == 7


def test_when_the_workspace_is_gone_the_last_offset_stays() -> None:
    with Workspace(Settings()) as workspace:
        move(workspace, WEEK)
        clock = WorkspaceClock(f"{workspace.url}/_workspace/clock")
        clock.read()
    started = time.monotonic()
    clock.read()
    assert ahead(clock) == 7
    assert time.monotonic() - started < 5


def test_a_stopped_clock_calls_nobody() -> None:
    with Workspace(Settings()) as workspace:
        clock, called = WorkspaceClock(f"{workspace.url}/_workspace/clock"), threading.Event()
        clock.follow(called.set)
        clock.stop()
        move(workspace, WEEK)
        assert not called.wait(0.3)


@pytest.mark.parametrize(
    ("url", "api", "taken"),
    [
        ("http://127.0.0.1:8470/_workspace/clock", "http://127.0.0.1:8470/api/", True),
        ("http://127.0.0.1:8470/_workspace/clock", "https://slack.com/api/", False),
        ("http://127.0.0.1:8470/_workspace/clock", "https://edge.slack.com/api/", False),
        ("http://127.0.0.1:8470/_workspace/clock", "https://slack-gov.com/api/", False),
        ("http://127.0.0.1.example/_workspace/clock", "http://127.0.0.1:8470/api/", False),
        ("http://10.0.0.8/_workspace/clock", "http://127.0.0.1:8470/api/", False),
    ],
)
def test_only_a_local_clock_beside_a_local_api_is_believed(
    monkeypatch: pytest.MonkeyPatch, url: str, api: str, taken: bool
) -> None:
    monkeypatch.setenv("COMPLIANCE_BOT_CLOCK_URL", url)
    monkeypatch.setenv("SLACK_API_URL", api)
    if taken:
        assert read_settings().clock_url == url
    else:
        with pytest.raises(SettingsInvalid) as refused:
            read_settings()
        assert "COMPLIANCE_BOT_CLOCK_URL" in str(refused.value)
