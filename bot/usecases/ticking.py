"""All that time sets off: one job after the other, each told since when it has not run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot import ticks
from bot.machine import Machine

Job = Callable[[datetime], object]
log = structlog.get_logger()


@dataclass(frozen=True)
class Tick:
    """Runs every job; one that fails keeps no other from running, and is told the same instant next time."""

    machine: Machine
    jobs: Mapping[str, Job]

    def __call__(self) -> None:
        """One tick. A job's work is what fell due after its last success, until now."""
        now = self.machine.clock.now()
        done = [name for name, job in self.jobs.items() if self._succeeded(name, job, now)]
        with self.machine.store.transaction() as tx:
            ticks.done(tx, done, now)

    def _succeeded(self, name: str, job: Job, now: datetime) -> bool:
        try:
            job(ticks.last(self.machine.store, name) or now)
        except Exception as error:  # noqa: BLE001 - the edge of a job: the others must run
            log.error("a job of the tick failed", job=name, fault=type(error).__name__)
            return False
        return True
