"""Retention periods as typed rules: what they run from, how long, and what ends or holds them."""

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
