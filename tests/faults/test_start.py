"""A start that cannot succeed says in one screen what to do, writes no trace and ends with status 2."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.story.town import Town, town


def start(place: Town, **changed: str) -> subprocess.CompletedProcess[str]:
    """Run the bot with some settings changed until it gives up."""
    environment = {name: value for name, value in (place.environment | changed).items() if value}
    return subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        env=environment,
        cwd=place.folder,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> Town:  # type: ignore[misc]
    """A town whose bot was stopped after it had written something."""
    with town(tmp_path_factory.mktemp("town")) as place:
        emma = place.person("U0EMMA")
        emma.writes("Hoelang bewaren we facturen van een laadpuntbeheerder?")
        emma.waits_for("7 jaar")
        place.stop_bot()
        yield place


def ends_well(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """Status 2, all the words, no stack trace."""
    assert done.returncode == 2, done.stderr
    told = " ".join(done.stderr.split())
    for word in words:
        assert word in told
    assert "Traceback" not in done.stderr


def test_missing_tokens_are_both_named_with_the_way_out(stopped: Town) -> None:
    ends_well(start(stopped, SLACK_BOT_TOKEN="", SLACK_APP_TOKEN=""), "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "init")


def test_swapped_tokens_are_recognised_and_not_shown(stopped: Town) -> None:
    tokens = stopped.environment
    done = start(stopped, SLACK_BOT_TOKEN=tokens["SLACK_APP_TOKEN"], SLACK_APP_TOKEN=tokens["SLACK_BOT_TOKEN"])
    ends_well(done, "changed places")
    assert tokens["SLACK_BOT_TOKEN"] not in done.stderr


def test_a_wrong_token_is_told_in_slacks_word(stopped: Town) -> None:
    ends_well(start(stopped, SLACK_BOT_TOKEN="xoxb-wrong"), "invalid_auth")


def test_a_slack_that_cannot_be_reached_is_told(stopped: Town) -> None:
    ends_well(start(stopped, SLACK_API_URL="http://127.0.0.1:9/api/"), "127.0.0.1:9")


def test_a_missing_organisation_file_says_how_to_make_one(stopped: Town) -> None:
    ends_well(start(stopped, COMPLIANCE_BOT_ORGANISATION="nowhere.yaml"), "nowhere.yaml", "init")


def test_every_fault_of_the_organisation_file_is_told_with_its_line(stopped: Town) -> None:
    broken = stopped.folder / "broken.yaml"
    broken.write_text("timezone: Mars\ndpo:\n  slack: katrien\nchanels: {}\n", encoding="utf-8")
    done = start(stopped, COMPLIANCE_BOT_ORGANISATION=str(broken))
    ends_well(done, "broken.yaml:1", "broken.yaml:3", "broken.yaml:4", "chanels")


def test_every_fault_of_the_knowledge_base_is_told_with_its_line(stopped: Town, knowledge_copy: Path) -> None:
    file = knowledge_copy / "2025-10" / "activities.yaml"
    file.write_text(file.read_text("utf-8").replace("years: 3", "years: three", 1), encoding="utf-8")
    ends_well(start(stopped, COMPLIANCE_BOT_KNOWLEDGE_DIR=str(knowledge_copy)), "activities.yaml:", "years")


@pytest.mark.parametrize("harm", ["flip", "cut"])
def test_a_damaged_data_file_is_refused_and_left_as_it_is(stopped: Town, tmp_path: Path, harm: str) -> None:
    data = copy_of(stopped.folder / "data", tmp_path / "data")
    log = next(iter(sorted(data.glob("log-*.jsonl"))))
    whole = log.read_bytes()
    middle = len(whole) // 3
    damaged = HARMS[harm](whole, middle)
    log.write_bytes(damaged)
    ends_well(start(stopped, COMPLIANCE_BOT_DATA_DIR=str(data)), log.name)
    assert log.read_bytes() == damaged


HARMS: dict[str, Callable[[bytes, int], bytes]] = {
    "flip": lambda whole, at: whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :],
    "cut": lambda whole, at: whole[:at] + whole[at + 20 :],
}


def copy_of(folder: Path, to: Path) -> Path:
    """A copy of a folder of plain files."""
    to.mkdir(mode=0o700)
    for path in folder.iterdir():
        (to / path.name).write_bytes(path.read_bytes())
    return to


def test_a_mode_that_is_not_served_yet_is_refused(stopped: Town) -> None:
    ends_well(start(stopped, COMPLIANCE_BOT_MODE="http"), "MODE", "socket")
