"""What time brings: reminders, the digest, checks; once each, whatever stops in between."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from knowledge import deadlines
from knowledge.calendar import DAY, Calendar
from knowledge.organisation import WorkingHours
from knowledge.reader_hours import ReaderHours
from knowledge.reminders import schedule
from tests.story.test_requests import logged
from tests.story.town import Somebody, Town, eventually, markup, shown, town

BRUSSELS = ZoneInfo("Europe/Brussels")
HOURS = ReaderHours(WorkingHours(), Calendar())
MINUTE = timedelta(minutes=1)
STAFF = ["U0EMMA", "U0LUC", "U0OLIVIA", "U0JONAS", "U0MARIE"]
DESK = {"id": "desk", "kind": "clean-desk", "day": "thu", "time": "15:00", "audience": {"people": [*STAFF, "U0GREG"]}}
WORDS = {"kind": "password", "day": "thu", "time": "15:00", "audience": {"channel": "C0DPO"}, "id": "words"}


@pytest.fixture
def checking(tmp_path: Path) -> Iterator[Town]:
    """A town whose staff is asked about their desks, and the DPO's channel about passwords."""
    with town(tmp_path, campaigns=[DESK, WORDS]) as place:
        yield place


def stages(here: Town) -> dict[str, datetime]:
    """When a request that was received today is reminded of, by stage."""
    received = here.now.astimezone(BRUSSELS).date()
    due = deadlines.initial(received, Calendar()).hard
    return {stage.name: stage.at for stage in schedule(due, HOURS, 5)}


def about(who: Somebody, words: str, channel: str = "") -> list[dict[str, Any]]:
    """The bot's messages with these words."""
    return [each for each in who.sees(channel) if each.get("bot_id") and words in shown(each)]


def claimed(here: Town) -> str:
    """A request of today that Hanne handles."""
    reference = logged(here.person("U0EMMA"), "right-access", person="Fatima El Amrani")
    hanne = here.person("U0HANNE")
    hanne.clicks(hanne.waits_for(reference, "C0TRIAGE"), "Ik neem dit op", "C0TRIAGE")
    eventually(lambda: about(hanne, "In behandeling", "C0TRIAGE"), "the claim")
    return reference


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), BRUSSELS).astimezone(UTC)


def next_week(here: Town) -> date:
    """The first working day of a week that has not begun."""
    monday = here.now.astimezone(BRUSSELS).date() + DAY
    while monday.weekday():
        monday += DAY
    return HOURS.first_day_of_week(monday) or next_week(here)


def next_thursday(here: Town) -> date:
    """A Thursday after tomorrow on which everybody works."""
    day = here.now.astimezone(BRUSSELS).date() + 2 * DAY
    while day.weekday() != 3 or not HOURS.works_on(day):
        day += DAY
    return day


def test_a_reminder_comes_at_its_stage_and_the_one_before_shrinks_to_a_line(fresh: Town) -> None:
    when, hanne = stages(fresh), fresh.person("U0HANNE")
    reference = claimed(fresh)
    fresh.move_to(when["7d"] - MINUTE)
    hanne.waits_for(f"{reference} wacht op een antwoord")
    before = about(hanne, reference)
    fresh.move_to(when["7d"] + MINUTE)
    eventually(lambda: len(about(hanne, "wacht op een antwoord")) == 1 < len(about(hanne, reference)), "one in full")
    assert len(about(hanne, reference)) == len(before) + 1
    shrunk = hanne.waits_until(before[-1]["ts"], "Herinnering aan", hanne.dm)
    assert not [block for block in shrunk["blocks"] if block["type"] == "actions"]
    assert "Fatima" not in "".join(shown(each) for each in hanne.sees())
    fresh.move_to(when["0d"] + MINUTE)
    hanne.waits_for("laatste dag")
    fresh.move_to(when["overdue-1"] + MINUTE)
    hanne.waits_for("te laat")


def test_who_is_reminded_can_act_and_is_left_in_peace_afterwards(fresh: Town) -> None:
    when, hanne = stages(fresh), fresh.person("U0HANNE")
    claimed(fresh)
    fresh.move_to(when["7d"] + MINUTE)
    reminder = hanne.waits_for("wacht op een antwoord")
    hanne.clicks(reminder, "Afsluiten")
    assert hanne.act("view_submit", view_id=hanne.form()["id"], values={})["ok"]
    hanne.waits_until(reminder["ts"], "Herinnering aan", hanne.dm)
    seen = len(hanne.sees())
    fresh.move_to(when["overdue-1"] + MINUTE)
    assert len(hanne.sees()) == seen


def test_a_request_that_nobody_took_is_the_dpos(fresh: Town) -> None:
    when, katrien = stages(fresh), fresh.person("U0KATRIEN")
    reference = logged(fresh.person("U0EMMA"), "right-access")
    fresh.move_to(when["7d"] + MINUTE)
    katrien.waits_for(reference)
    hanne = fresh.person("U0HANNE")
    hanne.clicks(hanne.waits_for(reference, "C0TRIAGE"), "Ik neem dit op", "C0TRIAGE")
    katrien.waits_for("Herinnering aan")
    fresh.move_to(when["0d"] + MINUTE)
    hanne.waits_for("laatste dag")
    assert not about(katrien, "laatste dag")


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGKILL])
def test_a_stop_of_three_weeks_brings_one_reminder_and_a_restart_none(fresh: Town, sign: int) -> None:
    when, hanne = stages(fresh), fresh.person("U0HANNE")
    reference = claimed(fresh)
    fresh.stop_bot(sign)
    fresh.move_clock(when["0d"] + MINUTE)
    fresh.start_bot()
    hanne.waits_for(reference)
    fresh.restart_bot(sign)
    assert len(about(hanne, reference)) == 1
    assert "laatste dag" in shown(about(hanne, reference)[0])


def test_a_reminder_whose_reply_was_lost_on_a_moved_clock_is_found_again(fresh: Town) -> None:
    when, hanne = stages(fresh), fresh.person("U0HANNE")
    reference = claimed(fresh)
    hanne.act("fail_next", method="chat.postMessage", status=500, times=1, lose_reply=True)
    fresh.move_to(when["7d"] + MINUTE)
    eventually(lambda: fresh.called("conversations.history"), "a look")
    eventually(lambda: len(fresh.called("conversations.history")[0]["answer"]["messages"]) > 0, "found")
    fresh.restart_bot(signal.SIGKILL)
    assert len(about(hanne, reference)) == 1


def test_a_kill_while_slack_is_busy_neither_loses_nor_doubles_a_reminder(fresh: Town) -> None:
    when, hanne = stages(fresh), fresh.person("U0HANNE")
    reference = claimed(fresh)
    tries = len(fresh.called("chat.postMessage"))
    hanne.act("fail_next", method="chat.postMessage", status=429, retry_after=2, times=1)
    fresh.move_clock(when["7d"] + MINUTE)
    eventually(lambda: len(fresh.called("chat.postMessage")) > tries, "a try")
    fresh.restart_bot(signal.SIGKILL)
    assert len(about(hanne, reference)) == 1


def test_what_waits_is_shown_beside_the_running_bot(fresh: Town) -> None:
    reference = claimed(fresh)
    fresh.move_to(fresh.now + timedelta(hours=1))
    command = [sys.executable, "-m", "bot", "reminders", "status"]
    told = subprocess.run(command, env=fresh.environment, capture_output=True, text=True, timeout=30)
    assert told.returncode == 0, told.stderr
    assert told.stdout.count(f"deadline reminder  {reference}  U0HANNE") >= 4 + 5
    assert "failed 0" in told.stdout
    assert "Last tick" in told.stdout
    assert "behind" not in told.stdout


def test_the_digest_comes_in_the_first_hour_of_the_week_once(fresh: Town) -> None:
    katrien, monday = fresh.person("U0KATRIEN"), next_week(fresh)
    logged(fresh.person("U0EMMA"), "right-access", person="Fatima El Amrani")
    fresh.move_to(at(monday, 8, 55))
    assert not about(katrien, "Kop van het journaal", "C0DPO")
    fresh.move_to(at(monday, 9, 1))
    digest = katrien.waits_for("Kop van het journaal", "C0DPO")
    assert "Open verzoeken: *1*" in markup(digest)
    assert "Geregistreerd: *1*" in markup(digest)
    assert "Fatima" not in shown(digest)
    fresh.restart_bot(signal.SIGKILL)
    fresh.move_to(at(monday, 16))
    assert len(about(katrien, "Kop van het journaal", "C0DPO")) == 1


def test_without_its_channel_the_digest_reaches_the_dpo_in_person(fresh: Town) -> None:
    katrien, monday = fresh.person("U0KATRIEN"), next_week(fresh)
    assert katrien.act("leave", channel="C0DPO", user="U0PRIVACY")["ok"]
    fresh.move_to(at(monday, 9, 1))
    katrien.waits_for("Kop van het journaal")
    katrien.waits_for("/invite")


def test_a_check_is_answered_in_one_click_and_counted_without_names(checking: Town) -> None:
    thursday, katrien = next_thursday(checking), checking.person("U0KATRIEN")
    emma, luc, jonas = checking.person("U0EMMA"), checking.person("U0LUC"), checking.person("U0JONAS")
    checking.move_to(at(thursday, 14, 55))
    assert not about(emma, "werkplek")
    checking.move_to(at(thursday, 15, 1))
    asked = emma.waits_for("Is je werkplek in orde?")
    emma.clicks(asked, "Alles in orde")
    done = emma.waits_until(asked["ts"], "alles in orde, bedankt", emma.dm)
    assert not [block for block in done["blocks"] if block["type"] == "actions"]
    luc.clicks(luc.waits_for("poste de travail"), "J'ai besoin d'aide")
    assert "<@U0LUC>" in shown(katrien.waits_for("wil hulp", "C0DPO"))
    jonas.clicks(jonas.waits_for("Arbeitsplatz"), "Später")
    jonas.waits_for("frage am")
    assert not about(checking.person("U0GREG"), "desk"), "a guest is not asked"
    checking.move_to(at(next_week(checking), 9, 1))
    digest = katrien.waits_for("Checks van vorige week", "C0DPO")
    assert "Bureaucheck: *2* van *5* antwoordden, hulp gevraagd: *1*" in markup(digest)
    assert "Wachtwoordcheck" not in markup(digest), "two people are too few for a figure"
    assert not [user for user in STAFF if user in shown(digest)]


def test_later_asks_again_and_a_restart_asks_nobody_twice(checking: Town) -> None:
    thursday, jonas = next_thursday(checking), checking.person("U0JONAS")
    checking.move_to(at(thursday, 15, 1))
    jonas.clicks(jonas.waits_for("Arbeitsplatz in Ordnung"), "Später")
    jonas.waits_for("frage am")
    checking.restart_bot(signal.SIGKILL)
    assert not about(jonas, "Arbeitsplatz in Ordnung")
    monday = next_week(checking)
    checking.move_to(at(monday, 9, 1))
    again = jonas.waits_for("Arbeitsplatz in Ordnung")
    jonas.clicks(again, "Alles in Ordnung")
    jonas.waits_until(again["ts"], "alles in Ordnung, danke", jonas.dm)


def test_an_unanswered_check_becomes_a_line_when_the_next_one_comes(checking: Town) -> None:
    thursday, emma = next_thursday(checking), checking.person("U0EMMA")
    checking.move_to(at(thursday, 15, 1))
    first = emma.waits_for("Is je werkplek in orde?")
    checking.move_to(at(thursday + 7 * DAY, 15, 1))
    emma.waits_until(first["ts"], "niet beantwoord", emma.dm)
    assert len(about(emma, "Is je werkplek in orde?")) == 1


def test_a_forged_answer_finds_no_question(checking: Town) -> None:
    thursday, emma, luc = next_thursday(checking), checking.person("U0EMMA"), checking.person("U0LUC")
    checking.move_to(at(thursday, 15, 1))
    asked = luc.waits_for("poste de travail")
    for value in ("desk 2020-01-02 0 all-good", "desk 0 all-good", "desk x y z", f"../ {thursday} 0 need-help"):
        block = next(each for each in asked["blocks"] if each["type"] == "actions")
        place = {"type": "message", "channel": luc.dm, "ts": asked["ts"]}
        action = block["elements"][0]["action_id"]
        luc.act("block_action", container=place, block_id=block["block_id"], action_id=action, value=value)
    eventually(lambda: len([m for m in luc.sees() if m.get("ephemeral")]) >= 4, "four refusals")
    assert luc.waits_for("poste de travail")["ts"] == asked["ts"]
    assert emma.waits_for("Is je werkplek in orde?")
