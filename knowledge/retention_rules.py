"""Retention periods as typed rules: what they run from, how long, and what ends or holds them."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from knowledge.language import Frozen

Years = Annotated[int, Field(ge=1, le=100)]


class Fixed(Frozen):
    """Years from collection (the policy names no start); ``unless_objection`` ends it at once."""

    rule: Literal["fixed"]
    years: Years
    unless_objection: bool = False


class UntilObjection(Frozen):
    """As long as the person has not objected."""

    rule: Literal["until-objection"]


class AfterRelation(Frozen):
    """While a relation runs, then years after its end."""

    rule: Literal["after-relation"]
    relation: Literal["business", "customer"]
    years: Years


class AfterUse(Frozen):
    """While the service is used, then years; ``unless_open_balance``: only once credits and debts are settled."""

    rule: Literal["after-use"]
    of: Literal["platform", "app-and-optionally-platform"]
    years: Years
    unless_open_balance: bool = False


class StatutoryPlus(Frozen):
    """The statutory minimum for invoices, plus extra years."""

    rule: Literal["statutory-plus"]
    statutory_years: Years
    extra_years: Years


class OtherPolicy(Frozen):
    """The term stands in another document."""

    rule: Literal["other-policy"]
    refers_to: str


RetentionRule = Annotated[
    Fixed | UntilObjection | AfterRelation | AfterUse | StatutoryPlus | OtherPolicy, Field(discriminator="rule")
]


class RetentionProperty(StrEnum):
    """What one can search retention rules by, beside their years."""

    FROM_COLLECTION = "from-collection"
    UNLESS_OBJECTION = "unless-objection"
    UNTIL_OBJECTION = "until-objection"
    AFTER_RELATION = "after-relation"
    AFTER_USE = "after-use"
    AFTER_END = "after-end"
    OPEN_BALANCE = "open-balance"
    STATUTORY_PLUS = "statutory-plus"
    OTHER_POLICY = "other-policy"


def properties(rule: RetentionRule) -> frozenset[RetentionProperty]:
    """The properties by which a rule is found."""
    match rule:
        case Fixed():
            found = {RetentionProperty.FROM_COLLECTION}
            return frozenset(found | ({RetentionProperty.UNLESS_OBJECTION} if rule.unless_objection else set()))
        case UntilObjection():
            return frozenset({RetentionProperty.UNTIL_OBJECTION, RetentionProperty.UNLESS_OBJECTION})
        case AfterRelation():
            return frozenset({RetentionProperty.AFTER_RELATION, RetentionProperty.AFTER_END})
        case AfterUse():
            found = {RetentionProperty.AFTER_USE, RetentionProperty.AFTER_END}
            return frozenset(found | ({RetentionProperty.OPEN_BALANCE} if rule.unless_open_balance else set()))
        case StatutoryPlus():
            return frozenset({RetentionProperty.STATUTORY_PLUS})
        case OtherPolicy():
            return frozenset({RetentionProperty.OTHER_POLICY})


def years_of(rule: RetentionRule) -> frozenset[int]:
    """The numbers of years by which a rule is found; a statutory term by its minimum and by its total."""
    match rule:
        case StatutoryPlus():
            return frozenset({rule.statutory_years, rule.statutory_years + rule.extra_years})
        case Fixed() | AfterRelation() | AfterUse():
            return frozenset({rule.years})
        case UntilObjection() | OtherPolicy():
            return frozenset()
