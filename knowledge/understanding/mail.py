"""A pasted mail: too long to be weighed as one, it says what its clearest sentences say."""

from collections.abc import Sequence
from typing import Final

from knowledge.answers import Answer, Fact, Listing, Passage, RequestNoticed
from knowledge.understanding.decide import Case, Decision, Rule

LONG: Final = 60  # words from which a text is read sentence by sentence first
CLEAR: Final = 0.7  # score from which a sentence speaks for the whole

Read = tuple[Case, Decision]


def clearest(read: Sequence[Read]) -> Read | None:
    """What the sentences of a long text say: the requests in it together, else the one thing that is asked.

    None where no sentence is clear, or where several different things are asked.
    """
    clear = [(case, decision) for case, decision in read if decision.answer.score >= CLEAR]
    requests = [(case, decision.answer) for case, decision in clear if isinstance(decision.answer, RequestNoticed)]
    if requests:
        rights = {right for _, request in requests for right in request.ids}
        score = max(request.score for _, request in requests)
        return requests[0][0], Decision(RequestNoticed(ids=tuple(sorted(rights)), score=score), Rule.LIKELIEST)
    asked = {
        _told(decision.answer): (case, decision)
        for case, decision in clear
        if case.question.asks and isinstance(decision.answer, Fact | Passage | Listing)
    }
    return next(iter(asked.values())) if len(asked) == 1 else None


def _told(answer: Answer) -> Answer:
    """The answer without its score, in which two may differ that say the same."""
    return answer.model_copy(update={"score": 1.0})
