"""The main job whole, from a question to the verified journal; and cut at every step, with nothing lost or doubled."""

import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot import journal
from bot.schema import SCHEMA
from bot.store.tinydb_store import open_store
from tests.story.test_requests import fill
from tests.story.test_time import DESK, MINUTE, STAFF, about, at, next_thursday, next_week, stages
from tests.story.town import Somebody, Town, eventually, markup, shown, town

Done = dict[str, Any]
CHANNELS = ("C0GENERAL", "C0SALES", "C0SUPPORT", "C0TRIAGE", "C0DPO")
LONG_AGO = datetime.min.replace(tzinfo=UTC)
HASH = re.compile(r"[0-9a-f]{64}")  # over salts, so each journal has its own


@dataclass
class Story:
    """A town, its people, and what they know by now."""

    town: Town
    seen: dict[str, dict[str, Any]] = field(default_factory=dict)
    reference: str = ""
    moved: datetime = LONG_AGO

    @property
    def emma(self) -> Somebody:
        """Who hears of the request."""
        return self.town.person("U0EMMA")

    @property
    def hanne(self) -> Somebody:
        """Who handles it."""
        return self.town.person("U0HANNE")

    @property
    def katrien(self) -> Somebody:
        """The DPO."""
        return self.town.person("U0KATRIEN")

    def moves_to(self, instant: datetime) -> Done:
        """Time goes on, seldom by itself."""
        self.moved = max(instant, self.town.now)
        self.town.move_clock(self.moved)
        return {"ok": True}


@dataclass(frozen=True)
class Step:
    """What somebody does, and what must come of it."""

    does: Callable[[Story], Done]
    comes: Callable[[Story], None]


def asks(story: Story) -> Done:
    words = "Hoelang bewaren we facturen van een laadpuntbeheerder?"
    return story.emma.act("message", channel=story.emma.dm, text=words)


def answered(story: Story) -> None:
    story.emma.waits_for("7 jaar")


def relays(story: Story) -> Done:
    words = "<@U0PRIVACY> een klant eist per mail een kopie van alle gegevens die we van hem hebben"
    return story.emma.act("message", channel="C0SALES", text=words)


def offered(story: Story) -> None:
    story.seen["offer"] = story.emma.waits_for("Verzoek registreren")


def accepts(story: Story) -> Done:
    return story.emma.clicks(story.seen["offer"], "Verzoek registreren")


def form_open(story: Story) -> None:
    rights = story.emma.form()["view"]["blocks"][1]["element"]
    assert "right-access" in [option["value"] for option in rights["initial_options"]]


def logs(story: Story) -> Done:
    return fill(story.emma, "right-access", person="Fatima El Amrani")


def in_triage(story: Story) -> None:
    story.reference = shown({"blocks": story.emma.form()["view"]["blocks"]}).split("*")[1]
    story.seen["card"] = story.hanne.waits_for(story.reference, "C0TRIAGE")
    story.emma.waits_for(f"{story.reference}* (inzage): ontvangen")
    assert "Fatima" not in shown(story.seen["card"])


def claims(story: Story) -> Done:
    return story.hanne.clicks(story.hanne.waits_for(story.reference, "C0TRIAGE"), "Ik neem dit op", "C0TRIAGE")


def in_progress(story: Story) -> None:
    story.hanne.waits_until(story.seen["card"]["ts"], "In behandeling", "C0TRIAGE")
    story.emma.waits_for(f"{story.reference}* (inzage): in behandeling")


def looks(story: Story) -> Done:
    return story.hanne.clicks(story.hanne.waits_for(story.reference, "C0TRIAGE"), "Details", "C0TRIAGE")


def names_shown(story: Story) -> None:
    assert "Fatima El Amrani" in shown({"blocks": story.hanne.form()["view"]["blocks"]})


def lets_days_pass(story: Story) -> Done:
    return story.moves_to(stages(story.town)["14d"] + MINUTE)


def reminded(story: Story) -> None:
    story.hanne.waits_for(f"{story.reference} wacht op een antwoord")


def waits_for_thursday(story: Story) -> Done:
    return story.moves_to(at(next_thursday(story.town), 15, 1))


def checked(story: Story) -> None:
    story.seen["check"] = story.emma.waits_for("Is je werkplek in orde?")


def says_all_is_good(story: Story) -> Done:
    return story.emma.clicks(story.seen["check"], "Alles in orde")


def thanked(story: Story) -> None:
    story.emma.waits_until(story.seen["check"]["ts"], "alles in orde, bedankt", story.emma.dm)


def waits_for_monday(story: Story) -> Done:
    return story.moves_to(at(next_week(story.town), 9, 1))


def digested(story: Story) -> None:
    digest = story.katrien.waits_for("Bureaucheck: *1* van *5* antwoordden", "C0DPO")
    assert "Open verzoeken: *1*" in markup(digest)


def opens_closing(story: Story) -> Done:
    return story.hanne.clicks(story.hanne.waits_for(f"{story.reference} wacht op een antwoord"), "Afsluiten")


def closing_open(story: Story) -> None:
    assert story.reference == story.hanne.form()["view"]["private_metadata"]


def closes(story: Story) -> Done:
    return story.hanne.act("view_submit", view_id=story.hanne.form()["id"], values={})


def closed(story: Story) -> None:
    story.hanne.waits_until(story.seen["card"]["ts"], "Afgesloten", "C0TRIAGE")
    story.emma.waits_for(f"{story.reference}* (inzage): afgehandeld")
    eventually(lambda: not about(story.hanne, "wacht op een antwoord"), "nothing to do for the handler")


STEPS = (
    Step(asks, answered),
    Step(relays, offered),
    Step(accepts, form_open),
    Step(logs, in_triage),
    Step(claims, in_progress),
    Step(looks, names_shown),
    Step(lets_days_pass, reminded),
    Step(waits_for_thursday, checked),
    Step(says_all_is_good, thanked),
    Step(waits_for_monday, digested),
    Step(opens_closing, closing_open),
    Step(closes, closed),
)


@dataclass(frozen=True)
class Ledger:
    """What is left of a story: every message by place and text, the journal's entries, the verdict on its chain."""

    messages: Counter[tuple[str, str]]
    entries: tuple[tuple[str, str, str], ...]
    verified: str


def ledger(story: Story) -> Ledger:
    """Look everywhere, once all that is owed by now was told; a question that was lost would be owned up to."""
    story.town.move_to(story.town.now + 2 * MINUTE)
    places = [(user, f"D{user[1:]}") for user in {*STAFF, "U0HANNE", "U0KATRIEN"}]
    places += [("U0KATRIEN", channel) for channel in CHANNELS]
    seen = [(place, each) for user, place in places for each in whole(story.town.person(user), place)]
    with closing(open_store(story.town.folder / "data", SCHEMA, read_only=True)) as store:
        entries = tuple((each.action, each.reference, each.actor) for each in journal.entries(store))
    messages = Counter((place, HASH.sub("#", each["text"])) for place, each in seen if not each.get("ephemeral"))
    return Ledger(messages, entries, HASH.sub("#", command_line(story.town, "register", "verify")))


def whole(who: Somebody, place: str) -> list[Done]:
    """A channel with its threads."""
    top = who.sees(place)
    return [*top, *(reply for root in top if root.get("reply_count") for reply in who.sees(place, root["ts"])[1:])]


def command_line(here: Town, *words: str) -> str:
    """What a command says beside the running bot."""
    run = [sys.executable, "-m", "bot", *words]
    told = subprocess.run(run, env=here.environment, capture_output=True, text=True, timeout=30)
    assert told.returncode == 0, told.stderr
    return told.stdout


def on_its_way(here: Town, act: Callable[[], Done], sign: int) -> None:
    """Act, and end the bot while the act is on its way to it; who is told that nothing came of it tries again.

    A bot that is stopped may still take it up, and there is nothing left to do again; one that is killed is halted
    first, and never sees it.
    """
    with ThreadPoolExecutor(1) as hand:
        length = here.wire_length
        with here.bot_halted() if sign == signal.SIGKILL else nullcontext():
            acting = hand.submit(act)
            eventually(lambda: acting.done() or here.sent_envelopes(length), "the act on its way")
            here.stop_bot(sign)
        here.start_bot()
        if not acting.result()["ok"]:
            with suppress(AssertionError):  # the button is gone: it was taken up
                act()


def lived(folder: Path, start: datetime | None = None, sign: int | None = None) -> tuple[datetime, Ledger]:
    """The story from a working Monday on, its bot ended in the middle of every step and after it; what is left."""
    with town(folder, campaigns=[DESK]) as here:
        story = Story(here)
        start = start or at(next_week(here), 10)
        here.move_to(start)
        for step in STEPS:
            act = partial(step.does, story)
            if sign:
                on_its_way(here, act, sign)
            else:
                assert act()["ok"], step.does.__name__
            step.comes(story)
            here.wait_for_tick(story.moved)
            if sign == signal.SIGKILL:
                here.restart_bot(sign)
        return start, ledger(story)


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory: pytest.TempPathFactory) -> tuple[datetime, Ledger]:
    """When the story began that nothing interrupted, and what is left of it."""
    return lived(tmp_path_factory.mktemp("uninterrupted"))


def test_the_story_leaves_a_journal_that_verifies(uninterrupted: tuple[datetime, Ledger]) -> None:
    _, left = uninterrupted
    assert [action for action, _, _ in left.entries] == ["log", "claim", "close_short"]
    assert "The journal verifies: 3 entries" in left.verified


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGKILL], ids=["stopped", "killed"])
def test_cut_at_every_step_the_story_loses_and_doubles_nothing(
    uninterrupted: tuple[datetime, Ledger], tmp_path: Path, sign: int
) -> None:
    start, whole_story = uninterrupted
    assert lived(tmp_path, start, sign) == (start, whole_story)
