"""``register list|show|verify`` as processes: beside a running bot, and on journals that somebody touched."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot import journal, register
from bot.schema import JOURNAL, SCHEMA
from bot.store.tinydb_store import open_store
from knowledge.journal import Event
from tests.knowledge.requests.conftest import request
from tests.story.test_requests import logged
from tests.story.town import Town, town

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``register`` on a data folder, as a person with a narrow terminal would."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COMPLIANCE_BOT_")}
    environment |= {"COMPLIANCE_BOT_DATA_DIR": str(folder), "COLUMNS": "80", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "bot", "register", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Town, list[str]]]:
    """A running bot with two requests in its register, the first one claimed."""
    with town(tmp_path_factory.mktemp("town")) as place:
        emma, katrien = place.person("U0EMMA"), place.person("U0KATRIEN")
        references = [
            logged(emma, "right-access", person="Fatima El Amrani", words="[red]Geef mij alles[/red]"),
            logged(emma, "right-erasure", "right-objection-marketing"),
        ]
        card = katrien.waits_for(references[0], "C0TRIAGE")
        katrien.clicks(card, "Ik neem dit op", "C0TRIAGE")
        katrien.waits_until(card["ts"], "In behandeling", "C0TRIAGE")
        yield place, references


def test_the_list_tells_every_request_whole_and_without_names(running: tuple[Town, list[str]]) -> None:
    place, references = running
    done = run(place.folder / "data", "list")
    assert done.returncode == 0, done.stderr
    assert all(reference in done.stdout for reference in references)
    assert "in_progress" in done.stdout
    assert "U0KATRIEN" in done.stdout
    assert "Fatima" not in done.stdout


def test_one_is_shown_with_its_journal_and_with_names_only_when_asked(running: tuple[Town, list[str]]) -> None:
    place, (reference, _) = running
    plain = run(place.folder / "data", "show", reference.lower())
    assert plain.returncode == 0, plain.stderr
    assert re.search(r"log .*rights=right-access", plain.stdout)
    assert re.search(r"claim .*before=received", plain.stdout)
    assert "Fatima" not in plain.stdout
    assert "Geef" not in plain.stdout
    named = run(place.folder / "data", "show", reference, "--names")
    assert "Fatima El Amrani" in named.stdout
    assert "[red]Geef mij alles[/red]" in named.stdout, "what people typed is no markup of the terminal"


def test_an_unknown_reference_says_where_to_look(running: tuple[Town, list[str]]) -> None:
    done = run(running[0].folder / "data", "show", "RR-1999-0001")
    assert done.returncode == 2
    assert "register list --all" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_journal_of_a_running_bot_verifies_against_its_head(running: tuple[Town, list[str]]) -> None:
    data = running[0].folder / "data"
    done = run(data, "verify")
    assert done.returncode == 0, done.stderr
    head = done.stdout.split()[-1]
    assert re.fullmatch(r"[0-9a-f]{64}", head)
    assert run(data, "verify", "--head", head).returncode == 0
    assert run(data, "verify", "--head", "f" * 64).returncode == 1


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A stopped bot's folder with a request and five entries."""
    folder = tmp_path / "data"
    store = open_store(folder, SCHEMA)
    for number in range(5):
        with store.transaction() as tx:
            register.save(tx, request())
            journal.append(tx, Event(action="log", reference="RR-2026-0001", actor=f"U{number}"), NOW)
    store.close()
    return folder


def head_of(folder: Path) -> str:
    return run(folder, "verify").stdout.split()[-1]


def touch(folder: Path, number: int, **changes: Any) -> None:
    """Change an entry, or remove it, through the store itself, so that every checksum of its files is right."""
    store = open_store(folder, SCHEMA)
    with store.transaction() as tx:
        key = f"{number:012d}"
        found = tx.get(JOURNAL, key)
        assert found
        if changes:
            tx.put(JOURNAL, key, found | changes)
        else:
            tx.delete(JOURNAL, key)
    store.close()


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"actor": "U0MALLORY"}, "was changed"), ({"at": "soon"}, "cannot be read"), ({}, "entry 3 is missing")],
    ids=["changed", "unreadable", "removed"],
)
def test_the_first_broken_entry_is_named(written: Path, changes: dict[str, str], words: str) -> None:
    touch(written, 3, **changes)
    before = files(written)
    done = run(written, "verify")
    assert done.returncode == 1
    assert "entry 3" in done.stdout
    assert words in done.stdout
    assert "Traceback" not in done.stderr
    assert files(written) == before


def test_an_entry_that_cannot_be_read_does_not_end_show_in_a_stack_trace(written: Path) -> None:
    touch(written, 3, at="soon")
    done = run(written, "show", "RR-2026-0001")
    assert done.returncode == 2
    assert "Entry 3" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_cut_tail_is_found_with_a_head_noted_earlier(written: Path) -> None:
    head = head_of(written)
    touch(written, 5)
    assert run(written, "verify").returncode == 0
    done = run(written, "verify", "--head", head)
    assert done.returncode == 1
    assert "its end was cut off" in done.stdout


def test_a_damaged_store_is_named_and_left_as_it_is(written: Path) -> None:
    log = next(path for path in sorted(written.glob("log-*.jsonl")) if path.stat().st_size > 100)
    whole = log.read_bytes()
    log.write_bytes(whole[: len(whole) // 3] + b"x" + whole[len(whole) // 3 + 1 :])
    before = files(written)
    done = run(written, "verify")
    assert done.returncode == 2
    assert log.name in done.stderr
    assert "Traceback" not in done.stderr
    assert files(written) == before


def test_an_empty_register_says_so(tmp_path: Path) -> None:
    open_store(tmp_path / "data", SCHEMA).close()
    assert "No request is open." in run(tmp_path / "data", "list").stdout
    assert run(tmp_path / "data", "verify").returncode == 0


def test_a_folder_without_a_store_is_told(tmp_path: Path) -> None:
    done = run(tmp_path / "nowhere", "list")
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert not (tmp_path / "nowhere").exists()
