"""organisation.yaml: every fault with its line; the example is valid and shows the defaults as they are."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.cli.demo import DEMO_ORGANISATION
from bot.errors import OrganisationInvalid
from bot.organisation_file import load_organisation
from knowledge.organisation import CheckKind, Organisation

EXAMPLE = Path(__file__).parents[2] / "deploy" / "organisation.example.yaml"


def faults(folder: Path, text: str) -> list[str]:
    path = folder / "organisation.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OrganisationInvalid) as refused:
        load_organisation(path)
    return list(refused.value.faults)


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(OrganisationInvalid, match="compliance-bot init"):
        load_organisation(tmp_path / "organisation.yaml")


def test_every_fault_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    text = "name: X\ntimezone: Mars/Olympus\ndpo:\n  slack: katrien\nlanguages: [nl, xx]\nchanels: {}\n"
    found = faults(tmp_path, text)
    assert [re.match(r"organisation\.yaml:(\d+): ", fault)[1] for fault in found] == ["2", "4", "5", "6"]  # type: ignore[index]


def test_a_week_without_a_working_day_is_refused_with_what_to_write(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "name: X\nworking_hours:\n  days: []\n")
    assert re.match(r"organisation\.yaml:3: .*name at least one of mon, tue", fault)


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "- a\n- b\n", "just words\n", "name: [unclosed\n", "name: a\nname: b\n", "\tname: x\n"]
)
def test_a_file_that_says_nothing_readable_is_refused_with_a_line(tmp_path: Path, text: str) -> None:
    assert all(re.match(r"organisation\.yaml:\d+: \S", fault) for fault in faults(tmp_path, text))


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "organisation.yaml"
    path.write_bytes(b"\xff\xfe\x00name")
    with pytest.raises(OrganisationInvalid, match="UTF-8"):
        load_organisation(path)


def test_a_file_with_a_name_only_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "organisation.yaml"
    path.write_text("name: Example NV\n", encoding="utf-8")
    assert load_organisation(path) == Organisation(name="Example NV")


def test_the_demonstration_asks_about_desks_and_passwords() -> None:
    ours = Organisation.model_validate(yaml.safe_load(yaml.safe_dump(DEMO_ORGANISATION)))
    assert {campaign.kind for campaign in ours.campaigns} == set(CheckKind)


def test_the_example_is_valid_and_names_every_key() -> None:
    load_organisation(EXAMPLE)
    assert set(yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))) == set(Organisation.model_fields)


def without_examples(lines: list[str]) -> Iterator[str]:
    """The lines that are not marked ``example``, and do not stand below one that is."""
    below: int | None = None
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if below is not None and line.strip() and indent <= below:
            below = None
        if below is None and re.search(r"#\s*example\b", line):
            below = indent
        if below is None:
            yield line


def test_the_example_shows_the_defaults_wherever_it_does_not_say_example() -> None:
    """Without the lines marked ``example``, what remains is what the bot does without the file."""
    kept = "\n".join(without_examples(EXAMPLE.read_text(encoding="utf-8").splitlines()))
    said: dict[str, Any] = {key: value for key, value in yaml.safe_load(kept).items() if value is not None}
    assert len(said) > 8
    assert Organisation.model_validate(said) == Organisation()
