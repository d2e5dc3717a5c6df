"""Where an answer stands: the label and the places."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from handlers.views.labels import labels
from handlers.views.scene import Scene
from handlers.views.text import Mrkdwn, escape
from knowledge.answers import Answer
from knowledge.language import Lang
from knowledge.sources import nearest, sources

SHOWN: Final = 4


def source_line(answer: Answer, lang: Lang, scene: Scene) -> Mrkdwn | None:
    """The label (policy, law, organisation, not stated) and the places, or None for small talk.

    Of a question that the policy leaves open the place is that of the nearest passage, and says so.
    """
    basis = scene.wording.basis_label(answer)
    if not basis:
        return None
    found = sources(answer, scene.lookup.knowledge)
    places = list(dict.fromkeys(escape(scene.wording.source_text(source, lang)) for source in found))
    if near := nearest(answer, scene.lookup.knowledge):
        places = [labels(lang).safe("label.nearest", place=scene.wording.source_text(near, lang))]
    more = [Mrkdwn("…")] if len(places) > SHOWN else []
    return Mrkdwn("  ·  ".join([labels(lang)(f"label.{basis}"), *_once(places[:SHOWN]), *more]))


def _once(places: Sequence[str]) -> list[str]:
    """The places, with what they all begin with only in the first: the document, the article, the section."""
    parts = [place.split(", ") for place in places]
    levels = zip(*(part[:-1] for part in parts), strict=False)
    same = len(list(takewhile(lambda level: len(set(level)) == 1, levels)))
    return [", ".join(part[same if number else 0 :]) for number, part in enumerate(parts)]
