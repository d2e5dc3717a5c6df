"""The words of questions between asking and sending: in memory, bounded, never stored.

They travel in the button that puts a question to the DPO; after a restart that button opens an empty form.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from knowledge.personal import Personal

KEPT: Final = 500  # questions


@dataclass
class Words:
    """Questions by the id of their answer; safe to share between threads."""

    _kept: OrderedDict[str, Personal] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def remember(self, answer_id: str, question: Personal) -> None:
        """Hold a question until newer ones push it out."""
        with self._lock:
            self._kept[answer_id] = question
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)

    def of(self, answer_id: str) -> Personal | None:
        """The question, also for a second try at sending its answer."""
        with self._lock:
            return self._kept.get(answer_id)
