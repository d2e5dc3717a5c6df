"""Who may do what, as a full table of roles and actions."""

import pytest

from knowledge.access import Action, Actor, Role, may, role
from knowledge.organisation import Dpo, Organisation, Outsiders

OURS = Organisation(dpo=Dpo(slack="U0DPO", deputy="U0DEPUTY"), handlers=("U0HANDLER", "U0DPO"))
WELCOMING = OURS.model_copy(update={"outsiders": Outsiders(guests="answer")})

PEOPLE = {
    "dpo": Actor(id="U0DPO"),
    "deputy": Actor(id="U0DEPUTY"),
    "handler": Actor(id="U0HANDLER"),
    "employee": Actor(id="U0EMMA"),
    "guest": Actor(id="U0GREG", guest=True),
    "outsider": Actor(id="U0PAULA", outsider=True),
    "guest named as DPO": Actor(id="U0DPO", guest=True),
    "outsider named as DPO": Actor(id="U0DPO", outsider=True),
    "guest of another organisation": Actor(id="U0X", guest=True, outsider=True),
}
#                                  ASK    ASK_DPO ANSWER_AS_DPO CORRECT_ANSWER
TABLE = {
    "dpo":                           (True,  True,  True,  True),
    "deputy":                        (True,  True,  True,  True),
    "handler":                       (True,  True,  False, False),
    "employee":                      (True,  True,  False, False),
    "guest":                         (False, False, False, False),
    "outsider":                      (False, False, False, False),
    "guest named as DPO":            (False, False, False, False),
    "outsider named as DPO":         (False, False, False, False),
    "guest of another organisation": (False, False, False, False),
}  # fmt: skip
COLUMNS = (Action.ASK, Action.ASK_DPO, Action.ANSWER_AS_DPO, Action.CORRECT_ANSWER)
ROLES = {
    "dpo": Role.DPO, "deputy": Role.DPO, "handler": Role.HANDLER, "employee": Role.EMPLOYEE, "guest": Role.GUEST,
    "outsider": Role.OUTSIDER, "guest named as DPO": Role.GUEST, "outsider named as DPO": Role.OUTSIDER,
    "guest of another organisation": Role.OUTSIDER,
}  # fmt: skip


def test_the_table_names_every_role_and_every_action() -> None:
    assert {ROLES[who] for who in TABLE} == set(Role)
    assert set(COLUMNS) == set(Action), "a new action belongs in this table"


@pytest.mark.parametrize("who", PEOPLE)
def test_everybody_has_one_role_and_the_strictest_one_outside_wins(who: str) -> None:
    assert role(PEOPLE[who], OURS) is ROLES[who]


@pytest.mark.parametrize("who", TABLE)
def test_who_may_do_what(who: str) -> None:
    assert tuple(may(PEOPLE[who], action, OURS) for action in COLUMNS) == TABLE[who]


@pytest.mark.parametrize("who", TABLE)
def test_guests_that_are_welcome_may_ask_and_nothing_else(who: str) -> None:
    expected = (True, False, False, False) if ROLES[who] is Role.GUEST else TABLE[who]
    assert tuple(may(PEOPLE[who], action, WELCOMING) for action in COLUMNS) == expected


def test_without_a_dpo_nobody_is_one() -> None:
    nobody = Organisation()
    assert {role(actor, nobody) for actor in PEOPLE.values()} == {Role.EMPLOYEE, Role.GUEST, Role.OUTSIDER}
