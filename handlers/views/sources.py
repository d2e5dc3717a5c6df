"""Where an answer stands: the label and the source line."""

from babel.lists import format_list

from handlers.views.labels import Labels, labels
from handlers.views.scene import Scene
from handlers.views.text import Mrkdwn, escape
from knowledge.answers import Answer
from knowledge.language import Lang
from knowledge.sources import LawSource, OrganisationSource, PolicySource, Source, sources

SHOWN = 4


def source_line(answer: Answer, lang: Lang, scene: Scene) -> Mrkdwn | None:
    """The label (policy, law, organisation, not stated) and the places, or None for small talk."""
    say = labels(lang)
    basis = scene.wording.basis_label(answer)
    if not basis:
        return None
    places = dict.fromkeys(_place(source, lang, say) for source in sources(answer, scene.lookup.knowledge))
    shown = list(places)[:SHOWN]
    more = [Mrkdwn("…")] if len(places) > SHOWN else []
    return Mrkdwn("  ·  ".join([say(f"label.{basis}"), *shown, *more]))


def _place(source: Source, lang: Lang, say: Labels) -> Mrkdwn:
    match source:
        case PolicySource():
            line = say.safe("source.policy", revision=source.revision, article=_article(source))
            return Mrkdwn(f"{line}, “{escape(source.heading)}”") if source.heading else line
        case LawSource():
            articles = source.article if isinstance(source.article, str) else format_list(source.article, locale=lang)
            return say.safe("source.law", law=source.law, article=articles)
        case OrganisationSource():
            return say("source.organisation")


def _article(source: PolicySource) -> str:
    return f"{source.article} ({source.section})" if source.section else source.article
