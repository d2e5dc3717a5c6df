"""What a reverse look-up searches by: data categories, bases and terms that a question names."""

from typing import Final

from knowledge.answers import Condition
from knowledge.model import Basis, Crossing
from knowledge.understanding.question import Question
from knowledge.understanding.rules import Rules

NUMBERS: Final = {
    name: number
    for number, names in {
        1: "een one un ein",
        3: "drie three trois drei",
        7: "zeven seven sept sieben",
        8: "acht eight huit",
        10: "tien ten dix zehn",
    }.items()
    for name in names.split()
}


def condition_of(question: Question, rules: Rules) -> tuple[Condition, str]:
    """The condition and by what it searches (``by-data+by-basis``); the second is empty where nothing is named."""
    named = question.named
    categories = categories_of(named, rules)
    bases, alone = _bases(question, rules)
    terms = [rules.terms[concept] for concept in rules.terms if concept in named]
    years = _years(question)
    condition = Condition(
        categories=categories,
        bases=bases,
        no_other_basis=alone,
        years=years,
        retention=terms[0] if terms else None,
    )
    told = {
        Crossing.BY_DATA: bool(categories),
        Crossing.BY_BASIS: bool(bases),
        Crossing.BY_RETENTION: bool(years or terms),
    }
    return condition, "+".join(crossing for crossing, is_told in told.items() if is_told)


def categories_of(named: frozenset[str], rules: Rules) -> tuple[str, ...]:
    """The data categories that concepts stand for."""
    return tuple(name for concept in rules.categories if concept in named for name in rules.categories[concept])


def _bases(question: Question, rules: Rules) -> tuple[tuple[Basis, ...], bool]:
    """The bases named, and whether no other may stand beside them; then those named after the first are left out."""
    named = [found.concept for found in question.found if found.concept in rules.bases]
    alone = "solely" in question.named and bool(named)
    counted = named[:1] if alone else [concept for concept in rules.bases if concept in question.named]
    return tuple(rules.bases[concept] for concept in counted), alone


def _years(question: Question) -> int | None:
    if "term-7-1" in question.named:
        return 8
    for found in question.found:
        if found.concept == "year" and found.first > 0:
            before = question.words[found.first - 1]
            number = int(before) if before.isdigit() else NUMBERS.get(before, 0)
            if 0 < number <= 100:
                return number
    return None
