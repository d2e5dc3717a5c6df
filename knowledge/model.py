"""What a privacy policy says, as values: activities, topics, sources.

Ids are data: nothing here or elsewhere in code names an activity or a topic.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

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
    VITAL_INTERESTS = "vital-interests"
    PUBLIC_TASK = "public-task"


class Group(StrEnum):
    """People for whom a basis or a term differs within one activity."""

    B2C = "b2c"
    B2B = "b2b"
    PROSPECT = "prospect"
    CUSTOMER = "customer"


class RefersTo(Frozen):
    """The policy leaves this to another document; ``note`` is what it says itself, as a sentence."""

    refers_to: Id
    note: Text | None = None


class NotStated(Frozen):
    """The policy says nothing about this."""

    not_stated: Literal[True]


class BasisRule(Frozen):
    """One legal basis; ``group`` where it holds for that group only, ``interest`` as the policy names it.

    ``scope`` is what the policy adds to another basis: which cookies the consent is for, what the contract is to bring.
    """

    basis: Basis
    group: Group | None = None
    interest: Text | None = None
    scope: Text | None = None
    only_performance: bool = False  # contract: not also the steps before it is concluded

    @model_validator(mode="after")
    def _additions_fit_the_basis(self) -> Self:
        if self.interest and self.basis is not Basis.LEGITIMATE_INTEREST:
            raise ValueError("an interest belongs to legitimate-interest only; use scope here")
        if self.only_performance and self.basis is not Basis.CONTRACT:
            raise ValueError("only_performance belongs to contract only; remove it here")
        return self


class DataSet(Frozen):
    """Data categories collected together; ``subset`` where only a part of the activity does (train, bus).

    ``recipients`` are those the activity itself names; ``of`` says whose data, where the policy does.
    """

    subset: Id | None = None
    of: Text | None = None
    categories: tuple[Id, ...] = Field(min_length=1)
    recipients: tuple[Id, ...] = ()


class Place(Frozen):
    """Where in the policy: article number, section of article 2 and heading, as printed (capitals aside)."""

    article: str = Field(pattern=r"^\d+$")
    section: str = ""
    heading: str = ""


def _shape(value: object) -> str:
    """Which of the shapes below a raw or a ready value has."""
    if isinstance(value, RefersTo) or (isinstance(value, dict) and "refers_to" in value and "rule" not in value):
        return "<refers-to>"
    if isinstance(value, NotStated) or (isinstance(value, dict) and "not_stated" in value):
        return "<not-stated>"
    return "<stated>"


_Open = Annotated[RefersTo, Tag("<refers-to>")] | Annotated[NotStated, Tag("<not-stated>")]
Purposes = Annotated[Annotated[tuple[Text, ...], Field(min_length=1), Tag("<stated>")] | _Open, Discriminator(_shape)]
Data = Annotated[Annotated[tuple[DataSet, ...], Field(min_length=1), Tag("<stated>")] | _Open, Discriminator(_shape)]
LegalBasis = Annotated[
    Annotated[tuple[BasisRule, ...], Field(min_length=1), Tag("<stated>")] | _Open, Discriminator(_shape)
]
Retention = Annotated[
    Annotated[RetentionRule, Tag("<stated>")] | Annotated[NotStated, Tag("<not-stated>")], Discriminator(_shape)
]


class Activity(Frozen):
    """A processing activity; ``situation`` is the clause in which a customer meets it ("when you ...")."""

    id: Id
    name: Text
    situation: Text
    place: Place
    purposes: Purposes
    data: Data
    legal_basis: LegalBasis
    retention: Retention

    @model_validator(mode="after")
    def _several_bases_need_groups(self) -> Self:
        rules = self.basis_rules
        groups = [rule.group for rule in rules]
        if len(rules) > 1 and (None in groups or len(set(groups)) < len(groups)):
            raise ValueError("several legal bases each need a group of their own")
        return self

    @property
    def data_sets(self) -> tuple[DataSet, ...]:
        """The data that the policy lists here; none where it refers elsewhere or is silent."""
        return self.data if isinstance(self.data, tuple) else ()

    @property
    def basis_rules(self) -> tuple[BasisRule, ...]:
        """The legal bases that the policy states here."""
        return self.legal_basis if isinstance(self.legal_basis, tuple) else ()

    @property
    def recipients(self) -> tuple[Id, ...]:
        """The recipients that the activity itself names, in the order of its data."""
        return tuple(dict.fromkeys(who for part in self.data_sets for who in part.recipients))


class Topic(Frozen):
    """A passage outside the activities, in our own words; ``customer`` where a customer is told it otherwise."""

    id: Id
    name: Text
    text: Text
    customer: Text | None = None
    place: Place


class Law(Frozen):
    """A law by its code (``GDPR``) and its name in each language."""

    code: str = Field(min_length=1)
    name: Text


class LawTopic(Frozen):
    """What the law answers where the policy is silent; ``law`` is a code, ``articles`` such as ``12(3)``."""

    id: Id
    name: Text
    text: Text
    customer: Text | None = None
    law: str
    articles: tuple[str, ...] = Field(min_length=1)


class OrganisationTopic(Frozen):
    """What only the organisation can answer: ``{value}`` in a text is what organisation.yaml holds under ``key``."""

    id: Id
    name: Text
    text: Text
    customer: Text | None = None
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
    laws: tuple[Law, ...]
    law: tuple[LawTopic, ...]
    organisation: tuple[OrganisationTopic, ...]
