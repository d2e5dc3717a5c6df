"""``knowledge validate`` and ``knowledge show``, as a process on real files."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .conftest import Copy

ROOT = Path(__file__).parents[2]


def _run(*arguments: str, knowledge: Path | None = None, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COMPLIANCE_BOT_")}
    environment |= {"PYTHONPATH": str(ROOT), "COLUMNS": "100", "NO_COLOR": "1"}
    if knowledge:
        environment["COMPLIANCE_BOT_KNOWLEDGE_DIR"] = str(knowledge)
    return subprocess.run(
        [sys.executable, "-m", "bot", "knowledge", *arguments],
        capture_output=True, text=True, env=environment, cwd=cwd, timeout=60,
    )  # fmt: skip


def test_all_is_well_with_the_packaged_knowledge(tmp_path: Path) -> None:
    done = _run("validate", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("All well: revision 2025-10, 20 activities, 36 topics of the policy")


def test_every_fault_of_every_kind_of_file_is_told_and_the_status_is_1(copy: Copy) -> None:
    line = copy.edit("2025-10/activities.yaml", "subset: train", "subset: tram")
    other = copy.edit("phrases/fr.yaml", 'thanks: "Avec plaisir !"', "thanks: 7")
    done = _run("validate", knowledge=copy.folder)
    assert done.returncode == 1
    assert f"2025-10/activities.yaml:{line}  no subset is called 'tram'" in done.stdout
    assert f"phrases/fr.yaml:{other}  none.thanks is missing or no text" in done.stdout
    assert "2 to mend in" in done.stdout


def test_the_files_of_steps_rights_and_questions_are_checked_too(copy: Copy) -> None:
    sentence = copy.edit("steps/de.yaml", "months:", "moons:")
    right = copy.edit("rights.yaml", "topic: right-access", "topic: right-acces")
    question = copy.edit("questions/fr.jsonl", '"kind": "topic"', '"kind": "topics"')
    done = _run("validate", knowledge=copy.folder)
    assert done.returncode == 1
    assert f"steps/de.yaml:{sentence}  moons: nothing here is called 'moons'" in done.stdout
    assert f"rights.yaml:{right}  right-access: topic: nothing is called 'right-acces'; did you mean" in done.stdout
    assert "  months is missing; add it" in done.stdout
    assert "3 to mend in" in done.stdout, "the questions are read once the ids in them are sound"
    copy.edit("rights.yaml", "topic: right-acces\n", "topic: right-access\n")
    copy.edit("steps/de.yaml", "moons:", "months:")
    assert f"questions/fr.jsonl:{question}  kind: " in _run("validate", knowledge=copy.folder).stdout


def test_an_entry_is_shown_in_the_language_asked_for() -> None:
    done = _run("show", "newsletters", "--lang", "fr")
    assert done.returncode == 0
    for said in (
        "newsletters",
        "Durée de conservation",
        "tant que la personne ne s'y oppose pas",
        "article 2",
        "Bonjour,",
    ):
        assert said in done.stdout


def test_a_topic_and_a_data_category_can_be_shown(tmp_path: Path) -> None:
    assert "GDPR, article 12(3)" in _run("show", "request-deadline", "--lang", "en").stdout
    assert "mobility-tickets" in _run("show", "birth-date").stdout
    assert "nog geen contact" in _unwrapped(_run("show", "dpo-contact", cwd=tmp_path))


def test_the_contact_of_the_organisation_is_shown(tmp_path: Path) -> None:
    (tmp_path / "organisation.yaml").write_text("dpo: {contact: dpo@example.com}\n", encoding="utf-8")
    assert "dpo@example.com" in _unwrapped(_run("show", "dpo-contact", cwd=tmp_path))


def test_an_unknown_id_is_answered_with_near_ones() -> None:
    done = _run("show", "newsletter")
    assert done.returncode == 2
    assert "did you mean newsletters" in done.stderr
    assert "Traceback" not in done.stderr


def _unwrapped(done: subprocess.CompletedProcess[str]) -> str:
    """What was printed, without the line breaks of the terminal."""
    return " ".join(done.stdout.split())


def _labelled(folder: Path, *entries: Mapping[str, Any]) -> Path:
    file = folder / "mine.jsonl"
    file.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    return file


COOKIES: Mapping[str, Any] = {
    "q": "how long do we keep qwzx on our site?",
    "kind": "fact",
    "facet": "retention",
    "ids": ["cookies"],
}
INVOICES: Mapping[str, Any] = {
    "q": "hoe lang bewaren we facturen",
    "kind": "fact",
    "facet": "retention",
    "ids": ["cpo-invoicing"],
}


def test_an_edit_shows_its_new_warnings_and_the_questions_that_change_their_answer(copy: Copy, tmp_path: Path) -> None:
    line = copy.edit("words/any.yaml", "cookie: [", "cookie: [qwzx, qz, ")
    file = _labelled(tmp_path, COOKIES, INVOICES)
    done = _run("validate", "--folder", str(copy.folder), "--questions", str(file))
    assert (done.returncode, done.stderr) == (0, ""), "warnings and changed answers are no faults"
    assert "words are too short, 1 of them new\nwords/any.yaml:" in done.stdout
    assert f"words/any.yaml:{line}  'qz' names 'cookie'" in done.stdout
    shown = done.stdout.partition(COOKIES["q"])[2].splitlines()
    assert shown[1].startswith("  before ")
    assert shown[2:4] == ["  after    fact retention cookies: right", "  expected fact retention cookies"]
    assert "1 of 2 labelled questions change their answer: 1 now right, 0 no longer right, 0 neither" in done.stdout
    assert INVOICES["q"] not in done.stdout


def test_an_edit_is_compared_with_a_folder_of_ones_own(copy: Copy, tmp_path: Path) -> None:
    copy.edit("words/any.yaml", "cookie: [", "cookie: [qwzx, ")
    file = _labelled(tmp_path, COOKIES)
    back = _run("validate", "--against", str(copy.folder), "--questions", str(file))
    assert "1 of 1 labelled questions change their answer: 0 now right, 1 no longer right, 0 neither" in back.stdout
    same = _run("validate", "--folder", str(copy.folder), "--against", str(copy.folder))
    assert same.stdout.splitlines()[-1].startswith("No answer changes:")


def test_at_most_ten_warnings_of_a_kind_are_printed_unless_all_are_asked_for() -> None:
    few, everything = (_run("validate", *option).stdout for option in ((), ("--all",)))
    assert "more (--all)" in few
    assert "more (--all)" not in everything
    assert len(few.splitlines()) <= 40 < len(everything.splitlines())


def test_labelled_questions_that_are_none_are_told_with_their_line(copy: Copy, tmp_path: Path) -> None:
    copy.edit("words/any.yaml", "cookie: [", "cookie: [qwzx, ")
    done = _run("validate", "--folder", str(copy.folder), "--questions", str(_labelled(tmp_path, {"q": "x"})))
    assert done.returncode == 2
    assert "mine.jsonl:1: no labelled question" in done.stderr
