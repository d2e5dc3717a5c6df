"""What a privacy policy says, as values: activities, topics, sources.

Ids are data: nothing here or elsewhere in code names an activity or a topic.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from knowledge.language import Frozen, Text
from knowledge.retention_rules import RetentionRule

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class Facet(StrEnum):
    """What one can ask of a processing activity; ``ALL`` is the whole card."""

    PURPOSE = "purpose"
    DATA = "data"
    LEGAL_BASIS = "legal-basis"
    RETENTION = "retention"
    ACCESS = "access"
    ALL = "all"


class Crossing(StrEnum):
    """By what a reverse look-up searches the activities."""

    BY_DATA = "by-data"
    BY_BASIS = "by-basis"
    BY_RETENTION = "by-retention"


class Basis(StrEnum):
    """A legal basis of art. 6(1) GDPR."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGITIMATE_INTEREST = "legitimate-interest"
    LEGAL_OBLIGATION = "legal-obligation"


class Group(StrEnum):
    """People for whom a basis or a term differs within one activity."""

    B2C = "b2c"
    B2B = "b2b"
    PROSPECT = "prospect"
    CUSTOMER = "customer"


class RefersTo(Frozen):
    """The policy leaves this to another document."""

    refers_to: Id


class NotStated(Frozen):
    """The policy says nothing about this."""

    not_stated: Literal[True]


class BasisRule(Frozen):
    """One legal basis; ``group`` where it holds for that group only, ``interest`` as the policy names it."""

    basis: Basis
    group: Group | None = None
    interest: Text | None = None
    only_performance: bool = False  # contract: not also the steps before it is concluded


class DataSet(Frozen):
    """Data categories collected together; ``subset`` where only a part of the activity does (train, bus)."""

    subset: Id | None = None
    categories: tuple[Id, ...] = Field(min_length=1)


class Place(Frozen):
    """Where in the policy: article number, section of article 2 and heading, as printed."""

    article: str
    section: str = ""
    heading: str = ""


class Activity(Frozen):
    """A processing activity of the policy."""

    id: Id
    name: Text
    place: Place
    purposes: tuple[Text, ...] | NotStated
    data: tuple[DataSet, ...] | RefersTo | NotStated
    legal_basis: tuple[BasisRule, ...] | NotStated
    retention: RetentionRule | NotStated
    recipients: tuple[Id, ...] = ()


class Topic(Frozen):
    """A passage outside the activities, in our own words."""

    id: Id
    name: Text
    text: Text
    place: Place


class LawTopic(Frozen):
    """What the law answers where the policy is silent; ``articles`` such as ``12(3)``."""

    id: Id
    name: Text
    text: Text
    law: str
    articles: tuple[str, ...] = Field(min_length=1)


class OrganisationTopic(Frozen):
    """What only the organisation can answer; ``key`` is its place in organisation.yaml."""

    id: Id
    name: Text
    text: Text
    missing: Text
    key: str


class Named(Frozen):
    """A word of the knowledge base that people read: data category, subset, recipient, document."""

    id: Id
    name: Text


class Policy(Frozen):
    """One revision of the policy; ``revision`` such as ``2025-10``."""

    revision: str
    valid_from: date
    title: Text
    activities: tuple[Activity, ...]
    topics: tuple[Topic, ...]
    access_topic: Id  # the passage that governs access to every activity
    categories: tuple[Named, ...]
    subsets: tuple[Named, ...]
    recipients: tuple[Named, ...]
    documents: tuple[Named, ...]


class Knowledge(Frozen):
    """All that can be answered from: the policy, the law, the organisation's own topics."""

    policy: Policy
    law: tuple[LawTopic, ...]
    organisation: tuple[OrganisationTopic, ...]
