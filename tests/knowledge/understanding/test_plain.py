"""Plain questions: whoever types a name as a card shows it is understood."""

import pytest

from knowledge.language import LANGS, Lang
from knowledge.loading import DATA, load_knowledge
from knowledge.model import Facet
from knowledge.understanding import Understanding
from knowledge.understanding.plain import plain_questions, read_frames
from knowledge.understanding.scoring import Verdict, label_from, label_of, verdict

FRAMES, KNOWLEDGE = read_frames(DATA), load_knowledge(DATA)
ACTIVITIES = KNOWLEDGE.policy.activities


@pytest.mark.parametrize("lang", LANGS)
def test_every_frame_with_every_activity_is_answered(understanding: Understanding, lang: Lang) -> None:
    missed = []
    for activity in ACTIVITIES:
        for facet in Facet:
            for frame in FRAMES[lang][facet]:
                line = frame.format(x=activity.name.of(lang))
                label = label_from({"kind": "fact", "facet": facet, "ids": [activity.id]})
                if verdict(label_of(understanding.read(line, lang).answer), label) != Verdict.RIGHT:
                    missed.append(line)
    assert len(missed) <= 5, missed


def test_every_topic_is_found_by_its_own_name(understanding: Understanding) -> None:
    lines = [entry for entry in plain_questions(KNOWLEDGE, FRAMES) if entry["kind"] == "topic"]
    answers = [label_of(understanding.read(entry["q"], entry["lang"]).answer) for entry in lines]
    missed = [
        entry["q"]
        for entry, answer in zip(lines, answers, strict=True)
        if verdict(answer, label_from(entry)) != Verdict.RIGHT
    ]
    assert not missed
