"""A retention rule as the keys and words of its phrases."""

from knowledge.grammar import years
from knowledge.language import Lang
from knowledge.retention_rules import (
    AfterRelation,
    AfterUse,
    Fixed,
    OtherPolicy,
    RetentionProperty,
    RetentionRule,
    StatutoryPlus,
    properties,
)

_NOTES = (  # which note a property of a rule calls for
    (RetentionProperty.FROM_COLLECTION, "start-collection"),
    (RetentionProperty.STATUTORY_PLUS, "start-invoice"),
    (RetentionProperty.OPEN_BALANCE, "open-balance"),
)


def term_key(rule: RetentionRule) -> str:
    """The last part of a rule's phrase keys."""
    match rule:
        case Fixed(unless_objection=True):
            return "fixed-unless-objection"
        case AfterRelation():
            return f"{rule.rule}-{rule.relation}"
        case AfterUse():
            return f"{rule.rule}-{rule.of}"
        case _:
            return rule.rule


def term_words(rule: RetentionRule, lang: Lang) -> dict[str, str]:
    """The numbers of a rule, ready for its phrases."""
    match rule:
        case StatutoryPlus():
            return {"years": years(rule.statutory_years, lang), "extra": years(rule.extra_years, lang)}
        case Fixed() | AfterRelation() | AfterUse():
            return {"years": years(rule.years, lang)}
        case _:
            return {}


def note_keys(rule: RetentionRule) -> tuple[str, ...]:
    """What has to be said beside the term: that the policy names no start, what an open balance does."""
    return tuple(note for known, note in _NOTES if known in properties(rule))


def document_of(rule: RetentionRule) -> str | None:
    """The other document that holds the term, where one does."""
    return rule.refers_to if isinstance(rule, OtherPolicy) else None
