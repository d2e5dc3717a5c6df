"""Why a line was answered as it was: the words that counted, the candidates, the rule that decided."""

from collections.abc import Mapping

from knowledge.language import Frozen, Lang
from knowledge.understanding.candidates import Candidates
from knowledge.understanding.decide import Decision, Rule
from knowledge.understanding.question import Question
from knowledge.understanding.rules import SCORED

BEST = 3  # candidates of each part that are told
SEEN = 0.01  # share from which a candidate is worth a word


class Counted(Frozen):
    """Words of the line (folded) and the concept that they name."""

    said: str
    concept: str


class Why(Frozen):
    """``candidates``: per part the likeliest targets with their shares (0 to 1), the likeliest first."""

    lang: Lang
    words: tuple[Counted, ...]
    candidates: Mapping[str, tuple[tuple[str, float], ...]]
    rule: Rule
    score: float


def grounds(question: Question, candidates: Candidates, decision: Decision) -> Why:
    """The grounds of a decision, in the order in which they were weighed."""
    return Why(
        lang=question.spoken.lang,
        words=tuple(dict.fromkeys(Counted(said=match.said, concept=match.concept) for match in question.found)),
        candidates={part: tuple(_likeliest(candidates, part)) for part in SCORED},
        rule=decision.rule,
        score=decision.answer.score,
    )


def _likeliest(candidates: Candidates, part: str) -> list[tuple[str, float]]:
    return [(target, share) for target, share in candidates.ranked(part)[:BEST] if share >= SEEN]
