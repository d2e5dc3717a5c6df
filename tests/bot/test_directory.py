"""People as Slack knows them, over a real socket to the local workspace."""

from collections.abc import Iterator
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.directory import Directory
from bot.errors import SlackRefused
from bot.manifest import manifest
from bot.store.seam import Store
from bot.workspace.running import Workspace
from bot.workspace.world import Settings
from tests.story.town import post

TEAM = "T0LOCAL"


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    with Workspace(Settings(manifest=manifest("en"))) as place:
        yield place


@pytest.fixture
def people(workspace: Workspace, kept: Store) -> Directory:
    client = WebClient(token=workspace.settings.bot_token, base_url=workspace.api_url)
    return Directory(client, kept, TEAM)


@pytest.mark.parametrize(
    ("user", "guest", "outsider", "lang"),
    [
        ("U0EMMA", False, False, "nl"),
        ("U0LUC", False, False, "fr"),
        ("U0OLIVIA", False, False, "en"),
        ("U0JONAS", False, False, "de"),
        ("U0GREG", True, False, "en"),
        ("U0PAULA", False, True, "en"),
        ("U0ROBO", False, True, "en"),
    ],
)
def test_people_are_ours_guests_or_outsiders_and_read_the_language_of_their_locale(
    people: Directory, user: str, guest: bool, outsider: bool, lang: str
) -> None:
    person = people.person(user)
    assert (person.actor.id, person.actor.guest, person.actor.outsider, person.lang) == (user, guest, outsider, lang)


def test_somebody_whom_slack_does_not_show_us_is_an_outsider(people: Directory) -> None:
    assert people.person("U0NOBODY").actor.outsider


def test_their_own_choice_of_language_counts_at_once_and_stays(people: Directory) -> None:
    assert people.person("U0EMMA").lang == "nl"
    people.choose_language("U0EMMA", "de")
    assert people.person("U0EMMA").lang == "de"
    assert Directory(people.client, people.store, TEAM).person("U0EMMA").lang == "de"


def test_a_language_that_is_no_longer_offered_is_not_spoken(people: Directory) -> None:
    with people.store.transaction() as tx:
        tx.put("preferences", "U0EMMA", {"lang": "xx"})
    assert people.person("U0EMMA").lang == "nl"


def test_a_person_is_asked_for_once_in_a_while(workspace: Workspace, people: Directory) -> None:
    people.person("U0LUC")
    fault = {"as": "U0EMMA", "do": "fail_next", "method": "users.info", "error": "fatal_error", "times": 1}
    assert post(workspace, "act", fault)["ok"]
    assert people.person("U0LUC").lang == "fr"
    with pytest.raises(SlackRefused):
        people.person("U0MARIE")


def test_silences_are_counted_without_names(people: Directory) -> None:
    for _ in range(2):
        people.count_silence("bot")
    with people.store.transaction() as tx:
        assert tx.next_number("silence/bot") == 3


def test_a_reader_has_their_own_zone_and_is_remembered_without_another_call(people: Directory) -> None:
    assert people.last_seen("U0OLIVIA") is None
    assert people.reader("U0OLIVIA").timezone == "Europe/London"
    seen = people.last_seen("U0OLIVIA")
    assert seen is not None
    assert (seen.id, seen.here) == ("U0OLIVIA", True)


def test_somebody_who_is_unknown_to_slack_is_not_here(people: Directory) -> None:
    assert not people.reader("U0NOBODY").here


def test_a_deactivated_account_is_not_here(kept: Store) -> None:
    class Deactivated(WebClient):
        def users_info(self, **_: Any) -> Any:
            return {"user": {"id": "U0GONE", "team_id": TEAM, "deleted": True}}

    reader = Directory(Deactivated(), kept, TEAM).reader("U0GONE")
    assert (reader.here, reader.actor.outsider) == (False, False)


def test_the_members_of_a_channel_are_told_with_bots(people: Directory) -> None:
    assert set(people.members("C0DPO")) == {"U0KATRIEN", "U0SIMON", "U0PRIVACY"}
