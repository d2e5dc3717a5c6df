"""Settings: every fault at once, with what to do; secrets are never shown."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.errors import SettingsInvalid
from bot.settings import read_settings

SECRET = "xoxb-very-secret"
APP_SECRET = "xapp-very-secret"


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder and nothing of ours in the environment."""
    for name in list(os.environ):
        if name.startswith(("SLACK_", "COMPLIANCE_BOT_")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    yield tmp_path


def test_without_any_setting_there_are_defaults_and_only_the_tokens_are_missing() -> None:
    settings = read_settings()
    assert settings.api_url == "https://slack.com/api/"
    with pytest.raises(SettingsInvalid) as missing:
        settings.need_tokens()
    assert [fault.split(":")[0] for fault in missing.value.faults] == ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]
    assert "compliance-bot init" in str(missing.value)


def test_every_fault_is_told_at_once_by_the_name_of_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = {
        "SLACK_BOT_TOKEN": APP_SECRET,
        "SLACK_APP_TOKEN": SECRET,
        "COMPLIANCE_BOT_MODE": "carrier-pigeon",
        "COMPLIANCE_BOT_PORT": "70000",
        "COMPLIANCE_BOT_LOG_LEVEL": "LOUD",
        "COMPLIANCE_BOT_CLOCK_URL": "http://clock.example/",
    }
    for name, value in wrong.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsInvalid) as refused:
        read_settings()
    assert {fault.split(":")[0] for fault in refused.value.faults} == set(wrong)


def test_tokens_that_changed_places_are_told_as_that_without_showing_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", APP_SECRET)
    monkeypatch.setenv("SLACK_APP_TOKEN", SECRET)
    with pytest.raises(SettingsInvalid) as refused:
        read_settings()
    assert str(refused.value).count("changed places") == 2
    assert "very-secret" not in str(refused.value)


def test_secrets_are_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("BOT_TOKEN", SECRET), ("APP_TOKEN", APP_SECRET), ("SIGNING_SECRET", "very-secret")):
        monkeypatch.setenv(f"SLACK_{name}", value)
    settings = read_settings()
    shown = f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"
    assert "very-secret" not in shown
    assert settings.need_tokens() == (SECRET, APP_SECRET)


def test_a_file_is_read_and_the_environment_wins(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bare / ".env").write_text(f"SLACK_BOT_TOKEN={SECRET}\nSLACK_APP_TOKEN=\nCOMPLIANCE_BOT_PORT=1\n", encoding="utf-8")
    monkeypatch.setenv("COMPLIANCE_BOT_PORT", "2")
    settings = read_settings()
    assert settings.port == 2
    assert settings.bot_token is not None
    assert settings.app_token is None, "an empty value is none"


@pytest.mark.parametrize(
    ("env", "told"),
    [
        ({}, "SLACK_BOT_TOKEN: not set"),
        ({"SLACK_BOT_TOKEN": APP_SECRET}, "changed places"),
        ({"COMPLIANCE_BOT_ORGANISATION": "nowhere.yaml"}, "SLACK_BOT_TOKEN"),
    ],
)
def test_the_process_ends_with_a_sentence_and_status_2(bare: Path, env: dict[str, str], told: str) -> None:
    (bare / "organisation.yaml").write_text("name: x\n", encoding="utf-8")
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        env={**os.environ, "PYTHONPATH": str(root), **env},
        cwd=bare,
        capture_output=True,
        text=True,
        timeout=60,
    )
    words = " ".join(done.stderr.split())
    if "nowhere.yaml" in env.values():
        assert "nowhere.yaml: not found" in words
    else:
        assert told in words
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "very-secret" not in done.stderr
