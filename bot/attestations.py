"""Whom checks asked and what they answered, kept for a year or as the organisation says."""

from collections.abc import Sequence
from datetime import date, datetime

from dateutil.relativedelta import relativedelta

from bot import standing
from bot.instants import stored
from bot.schema import CHECKS
from bot.store.seam import Reading, Transaction
from knowledge.checks import Attestation, CheckAsked


def begun(reading: Reading, campaign: str, day: date) -> bool:
    """Whether the check of a day was begun: its questions are queued."""
    return reading.get(CHECKS, _round(campaign, day)) is not None


def begin(tx: Transaction, campaign: str, day: date, at: datetime) -> None:
    """The questions of a day are in this commit."""
    tx.put(CHECKS, _round(campaign, day), {"day": day.isoformat(), "begun": stored(at)})


def save(tx: Transaction, check: Attestation) -> None:
    """Keep an attestation in place of its former state."""
    tx.put(CHECKS, check.subject, check.model_dump(mode="json"))


def get(reading: Reading, campaign: str, day: str, person: str) -> Attestation | None:
    """What a person was asked on a campaign's day (ISO date)."""
    row = reading.get(CHECKS, f"check/{campaign}/{day}/{person}")
    return Attestation.model_validate(row) if row else None


def between(reading: Reading, after: date, until: date) -> Sequence[Attestation]:
    """The attestations of days after one and until another."""
    rows = reading.find_until(CHECKS, "day", until.isoformat(), after=after.isoformat())
    return [Attestation.model_validate(row) for _, row in rows if "person" in row]


def forget(tx: Transaction, today: date, years: int) -> int:
    """Delete what is older than it is kept, and where its question stands unanswered; how many records."""
    old = tx.find_until(CHECKS, "day", (today - relativedelta(years=years)).isoformat())
    for key, row in old:
        tx.delete(CHECKS, key)
        if "person" in row:
            _forget_question(tx, Attestation.model_validate(row))
    return len(old)


def _forget_question(tx: Transaction, check: Attestation) -> None:
    """A newer question of the campaign to the same person stays."""
    subject = standing.of_check(check)
    told = standing.of(tx, subject)
    if isinstance(told, CheckAsked) and told.check.day == check.day:
        standing.forget(tx, subject)


def _round(campaign: str, day: date) -> str:
    return f"begun/{campaign}/{day}"
