"""Stops, kills, repeats and refusals of Slack: nothing is lost, nothing is done twice."""

import signal
import subprocess
import sys

import pytest

from tests.story.town import Somebody, Town, eventually, shown

QUESTION = "Hoelang bewaren we facturen van een laadpuntbeheerder?"


def answers(person: Somebody, words: str, channel: str = "", thread: str | None = None) -> int:
    """How many messages of the bot hold these words."""
    return sum(words in shown(each) for each in person.sees(channel, thread) if each.get("bot_id"))


def test_the_same_event_three_times_is_answered_once(fresh: Town) -> None:
    emma = fresh.person("U0EMMA")
    emma.writes(QUESTION)
    emma.waits_for("7 jaar")
    envelope = fresh.sent_envelopes()[-1]["envelope_id"]
    for attempt in (1, 2):
        assert emma.act("redeliver", envelope_id=envelope, retry_attempt=attempt, retry_reason="timeout")["ok"]
    emma.writes("dank je")
    emma.waits_for("raag gedaan")
    assert answers(emma, "7 jaar") == 1


def test_a_guest_is_refused_once_however_often_the_event_comes(fresh: Town) -> None:
    greg = fresh.person("U0GREG")
    greg.writes("how long do you keep my data?")
    greg.waits_for("answers staff only")
    envelope = fresh.sent_envelopes()[-1]["envelope_id"]
    for attempt in (1, 2):
        assert greg.act("redeliver", envelope_id=envelope, retry_attempt=attempt, retry_reason="timeout")["ok"]
    greg.writes("and my address?")
    eventually(lambda: answers(greg, "answers staff only") == 2, "the refusal of the second message")
    assert [bool(each.get("bot_id")) for each in greg.sees()] == [False, True, False, True]


def test_an_event_that_came_while_the_bot_was_down_is_answered_after_the_restart(fresh: Town) -> None:
    emma = fresh.person("U0EMMA")
    fresh.stop_bot()
    emma.writes(QUESTION)
    fresh.start_bot()
    emma.waits_for("7 jaar")
    assert answers(emma, "7 jaar") == 1


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGKILL])
def test_buttons_of_before_a_restart_still_work(fresh: Town, sign: int) -> None:
    emma = fresh.person("U0EMMA")
    emma.writes(QUESTION)
    card = emma.waits_for("7 jaar")
    fresh.stop_bot(sign)
    fresh.start_bot()
    emma.clicks(card, "Rechtsgrond")
    emma.waits_for("rechtsgrond is")


def test_a_bot_that_was_halted_stops_in_order_when_it_is_told_to(fresh: Town) -> None:
    with fresh.bot_halted():
        assert fresh.stop_bot(signal.SIGTERM) == 0
    assert '"stopped"' in fresh.log


def test_a_reply_that_slack_lost_is_not_posted_twice(fresh: Town) -> None:
    emma = fresh.person("U0EMMA")
    emma.act("fail_next", method="chat.postMessage", status=500, times=1, lose_reply=True)
    emma.writes(QUESTION)
    emma.waits_for("7 jaar")
    eventually(lambda: fresh.called("conversations.history"), "a look")
    emma.writes("dank je")
    emma.waits_for("raag gedaan")
    assert answers(emma, "7 jaar") == 1


@pytest.mark.parametrize("fault", [{"status": 429, "retry_after": 1}, {"status": 500}])
def test_a_refused_send_is_tried_again(fresh: Town, fault: dict[str, int]) -> None:
    emma = fresh.person("U0EMMA")
    emma.act("fail_next", method="chat.postMessage", times=2, **fault)
    emma.writes(QUESTION)
    emma.waits_for("7 jaar")
    assert answers(emma, "7 jaar") == 1


def test_a_kill_between_commit_and_send_loses_nothing(fresh: Town) -> None:
    emma = fresh.person("U0EMMA")
    emma.act("fail_next", method="chat.postMessage", status=429, retry_after=2, times=1)
    emma.writes(QUESTION)
    eventually(lambda: fresh.called("chat.postMessage"), "a try")
    fresh.stop_bot(signal.SIGKILL)
    fresh.start_bot()
    emma.waits_for("7 jaar")
    assert answers(emma, "7 jaar") == 1


def test_a_channel_without_the_bot_is_told_of_in_a_direct_message(fresh: Town) -> None:
    emma = fresh.person("U0EMMA")
    emma.act("command", channel="C0RANDOM", command="/privacy", text=QUESTION)
    card = emma.waits_for("7 jaar", "C0RANDOM")
    emma.clicks(card, "Delen in dit kanaal", "C0RANDOM")
    emma.waits_for("/invite")


def test_a_second_bot_on_the_same_folder_says_who_has_it(fresh: Town) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "bot", "run"], env=fresh.environment, capture_output=True, text=True, timeout=30
    )
    assert second.returncode == 2
    assert fresh.bot is not None
    assert str(fresh.bot.pid) in second.stderr
