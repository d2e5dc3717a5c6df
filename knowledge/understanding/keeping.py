"""A decision -> the grounds that are kept with its answer: ids and shares, no words."""

from collections.abc import Iterator
from typing import Final

from knowledge.answers import Answer, Fact
from knowledge.grounds import Candidate, CandidateKind, Grounds, Reason
from knowledge.understanding.condition import categories_of
from knowledge.understanding.decide import Case, Decision

KEPT: Final = 3  # candidates
SEEN: Final = 0.01  # share from which a candidate is worth a word
_ABOUT: Final[tuple[tuple[CandidateKind, str, tuple[str, ...]], ...]] = (
    ("fact", "activities", ("fact", "clarify")),
    ("topic", "topics", ("topic",)),
    ("request", "rights", ("request",)),
)
_WHOLE: Final[tuple[CandidateKind, ...]] = ("list", "none")


def kept(case: Case, decision: Decision) -> Grounds:
    """The grounds of a decision: what was named, what the line may be about as a whole, what decided."""
    likeliest = sorted(_candidates(case), key=lambda found: (-found[0], found[1:]))[:KEPT]
    return Grounds(
        named=tuple(dict.fromkeys(_named(case, decision.answer))),
        candidates=tuple(
            Candidate(kind=kind, id=target, share=round(share, 2)) for share, kind, target in likeliest if share >= SEEN
        ),
        reason=Reason(decision.rule),
    )


def _candidates(case: Case) -> Iterator[tuple[float, CandidateKind, str]]:
    """Every target, as likely as its kind and itself together."""
    for kind, part, kinds in _ABOUT:
        likely = sum(case.kind(name) for name in kinds)
        yield from ((likely * share, kind, target) for target, share in case.candidates.shares[part].items())
    yield from ((case.kind(whole), whole, "") for whole in _WHOLE)


def _named(case: Case, answer: Answer) -> Iterator[str]:
    """The data and legal bases that the line names, and the part and the group where they select a half."""
    named, rules = case.question.named, case.rules
    yield from categories_of(named, rules)
    yield from (str(basis) for concept, basis in rules.bases.items() if concept in named)
    if isinstance(answer, Fact):
        yield from (str(half) for half in (answer.subset, answer.group) if half)
