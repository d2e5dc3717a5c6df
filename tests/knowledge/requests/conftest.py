"""A request to decide on, and the people who may or may not."""

from datetime import UTC, date, datetime
from typing import Any, Final

from knowledge.access import Actor, Role
from knowledge.organisation import Channels, Dpo, Organisation
from knowledge.personal import Personal
from knowledge.requests.model import Channel, Intake, Outcome, Request, State, Verdict

NOW: Final = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY: Final = date(2026, 11, 23)
DUE: Final = date(2026, 12, 21)
OURS: Final = Organisation(
    dpo=Dpo(slack="U0DPO", deputy="U0DEPUTY"), handlers=("U0HANNE", "U0HUGO"), channels=Channels(triage="C0TRIAGE")
)
ACTORS: Final = {
    Role.DPO: Actor(id="U0DPO"),
    Role.HANDLER: Actor(id="U0HANNE"),
    Role.EMPLOYEE: Actor(id="U0EMMA"),
    Role.GUEST: Actor(id="U0GREG", guest=True),
    Role.OUTSIDER: Actor(id="U0PAULA", outsider=True),
}
DPO, HANDLER, EMPLOYEE, GUEST, OUTSIDER = ACTORS.values()
DEPUTY, OTHER_HANDLER, LEFT = Actor(id="U0DEPUTY"), Actor(id="U0HUGO"), Actor(id="U0LEFT")


def intake(**changes: Any) -> Intake:
    """What somebody filled in."""
    given = {"rights": ("right-access",), "received_on": date(2026, 11, 20), "channel": Channel.EMAIL, "lang": "fr"}
    return Intake(**(given | {"person": Personal("Fatima El Amrani")} | changes))


def request(state: State = State.RECEIVED, assignee: str | None = None, **changes: Any) -> Request:
    """A request as it stands."""
    given = {"reference": "RR-2026-0001", "intake": intake(), "due": DUE, "logged_at": NOW, "logged_by": "U0EMMA"}
    return Request(**(given | {"state": state, "assignee": assignee} | changes))


def granted(*rights: str) -> dict[str, Outcome]:
    """All of it is granted."""
    return {right: Outcome(verdict=Verdict.GRANTED) for right in rights or ("right-access",)}


def refused(reason: str | None, verdict: Verdict = Verdict.REFUSED) -> dict[str, Outcome]:
    """It is refused, for a reason or none."""
    return {"right-access": Outcome(verdict=verdict, reason=Personal(reason) if reason is not None else None)}
