"""The Web API as slack_sdk sees it: what works, and Slack's error code for what does not."""

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from bot.workspace.running import Workspace
from bot.workspace.world import Settings
from tests.bot.workspace.people import Person, web, wire

VIEW = {"type": "home", "blocks": [{"type": "divider"}]}


def refused(call: Any, *arguments: Any, **more: Any) -> str:
    """The error code of a call that Slack refuses."""
    with pytest.raises(SlackApiError) as caught:
        call(*arguments, **more)
    return str(caught.value.response["error"])


@pytest.fixture
def client(workspace: Workspace) -> WebClient:
    return web(workspace)


def test_a_posted_message_is_seen_by_the_members_with_ids_on_its_blocks(client: WebClient, emma: Person) -> None:
    button = {"type": "button", "text": {"type": "plain_text", "text": "b"}}
    answer = client.chat_postMessage(channel="#sales", text="hello", blocks=[{"type": "actions", "elements": [button]}])
    (seen,) = emma.sees("C0SALES")
    assert (answer["ts"], "hello", "Privacy") == (seen["ts"], seen["text"], seen["username"])
    assert seen["blocks"][0]["block_id"]
    assert seen["blocks"][0]["elements"][0]["action_id"]


@pytest.mark.parametrize(
    ("channel", "code"),
    [("C0NOWHERE", "channel_not_found"), ("C0RANDOM", "not_in_channel"), ("U0ROBO", "cannot_dm_bot")],
)
def test_posting_where_the_app_cannot_is_refused(client: WebClient, channel: str, code: str) -> None:
    assert code == refused(client.chat_postMessage, channel=channel, text="x")


def test_a_private_channel_without_the_app_does_not_exist_for_it(client: WebClient, emma: Person) -> None:
    emma.act("leave", channel="C0TRIAGE", user="U0PRIVACY")
    assert refused(client.chat_postMessage, channel="C0TRIAGE", text="x") == "channel_not_found"
    assert refused(client.conversations_info, channel="C0TRIAGE") == "channel_not_found"


def test_a_user_id_as_channel_is_the_direct_message(client: WebClient, emma: Person) -> None:
    assert emma.dm == client.chat_postMessage(channel="U0EMMA", text="hi")["channel"]
    assert emma.dm == client.conversations_open(users="U0EMMA")["channel"]["id"]


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"text": "x", "blocks": [{"type": "nothing"}]}, "invalid_blocks"),
        ({"text": "x", "blocks": "not json"}, "invalid_blocks_format"),
        ({"text": "x", "thread_ts": "1.0"}, "cannot_reply_to_message"),
        ({"text": "x", "metadata": {"event_type": "a"}}, "invalid_metadata_format"),
        ({"text": "x", "metadata": {"event_type": "a", "event_payload": {"p": "x" * 8_000}}}, "metadata_too_large"),
        (
            {"text": "x", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "é" * 2_500}}] * 3},
            "msg_blocks_too_long",
        ),
    ],
)
def test_a_message_slack_would_not_take_is_refused(client: WebClient, message: Any, code: str) -> None:
    assert code == refused(client.chat_postMessage, channel="C0SALES", **message)


def test_a_message_without_words_or_blocks_is_refused(client: WebClient) -> None:
    assert refused(client.api_call, "chat.postMessage", json={"channel": "C0SALES", "text": "  "}) == "no_text"


def test_refused_blocks_are_pointed_at(client: WebClient) -> None:
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel="C0SALES", text="x", blocks=[{"type": "divider"}, {"type": "nothing"}])
    sentence = "unsupported type: nothing [json-pointer:/blocks/1/type]"
    assert [sentence] == caught.value.response["errors"]
    assert [f"[ERROR] {sentence}"] == caught.value.response["response_metadata"]["messages"]


def test_an_update_without_blocks_takes_them_away_and_is_limited_to_4000_characters(
    client: WebClient, emma: Person
) -> None:
    ts = client.chat_postMessage(channel="C0SALES", text="one", blocks=[{"type": "divider"}])["ts"]
    assert refused(client.chat_update, channel="C0SALES", ts=ts, text="x" * 4_001) == "msg_too_long"
    client.chat_update(channel="C0SALES", ts=ts, text="x" * 4_000)
    (seen,) = emma.sees("C0SALES")
    assert (seen["text"], seen.get("blocks")) == ("x" * 4_000, None)
    assert seen["edited"]["user"] == "B0PRIVACY"


def test_only_own_messages_can_be_changed_or_deleted(client: WebClient, emma: Person) -> None:
    ts = emma.says("mine", "C0SALES")
    assert refused(client.chat_update, channel="C0SALES", ts=ts, text="x") == "cant_update_message"
    assert refused(client.chat_delete, channel="C0SALES", ts=ts) == "cant_delete_message"
    assert refused(client.chat_update, channel="C0SALES", ts="1.0", text="x") == "message_not_found"


def test_a_deleted_root_with_replies_leaves_a_tombstone(client: WebClient, emma: Person) -> None:
    ts = client.chat_postMessage(channel="C0SALES", text="root")["ts"]
    client.chat_postMessage(channel="C0SALES", text="reply", thread_ts=ts)
    client.chat_delete(channel="C0SALES", ts=ts)
    assert [each.get("subtype") for each in emma.sees("C0SALES", thread=str(ts))] == ["tombstone", None]


def test_an_ephemeral_message_is_seen_by_its_reader_only_and_forgotten_on_reload(
    client: WebClient, workspace: Workspace, emma: Person
) -> None:
    jonas = Person(workspace, "U0JONAS")
    client.chat_postEphemeral(channel="C0SALES", user="U0EMMA", text="psst")
    assert [each["ephemeral"] for each in emma.sees("C0SALES")] == [True]
    assert jonas.sees("C0SALES") == []
    assert client.conversations_history(channel="C0SALES")["messages"] == []
    code = refused(client.chat_postEphemeral, channel="C0SALES", user="U0LUC", text="psst")
    assert code == "user_not_in_channel"


def test_metadata_comes_back_only_when_asked_for(client: WebClient) -> None:
    metadata = {"event_type": "notice", "event_payload": {"key": "k"}}
    client.chat_postMessage(channel="C0SALES", text="x", metadata=metadata)
    (plain,) = client.conversations_history(channel="C0SALES")["messages"]
    (full,) = client.conversations_history(channel="C0SALES", include_all_metadata=True)["messages"]
    assert (None, metadata) == (plain.get("metadata"), full["metadata"])


def test_history_is_paged_newest_first_and_replies_start_with_the_root(client: WebClient) -> None:
    stamps = [client.chat_postMessage(channel="C0SALES", text=str(n))["ts"] for n in range(3)]
    reply = client.chat_postMessage(channel="C0SALES", text="reply", thread_ts=stamps[0])["ts"]
    first = client.conversations_history(channel="C0SALES", limit=2)
    rest = client.conversations_history(channel="C0SALES", cursor=first["response_metadata"]["next_cursor"])
    assert stamps[::-1] == [each["ts"] for page in (first, rest) for each in page["messages"]]
    assert rest["messages"][-1]["reply_count"] == 1
    thread = client.conversations_replies(channel="C0SALES", ts=str(stamps[0]))["messages"]
    assert [stamps[0], reply] == [each["ts"] for each in thread]
    newer = client.conversations_history(channel="C0SALES", oldest=str(stamps[1]))["messages"]
    assert [stamps[2]] == [each["ts"] for each in newer]


def test_a_broken_time_stamp_or_cursor_is_an_error_and_not_a_crash(shared: Workspace) -> None:
    assert refused(web(shared).conversations_history, channel="C0SALES", oldest="noon") == "invalid_ts_oldest"
    assert refused(web(shared).conversations_history, channel="C0SALES", cursor="x") == "invalid_cursor"
    assert refused(web(shared).conversations_history, channel="C0SALES", limit=0) == "invalid_limit"


def test_a_reply_may_be_sent_to_the_channel_too(client: WebClient, emma: Person) -> None:
    root = str(client.chat_postMessage(channel="C0SALES", text="root")["ts"])
    client.chat_postMessage(channel="C0SALES", text="both", thread_ts=root, reply_broadcast=True)
    assert [each["text"] for each in emma.sees("C0SALES")] == ["root", "both"]
    assert [each["text"] for each in emma.sees("C0SALES", root)] == ["root", "both"]


def test_people_carry_locale_zone_and_kind(client: WebClient) -> None:
    luc = client.users_info(user="U0LUC", include_locale=True)["user"]
    assert (luc["locale"], luc["tz"], luc["is_restricted"]) == ("fr-BE", "Europe/Brussels", False)
    kinds = {each["id"]: each for each in client.users_list()["members"]}
    assert kinds["U0GREG"]["is_restricted"]
    assert kinds["U0PAULA"]["is_stranger"]
    assert kinds["U0ROBO"]["is_bot"]
    assert "locale" not in kinds["U0LUC"]


def test_a_message_has_a_permalink_to_this_machine(client: WebClient, workspace: Workspace) -> None:
    ts = str(client.chat_postMessage(channel="C0SALES", text="x")["ts"])
    link = client.chat_getPermalink(channel="C0SALES", message_ts=ts)["permalink"]
    assert f"{workspace.url}/archives/C0SALES/p{ts.replace('.', '')}" == link


def test_home_is_guarded_by_its_hash(client: WebClient, emma: Person) -> None:
    first = client.views_publish(user_id="U0EMMA", view=VIEW)["view"]
    client.views_publish(user_id="U0EMMA", view=VIEW, hash=first["hash"])
    assert refused(client.views_publish, user_id="U0EMMA", view=VIEW, hash=first["hash"]) == "hash_conflict"
    assert emma.state()["home"]["type"] == "home"


def test_a_view_over_250_kb_is_refused(client: WebClient) -> None:
    sections = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3_000}}] * 90
    code = refused(client.views_publish, user_id="U0EMMA", view={"type": "home", "blocks": sections})
    assert code == "view_too_large"


@pytest.mark.parametrize(
    ("token", "method", "code"),
    [
        ("", "auth.test", "not_authed"),
        ("xoxb-other", "auth.test", "invalid_auth"),
        ("xoxb-local-workspace", "apps.connections.open", "not_allowed_token_type"),
        ("xapp-local-workspace", "chat.postMessage", "not_allowed_token_type"),
        ("xoxb-local-workspace", "chat.meow", "unknown_method"),
    ],
)
def test_tokens_and_methods_are_checked(workspace: Workspace, token: str, method: str, code: str) -> None:
    assert code == refused(WebClient(token, base_url=workspace.api_url).api_call, method)


def test_a_method_without_its_scope_names_the_one_it_needs() -> None:
    with Workspace(Settings(scopes=frozenset({"chat:write", "channels:history"}))) as workspace:
        client = web(workspace)
        with pytest.raises(SlackApiError) as caught:
            client.users_info(user="U0EMMA")
        answer = caught.value.response
        expected = ("missing_scope", "users:read", "channels:history,chat:write")
        assert expected == (answer["error"], answer["needed"], answer["provided"])
        assert refused(client.conversations_history, channel="C0TRIAGE") == "missing_scope"
        client.conversations_history(channel="C0SALES")
        assert client.auth_test().headers["x-oauth-scopes"] == "channels:history,chat:write"


def test_an_ordered_429_is_retried_after_its_pause(workspace: Workspace, emma: Person) -> None:
    emma.act("fail_next", method="chat.postMessage", status=429, retry_after=1, times=1)
    client = web(workspace, retry_handlers=[RateLimitErrorRetryHandler(max_retry_count=1)])
    client.chat_postMessage(channel="C0SALES", text="x")
    assert [entry["status"] for entry in wire(workspace, "api")] == [429, 200]
    assert len(emma.sees("C0SALES")) == 1


def test_an_ordered_lost_reply_times_out_after_the_message_was_posted(workspace: Workspace, emma: Person) -> None:
    emma.act("fail_next", method="chat.postMessage", lose_reply=True)
    with pytest.raises(TimeoutError):
        web(workspace, timeout=1).chat_postMessage(channel="C0SALES", text="x")
    assert len(emma.sees("C0SALES")) == 1


def test_no_token_is_in_the_wire_log(client: WebClient, workspace: Workspace) -> None:
    client.api_call("auth.test", params={"token": workspace.settings.bot_token})
    client.api_call("chat.postMessage", json={"channel": "C0SALES", "text": "x", "token": workspace.settings.bot_token})
    entries = wire(workspace, "api")
    assert len(entries) == 2
    assert workspace.settings.bot_token not in str(entries)
