"""An answer in one line, without its reasons: for a notification, a digest or the head of a card."""

from knowledge.answers import Fact
from knowledge.grammar import capitalised, joined
from knowledge.listing_words import term
from knowledge.model import Activity, Facet, RefersTo
from knowledge.statements import Voice, basis_rules, data_sets


def short_fact(voice: Voice, fact: Fact) -> str:
    """``Newsletters – retention period: as long as there is no objection``; of a whole card the names alone."""
    names = capitalised(voice.names(fact.ids))
    if fact.facet is Facet.ALL:
        return names
    values = (_value(voice, voice.lookup.activity(entry_id), fact) for entry_id in fact.ids)
    facet = voice.phrases.say(voice.lang, f"facets.{fact.facet}")
    return voice.phrases.say(
        voice.lang, "short.fact", names=names, facet=facet, value=" / ".join(dict.fromkeys(values))
    )


def _value(voice: Voice, activity: Activity, fact: Fact) -> str:
    match fact.facet:
        case Facet.PURPOSE if isinstance(activity.purposes, tuple):
            purposes = joined((text.of(voice.lang) for text in activity.purposes), voice.lang)
            return voice.phrases.say(voice.lang, "short.purpose", purposes=purposes)
        case Facet.PURPOSE:
            return _open(voice, activity.purposes)
        case Facet.DATA if activity.data_sets:
            parts = data_sets(activity, fact.subset)
            return voice.names(tuple(dict.fromkeys(name for part in parts for name in part.categories)))
        case Facet.DATA:
            return _open(voice, activity.data)
        case Facet.LEGAL_BASIS if activity.basis_rules:
            return _bases(voice, activity, fact)
        case Facet.LEGAL_BASIS:
            return _open(voice, activity.legal_basis)
        case Facet.RETENTION:
            return term(voice, activity)
        case _:
            return voice.phrases.say(voice.lang, "short.access")


def _bases(voice: Voice, activity: Activity, fact: Fact) -> str:
    say, parts = voice.phrases.say, []
    for rule in basis_rules(activity, fact.group):
        basis = say(voice.lang, f"bases.{rule.basis}")
        group = say(voice.lang, f"groups.{rule.group}") if rule.group else ""
        parts.append(say(voice.lang, "short.group", basis=basis, group=group) if group else basis)
    return joined(parts, voice.lang)


def _open(voice: Voice, left_open: object) -> str:
    if isinstance(left_open, RefersTo):
        return voice.phrases.say(voice.lang, "short.elsewhere", document=voice.name(left_open.refers_to))
    return voice.phrases.say(voice.lang, "short.not-stated")
