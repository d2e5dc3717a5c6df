"""``deadline``, as a process: for people, and one JSON object a line."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CASES = ROOT / "../shared/cases/deadlines.csv"
Entry = dict[str, Any]


def _run(cwd: Path, *arguments: str, lines: str = "") -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COMPLIANCE_BOT_")}
    environment |= {"PYTHONPATH": str(ROOT), "COLUMNS": "120", "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "bot", "deadline", *arguments],
        input=lines, capture_output=True, text=True, env=environment, cwd=cwd, timeout=60,
    )  # fmt: skip


def _jsonl(cwd: Path, *entries: Entry | str) -> tuple[int, list[Entry]]:
    """The exit status and a line for every line."""
    lines = [entry if isinstance(entry, str) else json.dumps(entry) for entry in entries]
    done = _run(cwd, "--jsonl", lines="".join(f"{line}\n" for line in lines))
    assert done.stderr == ""
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(entries)
    return done.returncode, answers


def _entry(row: dict[str, str]) -> Entry:
    """A row of the worked cases as a line."""
    entry: Entry = {"received": row["received"], "rule": row["rule"], "country": row["calendar"]}
    parts = [dict(pair.split("=") for pair in part.split(";")) for part in row["params"].split("|") if part]
    for key, value in (pair for part in parts for pair in part.items()):
        if key not in ("asked", "answered", "reason"):
            entry[key] = int(value) if key == "extra_months" else value
    pauses = [{key: part[key] for key in ("asked", "answered", "reason") if part.get(key)} for part in parts]
    return entry | {"pauses": [pause for pause in pauses if pause]}


@pytest.mark.skipif(not CASES.is_file(), reason="deadlines.csv is not beside this checkout")
def test_every_worked_case_comes_out_over_the_pipe(tmp_path: Path) -> None:
    with CASES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    status, answers = _jsonl(tmp_path, *map(_entry, rows))
    assert status == 0
    expected = [(row["id"], row["expected_due"] or None, row["alt_due"] or None) for row in rows]
    assert [
        (row["id"], answer["due"], answer["alternative"]) for row, answer in zip(rows, answers, strict=True)
    ] == expected


def test_a_line_has_the_keys_of_the_contract_and_no_others(tmp_path: Path) -> None:
    status, (answer,) = _jsonl(tmp_path, {"received": "2026-01-31", "rule": "initial", "locale": "en-GB"})
    assert status == 0
    assert {key: value for key, value in answer.items() if key != "steps"} == {
        "due": "2026-03-02",
        "alternative": None,
        "hard": "2026-03-02",
        "notice_target": "2026-02-27",
        "status": "running",
    }
    assert answer["steps"][1] == {
        "text": "One month later there is no 31 February, so the last day of February counts: "
        "Saturday 28 February 2026.",
        "source": "Regulation 1182/71, article 3(2)(c); EDPB Guidelines 01/2022, para 160",
    }


ANSWERS: list[tuple[Entry, tuple[str | None, str | None, str | None, str | None, str]]] = [
    (
        {"received": "2026-03-05", "rule": "refusal", "extra_months": 2, "notified": "2026-03-06"},
        ("2026-04-07", None, "2026-04-07", "2026-04-03", "running"),
    ),
    (
        {"received": "2026-01-29", "rule": "extended", "notified": "2026-03-02"},
        ("2026-04-29", "2026-04-28", "2026-04-29", "2026-02-27", "running"),
    ),
    (
        {"received": "2026-03-05", "rule": "extended", "extra_months": 1, "notified": "2026-04-08T00:00+02:00"},
        ("2026-04-07", None, "2026-04-07", "2026-04-03", "extension-invalid"),
    ),
    (
        {"received": "2026-03-05", "rule": "extended", "notified": "2026-04-08T00:00+03:00"},
        ("2026-06-05", None, "2026-06-05", "2026-04-03", "running"),
    ),
    (
        {"received": "2026-03-02", "rule": "clock-paused", "pauses": [{"asked": "2026-03-04", "answered": None}]},
        (None, "2026-04-02", "2026-04-02", "2026-04-02", "suspended"),
    ),
    (
        {"received": "2026-03-02", "rule": "clock-paused", "pauses": [{"asked": "2026-03-10"}]},
        ("2026-04-02", "2026-04-02", "2026-04-02", "2026-04-02", "pause-ignored"),
    ),
    (
        {"received": "2026-03-02", "rule": "clock-paused", "extra_months": 1, "pauses": None},
        ("2026-05-04", "2026-05-04", "2026-05-04", "2026-04-02", "running"),
    ),
    (
        {"received": "2026-10-02", "rule": "initial", "mode": None},
        ("2026-11-02", "2026-11-03", "2026-11-02", "2026-11-02", "running"),
    ),
    (
        {"received": "2026-11-23T08:00Z", "rule": "breach72h", "mode": "reg1182"},
        ("2026-11-26T10:00+01:00", "2026-11-26T09:00+01:00", "2026-11-26T10:00+01:00", None, "running"),
    ),
    (
        {"received": "2026-04-27", "rule": "initial", "country": "NL", "unknown": {"key": "is ignored"}},
        ("2026-05-27", None, "2026-05-27", "2026-05-27", "running"),
    ),
]


def test_every_rule_answers_with_its_dates_and_state(tmp_path: Path) -> None:
    status, answers = _jsonl(tmp_path, *(entry for entry, _ in ANSWERS))
    assert status == 0
    keys = ("due", "alternative", "hard", "notice_target", "status")
    assert [tuple(answer[key] for key in keys) for answer in answers] == [expected for _, expected in ANSWERS]


GOOD: Entry = {"received": "2026-03-02", "rule": "initial"}
BAD: list[tuple[Entry | str, str]] = [
    ("not JSON", "not JSON"),
    ("[1]", "must be a JSON object"),
    ("", "not JSON"),
    ({"rule": "initial"}, "'received': is missing"),
    ({"received": "2026-03-02"}, "'rule': is missing"),
    ({**GOOD, "rule": "later"}, "'rule': Input should be 'initial', 'refusal'"),
    ({**GOOD, "received": "2026-02-30"}, "'received': write a day as 2026-02-28"),
    ({**GOOD, "received": 20260302}, "'received': write a day"),
    ({**GOOD, "received": "2026-03-02T12:00"}, "needs its offset"),
    ({**GOOD, "received": "2018-05-24"}, "25 May 2018"),
    ({**GOOD, "received": "9999-12-31T23:59-12:00"}, "out of the calendar"),
    ({**GOOD, "received": "2100-12-31"}, "from 1901 to 2100"),
    ({**GOOD, "country": "XX"}, "such as BE"),
    ({**GOOD, "locale": 7}, "'locale'"),
    ({"received": "2026-03-02", "rule": "breach72h"}, "needs the time and its offset"),
    ({"received": "2026-03-02T12:00Z", "rule": "breach72h", "mode": "slow"}, "'mode'"),
    ({"received": "2026-03-02", "rule": "extended", "extra_months": 0}, "1 or 2"),
    ({"received": "2026-03-02", "rule": "extended", "extra_months": 3}, "'extra_months'"),
    ({"received": "2026-03-02", "rule": "extended", "extra_months": True}, "'extra_months'"),
    ({"received": "2026-03-02", "rule": "extended", "notified": "2026-03-01"}, "follows the request"),
    ({"received": "2026-03-02", "rule": "clock-paused", "pauses": [{}]}, "'pauses.0.asked': is missing"),
    ({"received": "2026-03-02", "rule": "clock-paused", "pauses": "x"}, "'pauses'"),
    (
        {"received": "2026-03-02", "rule": "clock-paused", "pauses": [{"asked": "2026-03-04", "reason": "holiday"}]},
        "'pauses.0.reason'",
    ),
    (
        {"received": "2026-03-02", "rule": "clock-paused", "pauses": [{"asked": "2026-03-01"}]},
        "only after the request",
    ),
]


def test_a_bad_line_is_told_in_its_place_and_the_status_is_1_at_the_end(tmp_path: Path) -> None:
    status, answers = _jsonl(tmp_path, *(entry for bad, _ in BAD for entry in (bad, GOOD)))
    assert status == 1
    for (_, said), told, good in zip(BAD, answers[::2], answers[1::2], strict=True):
        assert list(told) == ["error"]
        assert said in told["error"]
        assert good["due"] == "2026-04-02"


def test_an_error_does_not_repeat_what_was_typed(tmp_path: Path) -> None:
    marked = [{**GOOD, key: "Quittengelee"} for key in ("received", "rule", "country", "mode", "notified", "pauses")]
    _, answers = _jsonl(tmp_path, *marked)
    assert all("error" in answer and "Quittengelee" not in answer["error"] for answer in answers)


LOCALES = [("fr-BE", "Demande reçue"), ("de", "Eingegangen"), ("en_US", "Received"), ("es", "Ontvangen"), (None, "Ont")]


def test_the_locale_chooses_the_language_of_the_steps(tmp_path: Path) -> None:
    _, answers = _jsonl(tmp_path, *({**GOOD, "locale": locale} for locale, _ in LOCALES))
    for (_, begins), answer in zip(LOCALES, answers, strict=True):
        assert answer["steps"][0]["text"].startswith(begins)


def test_the_organisation_sets_country_zone_and_days(tmp_path: Path) -> None:
    (tmp_path / "organisation.yaml").write_text(
        "country: NL\ntimezone: America/New_York\nacknowledge: {first_ask_days: 10, breach_hours: 24}\n",
        encoding="utf-8",
    )
    _, answers = _jsonl(
        tmp_path,
        {"received": "2026-06-21", "rule": "initial"},
        {"received": "2026-06-21", "rule": "initial", "country": "BE"},
        {"received": "2026-08-01T03:00Z", "rule": "initial"},
        {
            "received": "2026-03-02",
            "rule": "clock-paused",
            "pauses": [{"asked": "2026-03-12", "answered": "2026-03-13"}],
        },
        {"received": "2026-11-23T12:00Z", "rule": "breach72h"},
    )
    assert [answer["due"] for answer in answers] == [
        "2026-07-21",
        "2026-07-22",
        "2026-08-31",
        "2026-04-07",
        "2026-11-24T07:00-05:00",
    ]


def test_people_read_dates_steps_and_sources(tmp_path: Path) -> None:
    done = _run(tmp_path, "--received", "2026-01-31", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    text = " ".join(done.stdout.split())
    for said in (
        "Due Monday 2 March 2026",
        "Aim for Friday 27 February 2026",
        "1 Received on Saturday 31 January 2026.",
        "3 That is a Saturday; the period ends on the next working day: Monday 2 March 2026.",
        "Regulation 1182/71, article 3(4)",
    ):
        assert said in text


def test_people_can_tell_pauses_and_see_both_dates(tmp_path: Path) -> None:
    pauses = ("--pause", "2026-03-04/2026-03-11", "--pause", "2026-03-20/2026-03-20")
    done = _run(tmp_path, "--received", "2026-03-02", "--rule", "clock-paused", *pauses, "--locale", "nl-BE")
    text = " ".join(done.stdout.split())
    assert "Vervaldag donderdag 9 april 2026 Zonder pauze donderdag 2 april 2026" in text
    waiting = _run(tmp_path, "--received", "2026-03-02", "--rule", "clock-paused", "--pause", "2026-03-04")
    assert "Vervaldag nog geen datum" in " ".join(waiting.stdout.split())


WRONG_OPTIONS = [
    ((), "'received': is missing"),
    (("--received", "tomorrow"), "'received': write a day as 2026-02-28"),
    (("--received", "2026-03-02", "--country", "XX"), "such as BE"),
    (("--received", "2026-03-02", "--rule", "breach72h"), "needs the time and its offset"),
]


@pytest.mark.parametrize(("options", "said"), WRONG_OPTIONS)
def test_wrong_options_are_told_without_a_traceback(tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    done = _run(tmp_path, *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in " ".join(done.stderr.replace("│", " ").split())
    assert "Traceback" not in done.stderr
