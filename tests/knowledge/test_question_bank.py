"""The labelled questions: every line that understanding could not learn from is told with its file and line."""

import json
from collections.abc import Mapping

import pytest

from knowledge.question_bank import FOLDER, Sort, bank_faults
from tests.knowledge.conftest import Copy

KNOWN: Mapping[Sort, tuple[str, ...]] = {
    "activity": ("cookies", "newsletters"),
    "topic": ("backups",),
    "right": ("right-access",),
}
GOOD = {"q": "how long?", "lang": "en", "kind": "fact", "facet": "retention", "ids": ["cookies"], "author": "b1"}


def told(copy: Copy, line: str) -> list[str]:
    """The faults of a bank whose English file has this as its second line."""
    for file in (copy.folder / FOLDER).glob("*.jsonl"):
        file.write_text("", encoding="utf-8")
    (copy.folder / FOLDER / "en.jsonl").write_text(f"{json.dumps(GOOD)}\n{line}\n", encoding="utf-8")
    return [str(fault) for fault in bank_faults(copy.folder, KNOWN)]


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "list", "facet": "by-data+by-retention", "ids": []},
        {"kind": "topic", "facet": "", "ids": ["backups"]},
        {"kind": "request", "facet": "", "ids": ["right-access"]},
        {"kind": "none", "facet": "", "ids": []},
        {"kind": "clarify", "facet": "", "ids": ["right-access", "newsletters"]},
    ],
)
def test_a_line_of_every_kind_is_taken(copy: Copy, changed: dict[str, object]) -> None:
    assert told(copy, json.dumps(GOOD | changed)) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"ids": ["cookie"]}, "ids: a 'fact' knows no 'cookie'; did you mean cookies?"),
        ({"ids": ["backups"]}, "ids: a 'fact' knows no 'backups'"),
        ({"ids": []}, "ids: a 'fact' needs at least 1"),
        ({"facet": "retentions"}, "facet: a 'fact' has none called 'retentions'; did you mean retention?"),
        ({"kind": "list", "facet": "by-retention+by-data"}, "facet: a 'list' has none called"),
        ({"kind": "clarify"}, "ids: a 'clarify' needs at least 2"),
        ({"kind": "none", "facet": ""}, "ids: a 'none' knows no 'cookies'"),
        ({"lang": "nl"}, "lang is 'nl' in the file of 'en'"),
        ({"q": ""}, "q is empty"),
        ({"kind": "facts"}, "kind: "),
        ({"mood": "angry"}, "mood: nothing here is called"),
    ],
)
def test_a_fault_is_told_with_its_line(copy: Copy, changed: dict[str, object], said: str) -> None:
    (fault,) = told(copy, json.dumps(GOOD | changed))
    assert fault.startswith(f"questions/en.jsonl:2: {said}")


@pytest.mark.parametrize("line", ["", "[]", '{"q": '])
def test_a_line_that_is_no_object_is_told(copy: Copy, line: str) -> None:
    (fault,) = told(copy, line)
    assert fault.startswith("questions/en.jsonl:2: the line must be a JSON object")


def test_a_missing_or_unreadable_file_is_told(copy: Copy) -> None:
    (copy.folder / FOLDER / "de.jsonl").unlink()
    (copy.folder / FOLDER / "fr.jsonl").write_bytes(b"\xff\n")
    faults = [str(fault) for fault in bank_faults(copy.folder, KNOWN) if fault.file.endswith(("de.jsonl", "fr.jsonl"))]
    assert faults == [
        "questions/fr.jsonl:1: the file cannot be read (UnicodeDecodeError); save it as UTF-8 text",
        "questions/de.jsonl:1: the file is missing; create it",
    ]
