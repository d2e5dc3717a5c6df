"""Deadlines against the worked cases that lie beside the checkout; skipped where they are not there."""

import csv
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

import pytest

from knowledge.breach import BreachDeadline, HourCount, breach_notification
from knowledge.calendar import Calendar, Moment
from knowledge.deadlines import Deadline, initial, refusal
from knowledge.extensions import Extension, extended
from knowledge.pauses import Pause, clock_paused
from knowledge.steps import PauseReason

CASES = Path(__file__).parents[2] / "../shared/cases/deadlines.csv"
Row = Mapping[str, str]


def _rows() -> list[dict[str, str]]:
    if not CASES.is_file():
        return []
    with CASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _moment(text: str) -> Moment:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _params(text: str) -> dict[str, str]:
    """The keys of a row; of several pauses, those that stand with the first."""
    return dict(part.split("=") for part in text.split("|")[0].split(";")) if text else {}


def _extension(params: Row) -> Extension | None:
    match params.get("extra_months"):
        case "1":
            return Extension(months=1)
        case "2":
            return Extension()
        case _:
            return None


def _pauses(text: str) -> Iterator[Pause]:
    for part in text.split("|") if text else ():
        params = _params(part)
        answered = params.get("answered", "")
        yield Pause(
            asked=date.fromisoformat(params["asked"]),
            answered=date.fromisoformat(answered) if answered[:1].isdigit() else None,
            reason=PauseReason(params.get("reason", "identity")),
        )


def _breach(row: Row, calendar: Calendar) -> BreachDeadline:
    count = HourCount(_params(row["params"]).get("mode", "elapsed"))
    return breach_notification(datetime.fromisoformat(row["received"]), calendar, count)


RULES: dict[str, Callable[[Row, Calendar], Deadline | BreachDeadline]] = {
    "initial": lambda row, calendar: initial(_moment(row["received"]), calendar),
    "refusal": lambda row, calendar: refusal(_moment(row["received"]), calendar),
    "extended": lambda row, calendar: extended(_moment(row["received"]), calendar, _extension(_params(row["params"]))),
    "clock-paused": lambda row, calendar: clock_paused(
        _moment(row["received"]), calendar, tuple(_pauses(row["params"])), _extension(_params(row["params"]))
    ),
    "breach72h": _breach,
}


def _text(end: Moment | None) -> str:
    return "" if end is None else end.isoformat(timespec="minutes") if isinstance(end, datetime) else end.isoformat()


@pytest.mark.skipif(not CASES.is_file(), reason="deadlines.csv is not beside this checkout")
@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in _rows()])
def test_every_case_comes_out_as_worked_by_hand(row: dict[str, str]) -> None:
    deadline = RULES[row["rule"]](row, Calendar(row["calendar"]))
    assert (row["expected_due"], row["alt_due"]) == (_text(deadline.due), _text(deadline.alternative)), row["comment"]


@pytest.mark.skipif(not CASES.is_file(), reason="deadlines.csv is not beside this checkout")
def test_the_cases_have_every_rule_but_refusal() -> None:
    assert set(RULES) - {"refusal"} <= {row["rule"] for row in _rows()} <= set(RULES)
