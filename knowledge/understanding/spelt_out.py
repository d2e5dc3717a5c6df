"""A short line that leaves out what it is about -> the line with the name of the activity before it written out.

Read as a whole, with its name, such a line is weighed as any other: "who can see that list" after an answer about
newsletters is read as "who can see that list newsletters". Where it then is about something else, or may well be no
question for us, it stands by itself.
"""

from typing import Final

from knowledge.answers import Answer, Clarify, Fact, NoAnswer, Silence
from knowledge.model import Facet
from knowledge.understanding.decide import Case, Decision, Rule
from knowledge.understanding.short_line import ShortLine, concepts_of
from knowledge.understanding.small_words import Small, places_of

SURE: Final = 0.8  # score from which the line with the name is taken for what was meant
LONGEST: Final = 10  # words
SHORT: Final = 3  # words of a line that need not point back
STRANGE: Final = 2  # words without a place in a line that points back; one in a short line
_POLITE: Final = frozenset({Silence.THANKS, Silence.GREETING})


def spelt_out(case: Case, alone: Decision, small: Small, former: Answer) -> str | None:
    """The line with the name of the activity of ``former``; None where the line stands by itself.

    ``alone``: what was decided of the line by itself; ``small``: its small words.
    """
    if not isinstance(former, Fact) or len(former.ids) != 1 or former.ids[0] not in case.lookup.ids:
        return None
    elsewhere = ShortLine(case, small).clearly_elsewhere(former.ids)
    if elsewhere or not _is_open(alone, small) or not _leaves_out(case, small):
        return None
    question = case.question
    name = case.lookup.activity(former.ids[0]).name.of(question.spoken.lang)
    return f"{question.text.rstrip(' ?!.')} {name}{'?' if question.asks else ''}"


def is_meant(decision: Decision, former: Answer) -> bool:
    """Whether the line with the name is surely a question about one facet of the activity of ``former``."""
    answer = decision.answer
    return (
        decision.rule is Rule.LIKELIEST
        and isinstance(answer, Fact)
        and isinstance(former, Fact)
        and answer.ids == former.ids
        and answer.facet is not Facet.ALL
        and answer.score >= SURE
    )


def _is_open(alone: Decision, small: Small) -> bool:
    """Whether the line alone got silence, small talk aside, or a question back although it points back."""
    answer = alone.answer
    if isinstance(answer, NoAnswer):
        return answer.silence not in _POLITE
    return isinstance(answer, Clarify) and small.points_back


def _leaves_out(case: Case, small: Small) -> bool:
    """Whether it names a facet at most, and points back or is so short that it can hardly say more."""
    question, facets = case.question, concepts_of(case.rules, "facets")
    placed = small.places | places_of(found for found in question.found if found.concept in facets)
    others = places_of(found for found in question.found if found.concept not in facets)
    if small.apart or len(question.words) > LONGEST or not others <= placed:
        return False
    strange = len(question.words) - len(placed)
    return strange <= STRANGE if small.points_back else strange <= 1 and len(question.words) <= SHORT
