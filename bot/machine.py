"""What every use case works with: the store, the time, fresh ids, the organisation, a way to wake the delivery."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from bot.clock import Clock
from bot.store.seam import Store
from knowledge.organisation import Organisation

ID_BYTES = 9  # 72 bits: ids stand in buttons, so they must not be guessable


@dataclass(frozen=True)
class Machine:
    """The parts that the composition root joins; ``wake`` tells the delivery that something was committed."""

    store: Store
    clock: Clock
    organisation: Organisation
    wake: Callable[[], None]

    def new_id(self) -> str:
        """A fresh id, not guessable."""
        return secrets.token_urlsafe(ID_BYTES)
