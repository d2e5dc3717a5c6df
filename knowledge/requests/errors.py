"""Why a request does not change. Each carries values, the words are found where it is told.

RequestRefused
├── NotPermitted         not by this person
│   ├── RoleRefused      their role does not permit it
│   ├── TakenBefore      another handler was first
│   └── RefusalNotYours  a refusal is the DPO's to decide
├── TransitionRefused    not from this state
├── ReceivedInFuture     a request cannot have arrived tomorrow
├── ReceivedTooEarly     nor before the GDPR applied
├── AnsweredImpossible   nor be answered before it arrived, or tomorrow
├── AlreadyLogged        one file per message and person
├── RightsChanged        the form speaks of other rights than the request
└── ReasonMissing        art. 12(4): a refusal, also a partial one, gives its reasons
"""

from datetime import date

from knowledge.errors import KnowledgeError
from knowledge.requests.model import State


class RequestRefused(KnowledgeError):
    """The register stays as it was."""


class NotPermitted(RequestRefused):
    """The person may not; such refusals are counted and journaled."""


class RoleRefused(NotPermitted):
    """The role of the person does not permit the step."""

    def __init__(self, step: str) -> None:
        self.step = step
        super().__init__(f"{step} is not permitted to this person")


class TakenBefore(NotPermitted):
    """``assignee`` handles it already."""

    def __init__(self, assignee: str) -> None:
        self.assignee = assignee
        super().__init__("somebody else handles it")


class RefusalNotYours(NotPermitted):
    """A handler decides to grant ``right``; a refusal, also a partial one, is the DPO's."""

    def __init__(self, right: str) -> None:
        self.right = right
        super().__init__(f"a refusal of {right} is the DPO's")


class TransitionRefused(RequestRefused):
    """The step is not possible in this state; ``allowed`` are the states from which it is."""

    def __init__(self, step: str, state: State, allowed: frozenset[State]) -> None:
        self.step, self.state, self.allowed = step, state, allowed
        super().__init__(f"{step} is not possible when {state}")


class ReceivedInFuture(RequestRefused):
    """The date of receipt lies after ``today``, the organisation's local date."""

    def __init__(self, today: date) -> None:
        self.today = today
        super().__init__("received in the future")


class ReceivedTooEarly(RequestRefused):
    """The date of receipt lies before 25 May 2018, when no deadline could run."""


class AnsweredImpossible(RequestRefused):
    """The day of the answer lies before the receipt or in the future."""


class AlreadyLogged(RequestRefused):
    """The same message and person stand in the register under ``reference``."""

    def __init__(self, reference: str) -> None:
        self.reference = reference
        super().__init__(f"logged as {reference}")


class RightsChanged(RequestRefused):
    """The outcomes are not those of the request's rights: it was corrected meanwhile."""


class ReasonMissing(RequestRefused):
    """A refusal or partial refusal of ``right`` without a reason."""

    def __init__(self, right: str) -> None:
        self.right = right
        super().__init__(f"{right} is refused without a reason")
