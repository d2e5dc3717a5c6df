"""Outbox -> Slack, one notice at a time, in the order in which they fall due.

A notice is marked before it is sent. One found marked, or whose call brought no answer, may have arrived: it is
looked for by its key first; one that is not there is sent again. Where looking is not permitted that happens once,
marked as a possible repeat.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

import structlog

from bot import claims, outbox
from bot.arrivals import arrived, as_it_stands, instead, must_wait, stands_at
from bot.clock import Clock, SystemClock
from bot.errors import SlackBusy, SlackRefused, SlackUnsure
from bot.outbox import Queued
from bot.slack import Posted, Slack, unreadable
from bot.store import Store, StoreError
from handlers.views.message import Message
from knowledge.errors import UnknownId
from knowledge.notices import Delivered, Notice

BATCH: Final = 20
IDLE: Final = 30.0  # seconds between looks at the outbox when nobody wakes us
SHORTEST: Final = 0.1  # seconds between two looks
LOOK_BACK: Final = timedelta(minutes=5)  # by how much our clock and Slack's may differ
WAITS: Final = (2, 10, 60, 300)  # seconds between tries while Slack gives no answer
log = structlog.get_logger()


@dataclass(frozen=True)
class Look:
    """Where a message was found that may have arrived before; ``barred``: Slack would not let us look."""

    found: Posted | None = None
    barred: bool = False


@dataclass
class Delivery:
    """Sends what is due. ``run`` is a thread's work; ``wake`` may be called from any thread.

    ``clock`` says what is due; Slack dates its messages by ``real`` time, so tries are noted in that.
    """

    store: Store
    slack: Slack
    clock: Clock
    draw: Callable[[Notice, bool], Message]
    real: Clock = field(default_factory=SystemClock)
    _awake: threading.Event = field(default_factory=threading.Event)
    _stopped: threading.Event = field(default_factory=threading.Event)

    def wake(self) -> None:
        """Something was committed."""
        self._awake.set()

    def stop(self) -> None:
        """Finish the notice in hand, then return from ``run``."""
        self._stopped.set()
        self.wake()

    def run(self) -> None:
        """Deliver until stopped. A fault is told and tried again later; nothing is lost by it."""
        while not self._stopped.is_set():
            self._awake.clear()
            try:
                wait = self.deliver_due()
            except Exception as error:  # noqa: BLE001 - the thread's edge: ended, it would answer nobody any more
                log.error("delivery failed and waits", fault=type(error).__name__)
                wait = IDLE
            self._awake.wait(wait)

    def deliver_due(self) -> float:
        """Send everything that is due; how many seconds until the next notice may be."""
        while due := outbox.due(self.store, self.clock.now(), BATCH):
            for queued in due:
                if self._stopped.is_set():
                    return 0.0
                self._attempt(queued)
        following = outbox.next_due(self.store)
        wait = (datetime.fromisoformat(following) - self.clock.now()).total_seconds() if following else IDLE
        return min(max(wait, SHORTEST), IDLE)

    def _attempt(self, queued: Queued) -> None:
        """Deliver one; a fault that is its own puts it off, for it may have arrived, and keeps no other from going."""
        try:
            self._deliver(queued)
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001 - the edge of a notice: the others must go
            log.error("a notice waits after a fault", notice=queued.notice.kind, fault=type(error).__name__)
            self._later(queued.notice.key, WAITS[-1], unsure=True)

    def _deliver(self, queued: Queued) -> None:
        key = queued.notice.key
        if must_wait(self.store, queued.notice):
            self._later(key, WAITS[0], unsure=queued.unsure)
            return
        try:
            look = self._look(queued)
            if posted := look.found or self._send(queued, repeat=look.barred):
                self._settle(queued, posted)
        except SlackBusy as busy:
            self._later(key, busy.retry_after, unsure=queued.unsure)
        except SlackUnsure as unsure:
            wait = WAITS[min(queued.attempts, len(WAITS) - 1)]
            log.warning("slack gave no answer", notice=queued.notice.kind, fault=str(unsure), wait=wait)
            self._later(key, wait, unsure=True)
        except SlackRefused as refused:
            log.error("slack refused a notice", notice=queued.notice.kind, code=refused.code)
            self._fail(queued, refused.code)
        except UnknownId:
            log.error("a notice speaks of what the knowledge base no longer has", notice=queued.notice.kind)
            self._fail(queued, "outdated")

    def _look(self, queued: Queued) -> Look:
        """Whether an earlier try arrived after all."""
        if not queued.unsure or queued.tried is None or stands_at(self.store, queued.notice):
            return Look()
        to, since = queued.notice.to, queued.tried - LOOK_BACK
        try:
            return Look(found=self.slack.look_up(to.channel, to.thread_ts, queued.notice.key, since.timestamp()))
        except SlackRefused as refused:
            if not unreadable(refused) or queued.attempts > 1:
                raise
            return Look(barred=True)

    def _send(self, queued: Queued, *, repeat: bool) -> Posted | None:
        """Where it was posted; None for what nobody is owed any more."""
        notice, standing = as_it_stands(self.store, queued.notice), stands_at(self.store, queued.notice)
        message = self.draw(notice, repeat)
        with self.store.transaction() as tx:
            if not outbox.still_owed(tx, notice, self.clock.now()):
                return None
            outbox.start(tx, notice.key, self.real.now())
        if standing:
            return self.slack.update(standing.channel, standing.ts, message)
        return self.slack.post(notice.to.channel, notice.to.thread_ts, message, notice.key)

    def _settle(self, queued: Queued, posted: Posted) -> None:
        delivered = Delivered(key=queued.notice.key, channel=posted.channel, ts=posted.ts, at=self.clock.now())
        with self.store.transaction() as tx:
            outbox.sent(tx, delivered)
            arrived(tx, queued.notice, delivered)
            if queued.claim:
                claims.mark(tx, queued.claim, claims.State.ANSWERED)

    def _later(self, key: str, seconds: float, *, unsure: bool) -> None:
        with self.store.transaction() as tx:
            outbox.later(tx, key, self.clock.now() + timedelta(seconds=seconds), unsure=unsure)

    def _fail(self, queued: Queued, code: str) -> None:
        now = self.clock.now()
        with self.store.transaction() as tx:
            outbox.failed(tx, queued.notice.key, code, now)
            for other in instead(tx, queued.notice, code):
                outbox.queue(tx, other, now)
            if queued.claim:
                claims.mark(tx, queued.claim, claims.State.ANSWERED)
