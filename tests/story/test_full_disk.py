"""A disk without room: who acts hears what to do, what was confirmed stays, and with room all goes on by itself.

The kernel refuses the bot's process every further byte of every file, its log included.
"""

import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.story.test_requests import fill, logged
from tests.story.town import Somebody, Town, eventually, shown

RUN = [sys.executable, "-m", "bot"]
QUESTION = "Hoelang bewaren we facturen van een laadpuntbeheerder?"
NO_ROOM = "op dit moment niets opslaan"
NAME = "Fatima El Amrani"


@contextmanager
def full_disk(place: Town) -> Iterator[None]:
    """No room for the bot's running process, until the block ends."""
    assert place.bot is not None
    former = resource.prlimit(place.bot.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(place.bot.pid, resource.RLIMIT_FSIZE, (0, former[1]))
    try:
        yield
    finally:
        if place.bot.poll() is None:
            resource.prlimit(place.bot.pid, resource.RLIMIT_FSIZE, former)


def told(person: Somebody, words: str) -> int:
    """How many messages of the bot hold these words."""
    return sum(words in shown(each) for each in person.sees() if each.get("bot_id"))


def verified(place: Town) -> subprocess.CompletedProcess[str]:
    """``register verify`` beside the bot."""
    return subprocess.run(
        [*RUN, "register", "verify"], env=place.environment, capture_output=True, text=True, timeout=60
    )


def test_who_asks_hears_that_nothing_was_done_and_is_answered_once_there_is_room(fresh: Town) -> None:
    emma, olivia = fresh.person("U0EMMA"), fresh.person("U0OLIVIA")
    emma.writes(QUESTION)
    card = emma.waits_for("7 jaar")
    with full_disk(fresh):
        emma.writes(QUESTION)
        assert "straks opnieuw" in shown(emma.waits_for(NO_ROOM))
        olivia.writes("How long do we keep invoices of a charge-point operator?")
        olivia.waits_for("cannot save anything")
        emma.clicks(card, "Rechtsgrond")
        eventually(lambda: told(emma, NO_ROOM) == 2, "the click's reply")
    emma.clicks(card, "Rechtsgrond")
    emma.waits_for("rechtsgrond is")
    olivia.writes("How long do we keep invoices of a charge-point operator?")
    olivia.waits_for("7 years")
    assert (told(emma, "7 jaar"), told(olivia, "7 years")) == (1, 1)


def test_a_request_that_cannot_be_logged_stays_in_the_form_and_is_logged_once_there_is_room(fresh: Town) -> None:
    emma, katrien = fresh.person("U0EMMA"), fresh.person("U0KATRIEN")
    first = logged(emma, "right-access", person="Jan Peeters")
    katrien.waits_for(first, "C0TRIAGE")
    assert emma.act("command", channel="C0GENERAL", command="/privacy", text="log")["ok"]
    form = emma.form()
    with full_disk(fresh):
        refused = fill(emma, "right-erasure", person=NAME)
        assert NO_ROOM in str(refused["errors"])
        assert emma.form()["id"] == form["id"]
    assert fill(emma, "right-erasure", person=NAME)["ok"]
    second = shown({"blocks": emma.form()["view"]["blocks"]}).split("*")[1]
    assert second == first.replace("0001", "0002"), "the number of the refused one was given back"
    katrien.waits_for(second, "C0TRIAGE")
    assert verified(fresh).returncode == 0


@pytest.mark.parametrize("end", [None, signal.SIGTERM, signal.SIGKILL])
def test_an_answer_that_was_promised_arrives_once_after_the_disk_was_full(
    fresh: Town, end: signal.Signals | None
) -> None:
    """It was committed, Slack asked to wait, the disk filled up; ``end`` stops the bot before there is room again."""
    emma = fresh.person("U0EMMA")
    emma.act("fail_next", method="chat.postMessage", status=429, retry_after=2, times=1)
    emma.writes(QUESTION)
    eventually(lambda: fresh.called("chat.postMessage"), "a try")
    with full_disk(fresh):
        emma.writes("wat is het doel van koude acquisitie?")
        emma.waits_for(NO_ROOM)
        if end:
            assert fresh.stop_bot(end) == (0 if end is signal.SIGTERM else -end)
    if end:
        fresh.start_bot()
    emma.writes("dank je")
    emma.waits_for("raag gedaan")
    emma.waits_for("7 jaar")
    assert told(emma, "7 jaar") == 1


def test_a_guest_hears_it_in_their_language(fresh: Town) -> None:
    greg = fresh.person("U0GREG")
    with full_disk(fresh):
        greg.writes("how long do you keep my data?")
        greg.waits_for("cannot save anything")
    greg.writes("how long do you keep my data?")
    greg.waits_for("answers staff only")


def test_on_a_full_disk_other_organisations_still_get_silence(fresh: Town) -> None:
    paula, luc = fresh.person("U0PAULA"), fresh.person("U0LUC")
    with full_disk(fresh):
        root = paula.writes("<@U0PRIVACY> how long do you keep surveys?", "C0SUPPORT")
        luc.writes("combien de temps garde-t-on les enquêtes ?")
        luc.waits_for("enregistrer")
        paula.writes("<@U0PRIVACY> and leads?", "C0SUPPORT", root)
        luc.writes("et les prospects ?")
        eventually(lambda: told(luc, "enregistrer") == 2, "Luc's second reply")
    seen = [*paula.sees("C0SUPPORT"), *paula.sees("C0SUPPORT", root)]
    assert not [shown(each) for each in seen if each.get("bot_id")]


def test_a_start_without_room_says_so(fresh: Town, tmp_path: Path) -> None:
    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    environment = fresh.environment | {"COMPLIANCE_BOT_DATA_DIR": str(tmp_path / "new")}
    done = subprocess.run(
        [*RUN, "run"], env=environment, preexec_fn=no_room, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2
    assert "the disk has room" in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
