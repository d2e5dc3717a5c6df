"""The tick: ``schedule`` only says that time has passed; what is due is asked of the store."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import schedule
import structlog

EVERY: Final = 30  # seconds
log = structlog.get_logger()


@dataclass
class Scheduler:
    """Runs one job every half minute, and when woken, until stopped; ``wake`` may be called from any thread."""

    job: Callable[[], object]
    _awake: threading.Event = field(default_factory=threading.Event)
    _stopped: threading.Event = field(default_factory=threading.Event)

    def wake(self) -> None:
        """Time has jumped: look now at what is due."""
        self._awake.set()

    def run(self) -> None:
        """A thread's work. A job that fails is told and runs again at the next tick."""
        ticker = schedule.Scheduler()
        ticker.every(EVERY).seconds.do(self._guarded)
        self._guarded()
        while not self._stopped.is_set():
            if self._awake.wait(1.0) and not self._stopped.is_set():
                self._awake.clear()
                self._guarded()
            _run(ticker)

    def stop(self) -> None:
        """Finish the job in hand, then return from ``run``."""
        self._stopped.set()
        self.wake()

    def _guarded(self) -> None:
        try:
            self.job()
        except Exception as error:  # noqa: BLE001 - the thread's edge: the next tick tries again
            log.error("the tick failed", fault=type(error).__name__)


def _run(ticker: schedule.Scheduler) -> None:
    """Run what is due. ``schedule`` counts in local time: set back, as every autumn, it would wait an hour or more."""
    if (ticker.idle_seconds or 0) > EVERY:
        ticker.run_all()
    else:
        ticker.run_pending()
