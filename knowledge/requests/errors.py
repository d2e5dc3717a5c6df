"""Why a request does not change. Each carries values, the words are found where it is told.

RequestRefused
├── TransitionRefused   not from this state
├── RoleRefused         not by this person
├── RefusalNotYours     a refusal is the DPO's to decide
├── ReceivedInFuture    a request cannot have arrived tomorrow
├── AlreadyLogged       one file per message and person
└── ReasonMissing       art. 12(4): a refusal, also a partial one, gives its reasons
"""

from datetime import date

from knowledge.requests.model import State


class RequestRefused(Exception):
    """The register stays as it was."""


class TransitionRefused(RequestRefused):
    """The step is not possible in this state; ``allowed`` are the states from which it is."""

    def __init__(self, step: str, state: State, allowed: frozenset[State]) -> None:
        self.step, self.state, self.allowed = step, state, allowed
        super().__init__(f"{step} is not possible when {state}")


class RoleRefused(RequestRefused):
    """The role of the person does not permit the step."""

    def __init__(self, step: str) -> None:
        self.step = step
        super().__init__(f"{step} is not permitted to this person")


class RefusalNotYours(RequestRefused):
    """A handler decides to grant; a refusal, also a partial one, is the DPO's."""


class ReceivedInFuture(RequestRefused):
    """The date of receipt lies after ``today``, the organisation's local date."""

    def __init__(self, today: date) -> None:
        self.today = today
        super().__init__("received in the future")


class AlreadyLogged(RequestRefused):
    """The same message and person stand in the register under ``reference``."""

    def __init__(self, reference: str) -> None:
        self.reference = reference
        super().__init__(f"logged as {reference}")


class ReasonMissing(RequestRefused):
    """A refusal or partial refusal of ``right`` without a reason."""

    def __init__(self, right: str) -> None:
        self.right = right
        super().__init__(f"{right} is refused without a reason")
