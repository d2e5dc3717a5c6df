"""Who may do what with a request, by role and assignment. A check returns when they may and raises when not."""

from collections.abc import Callable
from typing import Final

from knowledge.access import INSIDE, Actor, Role, role
from knowledge.organisation import Organisation
from knowledge.requests.errors import RequestRefused, RoleRefused, TakenBefore, TransitionRefused
from knowledge.requests.model import OPEN, Request, State
from knowledge.requests.states import ROWS, Step

Check = Callable[[Request, Actor, Organisation], object]
"""Raises RoleRefused or TransitionRefused."""
TEAM: Final = frozenset({Role.DPO, Role.HANDLER})


def permits(check: Check, request: Request, actor: Actor, organisation: Organisation) -> bool:
    """Whether a check lets somebody through."""
    try:
        check(request, actor, organisation)
    except RequestRefused:
        return False
    return True


def vacant(assignee: str | None, organisation: Organisation) -> bool:
    """Whether nobody handles a request: it was not claimed, or its handler is no longer one."""
    return assignee is None or role(Actor(id=assignee), organisation) not in TEAM


def need_logger(actor: Actor, organisation: Organisation) -> None:
    """Every employee may log; guests and outsiders not."""
    if role(actor, organisation) not in INSIDE:
        raise RoleRefused("log")


def need_step(step: Step, request: Request, actor: Actor, organisation: Organisation) -> State:
    """A row of the table; the state that it leads to."""
    row, who = ROWS[step], role(actor, organisation)
    if who not in row.roles or (row.own and who is Role.HANDLER and request.assignee != actor.id):
        raise RoleRefused(step)
    if request.state not in row.before:
        raise TransitionRefused(step, request.state, row.before)
    return row.after


def need_claim(request: Request, actor: Actor, organisation: Organisation) -> State:
    """A handler may take what nobody handles; the DPO may take over. Raises TakenBefore too."""
    after = need_step(Step.CLAIM, request, actor, organisation)
    free = request.assignee == actor.id or vacant(request.assignee, organisation)
    if request.assignee and not free and role(actor, organisation) is not Role.DPO:
        raise TakenBefore(request.assignee)
    return after


def need_close(request: Request, actor: Actor, organisation: Organisation) -> State:
    """Its handler and the DPO close the short way."""
    return need_step(Step.CLOSE_SHORT, request, actor, organisation)


def need_names(request: Request, actor: Actor, organisation: Organisation) -> None:
    """Whose request it is: for the DPO and the handler to whom it is assigned."""
    if not _in_hand(request, actor, organisation):
        raise RoleRefused("see_names")


def need_view(request: Request, actor: Actor, organisation: Organisation) -> None:
    """How it stands, without names: for the DPO, every handler and the colleague who logged it."""
    if role(actor, organisation) not in TEAM and not _logged(request, actor, organisation):
        raise RoleRefused("view")


def need_correct(request: Request, actor: Actor, organisation: Organisation) -> None:
    """Who logged it while it is received; its handler and the DPO while it is open."""
    own = request.state is State.RECEIVED and _logged(request, actor, organisation)
    if not own and not _in_hand(request, actor, organisation):
        raise RoleRefused("correct")
    if request.state not in OPEN:
        raise TransitionRefused("correct", request.state, OPEN)


def need_mistake(request: Request, actor: Actor, organisation: Organisation) -> State:
    """Who logged it while it is received; else as rejecting is permitted. The state that it leads to."""
    if request.state is State.RECEIVED and _logged(request, actor, organisation):
        return ROWS[Step.REJECT].after
    return need_step(Step.REJECT, request, actor, organisation)


def _in_hand(request: Request, actor: Actor, organisation: Organisation) -> bool:
    who = role(actor, organisation)
    return who is Role.DPO or (who is Role.HANDLER and request.assignee == actor.id)


def _logged(request: Request, actor: Actor, organisation: Organisation) -> bool:
    return request.logged_by == actor.id and role(actor, organisation) in INSIDE
