"""Where an answer stands: in the policy, in the law, or in the organisation's own settings."""

from typing import Final

from knowledge.answers import Answer, Fact, Listing, NoAnswer, Passage
from knowledge.language import Frozen
from knowledge.lookup import Lookup
from knowledge.model import Crossing, Facet, Knowledge, LawTopic, OrganisationTopic, Place

ORGANISATION_FILE: Final = "organisation.yaml"

_FIELDS: Final = {
    Crossing.BY_DATA: Facet.DATA,
    Crossing.BY_BASIS: Facet.LEGAL_BASIS,
    Crossing.BY_RETENTION: Facet.RETENTION,
}


class PolicySource(Frozen):
    """A place in the policy: of entry ``id`` in a revision; ``field`` is the facet, empty for a passage or a card."""

    id: str
    revision: str
    article: str
    section: str = ""
    heading: str = ""
    field: str = ""


class LawSource(Frozen):
    """An article of a law, which is named by its code (``GDPR``)."""

    law: str
    article: str


class OrganisationSource(Frozen):
    """A key of the organisation's own file."""

    file: str
    key: str


Source = PolicySource | LawSource | OrganisationSource


def sources(answer: Answer, knowledge: Knowledge) -> tuple[Source, ...]:
    """One source per id of a fact, a topic or a list; none for a question back, a request or no answer."""
    lookup = Lookup(knowledge)
    match answer:
        case Fact():
            return tuple(_of_fact(lookup, entry_id, answer.facet) for entry_id in answer.ids)
        case Passage():
            return tuple(_of_topic(lookup, entry_id) for entry_id in answer.ids)
        case Listing():
            field = "+".join(_FIELDS[Crossing(part)] for part in answer.facet.split("+"))
            return tuple(_of_activity(lookup, entry_id, field) for entry_id in answer.ids)
        case _:
            return ()


def nearest(answer: Answer, knowledge: Knowledge) -> Source | None:
    """Where the passage stands that a privacy question without an answer comes nearest to."""
    passage = answer.nearest if isinstance(answer, NoAnswer) else None
    return _of_topic(Lookup(knowledge), passage) if passage else None


def _of_fact(lookup: Lookup, entry_id: str, facet: Facet) -> PolicySource:
    if facet is Facet.ACCESS:
        return _at(lookup, entry_id, lookup.access_place, facet)
    return _of_activity(lookup, entry_id, "" if facet is Facet.ALL else facet)


def _of_activity(lookup: Lookup, entry_id: str, field: str) -> PolicySource:
    return _at(lookup, entry_id, lookup.activity(entry_id).place, field)


def _of_topic(lookup: Lookup, entry_id: str) -> Source:
    topic = lookup.topic(entry_id)
    match topic:
        case LawTopic():
            return LawSource(law=topic.law, article=", ".join(topic.articles))
        case OrganisationTopic():
            return OrganisationSource(file=ORGANISATION_FILE, key=topic.key)
        case _:
            return _at(lookup, entry_id, topic.place, "")


def _at(lookup: Lookup, entry_id: str, place: Place, field: str) -> PolicySource:
    return PolicySource(
        id=entry_id,
        revision=lookup.knowledge.policy.revision,
        article=place.article,
        section=place.section,
        heading=place.heading,
        field=field,
    )
