"""Channels, members, groups, bots and reactions as the Web API gives them."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.workspace.running import Workspace
from tests.bot.workspace.people import Person, web


@pytest.fixture
def client(workspace: Workspace) -> WebClient:
    return web(workspace)


def test_channels_are_listed_by_type_and_private_ones_only_with_the_app_in_them(
    client: WebClient, emma: Person
) -> None:
    def ids(types: str) -> list[str]:
        return [each["id"] for each in client.conversations_list(types=types)["channels"]]

    assert ids("public_channel") == ["C0GENERAL", "C0SALES", "C0SUPPORT", "C0RANDOM"]
    assert ids("private_channel") == ["C0TRIAGE", "C0DPO"]
    assert "D0EMMA" in ids("im")
    emma.act("leave", channel="C0DPO", user="U0PRIVACY")
    assert ids("private_channel") == ["C0TRIAGE"]


def test_a_channel_says_what_it_is_and_who_is_in_it(client: WebClient) -> None:
    triage = client.conversations_info(channel="C0TRIAGE")["channel"]
    assert (triage["name"], triage["is_private"], triage["is_member"]) == ("privacy-triage", True, True)
    assert client.conversations_info(channel="C0SUPPORT")["channel"]["is_ext_shared"]
    assert client.conversations_info(channel="D0EMMA")["channel"]["user"] == "U0EMMA"
    assert client.conversations_members(channel="C0DPO")["members"] == ["U0KATRIEN", "U0PRIVACY", "U0SIMON"]


def test_members_are_paged(client: WebClient) -> None:
    first = client.conversations_members(channel="C0TRIAGE", limit=3)
    cursor = first["response_metadata"]["next_cursor"]
    rest = client.conversations_members(channel="C0TRIAGE", limit=3, cursor=cursor)
    assert [*first["members"], *rest["members"]] == ["U0HANNE", "U0KATRIEN", "U0PRIVACY", "U0SIMON"]
    assert rest["response_metadata"]["next_cursor"] == ""


def test_groups_bots_and_the_team_are_known(client: WebClient, workspace: Workspace) -> None:
    assert [each["handle"] for each in client.usergroups_list()["usergroups"]] == ["privacy-team"]
    assert client.usergroups_users_list(usergroup="S0PRIVACY")["users"] == ["U0HANNE", "U0KATRIEN", "U0SIMON"]
    assert client.bots_info(bot="B0ROBO")["bot"]["user_id"] == "U0ROBO"
    assert client.team_info()["team"]["id"] == "T0LOCAL"
    me = client.auth_test()
    assert (me["user_id"], me["bot_id"], me["team_id"]) == ("U0PRIVACY", "B0PRIVACY", "T0LOCAL")


def test_who_is_not_there_is_not_found(client: WebClient) -> None:
    for method, argument, code in (
        ("users.info", {"user": "U0NOBODY"}, "user_not_found"),
        ("bots.info", {"bot": "B0NOBODY"}, "bot_not_found"),
        ("usergroups.users.list", {"usergroup": "S0NOBODY"}, "no_such_subteam"),
        ("conversations.open", {"users": "U0ROBO"}, "cannot_dm_bot"),
    ):
        with pytest.raises(SlackApiError) as caught:
            client.api_call(method, params=argument)
        assert caught.value.response["error"] == code


def test_the_app_reacts_once_and_takes_it_back(client: WebClient, emma: Person) -> None:
    ts = emma.says("hello", "C0SALES")
    client.reactions_add(channel="C0SALES", timestamp=ts, name="eyes")
    emma.act("reaction", channel="C0SALES", ts=ts, name="eyes")
    expected = [{"name": "eyes", "users": ["U0PRIVACY", "U0EMMA"], "count": 2}]
    assert client.reactions_get(channel="C0SALES", timestamp=ts)["message"]["reactions"] == expected
    with pytest.raises(SlackApiError, match="already_reacted"):
        client.reactions_add(channel="C0SALES", timestamp=ts, name="eyes")
    client.reactions_remove(channel="C0SALES", timestamp=ts, name="eyes")
    assert emma.sees("C0SALES")[0]["reactions"][0]["users"] == ["U0EMMA"]
    with pytest.raises(SlackApiError, match="no_reaction"):
        client.reactions_remove(channel="C0SALES", timestamp=ts, name="eyes")


def test_blocks_are_validated_without_posting_them(shared: Workspace) -> None:
    client = web(shared)
    assert client.api_call("blocks.validate", json={"blocks": [{"type": "divider"}]})["ok"]
    for faulty in ({"blocks": [{"type": "fun"}]}, {"view": {"type": "modal"}}, {"message": {"text": ""}}):
        with pytest.raises(SlackApiError, match="json-pointer"):
            client.api_call("blocks.validate", json=faulty)
