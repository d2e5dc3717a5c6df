"""Plain questions made of the knowledge base's own names: what a newcomer types who read the name on a card."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import yaml

from knowledge.language import LANGS, Lang, Text
from knowledge.model import Facet, Knowledge
from knowledge.understanding.examples import Entry

Frames = Mapping[Lang, Mapping[str, Sequence[str]]]
AUTHOR: Final = "plain"


def read_frames(folder: Path) -> Frames:
    """The frames by language and facet (``topic`` for topics), with ``{x}`` for a name."""
    frames: Frames = yaml.safe_load((folder / "plain.yaml").read_text(encoding="utf-8"))
    return frames


def plain_questions(knowledge: Knowledge, frames: Frames) -> Iterator[Entry]:
    """A question about every facet of every activity and two about every topic, in every language.

    The frames take turns, so that no name is learned with one of them alone.
    """
    topics = [topic for part in (knowledge.policy.topics, knowledge.law, knowledge.organisation) for topic in part]
    for lang in LANGS:
        for turn, activity in enumerate(knowledge.policy.activities):
            for facet in Facet:
                several = frames[lang][facet]
                frame = several[turn % len(several)]
                yield _entry(frame, activity.name, lang, kind="fact", facet=facet, ids=[activity.id])
        bare, *others = frames[lang]["topic"]
        for turn, topic in enumerate(topics):
            for frame in (bare, others[turn % len(others)]):
                yield _entry(frame, topic.name, lang, kind="topic", facet="", ids=[topic.id])


def _entry(frame: str, name: Text, lang: Lang, **label: object) -> Entry:
    return {"q": frame.format(x=name.of(lang)), "lang": lang, **label, "author": AUTHOR}
