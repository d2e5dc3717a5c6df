"""How well questions of people are understood: not far below what was reached."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from knowledge.loading import DATA, load_knowledge
from knowledge.understanding import Understanding
from knowledge.understanding.examples import read_bank
from knowledge.understanding.scoring import Verdict, label_from, label_of, verdict
from knowledge.understanding.train import train
from knowledge.understanding.voice import voice_from

HELD_OUT = sorted((Path(__file__).parents[2] / "heldout").glob("*.jsonl"))


def shares(understanding: Understanding, entries: Iterable[Mapping[str, Any]]) -> dict[Verdict, float]:
    """Per cent of each verdict."""
    verdicts = [verdict(label_of(understanding.read(entry["q"]).answer), label_from(entry)) for entry in entries]
    return {worth: 100 * count / len(verdicts) for worth, count in Counter(verdicts).items()}


def test_the_examples_of_the_contract(understanding: Understanding, dev: list[dict[str, Any]]) -> None:
    reached = shares(understanding, dev)
    assert reached[Verdict.RIGHT] >= 85
    assert reached.get(Verdict.WRONG, 0) <= 6


def test_the_projects_own_bank(understanding: Understanding) -> None:
    reached = shares(understanding, read_bank(DATA / "questions"))
    assert reached[Verdict.RIGHT] >= 95
    assert reached.get(Verdict.WRONG, 0) <= 2


@pytest.mark.parametrize("path", HELD_OUT, ids=[path.stem for path in HELD_OUT])
def test_questions_that_nobody_tuned_to(understanding: Understanding, path: Path) -> None:
    reached = shares(understanding, map(json.loads, path.read_text(encoding="utf-8").splitlines()))
    assert reached[Verdict.RIGHT] >= 90
    assert reached.get(Verdict.WRONG, 0) <= 5


@pytest.mark.slow
def test_authors_whom_the_voice_never_heard() -> None:
    bank, knowledge = read_bank(DATA / "questions"), load_knowledge(DATA)
    unheard = [entry for entry in bank if entry["author"].startswith("h")]
    voice = voice_from(train([entry for entry in bank if entry not in unheard], DATA, knowledge))
    reached = shares(Understanding.speaking(voice, DATA, knowledge), unheard)
    assert reached[Verdict.RIGHT] >= 85
    assert reached.get(Verdict.WRONG, 0) <= 6
