"""One statement about one activity: what it is for, which data, on which basis, how long, who has access.

A statement is told in a register: to a colleague, after the activity's name, or to a customer, after the situation.
"""

from dataclasses import dataclass
from typing import Final, Literal

from knowledge.answers import Fact
from knowledge.grammar import capitalised, joined
from knowledge.language import Lang
from knowledge.lookup import Lookup
from knowledge.model import Activity, BasisRule, DataSet, Facet, Group, NotStated, RefersTo
from knowledge.phrases import Phrases
from knowledge.terms import document_of, note_keys, term_key, term_words

Register = Literal["colleague", "customer"]

CARD: Final = (Facet.PURPOSE, Facet.DATA, Facet.LEGAL_BASIS, Facet.RETENTION, Facet.ACCESS)


@dataclass(frozen=True)
class Voice:
    """Who is spoken to, and in which language."""

    lookup: Lookup
    phrases: Phrases
    lang: Lang
    register: Register

    def say(self, key: str, **words: object) -> str:
        """A phrase of this register."""
        return self.phrases.say(self.lang, f"{self.register}.{key}", **words)

    def name(self, entry_id: str) -> str:
        """What the thing with an id is called."""
        return self.lookup.name(entry_id).of(self.lang)

    def names(self, ids: tuple[str, ...]) -> str:
        """``a, b and c``."""
        return joined((self.name(entry_id) for entry_id in ids), self.lang)


def statement(voice: Voice, activity: Activity, facet: Facet, fact: Fact) -> str:
    """What an activity answers to one facet (not ``ALL``); the group and the subset of the fact select a part."""
    match facet:
        case Facet.PURPOSE:
            return _purposes(voice, activity)
        case Facet.DATA:
            return _data(voice, activity, fact.subset)
        case Facet.LEGAL_BASIS:
            return _legal_basis(voice, activity, fact.group)
        case Facet.RETENTION:
            return _retention(voice, activity)
        case Facet.ACCESS:
            return _access(voice, activity, fact.subset)
        case Facet.ALL:
            return " ".join(capitalised(line) for line in card(voice, activity, fact))


def card(voice: Voice, activity: Activity, fact: Fact) -> tuple[str, ...]:
    """The statements of all facets, in the order of a card."""
    return tuple(statement(voice, activity, facet, fact) for facet in CARD)


def basis_rules(activity: Activity, group: Group | None) -> tuple[BasisRule, ...]:
    """The legal bases of an activity, or the half for a group where it has one."""
    return tuple(rule for rule in activity.basis_rules if rule.group is group) or activity.basis_rules


def data_sets(activity: Activity, subset: str | None) -> tuple[DataSet, ...]:
    """The data of an activity, or one part of them where it has that part."""
    return tuple(part for part in activity.data_sets if subset and part.subset == subset) or activity.data_sets


def _open(voice: Voice, facet: Facet, left_open: RefersTo | NotStated) -> str:
    about = voice.phrases.say(voice.lang, f"about.{facet}")
    if isinstance(left_open, NotStated):
        return voice.say("not-stated", facet=about)
    said = voice.say("elsewhere", facet=about, document=voice.name(left_open.refers_to))
    return f"{said} {left_open.note.of(voice.lang)}" if left_open.note else said


def _purposes(voice: Voice, activity: Activity) -> str:
    if not isinstance(activity.purposes, tuple):
        return _open(voice, Facet.PURPOSE, activity.purposes)
    return voice.say("purpose", purposes=joined((text.of(voice.lang) for text in activity.purposes), voice.lang))


def _data(voice: Voice, activity: Activity, subset: str | None) -> str:
    if not isinstance(activity.data, tuple):
        return _open(voice, Facet.DATA, activity.data)
    parts = data_sets(activity, subset)
    if all(part.subset is None for part in parts):
        return voice.say("data", categories=", ".join(_categories(voice, part) for part in parts))
    return voice.say("data-parts", parts=" ".join(_part(voice, part) for part in parts))


def _part(voice: Voice, part: DataSet) -> str:
    subset = voice.name(part.subset) if part.subset else ""
    return voice.say("data-part", subset=capitalised(subset), categories=_categories(voice, part))


def _categories(voice: Voice, part: DataSet) -> str:
    names = voice.names(part.categories)
    return voice.say("data-of", categories=names, of=part.of.of(voice.lang)) if part.of else names


def _legal_basis(voice: Voice, activity: Activity, group: Group | None) -> str:
    if not isinstance(activity.legal_basis, tuple):
        return _open(voice, Facet.LEGAL_BASIS, activity.legal_basis)
    rules = basis_rules(activity, group)
    return voice.say("legal-basis", bases=joined((_basis(voice, rule) for rule in rules), voice.lang))


def _basis(voice: Voice, rule: BasisRule) -> str:
    said = voice.say(f"basis.{rule.basis}-performance" if rule.only_performance else f"basis.{rule.basis}")
    if rule.interest:
        said = voice.say("basis.with-interest", basis=said, interest=rule.interest.of(voice.lang))
    if rule.scope:
        said = voice.say("basis.with-scope", basis=said, scope=rule.scope.of(voice.lang))
    if rule.group:
        said = voice.say("basis.for-group", basis=said, group=voice.say(f"groups.{rule.group}"))
    return said


def _retention(voice: Voice, activity: Activity) -> str:
    rule = activity.retention
    if isinstance(rule, NotStated):
        return _open(voice, Facet.RETENTION, rule)
    if document := document_of(rule):
        return _open(voice, Facet.RETENTION, RefersTo(refers_to=document))
    said = voice.say(f"retention.{term_key(rule)}", **term_words(rule, voice.lang))
    return " ".join((said, *(voice.say(f"notes.{note}") for note in note_keys(rule))))


def _access(voice: Voice, activity: Activity, subset: str | None) -> str:
    said = voice.say("access", article=voice.lookup.access_place.article)
    recipients = tuple(dict.fromkeys(who for part in data_sets(activity, subset) for who in part.recipients))
    if not recipients:
        return said
    named = voice.say("recipients", recipients=voice.names(recipients), article=activity.place.article)
    return f"{said} {named}"
