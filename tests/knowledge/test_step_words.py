"""Sentences of steps: alike in all languages, and such as can be read out."""

import re
from datetime import date, datetime
from string import Formatter

import pytest

from knowledge.breach import BreachDeadline, HourCount, breach_notification
from knowledge.calendar import Calendar
from knowledge.date_words import days, hours, long_day, long_moment
from knowledge.deadlines import Deadline, Status, initial, refusal
from knowledge.errors import KnowledgeInvalid
from knowledge.extensions import Extension, extended
from knowledge.language import LANGS, Lang
from knowledge.loading import DATA
from knowledge.pauses import Pause, clock_paused
from knowledge.step_words import StepWords
from knowledge.steps import PauseReason, Step, StepKind
from knowledge.steps_file import Label, StepsFile, read_steps_files

from .conftest import Copy

CALENDAR = Calendar()
WORDS = StepWords.load()
MARCH = date(2026, 3, 2)


def _every_step() -> list[Step]:
    """Steps of real deadlines, every kind at least once."""
    pauses = [
        Pause(asked=date(2026, 3, 4), answered=date(2026, 3, 11)),
        Pause(asked=date(2026, 4, 20), answered=date(2026, 4, 21), reason=PauseReason.CLARIFICATION),
    ]
    aware = datetime.fromisoformat("2026-03-27T10:10+01:00")
    deadlines: list[Deadline | BreachDeadline] = [
        *(
            initial(day, CALENDAR)
            for day in (date(2026, 1, 31), date(2026, 10, 2), date(2026, 4, 1), date(2026, 6, 21))
        ),
        refusal(MARCH, CALENDAR),
        extended(date(2026, 1, 31), CALENDAR),
        extended(MARCH, CALENDAR, Extension(months=1, notified=date(2026, 3, 10))),
        extended(MARCH, CALENDAR, Extension(notified=date(2026, 4, 10))),
        extended(MARCH, CALENDAR, Extension(notified=date(2026, 3, 10), reasons=False)),
        clock_paused(MARCH, CALENDAR, pauses),
        clock_paused(MARCH, CALENDAR, [Pause(asked=date(2026, 3, 4))]),
        clock_paused(MARCH, CALENDAR, [Pause(asked=date(2026, 3, 14))]),
        breach_notification(aware, CALENDAR),
        breach_notification(aware, CALENDAR, HourCount.FULL_HOURS),
    ]
    return [step for deadline in deadlines for step in deadline.steps]


STEPS = _every_step()


def _say(step: Step, lang: Lang) -> str:
    return WORDS.say(step, lang, CALENDAR)


def test_every_kind_of_step_is_taken_by_some_deadline() -> None:
    assert {step.kind for step in STEPS} == set(StepKind)


def _braces(file: StepsFile) -> dict[StepKind, set[str]]:
    return {
        kind: {name for _, name, _, _ in Formatter().parse(text) if name} - {"month"}
        for kind, text in file.steps.items()
    }


def test_all_languages_have_the_same_keys_and_words_in_braces() -> None:
    """Months apart: French says only "the last day of the month", which needs no elision."""
    files = read_steps_files(DATA)
    for lang in LANGS:
        assert _braces(files[lang]) == _braces(files["en"])
        assert set(files[lang].steps) == set(StepKind)


@pytest.mark.parametrize("lang", LANGS)
def test_every_sentence_is_whole_and_fills_every_word(lang: Lang) -> None:
    braces = _braces(read_steps_files(DATA)[lang])
    for step in STEPS:
        said = _say(step, lang)
        assert not said[0].islower(), said
        assert said.endswith(".")
        assert not re.search(r"[{}]|None|duration|  | [,.]|\(\)", said), said
        filled = {"weekday" if name in ("weekday", "holiday") else name for name in braces[step.kind]}
        assert all(getattr(step, {"weekday": "day"}.get(name, name)) not in (None, ()) for name in filled), said


@pytest.mark.parametrize("lang", LANGS)
def test_every_step_says_where_its_rule_stands(lang: Lang) -> None:
    assert all(WORDS.sources(step, lang) for step in STEPS)


def test_no_two_languages_share_a_sentence() -> None:
    for step in STEPS:
        assert len({_say(step, lang) for lang in LANGS}) == len(LANGS)


READ_OUT: dict[Lang, list[str]] = {
    "en": [
        "Received on Saturday 31 January 2026. The period starts on any day, also in a weekend or on a public holiday.",
        "One month later there is no 31 February, so the last day of February counts: Saturday 28 February 2026.",
        "That is a Saturday; the period ends on the next working day: Monday 2 March 2026.",
    ],
    "nl": [
        "Ontvangen op zaterdag 31 januari 2026. De termijn begint op elke dag te lopen, ook in het weekend of op een "
        "feestdag.",
        "Een maand later bestaat 31 februari niet, dus telt de laatste dag van februari: zaterdag 28 februari 2026.",
        "Dat is een zaterdag; de termijn loopt af op de volgende werkdag: maandag 2 maart 2026.",
    ],
    "fr": [
        "Demande reçue le samedi 31 janvier 2026. Le délai commence n'importe quel jour, y compris le week-end ou un "
        "jour férié.",
        "Un mois plus tard, il n'y a pas de 31 février ; c'est donc le dernier jour du mois qui compte : samedi "
        "28 février 2026.",
        "C'est un samedi ; le délai expire le jour ouvrable suivant : lundi 2 mars 2026.",
    ],
    "de": [
        "Eingegangen am Samstag, 31. Januar 2026. Die Frist beginnt an jedem Tag, auch am Wochenende oder an einem "
        "Feiertag.",
        "Einen Monat später gibt es keinen 31. Februar, daher zählt der letzte Tag im Februar: Samstag, "
        "28. Februar 2026.",
        "Das ist ein Samstag; die Frist endet am nächsten Arbeitstag: Montag, 2. März 2026.",
    ],
}


@pytest.mark.parametrize("lang", LANGS)
def test_a_month_that_ends_too_soon_reads_like_this(lang: Lang) -> None:
    assert [_say(step, lang) for step in initial(date(2026, 1, 31), CALENDAR).steps] == READ_OUT[lang]


HOLIDAYS: list[tuple[Lang, str]] = [
    ("en", "National Day"),
    ("nl", "Nationale feestdag"),
    ("fr", "Fête nationale"),
    ("de", "Nationalfeiertag"),
]


@pytest.mark.parametrize(("lang", "name"), HOLIDAYS)
def test_a_holiday_is_named_in_the_readers_language(lang: Lang, name: str) -> None:
    assert f"({name})" in _say(initial(date(2026, 6, 21), CALENDAR).steps[-1], lang)


def test_several_days_off_are_listed_with_their_holidays() -> None:
    assert _say(initial(date(2027, 2, 28), CALENDAR).steps[-1], "en") == (
        "Sunday 28 March (Easter Sunday) and Monday 29 March (Easter Monday) are not working days; "
        "the period ends on the next working day: Tuesday 30 March 2027."
    )


def test_the_first_of_a_month_is_1er_in_french() -> None:
    assert long_day(date(2026, 5, 1), "fr") == "vendredi 1er mai 2026"
    assert long_day(date(2026, 5, 11), "fr") == "lundi 11 mai 2026"


AMOUNTS: list[tuple[Lang, str, str]] = [
    ("en", "7 days", "72 hours"),
    ("nl", "7 dagen", "72 uur"),
    ("fr", "7\N{NO-BREAK SPACE}jours", "72\N{NO-BREAK SPACE}heures"),
    ("de", "7 Tage", "72 Stunden"),
]


@pytest.mark.parametrize(("lang", "week", "breach"), AMOUNTS)
def test_amounts_of_time_are_words(lang: Lang, week: str, breach: str) -> None:
    assert (days(7, lang), hours(72, lang)) == (week, breach)


TIMES: list[tuple[Lang, str]] = [
    ("en", "Friday 25 December 2020 at 13:00"),
    ("nl", "vrijdag 25 december 2020 om 13.00 uur"),
    ("fr", "vendredi 25 décembre 2020 à 13 h 00"),
    ("de", "Freitag, 25. Dezember 2020 um 13:00 Uhr"),
]


@pytest.mark.parametrize(("lang", "said"), TIMES)
def test_a_time_is_said_as_in_the_language(lang: Lang, said: str) -> None:
    assert long_moment(datetime(2020, 12, 25, 13, tzinfo=CALENDAR.zone), lang) == said


def test_a_time_that_comes_twice_has_its_offset() -> None:
    twice = datetime(2026, 10, 25, 2, 30, tzinfo=CALENDAR.zone)
    assert long_moment(twice, "en").endswith("at 02:30 (UTC+02:00)")
    assert long_moment(twice.replace(fold=1), "en").endswith("at 02:30 (UTC+01:00)")


@pytest.mark.parametrize("lang", LANGS)
def test_labels_and_states_have_words(lang: Lang) -> None:
    assert len({WORDS.label(label, lang) for label in Label}) == len(Label)
    assert len({WORDS.status(status, lang) for status in Status}) == len(Status)


FAULTS = [
    ("steps/fr.yaml", '  received: "Demande reçue le {day}."\n', "", "write a text for steps.received"),
    ("steps/de.yaml", "{weekday}", "{wochentag}", "ends-after-weekend: write only at, day"),
    ("steps/nl.yaml", "{weekday}", "{weekday", "a brace stands alone"),
    ("steps/en.yaml", "  due: Due", "  due: ''", "labels.due is empty"),
    ("steps/en.yaml", "  aware:", "  unaware:", "steps.unaware"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), FAULTS)
def test_each_kind_of_fault_is_told_with_its_file(copy: Copy, file: str, old: str, new: str, said: str) -> None:
    copy.edit(file, old, new)
    assert any(fault.file == file and said in fault.message for fault in copy.faults(StepWords.load))


def test_a_missing_language_is_told(copy: Copy) -> None:
    (copy.folder / "steps/de.yaml").unlink()
    with pytest.raises(KnowledgeInvalid, match=r"steps/de\.yaml:1: the file is missing"):
        StepWords.load(copy.folder)
