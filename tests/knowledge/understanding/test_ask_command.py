"""``ask`` and ``evaluate``: lines in, lines out, and a table."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.cli.ask import Desk, as_json
from bot.cli.evaluate import QuestionsInvalid, results_of, tally
from bot.cli.jsonl import stream
from knowledge.understanding import Understanding
from knowledge.understanding.scoring import Verdict


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("empty"))
        return Desk.open()


def asked(desk: Desk, *lines: str | bytes) -> tuple[bool, list[dict[str, Any]]]:
    written = b"".join((line.encode() if isinstance(line, str) else line) + b"\n" for line in lines)
    out = io.StringIO()
    good = stream(io.BytesIO(written), out, lambda entry: as_json(desk, entry))
    return good, [json.loads(line) for line in out.getvalue().splitlines()]


def test_an_answer_has_every_key_of_the_contract(desk: Desk) -> None:
    good, (answer,) = asked(desk, json.dumps({"q": "hoe lang bewaren we de facturen van een cpo?"}))
    assert good
    assert list(answer) == ["kind", "facet", "ids", "lang", "basis", "text", "source", "score"]
    assert (answer["kind"], answer["facet"], answer["ids"]) == ("fact", "retention", ["cpo-invoicing"])
    assert (answer["lang"], answer["basis"]) == ("nl", "policy")
    assert set(answer["source"][0]) == {"id", "revision", "article", "section", "heading", "field"}
    assert 0 <= answer["score"] <= 1


def test_law_and_organisation_name_their_own_kind_of_source(desk: Desk) -> None:
    lines = ("binnen hoeveel dagen moeten we op een inzageverzoek antwoorden?", "who is our dpo")
    _, (law, organisation) = asked(desk, *(json.dumps({"q": line}) for line in lines))
    assert (law["basis"], set(law["source"][0])) == ("law", {"law", "article"})
    assert (organisation["basis"], set(organisation["source"][0])) == ("organisation", {"file", "key"})


def test_bad_lines_give_an_error_in_their_place_and_the_rest_is_answered(desk: Desk) -> None:
    good, answers = asked(
        desk, '{"q": "merci"}', "no json", "", "[]", "{}", '{"q": 3}', '{"q": "x", "locale": 1}', b"\xff", '{"q": "ok"}'
    )
    assert not good
    assert ["error" in answer for answer in answers] == [False, *[True] * 7, False]


def test_an_error_does_not_repeat_what_was_typed(desk: Desk) -> None:
    _, answers = asked(desk, '{"q": "geheim" oeps', '{"geheim": 1}')
    assert "geheim" not in json.dumps(answers)


def test_unknown_keys_are_ignored_and_the_locale_counts(desk: Desk) -> None:
    good, (answer,) = asked(desk, json.dumps({"q": "cookies?", "locale": "fr-BE", "x": [1]}))
    assert good
    assert answer["lang"] == "fr"


def test_answers_come_as_the_lines_come(desk: Desk) -> None:
    """The first answer is written before the second line is read."""
    out = io.StringIO()

    class Lines(io.BytesIO):
        def __next__(self) -> bytes:
            seen.append(out.getvalue().count("\n"))
            return super().__next__()

    seen: list[int] = []
    stream(Lines(b'{"q": "a"}\n{"q": "b"}\n'), out, lambda entry: as_json(desk, entry))
    assert seen == [0, 1, 2]


def test_evaluate_counts_over_all_per_language_and_per_kind(understanding: Understanding, tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    lines = [
        {"q": "hoe lang bewaren we de facturen van een cpo?", "lang": "nl", "kind": "fact", "facet": "retention",
         "ids": ["cpo-invoicing"]},
        {"q": "merci", "lang": "fr", "kind": "none", "facet": "", "ids": []},
        {"q": "bedankt", "lang": "nl", "kind": "topic", "facet": "", "ids": ["backups"]},
    ]  # fmt: skip
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    counted = tally(results_of(file, understanding))
    assert list(counted) == ["all", "fr", "nl", "fact", "none", "topic"]
    assert counted["all"] == {Verdict.RIGHT: 2, Verdict.DECLINED: 1}
    assert counted["nl"] == {Verdict.RIGHT: 1, Verdict.DECLINED: 1}


@pytest.mark.parametrize("line", ["", "{}", '{"q": "x"}', '{"q": "x", "kind": 1}', "no json"])
def test_a_file_that_holds_no_labelled_questions_is_told_with_its_line(
    understanding: Understanding, tmp_path: Path, line: str
) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"q": "merci", "kind": "none"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(QuestionsInvalid, match=r"questions\.jsonl:2"):
        results_of(file, understanding)


def test_why_shows_words_candidates_and_the_rule(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "ask", "--why", "how long do we keep cpo invoices"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60)
    told = " ".join(done.stdout.split())
    assert "invoices → invoice" in told
    assert "cpo-invoicing" in told.partition("activities")[2]
    assert "the likeliest kind of answer is given" in told
