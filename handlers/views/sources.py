"""Where an answer stands: the label and the places."""

from typing import Final

from handlers.views.labels import labels
from handlers.views.scene import Scene
from handlers.views.text import Mrkdwn, escape
from knowledge.answers import Answer
from knowledge.language import Lang
from knowledge.sources import sources

SHOWN: Final = 4


def source_line(answer: Answer, lang: Lang, scene: Scene) -> Mrkdwn | None:
    """The label (policy, law, organisation, not stated) and the places, or None for small talk."""
    basis = scene.wording.basis_label(answer)
    if not basis:
        return None
    found = sources(answer, scene.lookup.knowledge)
    places = list(dict.fromkeys(escape(scene.wording.source_text(source, lang)) for source in found))
    more = [Mrkdwn("…")] if len(places) > SHOWN else []
    return Mrkdwn("  ·  ".join([labels(lang)(f"label.{basis}"), *places[:SHOWN], *more]))
