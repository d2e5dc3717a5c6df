"""The steps of CONTRIBUTING, "Add an activity in ten minutes", lead where they say."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.language import Lang
from knowledge.loading import load_knowledge
from knowledge.organisation import Organisation
from knowledge.understanding import Understanding
from knowledge.understanding.advice import advise
from knowledge.understanding.examples import read_bank
from knowledge.understanding.scoring import Label, label_of
from knowledge.validation import check
from knowledge.wording import Wording

from .conftest import Copy

ROOT = Path(__file__).parents[2]
STEPS = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Add an activity")[2].partition("\n## ")[0]
BLOCK = re.compile(
    r"^```\w+\n# (?P<file>\S+), (?:at the end|under (?P<key>\S+?))(?:, in the row (?P<row>\S+))?\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def follow(folder: Path) -> int:
    """Do what the blocks say in a copy of the knowledge base; how many there were."""
    blocks = list(BLOCK.finditer(STEPS))
    for block in blocks:
        path = folder / block["file"]
        path.write_text(_with(path.read_text(encoding="utf-8"), block), encoding="utf-8")
    return len(blocks)


def _with(content: str, block: re.Match[str]) -> str:
    text, place = block["text"], len(content)
    if block["key"]:
        place = content.index(f"\n{block['key']}:") + len(f"\n{block['key']}:")
        place = content.index("\n", place) + 1
    if block["row"]:
        row = re.compile(rf"^  {block['row']}: [\[{{]", re.MULTILINE).search(content, place)
        assert row, f"no row {block['row']} under {block['key']}"
        place, text = row.end(), text.strip() + ", "
    return content[:place] + text + content[place:]


@pytest.fixture
def extended(copy: Copy) -> Path:
    """A copy of the knowledge base with the activity of CONTRIBUTING, and the weights it had before."""
    assert follow(copy.folder) == STEPS.count("```") / 2, "every block names its file and its place"
    return copy.folder


def test_the_new_activity_is_sound_and_found_in_every_language_before_any_training(extended: Path) -> None:
    checked = check(extended)
    assert checked.faults == ()
    assert checked.understanding
    questions: dict[Lang, tuple[str, str]] = {
        "nl": ("hoe lang bewaren we de gegevens van de wedstrijd?", "1 jaar"),
        "fr": ("combien de temps gardons-nous les données du concours ?", "1\xa0an"),
        "en": ("how long do we keep the data of a prize draw?", "1 year"),
        "de": ("wie lange speichern wir die Teilnehmer einer Verlosung?", "1 Jahr"),
    }
    wording = Wording.load(extended, load_knowledge(extended))
    for lang, (question, term) in questions.items():
        understood = checked.understanding.read(question)
        assert understood.lang == lang
        assert label_of(understood.answer) == Label(kind="fact", facet="retention", ids=frozenset({"prize-draws"}))
        assert term in wording.answer_text(understood.answer, lang, Organisation())


def test_its_name_alone_gives_the_whole_card(extended: Path) -> None:
    understanding = Understanding.load(extended, load_knowledge(extended))
    names: dict[Lang, str] = {"nl": "tombola", "fr": "concours", "en": "raffle", "de": "Gewinnspiel"}
    for lang, name in names.items():
        card = label_of(understanding.read(name, lang).answer)
        assert card == Label(kind="fact", facet="all", ids=frozenset({"prize-draws"})), name


def test_the_words_of_the_example_are_warned_of_nowhere(extended: Path) -> None:
    understanding = Understanding.load(extended, load_knowledge(extended))
    warned = advise(understanding.lexicon, understanding.rules, read_bank(extended / "questions"))
    assert [advice for advice in warned if "'prize-draw'" in advice.place.message] == []


def test_the_last_step_of_looking_shows_the_lists_that_grew(extended: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_text('{"q": "which activities are based on consent", "kind": "list", "facet": "by-basis", "ids": []}\n')
    command = [
        sys.executable,
        "-m",
        "bot",
        "knowledge",
        "validate",
        "--folder",
        str(extended),
        "--questions",
        str(file),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0
    before, after = re.findall(r"^  (?:before|after) .*$", done.stdout, re.MULTILINE)
    assert "prize-draws" in after
    assert "prize-draws" not in before
