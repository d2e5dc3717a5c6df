"""Notices that wait for days: withdrawn when their subject changes, not sent when they come too late."""

from datetime import timedelta

import pytest

from bot import outbox
from bot.errors import SlackBusy
from bot.schema import OUTBOX
from bot.store.seam import Store
from knowledge.asking import Place
from knowledge.notices import AskAgain
from tests.bot.conftest import START, HandClock
from tests.bot.test_delivery import Post

HOUR = timedelta(hours=1)
EMMA = Place(channel="U0EMMA")


def notice(stage: str, about: str = "deadline/RR-1", *, lasting: timedelta | None = None) -> AskAgain:
    until = START + lasting if lasting else None
    return AskAgain(key=f"{about}/{stage}", to=EMMA, lang="nl", asked_by="U0EMMA", until=until)


def stages(store: Store, about: str = "deadline/RR-1") -> list[str]:
    return [each.key.split("/")[-1] for each in outbox.waiting(store, about)]


def test_what_waits_about_a_subject_becomes_what_is_wanted_and_nothing_else_is_touched(kept: Store) -> None:
    with kept.transaction() as tx:
        outbox.queue(tx, notice("7d", "deadline/RR-2"), START + HOUR)
        assert outbox.replace(tx, "deadline/RR-1", [(START + HOUR, notice("7d")), (START + 2 * HOUR, notice("3d"))])
        assert outbox.replace(tx, "deadline/RR-1", [(START + 2 * HOUR, notice("3d")), (START + 3 * HOUR, notice("1d"))])
    assert stages(kept) == ["1d", "3d"]
    assert stages(kept, "deadline/RR-2") == ["7d"]


def test_the_same_wish_changes_nothing_and_another_time_or_language_does(kept: Store) -> None:
    wanted = [(START + HOUR, notice("7d"))]
    with kept.transaction() as tx:
        assert outbox.replace(tx, "deadline/RR-1", wanted)
        assert not outbox.replace(tx, "deadline/RR-1", wanted)
        assert outbox.replace(tx, "deadline/RR-1", [(START + 2 * HOUR, notice("7d"))])
        assert outbox.replace(tx, "deadline/RR-1", [(START + 2 * HOUR, notice("7d").model_copy(update={"lang": "fr"}))])
    assert outbox.next_due(kept) == (START + 2 * HOUR).isoformat(timespec="microseconds")
    assert [each.lang for each in outbox.waiting(kept, "deadline/RR-1")] == ["fr"]


def test_what_was_withdrawn_may_be_wanted_again_and_what_was_sent_not(post: Post) -> None:
    wanted = [(START, notice("7d"))]
    for expected in (True, False):
        with post.store.transaction() as tx:
            outbox.replace(tx, "deadline/RR-1", [])
            assert outbox.replace(tx, "deadline/RR-1", wanted) is expected
        post.goes()
    assert len(post.mail.posted) == 1


def test_a_notice_that_comes_too_late_is_not_sent(post: Post) -> None:
    post.owe(notice("7d", lasting=HOUR))
    post.owe(notice("3d"))
    post.clock.passes(hours=1)
    post.goes()
    assert [key for _, key, _ in post.mail.posted] == ["deadline/RR-1/3d"]
    assert post.state("deadline/RR-1/7d") == outbox.State.LAPSED
    with post.store.transaction() as tx:
        assert not outbox.queue(tx, notice("7d"), START), "and is not owed anew"


def test_a_notice_that_lapses_may_have_arrived_before(post: Post) -> None:
    post.owe(notice("7d", lasting=HOUR))
    post.clock.passes(minutes=59)
    post.goes()
    assert post.state("deadline/RR-1/7d") == outbox.State.SENT


def test_a_notice_that_is_withdrawn_while_slack_is_busy_does_not_come_back(post: Post) -> None:
    post.owe(notice("7d"))
    post.goes(SlackBusy(5))
    with post.store.transaction() as tx:
        outbox.replace(tx, "deadline/RR-1", [])
        outbox.later(tx, "deadline/RR-1/7d", START, unsure=False)
    post.goes(wait=10)
    assert post.store.get(OUTBOX, "deadline/RR-1/7d") is None
    assert not post.mail.posted


def test_a_withdrawal_between_looking_and_sending_wins(post: Post, clock: HandClock) -> None:
    post.owe(notice("7d"))
    (queued,) = outbox.due(post.store, clock.now(), 1)
    with post.store.transaction() as tx:
        outbox.replace(tx, "deadline/RR-1", [])
        assert not outbox.still_owed(tx, queued.notice, clock.now())


@pytest.fixture
def post(kept: Store, clock: HandClock) -> Post:
    return Post(kept, clock)
