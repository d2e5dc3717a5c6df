"""A list of activities in words: what was searched by, and a line for each with the detail that made it fit."""

from knowledge.answers import Condition, Listing
from knowledge.grammar import capitalised, joined, span
from knowledge.model import Activity, NotStated
from knowledge.statements import Voice
from knowledge.terms import document_of, term_key, term_words


def listing_head(voice: Voice, listing: Listing) -> str:
    """What was searched by and how many there are."""
    say, condition = voice.phrases.say, condition_words(voice, listing.condition)
    if not listing.ids:
        return say(voice.lang, "list.none", condition=condition)
    return say(voice.lang, "list.found", condition=condition, count=len(listing.ids))


def listing_lines(voice: Voice, listing: Listing) -> tuple[str, ...]:
    """The head and a line for each activity."""
    rows = (_row(voice, voice.lookup.activity(entry_id), listing.condition) for entry_id in listing.ids)
    return (listing_head(voice, listing), *(f"- {row}" for row in rows))


def condition_words(voice: Voice, condition: Condition) -> str:
    """A condition as it completes ``processing activities ...``."""
    lang, say = voice.lang, voice.phrases.say
    parts = []
    if condition.categories:
        parts.append(say(lang, "list.categories", categories=voice.names(condition.categories)))
    if condition.bases:
        bases = joined((say(lang, f"bases.{basis}") for basis in condition.bases), lang)
        parts.append(say(lang, "list.only-bases" if condition.no_other_basis else "list.bases", bases=bases))
    if condition.basis_by_group:
        parts.append(say(lang, "list.by-group"))
    spans = {"year": condition.years, "month": condition.months, "day": condition.days}
    parts += [say(lang, "list.period", period=span(count, unit, lang)) for unit, count in spans.items() if count]
    if condition.retention:
        parts.append(say(lang, f"list.retention.{condition.retention}"))
    return joined(parts, lang)


def _row(voice: Voice, activity: Activity, condition: Condition) -> str:
    details = [*_groups(voice, activity, condition), *_subsets(voice, activity, condition)]
    if condition.years is not None or condition.retention:
        details.append(term(voice, activity))
    name = capitalised(activity.name.of(voice.lang))
    return voice.phrases.say(voice.lang, "list.detail", name=name, detail="; ".join(details)) if details else name


def _groups(voice: Voice, activity: Activity, condition: Condition) -> list[str]:
    """The groups for which a searched basis holds, where it does not hold for all."""
    rules = (
        rule
        for rule in activity.basis_rules
        if rule.group and (rule.basis in condition.bases or condition.basis_by_group)
    )
    return [voice.phrases.say(voice.lang, f"groups.{rule.group}") for rule in rules]


def _subsets(voice: Voice, activity: Activity, condition: Condition) -> list[str]:
    """The parts of the data that hold what was searched, where not all do."""
    parts = [part for part in activity.data_sets if set(condition.categories) & set(part.categories)]
    if not condition.categories or len(parts) == len(activity.data_sets):
        return []
    return [voice.name(part.subset) for part in parts if part.subset]


def term(voice: Voice, activity: Activity) -> str:
    """A retention period in a few words."""
    rule, lang, say = activity.retention, voice.lang, voice.phrases.say
    if isinstance(rule, NotStated):
        return say(lang, "short.not-stated")
    if document := document_of(rule):
        return say(lang, "short.elsewhere", document=voice.name(document))
    return say(lang, f"terms.{term_key(rule)}", **term_words(rule, lang))
