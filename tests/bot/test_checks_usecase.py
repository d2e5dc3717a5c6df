"""Checks in the real store: everybody asked once, every answer recorded once with what follows from it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot import attestations, outbox, standing
from bot.errors import SlackRefused, SlackUnreachable
from bot.machine import Machine
from bot.schema import CHECKS, POSTS
from bot.store.seam import Store
from bot.usecases.checks import Checks
from handlers.check_desk import CheckClick, CheckClosed, UnknownCheck
from handlers.refusals import NoDpo
from knowledge.access import Actor
from knowledge.asking import Place
from knowledge.checks import Answer, CheckAnswered, CheckAsked, HelpWanted
from knowledge.notices import Delivered, Notice, Undelivered
from knowledge.organisation import Audience, Campaign, Organisation
from knowledge.reader import Reader
from tests.bot.conftest import OURS, START, HandClock
from tests.bot.staff import Staff
from tests.bot.test_delivery import Post

THURSDAY = date(2026, 11, 26)
DUE = datetime.fromisoformat("2026-11-26T15:00+01:00")
DESK = Campaign.model_validate(
    {"id": "desk", "kind": "clean-desk", "day": "thu", "time": "15:00",
     "audience": {"people": ["U0EMMA", "U0LUC"], "channel": "C0SALES"}}
)  # fmt: skip
EMMA = Actor(id="U0EMMA")


def somebody(user: str, **given: bool) -> Reader:
    return Reader(actor=Actor(id=user, **given), lang="nl", timezone="Europe/Brussels")


@pytest.fixture
def staff() -> Staff:
    people = [somebody("U0EMMA"), somebody("U0LUC"), somebody("U0GREG", guest=True), somebody("U0BOT", outsider=True)]
    gone = somebody("U0GONE").model_copy(update={"here": False})
    return Staff(
        {each.id: each for each in [*people, gone]}, {"C0SALES": ["U0EMMA", "U0GREG", "U0BOT", "U0GONE", "U0JAN"]}
    )


@pytest.fixture
def checks(machine: Machine, staff: Staff) -> Checks:
    return Checks(replace(machine, organisation=OURS.model_copy(update={"campaigns": (DESK,)})), staff)


def notices(store: Store, clock: HandClock) -> list[Notice]:
    return [each.notice for each in outbox.due(store, clock.now(), 100)]


def asked(store: Store, clock: HandClock) -> set[str]:
    return {each.to.channel for each in notices(store, clock) if isinstance(each, CheckAsked)}


def click(answer: Answer, turn: int = 0, day: str = str(THURSDAY), ts: str = "1.5") -> CheckClick:
    return CheckClick(campaign="desk", day=day, turn=turn, answer=answer, message=Place(channel="D0EMMA", thread_ts=ts))


def begin(checks: Checks, clock: HandClock) -> None:
    """The bot ticks from Monday on; it is Thursday, just after three."""
    for days in range(4):
        clock.at = START + timedelta(days=days)
        checks.tick(clock.now() - timedelta(days=1))
    clock.at = DUE + timedelta(minutes=1)


def test_the_staff_of_an_audience_is_asked_once_at_the_campaigns_time(
    checks: Checks, kept: Store, clock: HandClock
) -> None:
    clock.at = DUE - timedelta(days=1)
    checks.tick(clock.now() - timedelta(seconds=30))
    assert not asked(kept, clock)
    clock.at = DUE
    checks.tick(clock.now())
    checks.tick(clock.now())
    assert asked(kept, clock) == {"U0EMMA", "U0LUC", "U0JAN"}
    assert len(attestations.between(kept, START.date(), THURSDAY)) == 3


def test_a_bot_that_starts_after_the_hour_does_not_ask_for_what_was_before(
    checks: Checks, kept: Store, clock: HandClock
) -> None:
    clock.at = DUE + timedelta(hours=1)
    checks.tick(clock.now())
    assert not asked(kept, clock)
    assert not attestations.between(kept, START.date(), THURSDAY)


@pytest.mark.parametrize(("late", "count"), [(timedelta(days=1), 3), (timedelta(days=5), 0), (timedelta(days=20), 0)])
def test_after_a_stop_it_asks_late_or_waits_for_the_next_one(
    checks: Checks, kept: Store, clock: HandClock, late: timedelta, count: int
) -> None:
    clock.at = DUE + late
    checks.tick(START)
    assert len(asked(kept, clock)) == count


def test_after_a_stop_of_three_weeks_only_the_newest_is_asked(checks: Checks, kept: Store, clock: HandClock) -> None:
    clock.at = DUE + timedelta(days=21)
    checks.tick(START)
    assert len(asked(kept, clock)) == 3
    assert {each.day for each in attestations.between(kept, START.date(), date(2027, 1, 1))} == {date(2026, 12, 17)}


def test_while_slack_is_gone_nobody_is_asked_and_nothing_is_settled(
    checks: Checks, staff: Staff, kept: Store, clock: HandClock
) -> None:
    clock.at, staff.reachable = DUE, False
    with pytest.raises(SlackUnreachable):
        checks.tick(START)
    staff.reachable = True
    checks.tick(START)
    assert len(asked(kept, clock)) == 3


def test_one_click_is_recorded_and_drawn_once_however_often_it_comes(
    checks: Checks, kept: Store, clock: HandClock
) -> None:
    begin(checks, clock)
    for answer in (Answer.ALL_GOOD, Answer.ALL_GOOD, Answer.NEED_HELP):
        checks.answer(click(answer), EMMA)
    found = attestations.get(kept, "desk", str(THURSDAY), "U0EMMA")
    assert found is not None
    assert found.answer is Answer.ALL_GOOD
    assert len([each for each in notices(kept, clock) if isinstance(each, CheckAnswered)]) == 1
    assert not [each for each in notices(kept, clock) if isinstance(each, HelpWanted)]


def test_a_call_for_help_reaches_the_dpo_once_with_the_name(checks: Checks, kept: Store, clock: HandClock) -> None:
    begin(checks, clock)
    checks.answer(click(Answer.NEED_HELP), EMMA)
    checks.answer(click(Answer.NEED_HELP), EMMA)
    (word,) = [each for each in notices(kept, clock) if isinstance(each, HelpWanted)]
    assert (word.to.channel, word.check.person, word.fallback) == ("C0DPO", "U0EMMA", "U0DPO")


def test_without_a_dpo_a_call_for_help_is_refused_and_leaves_the_question_open(
    checks: Checks, staff: Staff, kept: Store, clock: HandClock
) -> None:
    begin(checks, clock)
    nobody = Checks(replace(checks.machine, organisation=Organisation(campaigns=(DESK,))), staff)
    with pytest.raises(NoDpo):
        nobody.answer(click(Answer.NEED_HELP), EMMA)
    found = attestations.get(kept, "desk", str(THURSDAY), "U0EMMA")
    assert found is not None
    assert found.answer is None


def test_later_asks_once_more_unless_it_is_answered_first(checks: Checks, kept: Store, clock: HandClock) -> None:
    begin(checks, clock)
    checks.answer(click(Answer.LATER), EMMA)
    checks.answer(click(Answer.LATER), EMMA)
    clock.passes(days=5)
    again = [each.key for each in notices(kept, clock) if each.key.endswith("again-1")]
    assert again == [f"check/desk/{THURSDAY}/U0EMMA/again-1"]
    checks.answer(click(Answer.ALL_GOOD), EMMA)
    assert not [each.key for each in notices(kept, clock) if each.key.endswith("again-1")]


def test_who_was_not_asked_has_nothing_to_answer(checks: Checks, clock: HandClock) -> None:
    begin(checks, clock)
    for actor, day in ((Actor(id="U0PIET"), str(THURSDAY)), (EMMA, "2020-01-02"), (EMMA, "x")):
        with pytest.raises(UnknownCheck):
            checks.answer(click(Answer.ALL_GOOD, day=day), actor)


def test_a_forged_turn_settles_nothing(checks: Checks, clock: HandClock) -> None:
    begin(checks, clock)
    with pytest.raises(UnknownCheck):
        checks.answer(click(Answer.LATER, turn=7), EMMA)


def test_a_week_later_the_question_is_closed(checks: Checks, clock: HandClock) -> None:
    begin(checks, clock)
    clock.passes(days=7)
    with pytest.raises(CheckClosed):
        checks.answer(click(Answer.ALL_GOOD), EMMA)


def test_attestations_are_kept_for_a_year(checks: Checks, kept: Store, clock: HandClock) -> None:
    begin(checks, clock)
    with kept.transaction() as tx:
        attestations.forget(tx, date(2027, 11, 25), years=1)
        assert len(attestations.between(tx, START.date(), THURSDAY)) == 3
        assert attestations.forget(tx, date(2027, 11, 26), years=1) == 3 + 1
    assert not kept.count(CHECKS)


@pytest.mark.parametrize(("standing_day", "left"), [(THURSDAY, 0), (date(2027, 11, 25), 1)])
def test_with_an_attestation_goes_the_note_of_where_its_question_stands(
    checks: Checks, kept: Store, clock: HandClock, standing_day: date, left: int
) -> None:
    begin(checks, clock)
    (asking,) = [each for each in notices(kept, clock) if isinstance(each, CheckAsked) and each.to.channel == EMMA.id]
    newest = asking.model_copy(update={"check": asking.check.model_copy(update={"day": standing_day})})
    with kept.transaction() as tx:
        standing.arrived(tx, newest, Delivered(key=asking.key, channel="D0EMMA", ts="1.5", at=clock.now()))
        attestations.forget(tx, date(2027, 11, 26), years=1)
    assert kept.count(POSTS) == left


def test_a_campaign_whose_channel_is_closed_keeps_no_other_from_asking(
    checks: Checks, staff: Staff, kept: Store, clock: HandClock
) -> None:
    shut = DESK.model_copy(update={"id": "shut", "audience": Audience(channel="C0SHUT")})
    both = replace(checks.machine, organisation=OURS.model_copy(update={"campaigns": (shut, DESK)}))
    clock.at = DUE
    for _ in range(2):
        with pytest.raises(SlackRefused):
            Checks(both, staff).tick(START)
    assert asked(kept, clock) == {"U0EMMA", "U0LUC", "U0JAN"}
    (word,) = [each for each in notices(kept, clock) if isinstance(each, Undelivered)]
    assert (word.to.channel, word.channel, word.code) == ("C0DPO", "C0SHUT", "channel_not_found")


def test_a_question_answered_before_its_arrival_was_known_stays_answered(
    checks: Checks, kept: Store, clock: HandClock
) -> None:
    begin(checks, clock)
    post = Post(kept, clock)
    post.mail.meanwhile = lambda: checks.answer(click(Answer.ALL_GOOD), EMMA)
    post.goes()
    clock.passes(days=7)
    checks.tick(clock.now() - timedelta(days=1))
    post.goes()
    assert "outdated" not in [text for _, ts, text in post.mail.updated if ts == "1.5"]


def test_an_older_question_that_still_stands_shrinks_when_the_newer_one_is_answered_early(
    checks: Checks, kept: Store, clock: HandClock
) -> None:
    begin(checks, clock)
    post = Post(kept, clock)
    post.goes()
    clock.passes(days=7)
    checks.tick(clock.now() - timedelta(days=1))
    newer = click(Answer.ALL_GOOD, day=str(THURSDAY + timedelta(days=7)), ts="4.5")
    post.mail.meanwhile = lambda: checks.answer(newer, EMMA)
    post.goes()
    assert [(ts, text) for channel, ts, text in post.mail.updated if channel in {"U0EMMA", "D0EMMA"}] == [
        ("4.5", "check-answered"),
        ("1.5", "outdated"),
    ]
