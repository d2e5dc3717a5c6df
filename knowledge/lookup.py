"""Finding things in the knowledge base: by id, and backwards from data, basis or retention to the activities."""

from collections.abc import Hashable, Iterable, Mapping
from typing import Final, Literal

from knowledge.answers import Condition
from knowledge.errors import UnknownId
from knowledge.language import Text
from knowledge.model import (
    Activity,
    Basis,
    Facet,
    Knowledge,
    LawTopic,
    Named,
    NotStated,
    OrganisationTopic,
    Topic,
)
from knowledge.retention_rules import properties, years_of

Kind = Literal["activity", "policy", "law", "organisation", "word"]
AnyTopic = Topic | LawTopic | OrganisationTopic

_KINDS: Final[Mapping[type, Kind]] = {
    Activity: "activity",
    Topic: "policy",
    LawTopic: "law",
    OrganisationTopic: "organisation",
    Named: "word",
}


class Lookup:
    """The knowledge base by id and by condition; made once, read by any thread."""

    def __init__(self, knowledge: Knowledge) -> None:
        policy = knowledge.policy
        self.knowledge = knowledge
        self._activities = {entry.id: entry for entry in policy.activities}
        self._topics: dict[str, AnyTopic] = {
            entry.id: entry for part in (policy.topics, knowledge.law, knowledge.organisation) for entry in part
        }
        words = (policy.categories, policy.subsets, policy.recipients, policy.documents)
        self._words = {word.id: word for part in words for word in part}
        self._all = {**self._activities, **self._topics, **self._words}
        self.access_place = next(topic.place for topic in policy.topics if topic.id == policy.access_topic)

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id, activities first, in the order of the files."""
        return tuple(self._all)

    def activity(self, entry_id: str) -> Activity:
        """The activity with an id; raises UnknownId."""
        if entry_id not in self._activities:
            raise UnknownId(entry_id, self._activities)
        return self._activities[entry_id]

    def topic(self, entry_id: str) -> AnyTopic:
        """The topic of the policy, the law or the organisation with an id; raises UnknownId."""
        if entry_id not in self._topics:
            raise UnknownId(entry_id, self._topics)
        return self._topics[entry_id]

    def kind_of(self, entry_id: str) -> Kind:
        """Whether an id is an activity, a topic (and of what), or a word that activities use; raises UnknownId."""
        return _KINDS[type(self._entry(entry_id))]

    def name(self, entry_id: str) -> Text:
        """What people call the thing with an id, whatever it is; raises UnknownId."""
        return self._entry(entry_id).name

    def find(self, condition: Condition) -> tuple[str, ...]:
        """The ids of the activities that meet all of a condition, in the order of the policy."""
        return tuple(entry.id for entry in self._activities.values() if meets(entry, condition))

    def same_answer(self, ids: Iterable[str], facet: Facet) -> bool:
        """Whether all these activities have the same answer to a facet; raises UnknownId."""
        return len({answer_to(self.activity(entry_id), facet) for entry_id in ids}) == 1

    def _entry(self, entry_id: str) -> Activity | AnyTopic | Named:
        if entry_id not in self._all:
            raise UnknownId(entry_id, self._all)
        return self._all[entry_id]


def meets(activity: Activity, condition: Condition) -> bool:
    """Whether an activity meets every member of a condition that is set.

    Several categories or bases: it has all of them, be it in one part of its data or for one group only.
    """
    rule = None if isinstance(activity.retention, NotStated) else activity.retention
    return (
        set(condition.categories) <= categories_of(activity)
        and set(condition.bases) <= bases_of(activity)
        and (not condition.no_other_basis or bases_of(activity) <= set(condition.bases))
        and (not condition.basis_by_group or any(held.group for held in activity.basis_rules))
        and (condition.years is None or (rule is not None and condition.years in years_of(rule)))
        and condition.months is None  # no rule counts in anything but years
        and condition.days is None
        and (condition.retention is None or (rule is not None and condition.retention in properties(rule)))
    )


def categories_of(activity: Activity) -> frozenset[str]:
    """The data categories that the policy lists for an activity, over all parts of it."""
    return frozenset(name for part in activity.data_sets for name in part.categories)


def bases_of(activity: Activity) -> frozenset[Basis]:
    """The legal bases of an activity; both where they differ per group."""
    return frozenset(rule.basis for rule in activity.basis_rules)


def answer_to(activity: Activity, facet: Facet) -> Hashable:
    """What an activity answers to a facet, to be compared: equal for activities with the same answer."""
    match facet:
        case Facet.PURPOSE:
            return activity.purposes
        case Facet.DATA if activity.data_sets:
            return frozenset((part.subset, part.of, frozenset(part.categories)) for part in activity.data_sets)
        case Facet.DATA:
            return activity.data
        case Facet.LEGAL_BASIS:
            return activity.legal_basis
        case Facet.RETENTION:
            return activity.retention
        case Facet.ACCESS:
            return activity.recipients
        case Facet.ALL:
            return activity.id
