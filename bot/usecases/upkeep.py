"""What the bot does for its own order: make good on events it did not answer, delete on time."""

from datetime import timedelta

from bot import claims, outbox, records
from bot.machine import Machine
from knowledge.notices import AskAgain


def tick(machine: Machine) -> None:
    """All of it; twice a minute, and at the start."""
    own_up(machine)
    forget(machine)


def own_up(machine: Machine) -> int:
    """Tell everybody whose question was taken over a minute ago and never answered to ask again; how many.

    The question was not kept, so it cannot be answered late.
    """
    now = machine.clock.now()
    stale = list(claims.unanswered(machine.store, now - claims.STALE))
    with machine.store.transaction() as tx:
        for claim in stale:
            notice = AskAgain(
                key=f"ask-again/{claim.key}",
                to=claim.place,
                lang=claim.lang,
                asked_by=claim.user,
            )
            outbox.queue(tx, notice, now, claim=claim.key)
            claims.mark(tx, claim.key, claims.State.OWED)
    machine.wake()
    return len(stale)


def forget(machine: Machine) -> int:
    """Delete claims, settled notices, answers and questions whose time is over; how many records."""
    now = machine.clock.now()
    kept = timedelta(days=machine.organisation.periods.questions_days)
    with machine.store.transaction() as tx:
        return claims.forget(tx, now) + outbox.forget(tx, now) + records.forget(tx, now, kept)
