"""init, as a real process with typed input: what it writes, warns of and refuses."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.manifest import manifest
from bot.organisation_file import load_organisation
from bot.workspace.running import Workspace
from bot.workspace.world import Settings
from knowledge.organisation import Organisation

ROOT = Path(__file__).parents[2]
NO_TOKEN = ("",)
TAIL = ("nl fr", "Example NV", "be", "Europe/Brussels")  # languages, name, country, zone


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    with Workspace(Settings(manifest=manifest("en"))) as place:
        yield place


def init(folder: Path, *typed: str, options: tuple[str, ...] = (), api: str = "") -> subprocess.CompletedProcess[str]:
    """Run it, typing a line for each of its questions."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "COMPLIANCE_BOT_"))}
    return subprocess.run(
        [sys.executable, "-m", "bot", "init", "--folder", str(folder), *options, *(("--api-url", api) if api else ())],
        env={**env, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"},
        input="".join(f"{line}\n" for line in typed),
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_with_nothing_but_returns_it_writes_a_file_that_is_valid(tmp_path: Path) -> None:
    done = init(tmp_path, *[""] * 10)
    assert done.returncode == 0, done.stderr
    assert load_organisation(tmp_path / "organisation.yaml") == Organisation()


def test_without_a_token_ids_are_written_as_typed(tmp_path: Path) -> None:
    done = init(tmp_path, *NO_TOKEN, "U0DPO", "", "privacy@example.com", "C0TRIAGE", "C0DPO", *TAIL)
    assert done.returncode == 0, done.stderr
    ours = load_organisation(tmp_path / "organisation.yaml")
    assert (ours.dpo.slack, ours.dpo.deputy, ours.dpo.contact) == ("U0DPO", None, "privacy@example.com")
    assert (ours.channels.triage, ours.channels.dpo) == ("C0TRIAGE", "C0DPO")
    assert (ours.name, ours.country, ours.languages) == ("Example NV", "BE", ("nl", "fr"))
    assert "SLACK_BOT_TOKEN" in (tmp_path / ".env").read_text(encoding="utf-8")


def test_the_file_with_the_tokens_is_for_its_owner_only(tmp_path: Path) -> None:
    init(tmp_path, *[""] * 10)
    assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o600


def test_nothing_is_overwritten_without_force(tmp_path: Path) -> None:
    for name in ("organisation.yaml", ".env"):
        folder = tmp_path / name.strip(".")
        folder.mkdir()
        (folder / name).write_text("mine", encoding="utf-8")
        done = init(folder, *[""] * 10)
        assert done.returncode == 2
        assert "--force" in done.stderr
        assert (folder / name).read_text(encoding="utf-8") == "mine"
        assert len(list(folder.iterdir())) == 1


def test_with_force_a_file_that_others_could_read_becomes_private(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("old", encoding="utf-8")
    (tmp_path / ".env").chmod(0o644)
    assert init(tmp_path, *[""] * 10, options=("--force",)).returncode == 0
    assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o600
    assert "old" not in (tmp_path / ".env").read_text(encoding="utf-8")


def test_what_would_not_be_valid_is_not_written_and_every_fault_is_told(tmp_path: Path) -> None:
    done = init(tmp_path, *NO_TOKEN, "katrien", "", "", "", "", "nl xx", "", "Belgium", "Mars")
    assert done.returncode == 2
    assert all(word in done.stderr for word in ("dpo.slack", "languages", "country", "timezone"))
    assert not list(tmp_path.iterdir())


def test_with_a_token_names_become_ids_and_a_public_channel_is_warned_of(tmp_path: Path, workspace: Workspace) -> None:
    settings = workspace.settings
    done = init(
        tmp_path,
        settings.bot_token,
        settings.app_token,
        "@nobody-here", "@katrien",  # told so, asked again
        "simon",
        "privacy@example.com",
        "#general", "n", "#privacy-triage",  # public: not used all the same
        "#no-such-channel", "privacy-dpo",
        *TAIL,
        api=workspace.api_url,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stdout.split())
    assert "Nobody in this workspace is called @nobody-here" in said
    assert "#general is public" in said
    assert "sees no channel #no-such-channel" in said
    written = yaml.safe_load((tmp_path / "organisation.yaml").read_text(encoding="utf-8"))
    assert written["dpo"] == {"slack": "U0KATRIEN", "deputy": "U0SIMON", "contact": "privacy@example.com"}
    assert written["channels"] == {"triage": "C0TRIAGE", "dpo": "C0DPO"}
    env = (tmp_path / ".env").read_text(encoding="utf-8")
    assert env == f"SLACK_BOT_TOKEN={settings.bot_token}\nSLACK_APP_TOKEN={settings.app_token}\n"
    assert settings.bot_token not in done.stdout + done.stderr


def test_a_wrong_token_is_told_and_nothing_is_written(tmp_path: Path, workspace: Workspace) -> None:
    done = init(tmp_path, "xoxb-wrong", "xapp-wrong", "@katrien", api=workspace.api_url)
    assert done.returncode == 2
    assert "invalid_auth" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())
