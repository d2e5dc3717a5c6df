"""What an answer rests on, as far as it is kept with it: ids and shares, none of the words that were typed."""

from enum import StrEnum
from typing import Literal

from knowledge.language import Frozen

CandidateKind = Literal["fact", "topic", "request", "list", "none"]


class Reason(StrEnum):
    """What decided: one of understanding's rules, or a click."""

    LIKELIEST = "likeliest"
    SHARED = "shared"
    DOUBTFUL = "doubtful"
    SILENT = "silent"
    FACET = "facet"  # another facet of a former answer was clicked
    CONTINUED = "continued"  # a short line, filled in from the answer before it
    CHOSEN = "chosen"  # the asker chose among the options of a question back


class Candidate(Frozen):
    """Something that the line may have been about, and how likely (0 to 1).

    ``id`` is an activity for ``fact``, a topic for ``topic``, a right for ``request``, empty otherwise.
    """

    kind: CandidateKind
    id: str = ""
    share: float


class Grounds(Frozen):
    """``named``: ids of data, parts, groups and legal bases that were heard; ``candidates``: the likeliest first."""

    named: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    reason: Reason

    def because(self, reason: Reason) -> "Grounds":
        """The same grounds of an answer to which a click led."""
        return self.model_copy(update={"reason": reason})
