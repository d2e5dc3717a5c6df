"""The weights are made from the bank alone, and the same every time."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.loading import DATA, load_knowledge
from knowledge.understanding.examples import known_words, read_bank
from knowledge.understanding.train import train

ROOT = Path(__file__).parents[3]
RUNTIME = "import sys; import knowledge.understanding; print([m for m in sys.modules if 'understanding.train' in m])"


def test_training_twice_gives_the_same_weights() -> None:
    entries, knowledge = read_bank(DATA / "questions")[::12], load_knowledge(DATA)
    first, second = (json.dumps(train(entries, DATA, knowledge), sort_keys=True) for _ in range(2))
    assert first == second


@pytest.mark.slow
def test_the_shipped_weights_are_those_of_the_shipped_bank_and_words(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    (folder / "weights.json").unlink()
    make = f"from pathlib import Path; from knowledge.understanding.train import main; main(Path({str(folder)!r}))"
    subprocess.run([sys.executable, "-c", make], cwd=ROOT, check=True, timeout=300)
    assert (folder / "weights.json").read_bytes() == (DATA / "weights.json").read_bytes()


def test_training_code_is_not_loaded_by_the_running_bot() -> None:
    done = subprocess.run([sys.executable, "-c", RUNTIME], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]"


def test_every_entry_of_the_bank_has_an_author_and_ids_that_exist() -> None:
    knowledge = load_knowledge(DATA)
    ids = {entry.id for entry in knowledge.policy.activities} | {entry.id for entry in knowledge.policy.topics}
    ids |= {entry.id for entry in knowledge.law} | {entry.id for entry in knowledge.organisation}
    for entry in read_bank(DATA / "questions"):
        assert entry["author"]
        assert set(entry["ids"]) <= ids, entry["q"]


def test_a_word_is_known_to_the_language_that_uses_it() -> None:
    entries = [{"q": "le salon", "lang": "fr"}, {"q": "un salon", "lang": "fr"}, {"q": "the fair", "lang": "en"}]
    assert known_words(entries)["fr"] == {"salon"}
    assert known_words(entries)["en"] == frozenset()
