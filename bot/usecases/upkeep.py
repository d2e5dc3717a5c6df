"""What the bot does for its own order: make good on events it did not answer, delete on time."""

from datetime import date, timedelta

from bot import attestations, claims, outbox, records
from bot.machine import Machine
from bot.schema import UPKEEP
from bot.store.seam import Store
from knowledge.calendar import Calendar
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
    """Delete claims, settled notices, answers, questions and attestations whose time is over; how many records.

    A notice that Slack would not take for as long as questions are kept is given up, words and all.
    Within a day, at the first tick of the next one (UTC), they are gone from the disk too. A disk without room for that
    raises StoreFull; what is due stays deleted and the next tick erases it.
    """
    now = machine.clock.now()
    kept = timedelta(days=machine.organisation.periods.questions_days)
    with machine.store.transaction() as tx:
        outbox.lapse(tx, now, kept)
        deleted = claims.forget(tx, now) + outbox.forget(tx, now) + records.forget(tx, now, kept)
        today = Calendar.of(machine.organisation).local_date(now)
        deleted += attestations.forget(tx, today, machine.organisation.periods.checks_years)
    _erase_once(machine.store, now.date())
    return deleted


def _erase_once(store: Store, today: date) -> None:
    """Erase what was deleted, unless that was done today; any other day counts, also one that a wrong clock gave."""
    done = {"day": today.isoformat()}
    if store.get(UPKEEP, "erased") != done:
        store.erase_deleted()
        with store.transaction() as tx:
            tx.put(UPKEEP, "erased", done)
