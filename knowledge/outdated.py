"""A message whose time is over: a newer one says more, or nothing is to be done any more."""

from typing import Annotated, Literal

from pydantic import Field

from knowledge.checks import CheckAnswered, CheckAsked, HelpWanted
from knowledge.digest import WeeklyDigest
from knowledge.notice import Owed
from knowledge.reminders import DeadlineReminder

Passing = DeadlineReminder | CheckAsked
"""Notices of which only the newest about a subject stands in full."""


class Outdated(Owed):
    """The message ``ts`` shrinks to a line; ``was`` is what it said."""

    kind: Literal["outdated"] = "outdated"
    was: Annotated[Passing, Field(discriminator="kind")]
    ts: str


Timely = Passing | WeeklyDigest | CheckAnswered | HelpWanted | Outdated
"""Every notice that time brings about, and what follows from it."""
