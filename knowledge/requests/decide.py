"""What happens to a request, decided and not done: the request as it would be, and what the journal would say."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from dateutil.relativedelta import relativedelta

from knowledge.access import Actor, Role, role
from knowledge.asking import Place
from knowledge.calendar import Calendar
from knowledge.journal import Event
from knowledge.language import Frozen, Lang
from knowledge.organisation import Organisation
from knowledge.periods import GDPR_APPLIES
from knowledge.personal import Personal
from knowledge.requests.errors import (
    AnsweredImpossible,
    ReasonMissing,
    ReceivedInFuture,
    ReceivedTooEarly,
    RefusalNotYours,
    RightsChanged,
)
from knowledge.requests.model import Intake, Outcome, Request, State, Verdict
from knowledge.requests.permissions import need_claim, need_close, need_correct, need_logger, need_mistake
from knowledge.requests.states import Step

Due = Callable[[Intake], date | None]
"""The hard date of an intake; None where no right of it has one."""


class Decision(Frozen):
    """A request as it becomes, and the event for the journal. Nothing is stored or sent yet."""

    request: Request
    event: Event


def log(
    intake: Intake,
    *,
    reference: str,
    due: Due,
    actor: Actor,
    lang: Lang,
    message: Place | None,
    organisation: Organisation,
    now: datetime,
    today: date,
) -> Decision:
    """A new request; ``today`` is the organisation's local date, ``lang`` the actor's.

    Raises RoleRefused, ReceivedInFuture, ReceivedTooEarly.
    """
    need_logger(actor, organisation)
    _need_possible(intake.received_on, today)
    request = Request(
        reference=reference,
        state=State.RECEIVED,
        intake=intake,
        due=due(intake),
        logged_at=now,
        logged_by=actor.id,
        lang=lang,
        message=message,
    )
    facts = {"after": request.state, "rights": " ".join(intake.rights), "received_on": intake.received_on.isoformat()}
    return Decision(request=request, event=_event("log", request, actor, facts | _date(request), _personal(intake)))


def claim(request: Request, actor: Actor, organisation: Organisation) -> Decision:
    """Become the one who handles it; again changes nothing. Raises RoleRefused, TransitionRefused, TakenBefore."""
    after = need_claim(request, actor, organisation)
    changed = _next(request, state=after, assignee=actor.id)
    return Decision(request=changed, event=_event(Step.CLAIM, changed, actor, _passage(request, changed)))


def correct(
    request: Request, intake: Intake, due: Due, actor: Actor, organisation: Organisation, today: date
) -> Decision:
    """Put the intake right; the date is computed anew.

    Raises RoleRefused, TransitionRefused, ReceivedInFuture, ReceivedTooEarly.
    """
    need_correct(request, actor, organisation)
    _need_possible(intake.received_on, today)
    changed = _next(request, intake=intake, due=due(intake))
    names = [name for name in Intake.model_fields if getattr(intake, name) != getattr(request.intake, name)]
    facts = {"changed": " ".join(names)} | _date(changed)
    return Decision(request=changed, event=_event("correct", changed, actor, facts, _personal(intake)))


def mistake(request: Request, actor: Actor, organisation: Organisation, now: datetime) -> Decision:
    """Logged by mistake. Raises RoleRefused, TransitionRefused."""
    after = need_mistake(request, actor, organisation)
    changed = _ended(request, after, now, organisation)
    return Decision(request=changed, event=_event("mistake", changed, actor, _passage(request, changed)))


def close_short(
    request: Request,
    outcomes: Mapping[str, Outcome],
    answered_on: date,
    actor: Actor,
    organisation: Organisation,
    *,
    now: datetime,
    today: date,
) -> Decision:
    """Decision, answer and closing in one. A (partial) refusal is the DPO's and gives its reasons, art. 12(4) GDPR.

    Raises RoleRefused, TransitionRefused, RightsChanged, RefusalNotYours, ReasonMissing, AnsweredImpossible.
    """
    after = need_close(request, actor, organisation)
    if set(outcomes) != set(request.intake.rights):
        raise RightsChanged
    for right, outcome in outcomes.items():
        _need_decided(right, outcome, role(actor, organisation))
    if not request.intake.received_on <= answered_on <= today:
        raise AnsweredImpossible
    changed = _ended(request, after, now, organisation, outcomes=dict(outcomes), answered_on=answered_on)
    facts = _passage(request, changed) | {"answered_on": answered_on.isoformat()}
    facts |= {f"outcome {right}": outcome.verdict for right, outcome in outcomes.items()}
    reasons = {f"reason {right}": outcome.reason for right, outcome in outcomes.items() if outcome.reason}
    return Decision(request=changed, event=_event(Step.CLOSE_SHORT, changed, actor, facts, reasons))


def _need_possible(received_on: date, today: date) -> None:
    if received_on > today:
        raise ReceivedInFuture(today)
    if received_on < GDPR_APPLIES:
        raise ReceivedTooEarly


def _need_decided(right: str, outcome: Outcome, who: Role) -> None:
    if outcome.verdict is Verdict.GRANTED:
        return
    if who is not Role.DPO:
        raise RefusalNotYours(right)
    if outcome.reason is None or not outcome.reason.reveal().strip():
        raise ReasonMissing(right)


def _ended(request: Request, state: State, now: datetime, organisation: Organisation, **changed: object) -> Request:
    """Closed or at another end, with the local day on which its personal data go."""
    ended_on = Calendar.of(organisation).local_date(now)
    purge_on = ended_on + relativedelta(years=organisation.periods.requests_years)
    return _next(request, state=state, closed_at=now, purge_on=purge_on, **changed)


def _next(request: Request, **changed: object) -> Request:
    """The next version; the same one where nothing changes."""
    after = request.model_copy(update=changed)
    return request if after == request else after.model_copy(update={"version": request.version + 1})


def _date(request: Request) -> dict[str, str]:
    return {"due": request.due.isoformat()} if request.due else {}


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
