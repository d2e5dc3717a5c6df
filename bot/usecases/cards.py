"""The days that are left change overnight, and the cards with them."""

from bot import outbox, register
from bot.machine import Machine
from knowledge.calendar import Calendar
from knowledge.requests.notices import after_change


def refresh(machine: Machine) -> int:
    """Bring every open card and receipt with a date up to date, once on each local day after the first; how many."""
    now, calendar = machine.clock.now(), Calendar.of(machine.organisation)
    today = calendar.local_date(now)
    dated = [request for request in register.open_requests(machine.store) if request.due]
    older = [request for request in dated if calendar.local_date(request.logged_at) < today]
    count = 0
    with machine.store.transaction() as tx:
        for request in older:
            for notice in after_change(request, machine.organisation):
                count += outbox.queue(tx, notice.model_copy(update={"key": f"{notice.key}/{today}"}), now)
    if count:
        machine.wake()
    return count
