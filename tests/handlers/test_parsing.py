"""Slack's payloads become our values, whatever they lack."""

import pytest

from handlers.parsing import answer_place, click, input_text, message_claim, origin, without_mention
from handlers.refusals import UnknownChoice
from knowledge.access import Actor
from knowledge.asking import Place

EMMA = Actor(id="U0EMMA")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("<@U0BOT> hoelang?", "hoelang?"),
        ("<@U0BOT|privacy>: hoelang?", "hoelang?"),
        ("hoelang, <@U0BOT>?", "hoelang, ?"),
        ("<@U0EMMA> wil haar gegevens zien <@U0BOT>", "<@U0EMMA> wil haar gegevens zien"),
        ("<@U0BOTTER> vraagt", "<@U0BOTTER> vraagt"),
        ("<@U0BOT>", ""),
        ("<@U0BOT", "<@U0BOT"),
    ],
)
def test_only_the_mention_of_the_bot_is_left_out(text: str, left: str) -> None:
    assert without_mention(text, "U0BOT") == left


def test_without_knowing_the_bot_nothing_is_left_out() -> None:
    assert without_mention("<@U0BOT> x", None) == "<@U0BOT> x"


@pytest.mark.parametrize(
    ("event", "place"),
    [
        ({"channel": "C0X", "ts": "1.0"}, Place(channel="C0X", thread_ts="1.0")),
        ({"channel": "C0X", "ts": "2.0", "thread_ts": "1.0"}, Place(channel="C0X", thread_ts="1.0")),
        ({"channel": "D0X", "ts": "1.0", "channel_type": "im"}, Place(channel="D0X")),
        ({"channel": "D0X", "ts": "2.0", "thread_ts": "1.0"}, Place(channel="D0X", thread_ts="1.0")),
    ],
)
def test_an_answer_goes_to_the_thread_in_a_channel_and_below_in_a_direct_message(
    event: dict[str, str], place: Place
) -> None:
    assert answer_place(event) == place


def test_a_message_is_claimed_by_its_place_and_by_its_delivery() -> None:
    body = {"event_id": "Ev1", "event": {"channel": "C0X", "ts": "1.0"}}
    assert message_claim(body) == ("message/C0X/1.0", "event/Ev1")


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ({"value": "id retention"}, ("id", "retention")),
        ({"value": "id a question of words"}, ("id", "a question of words")),
        ({"value": ""}, ("",)),
        ({}, ("",)),
        ({"value": None}, ("",)),
        ({"selected_option": {"value": "fr"}}, ("fr",)),
        ({"selected_option": None}, ("",)),
    ],
)
def test_a_click_carries_its_value_in_words(action: dict[str, object], words: tuple[str, ...]) -> None:
    assert click({"actions": [action]}).words == words


def test_a_value_with_too_few_words_is_no_choice() -> None:
    with pytest.raises(UnknownChoice):
        click({"actions": [{"value": "id"}]}).word(1)


@pytest.mark.parametrize(
    ("container", "place"),
    [
        ({"channel_id": "C0X", "message_ts": "2.0", "thread_ts": "1.0"}, Place(channel="C0X", thread_ts="1.0")),
        ({"channel_id": "C0X", "message_ts": "2.0"}, Place(channel="C0X", thread_ts="2.0")),
        ({"channel_id": "D0EMMA", "message_ts": "2.0"}, Place(channel="D0EMMA")),
        ({"channel_id": "C0X", "message_ts": "2.0", "is_ephemeral": True}, Place(channel="U0EMMA")),
        ({"type": "view", "view_id": "V1"}, Place(channel="U0EMMA")),
        ({}, Place(channel="U0EMMA")),
    ],
)
def test_an_answer_from_somebody_else_comes_back_where_it_was_asked_or_in_person(
    container: dict[str, object], place: Place
) -> None:
    assert origin(click({"actions": [{"value": "id"}], "container": container}), EMMA) == place


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"answer": {"answer": {"value": "ja"}}}, "ja"),
        ({"answer": {"answer": {"value": None}}}, ""),
        ({"other": {}}, ""),
        ({"answer": {"answer": {"value": "a\ud83db\u202e"}}}, "ab"),
    ],
)
def test_a_form_gives_its_text_without_signs_that_nobody_typed(values: dict[str, object], text: str) -> None:
    assert input_text({"state": {"values": values}}, "answer") == text
