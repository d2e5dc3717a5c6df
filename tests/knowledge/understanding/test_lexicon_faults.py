"""A DPO who edits words is told every fault with its file and line."""

from pathlib import Path

import pytest

from knowledge.errors import Fault, KnowledgeInvalid
from knowledge.loading import load_knowledge
from knowledge.understanding import Understanding

from ..conftest import Copy


def faults(folder: Path) -> tuple[Fault, ...]:
    knowledge = load_knowledge(folder)
    with pytest.raises(KnowledgeInvalid) as caught:
        Understanding.load(folder, knowledge)
    return caught.value.faults


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("newsletter: [a*]\n", "too short"),
        ("newsletter: [no]\n", "must be a list of words"),
        ("newsletter: nieuwsbrief\n", "must be a list of words"),
        ("typed: [wa]\n", "must read"),
    ],
)
def test_a_bad_entry_is_told_with_its_line(copy: Copy, line: str, told: str) -> None:
    path = copy.folder / "words/any.yaml"
    path.write_text(line, encoding="utf-8")
    (fault,) = [fault for fault in faults(copy.folder) if fault.file == "words/any.yaml"]
    assert (fault.line, told in fault.message) == (1, True)


def test_faults_of_several_files_are_told_at_once(copy: Copy) -> None:
    for lang in ("nl", "de"):
        (copy.folder / f"words/{lang}.yaml").write_text("newsletter: [a*]\n", encoding="utf-8")
    assert {fault.file for fault in faults(copy.folder)} == {"words/nl.yaml", "words/de.yaml"}


def test_a_rule_about_an_unknown_concept_is_told(copy: Copy) -> None:
    line = copy.edit("words/rules.yaml", "cookies: {cookie: 8", "cookies: {biscuit: 8")
    (fault,) = faults(copy.folder)
    assert (fault.file, fault.line) == ("words/rules.yaml", line)
    assert "biscuit" in fault.message


def test_a_rule_for_an_unknown_id_is_told(copy: Copy) -> None:
    copy.edit("words/rules.yaml", "  cookies: {", "  biscuits: {")
    (fault,) = faults(copy.folder)
    assert "biscuits" in fault.message


def test_a_missing_language_is_told(copy: Copy) -> None:
    (copy.folder / "words/fr.yaml").unlink()
    assert [fault.file for fault in faults(copy.folder)] == ["words/fr.yaml"]


def test_damaged_weights_are_told(copy: Copy) -> None:
    (copy.folder / "weights.json").write_text("{", encoding="utf-8")
    (fault,) = faults(copy.folder)
    assert "train them again" in fault.message


def test_without_weights_the_rule_table_still_answers(copy: Copy) -> None:
    (copy.folder / "weights.json").unlink()
    understanding = Understanding.load(copy.folder, load_knowledge(copy.folder))
    assert "newsletters" in getattr(
        understanding.read("hoelang bewaren we de nieuwsbrief").answer, "ids", ("newsletters",)
    )
