"""What a reverse look-up searches by: data categories, bases and terms that a question names."""

from typing import Final

from knowledge.answers import Condition
from knowledge.model import Basis, Crossing
from knowledge.understanding.question import Question
from knowledge.understanding.rules import Rules

NUMBERS: Final = {
    name: number
    for number, names in {
        1: "een one un une ein eine einem",
        2: "twee two deux zwei",
        3: "drie three trois drei",
        4: "vier four quatre",
        5: "vijf five cinq funf fünf",
        6: "zes six sechs",
        7: "zeven seven sept sieben",
        8: "acht eight huit",
        9: "negen nine neuf neun",
        10: "tien ten dix zehn",
        12: "twaalf twelve douze zwolf zwölf",
        20: "twintig twenty vingt zwanzig",
        30: "dertig thirty trente dreissig",
    }.items()
    for name in names.split()
}
_SPANS: Final = {"year": ("years", 1), "month": ("months", 1), "week": ("days", 7), "day": ("days", 1)}
_MONTHS: Final = 12  # of a year
_LONGEST: Final = 999  # of what; a greater number is no period


def condition_of(question: Question, rules: Rules) -> tuple[Condition, str]:
    """The condition and by what it searches (``by-data+by-basis``); the second is empty where nothing is named."""
    named = question.named
    categories = categories_of(named, rules)
    bases, alone = _bases(question, rules)
    terms = [rules.terms[concept] for concept in rules.terms if concept in named]
    period = _period(question)
    by_group = "by-group" in named and not bases
    condition = Condition(
        categories=categories,
        bases=bases,
        no_other_basis=alone,
        basis_by_group=by_group,
        **period,
        retention=terms[0] if terms else None,
    )
    told = {
        Crossing.BY_DATA: bool(categories),
        Crossing.BY_BASIS: bool(bases) or by_group,
        Crossing.BY_RETENTION: bool(period or terms),
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
    return tuple(dict.fromkeys(rules.bases[concept] for concept in counted)), alone


def _period(question: Question) -> dict[str, int]:
    """The retention period that is named, as members of a condition: 36 months are 3 years, two weeks 14 days."""
    if "term-7-1" in question.named:
        return {"years": 8}
    if "decade" in question.named:
        return {"years": 10}
    for found in question.found:
        if found.concept in _SPANS and found.first > 0:
            before = question.words[found.first - 1]
            number = int(before) if before.isdecimal() else NUMBERS.get(before, 0)
            if 0 < number <= _LONGEST:
                member, days = _SPANS[found.concept]
                return _in_years({member: number * days})
    return {}


def _in_years(period: dict[str, int]) -> dict[str, int]:
    months = period.get("months", 0)
    return {"years": months // _MONTHS} if months and months % _MONTHS == 0 else period
