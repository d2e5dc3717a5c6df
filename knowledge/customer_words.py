"""An answer as a text that an employee can copy to a customer: polite, complete, without internal wording."""

from collections.abc import Iterable

from knowledge.answers import Answer, Fact, Passage
from knowledge.model import Facet, Topic
from knowledge.organisation import Organisation
from knowledge.statements import Voice, card, statement
from knowledge.topic_words import for_customer


def customer_text(voice: Voice, answer: Answer, organisation: Organisation) -> str | None:
    """The text for a customer; None for an answer that is not for one: a list, a question back, a request, silence."""
    match answer:
        case Fact():
            return _letter(voice, (_about(voice, entry_id, answer) for entry_id in answer.ids), in_policy=True)
        case Passage():
            topics = [voice.lookup.topic(entry_id) for entry_id in answer.ids]
            texts = [text.of(voice.lang) for topic in topics if (text := for_customer(topic, organisation))]
            in_policy = any(isinstance(topic, Topic) for topic in topics)
            return _letter(voice, texts, in_policy=in_policy) if texts else None
        case _:
            return None


def _about(voice: Voice, entry_id: str, fact: Fact) -> str:
    activity = voice.lookup.activity(entry_id)
    situation = activity.situation.of(voice.lang)
    if fact.facet is Facet.ALL:
        lines = (f"- {line}" for line in card(voice, activity, fact))
        return "\n".join((voice.say("card", situation=situation), *lines))
    return voice.say("fact", situation=situation, statement=statement(voice, activity, fact.facet, fact))


def _letter(voice: Voice, body: Iterable[str], *, in_policy: bool) -> str:
    """The greeting, the body, where to read more if the policy speaks of it, and the close."""
    parts = [voice.say("greeting"), voice.say("thanks", body="\n\n".join(body))]
    if in_policy:
        parts.append(voice.say("more"))
    return "\n\n".join((*parts, voice.say("regards")))
