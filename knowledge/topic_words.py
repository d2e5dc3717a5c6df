"""A topic in words: of the policy and the law as it stands, of the organisation with its own value in it."""

from operator import attrgetter

from knowledge.language import Text
from knowledge.lookup import AnyTopic
from knowledge.model import OrganisationTopic
from knowledge.organisation import Organisation


def for_colleague(topic: AnyTopic, organisation: Organisation) -> Text:
    """What a colleague is told; where the organisation has not filled in its value, that it is missing."""
    if not isinstance(topic, OrganisationTopic):
        return topic.text
    value = _value(topic, organisation)
    return _filled(topic.text, value) if value else topic.missing


def for_customer(topic: AnyTopic, organisation: Organisation) -> Text | None:
    """What a customer is told; None where the organisation has not filled in its value."""
    said = topic.customer or topic.text
    if not isinstance(topic, OrganisationTopic):
        return said
    value = _value(topic, organisation)
    return _filled(said, value) if value else None


def _value(topic: OrganisationTopic, organisation: Organisation) -> str:
    return str(attrgetter(topic.key)(organisation) or "")


def _filled(text: Text, value: str) -> Text:
    return Text(**{lang: said.replace("{value}", value) for lang, said in text.model_dump().items()})
