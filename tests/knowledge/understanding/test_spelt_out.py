"""Lines in people's own words continue the answer before them; other questions do not, however short."""

import json
from collections import Counter
from pathlib import Path

import pytest

from knowledge.answers import Answer, Fact, NoAnswer
from knowledge.grounds import Reason
from knowledge.model import Facet
from knowledge.understanding import Understanding
from knowledge.understanding.scoring import Verdict, label_from, label_of, verdict

from .conftest import told

CONVERSATIONS = Path(__file__).parents[2] / "heldout" / "conversations" / "f3.jsonl"
NEWSLETTERS = Fact(ids=("newsletters",), facet=Facet.LEGAL_BASIS, score=0.9)


@pytest.mark.parametrize(
    ("line", "facet"),
    [
        ("wie kan die lijst zien", Facet.ACCESS),
        ("hoelang houden we dat juist bij zeg", Facet.RETENTION),
        ("how long tho", Facet.RETENTION),
        ("qui peut consulter ces listes chez nous", Facet.ACCESS),
        ("wer sieht das eigentlich", Facet.ACCESS),
    ],
)
def test_a_line_that_points_back_is_read_with_the_name_that_it_leaves_out(
    understanding: Understanding, line: str, facet: Facet
) -> None:
    understood = understanding.read(line, former=NEWSLETTERS)
    assert told(understood.answer) == ("fact", facet, {"newsletters"})
    assert understood.grounds
    assert understood.grounds.reason is Reason.CONTINUED


@pytest.mark.parametrize(
    "line",
    [
        "How long do we keep payslips of former colleagues?",
        "welke ki-tools mag ik op het werk gebruiken",
        "wie kan de printer repareren",
        "durée de conservation des notes de frais du personnel ?",
        "Wie lange werden Bewerbungsunterlagen aufbewahrt?",
        "how much longer will that take",
        "wie helpt mij daar verder mee",
        "combien de temps ça dure encore ?",
        "wer repariert das",
        "merci beaucoup !",
        "geburtsdaten, wie lange",
        "thank you",
    ],
)
def test_a_question_about_something_else_never_continues(understanding: Understanding, line: str) -> None:
    assert understanding.read(line, former=NEWSLETTERS) == understanding.read(line)


def test_most_lines_of_conversations_by_somebody_else_are_understood(understanding: Understanding) -> None:
    """Read by the founders since: a floor, no figure of unseen lines."""
    verdicts = Counter[Verdict]()
    for conversation in map(json.loads, CONVERSATIONS.read_text(encoding="utf-8").splitlines()):
        former: Answer | None = None
        for place, turn in enumerate(conversation["turns"]):
            answer = understanding.read(turn["q"], former=former).answer
            verdicts[verdict(label_of(answer), label_from(turn))] += place > 0
            former = former if isinstance(answer, NoAnswer) else answer
    later = verdicts.total()
    assert verdicts[Verdict.RIGHT] >= 0.65 * later
    assert verdicts[Verdict.WRONG] <= 0.10 * later
