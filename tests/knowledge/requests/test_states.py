"""States of a request: every state with every step by everybody, against the table of the contract."""

from itertools import product

import pytest

from knowledge.access import Role
from knowledge.requests.errors import RoleRefused, TransitionRefused
from knowledge.requests.model import OPEN, UNANSWERED, State
from knowledge.requests.permissions import need_step
from knowledge.requests.states import ENDS, TRANSITIONS, Step
from tests.knowledge.requests.conftest import ACTORS, OURS, request

ENDED = "forwarded not_a_request unidentified withdrawn"
TABLE = f"""
claim             | received in_progress                                  | in_progress            | handler dpo
forward           | received in_progress                                  | forwarded              | assignee dpo
reject            | received in_progress                                  | not_a_request          | dpo
ask_identity      | in_progress                                           | awaiting_identity      | assignee dpo
ask_clarification | in_progress                                           | awaiting_clarification | assignee dpo
resume            | awaiting_identity awaiting_clarification              | in_progress            | assignee dpo
give_up           | awaiting_identity awaiting_clarification              | unidentified           | dpo
prepare           | in_progress                                           | decision_ready         | assignee dpo
send_back         | decision_ready                                        | in_progress            | dpo
answer            | decision_ready                                        | answered               | assignee dpo
execute           | answered                                              | executed               | assignee dpo
close             | answered executed                                     | closed                 | assignee dpo
close_short       | in_progress decision_ready                            | closed                 | assignee dpo
withdraw          | received in_progress awaiting_identity awaiting_clarification decision_ready answered executed
                                                                          | withdrawn              | assignee dpo
reopen            | answered closed {ENDED}                               | in_progress            | dpo
purge             | closed {ENDED}                                        | purged                 |
"""
"""step | from | to | who; ``assignee`` is the handler to whom it is assigned, ``handler`` any of them."""

Row = tuple[frozenset[str], str, frozenset[str]]


def read(table: str) -> dict[str, Row]:
    cells = [cell.strip() for cell in table.replace("\n                ", " ").replace("\n", "|").split("|")]
    rows = [cells[start : start + 4] for start in range(1, len(cells) - 1, 4)]
    return {step: (frozenset(before.split()), after, frozenset(who.split())) for step, before, after, who in rows}


ROWS = read(TABLE)
WHO = {
    Role.DPO: ("dpo", "U0DPO"),
    Role.HANDLER: ("handler", "U0HUGO"),
    Role.EMPLOYEE: ("", "U0HUGO"),
    Role.GUEST: ("", "U0GREG"),
    Role.OUTSIDER: ("", "U0PAULA"),
}


def test_the_table_of_the_contract_speaks_of_every_step() -> None:
    assert set(ROWS) == set(Step)
    assert len(TRANSITIONS) == len(Step)


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("state", State)
def test_every_state_step_role_and_assignment_has_the_outcome_of_the_table(state: State, step: Step) -> None:
    before, after, who = ROWS[step]
    for role, own in product(Role, (True, False)):
        name, other = WHO[role]
        actor = ACTORS[role]
        assigned = request(state, assignee=actor.id if own else other if other != actor.id else None)
        permitted = name in who or (role is Role.HANDLER and own and "assignee" in who)
        if not permitted:
            with pytest.raises(RoleRefused) as role_refused:
                need_step(step, assigned, actor, OURS)
            assert role_refused.value.step == step
        elif state not in before:
            with pytest.raises(TransitionRefused) as refused:
                need_step(step, assigned, actor, OURS)
            assert (refused.value.state, refused.value.allowed) == (state, before)
        else:
            assert need_step(step, assigned, actor, OURS) == after


def test_every_end_and_closed_lead_to_purged_and_purged_leads_nowhere() -> None:
    assert {"closed", *ENDED.split()} == ROWS["purge"][0] == {State.CLOSED, *ENDS}
    assert not any(State.PURGED in row.before for row in TRANSITIONS)


def test_every_state_can_be_reached_from_received() -> None:
    reached = {State.RECEIVED}
    for _ in State:
        reached |= {row.after for row in TRANSITIONS if row.before & reached}
    assert reached == set(State)


def test_open_closed_and_ended_are_all_there_is() -> None:
    assert OPEN | ENDS | {State.CLOSED, State.PURGED} == set(State)
    assert not OPEN & ENDS
    assert {State.ANSWERED, State.EXECUTED} == OPEN - UNANSWERED
