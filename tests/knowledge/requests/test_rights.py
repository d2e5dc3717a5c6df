"""rights.yaml: nine rights that the knowledge base explains, short enough for Slack, and every fault with its line."""

from pathlib import Path

import pytest

from knowledge.language import LANGS
from knowledge.loading import DATA
from knowledge.lookup import Lookup
from knowledge.requests.loading import FILE, load_rights
from knowledge.requests.model import Handling
from tests.knowledge.conftest import Copy

OPTION_LIMIT = 75  # characters of an option in a form of Slack
OPTIONS = 10  # checkboxes in a group


def test_every_right_is_explained_by_a_topic_of_the_policy(lookup: Lookup) -> None:
    topics = {topic.id for topic in lookup.knowledge.policy.topics}
    assert {right.topic for right in load_rights(DATA).values()} <= topics


def test_every_right_of_the_policy_can_be_logged(lookup: Lookup) -> None:
    topics = {topic.id for topic in lookup.knowledge.policy.topics if topic.id.startswith("right-")}
    assert topics <= set(load_rights(DATA))


def test_the_names_fit_into_one_group_of_checkboxes_and_differ() -> None:
    rights = load_rights(DATA)
    assert len(rights) <= OPTIONS
    for lang in LANGS:
        names = [right.name.of(lang) for right in rights.values()]
        assert max(map(len, names)) <= OPTION_LIMIT
        assert len(set(names)) == len(names)


def test_withdrawal_and_marketing_objection_are_stopped_at_once_and_a_complaint_has_no_date() -> None:
    handled = {right.id: right.handling for right in load_rights(DATA).values()}
    at_once = {right for right, handling in handled.items() if handling is Handling.AT_ONCE}
    assert at_once == {"right-withdraw-consent", "right-objection-marketing"}
    assert [right for right, handling in handled.items() if handling is Handling.TO_DPO] == ["right-complaint"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("id: right-erasure", "id: right-access", "right-access stands here twice"),
        ("handling: at-once", "handling: soon", "handling"),
        ('articles: ["15"]', "articles: []", "articles"),
        ("nl: klacht, ", "", "nl"),
        ('articles: ["77"]', 'articles: ["77"]\n    color: red', "color"),
    ],
)
def test_a_fault_is_told_with_its_file_and_line(copy: Copy, old: str, new: str, told: str) -> None:
    copy.edit(FILE, old, new)
    found = copy.faults(load_rights)
    assert any(told in str(fault) for fault in found), found
    assert all(fault.file == FILE and fault.line > 1 for fault in found)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert FILE in str(Copy(tmp_path / "data").faults(load_rights))
