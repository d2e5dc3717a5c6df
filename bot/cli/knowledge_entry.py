"""One entry of the knowledge base as rows of a label and a text."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.answers import Answer, Condition, Fact, Passage
from knowledge.language import LANGS, Lang
from knowledge.lookup import Lookup
from knowledge.model import Facet
from knowledge.organisation import Organisation
from knowledge.sources import sources
from knowledge.statements import CARD
from knowledge.wording import Wording

Row = tuple[str, str]


@dataclass(frozen=True)
class Teller:
    """What an entry is told from."""

    lookup: Lookup
    wording: Wording
    organisation: Organisation


def entry_rows(entry_id: str, lang: Lang, teller: Teller) -> Iterator[Row]:
    """The rows of an activity, a topic or a word that activities use; raises UnknownId."""
    wording = teller.wording
    match teller.lookup.kind_of(entry_id):
        case "activity":
            yield from ((wording.facet(facet, lang), wording.statement(entry_id, facet, lang)) for facet in CARD)
            yield from _answered(Fact(ids=(entry_id,), facet=Facet.ALL), lang, teller)
        case "word":
            yield from ((each, wording.name(entry_id, each)) for each in LANGS)
            users = teller.lookup.find(Condition(categories=(entry_id,)))
            yield "used by", "\n".join(users) or "no activity lists it as data"
        case _:
            topic = Passage(ids=(entry_id,))
            yield "answer", wording.answer_text(topic, lang, teller.organisation)
            yield from _answered(topic, lang, teller)


def _answered(answer: Answer, lang: Lang, teller: Teller) -> Iterator[Row]:
    """Where it stands, and the text for a customer where there is one."""
    places = sources(answer, teller.lookup.knowledge)
    yield "source", "\n".join(teller.wording.source_text(place, lang) for place in places)
    if text := teller.wording.customer_text(answer, lang, teller.organisation):
        yield "customer", text
