"""Slack takes every reminder, digest and check in every language, and each says what it has to say."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.workspace.blockkit.validation import validate_message
from handlers.ids import ActionId
from handlers.views.message import Message
from handlers.views.notices import draw
from handlers.views.scene import Scene
from knowledge.asking import Place
from knowledge.checks import Answer, Attestation, CheckAnswered, CheckAsked, HelpWanted
from knowledge.digest import Dated, Digest, Turnout, WeeklyDigest
from knowledge.language import LANGS, Lang
from knowledge.organisation import CheckKind
from knowledge.outdated import Outdated, Timely
from knowledge.reminders import DeadlineReminder
from knowledge.requests.model import State
from knowledge.requests.notices import Summary

LANG = pytest.mark.parametrize("lang", LANGS)
DUE = datetime(2026, 2, 12, 15, tzinfo=UTC)
TO: dict[str, Any] = {"key": "x", "to": Place(channel="U0EMMA")}
DESK = Turnout(campaign="desk", kind=CheckKind.CLEAN_DESK, asked=8, answered=6, help_wanted=1)


def reminder(due: date, lang: Lang = "en", assignee: str | None = "U0HANDLER") -> DeadlineReminder:
    told = Summary(
        reference="RR-2026-0001",
        rights=("right-access", "right-objection-marketing"),
        received_on=date(2026, 1, 18),
        due=due,
        state=State.IN_PROGRESS,
        assignee=assignee,
        version=2,
    )
    return DeadlineReminder(**TO, lang=lang, stage="7d", request=told)


def check(kind: CheckKind = CheckKind.PASSWORD, **changes: Any) -> Attestation:
    return Attestation(campaign="desk", kind=kind, day=DUE.date(), person="U0EMMA", due=DUE, **changes)


def digest(lang: Lang = "en", **changes: Any) -> WeeklyDigest:
    quiet: dict[str, Any] = {"overdue": (), "due": (), "days_lost": (), "checks": (), "head": "0" * 64}
    quiet |= dict.fromkeys(("open", "logged", "closed", "too_few", "questions"), 0)
    return WeeklyDigest(**TO, lang=lang, digest=Digest(**(quiet | {"day": date(2026, 2, 16)} | changes)))


def every_notice(lang: Lang) -> list[Timely]:
    named = tuple(Dated(reference=f"RR-2026-{number:04d}", due=date(2026, 2, 18)) for number in range(5_000))
    full = {"overdue": named, "due": named, "days_lost": (0, 31), "checks": (DESK,) * 40, "too_few": 3}
    asked = [CheckAsked(**TO, lang=lang, check=check(kind)) for kind in CheckKind]
    answers = [
        CheckAnswered(**TO, lang=lang, check=check(kind, answer=answer), again=again, ts="1.2")
        for kind in CheckKind
        for answer in Answer
        for again in (None, DUE)
    ]
    reminders = [reminder(date(2026, 2, day), lang, who) for day in (1, 18, 25) for who in (None, "U0HANDLER")]
    lines = [Outdated(**TO, lang=lang, was=was, ts="1.2") for was in (*asked, *reminders)]
    help_wanted = HelpWanted(**TO, lang=lang, check=check())
    return [*asked, *answers, *reminders, *lines, help_wanted, digest(lang), digest(lang, **full)]


def shown(message: Message) -> str:
    return json.dumps([message.text, message.blocks], ensure_ascii=False)


@LANG
def test_slack_takes_everything_that_time_brings(scene: Scene, lang: Lang) -> None:
    drawn = [draw(notice, scene) for notice in every_notice(lang)]
    assert not [fault for each in drawn for fault in validate_message({"text": each.text, "blocks": list(each.blocks)})]


@LANG
def test_no_sentence_ends_in_two_full_stops(scene: Scene, lang: Lang) -> None:
    """``26 nov.`` is followed by no full stop of the sentence."""
    assert not [notice.kind for notice in every_notice(lang) if ".." in shown(draw(notice, scene))]


@LANG
def test_only_a_call_for_help_names_a_colleague(scene: Scene, lang: Lang) -> None:
    naming = {notice.kind for notice in every_notice(lang) if "U0" in shown(draw(notice, scene))}
    assert naming == {"help-wanted"}


@pytest.mark.parametrize(
    ("due", "title"), [(25, "is waiting for an answer"), (18, "Today is the last day"), (17, "is overdue")]
)
def test_a_reminder_says_how_things_stand_on_the_day_it_is_read(scene: Scene, due: int, title: str) -> None:
    assert title in draw(reminder(date(2026, 2, due)), scene).text


@pytest.mark.parametrize(("assignee", "first"), [(None, ActionId.REQUEST_CLAIM), ("U0HANDLER", ActionId.REQUEST_CLOSE)])
def test_a_reminder_offers_what_comes_next(scene: Scene, assignee: str | None, first: ActionId) -> None:
    blocks = draw(reminder(date(2026, 2, 25), assignee=assignee), scene).blocks
    assert blocks[-1]["elements"][0]["action_id"] == first


def test_a_check_put_off_twice_can_no_longer_wait(scene: Scene) -> None:
    def offered(snoozes: int) -> int:
        asked = CheckAsked(**TO, lang="en", check=check(snoozes=snoozes))
        return len(draw(asked, scene).blocks[1]["elements"])

    assert [offered(snoozes) for snoozes in range(3)] == [3, 3, 2]


def test_a_digest_rings_no_alarm_where_nothing_is_late(scene: Scene) -> None:
    assert "No request is overdue" in shown(draw(digest(), scene))
    late = shown(draw(digest(overdue=(Dated(reference="RR-2026-0007", due=date(2026, 2, 2)),)), scene))
    assert "Overdue: *1* · RR-2026-0007 (Mon 2 Feb)" in late
    assert "No request is overdue" not in late


def test_a_campaign_is_named_where_another_asks_the_same(scene: Scene) -> None:
    words = DESK.model_copy(update={"kind": CheckKind.PASSWORD})
    ghent = DESK.model_copy(update={"campaign": "ghent"})
    assert "Desk check: *6* of *8* answered" in shown(draw(digest(checks=(DESK, words)), scene))
    both = shown(draw(digest(checks=(DESK, ghent, words)), scene))
    assert "Desk check (desk): *6*" in both
    assert "Desk check (ghent): *6*" in both
    assert "Password check: *6*" in both
