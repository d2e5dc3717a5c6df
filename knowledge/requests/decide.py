"""What happens to a request, decided and not done: the request as it would be, and what the journal would say."""

from collections.abc import Mapping
from datetime import date, datetime

from dateutil.relativedelta import relativedelta

from knowledge.access import Actor, Role, role
from knowledge.asking import Place
from knowledge.journal import Event
from knowledge.language import Frozen
from knowledge.organisation import Organisation
from knowledge.personal import Personal
from knowledge.requests.errors import ReasonMissing, ReceivedInFuture, RefusalNotYours, RoleRefused, TransitionRefused
from knowledge.requests.model import Intake, Outcome, Request, State, Verdict
from knowledge.requests.states import ROWS, Step


class Decision(Frozen):
    """A request as it becomes, and the event for the journal. Nothing is stored or sent yet."""

    request: Request
    event: Event


def log(
    intake: Intake,
    *,
    reference: str,
    due: date | None,
    actor: Actor,
    message: Place | None,
    now: datetime,
    today: date,
) -> Decision:
    """A new request. ``due`` is its hard date, ``today`` the organisation's local date. Raises ReceivedInFuture."""
    if intake.received_on > today:
        raise ReceivedInFuture(today)
    request = Request(
        reference=reference,
        state=State.RECEIVED,
        intake=intake,
        due=due,
        logged_at=now,
        logged_by=actor.id,
        message=message,
    )
    facts = {"after": request.state, "rights": " ".join(intake.rights), "received_on": intake.received_on.isoformat()}
    facts |= {"due": due.isoformat()} if due else {}
    return Decision(request=request, event=_event("log", request, actor, facts, _personal(intake)))


def claim(request: Request, actor: Actor, organisation: Organisation) -> Decision:
    """Become the one who handles it; the DPO may take it over. Raises TransitionRefused, RoleRefused."""
    after = _checked(request, Step.CLAIM, actor, organisation)
    taken_over = request.assignee not in (None, actor.id) and role(actor, organisation) is not Role.DPO
    if taken_over:
        raise RoleRefused(Step.CLAIM)
    changed = _next(request, state=after, assignee=actor.id)
    return Decision(request=changed, event=_event(Step.CLAIM, changed, actor, _passage(request, changed)))


def correct(
    request: Request, intake: Intake, due: date | None, actor: Actor, organisation: Organisation, today: date
) -> Decision:
    """Put the intake right. Who logged it may while it is received; its handler and the DPO while it is open.

    Raises RoleRefused, ReceivedInFuture.
    """
    if not may_correct(request, actor, organisation):
        raise RoleRefused("correct")
    if intake.received_on > today:
        raise ReceivedInFuture(today)
    changed = _next(request, intake=intake, due=due)
    names = [name for name in Intake.model_fields if getattr(intake, name) != getattr(request.intake, name)]
    facts = {"changed": " ".join(names)} | ({"due": due.isoformat()} if due else {})
    return Decision(request=changed, event=_event("correct", changed, actor, facts, _personal(intake)))


def mistake(request: Request, actor: Actor, organisation: Organisation, now: datetime) -> Decision:
    """Logged by mistake. Who logged it may say so while it is received, the DPO until it is answered."""
    if not may_correct(request, actor, organisation):
        raise RoleRefused("mistake")
    row = ROWS[Step.REJECT]
    if request.state not in row.before:
        raise TransitionRefused(row.step, request.state, row.before)
    changed = _ended(request, row.after, now, organisation)
    return Decision(request=changed, event=_event("mistake", changed, actor, _passage(request, changed)))


def close_short(
    request: Request,
    outcomes: Mapping[str, Outcome],
    answered_on: date,
    actor: Actor,
    organisation: Organisation,
    now: datetime,
) -> Decision:
    """Decision, answer and closing in one. A (partial) refusal is the DPO's and gives its reasons, art. 12(4) GDPR.

    Raises TransitionRefused, RoleRefused, RefusalNotYours, ReasonMissing.
    """
    after = _checked(request, Step.CLOSE_SHORT, actor, organisation)
    for right in request.intake.rights:
        outcome = outcomes[right]
        if outcome.verdict is Verdict.GRANTED:
            continue
        if role(actor, organisation) is not Role.DPO:
            raise RefusalNotYours
        if outcome.reason is None or not outcome.reason.reveal().strip():
            raise ReasonMissing(right)
    changed = _ended(request, after, now, organisation)
    changed = changed.model_copy(update={"outcomes": dict(outcomes), "answered_on": answered_on})
    facts = _passage(request, changed) | {"answered_on": answered_on.isoformat()}
    facts |= {f"outcome {right}": outcome.verdict for right, outcome in outcomes.items()}
    reasons = {f"reason {right}": outcome.reason for right, outcome in outcomes.items() if outcome.reason}
    return Decision(request=changed, event=_event(Step.CLOSE_SHORT, changed, actor, facts, reasons))


def may_see_names(request: Request, actor: Actor, organisation: Organisation) -> bool:
    """Whether somebody may see whose request it is: the DPO, and the handler to whom it is assigned."""
    who = role(actor, organisation)
    return who is Role.DPO or (who is Role.HANDLER and request.assignee == actor.id)


def may_correct(request: Request, actor: Actor, organisation: Organisation) -> bool:
    """Whether somebody may put a request right: who logged it while it is received; then its handler, the DPO."""
    mine = request.logged_by == actor.id and request.state is State.RECEIVED
    return mine or may_see_names(request, actor, organisation)


def _checked(request: Request, step: Step, actor: Actor, organisation: Organisation) -> State:
    """The state that a step leads to. Raises TransitionRefused, RoleRefused."""
    row, who = ROWS[step], role(actor, organisation)
    if request.state not in row.before:
        raise TransitionRefused(step, request.state, row.before)
    if who not in row.roles or (row.own and who is Role.HANDLER and request.assignee != actor.id):
        raise RoleRefused(step)
    return row.after


def _ended(request: Request, state: State, now: datetime, organisation: Organisation) -> Request:
    """Closed or at another end, with the day on which its personal data go."""
    purge_on = now.date() + relativedelta(years=organisation.periods.requests_years)
    return _next(request, state=state, closed_at=now, purge_on=purge_on)


def _next(request: Request, **changed: object) -> Request:
    return request.model_copy(update={**changed, "version": request.version + 1})


def _passage(before: Request, after: Request) -> dict[str, str]:
    return {"before": before.state, "after": after.state} | ({"assignee": after.assignee} if after.assignee else {})


def _personal(intake: Intake) -> dict[str, Personal]:
    held = {"person": intake.person, "contact": intake.contact, "words": intake.words}
    return {name: value for name, value in held.items() if value is not None}


def _event(
    action: str,
    request: Request,
    actor: Actor,
    facts: Mapping[str, str],
    personal: Mapping[str, Personal] | None = None,
) -> Event:
    return Event(
        action=action, reference=request.reference, actor=actor.id, facts=dict(facts), personal=dict(personal or {})
    )
