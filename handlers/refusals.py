"""Why a click or a line had no effect, for the person who made it. ``label`` is the sentence's key in the labels.

Refusal
├── NotAllowed        only the DPO may
├── StaffOnly         every employee may, a guest not
├── NotYours          only the asker may
├── UnknownAnswer     no longer kept, or never given
├── UnknownChoice     a button value that means nothing
├── UnknownQuestion   no longer kept
├── NoDpo             nobody to ask
├── EmptyText         nothing was written
└── TextTooLong       more than one message can carry
"""

from typing import ClassVar

from knowledge.access import MAY, Action, Role


class Refusal(Exception):
    """What a person is told in their language; ``label`` is the sentence's key."""

    label: ClassVar[str] = "failure.unexpected"


class NotAllowed(Refusal):
    """The actor may not do what only the DPO may."""

    label: ClassVar[str] = "refused.not_allowed"


class StaffOnly(Refusal):
    """A guest may not do what every employee may."""

    label: ClassVar[str] = "refused.staff_only"


class NotYours(Refusal):
    """Only the person who asked may do this."""

    label: ClassVar[str] = "refused.not_yours"


class UnknownAnswer(Refusal):
    """The answer is no longer kept, or never was."""

    label: ClassVar[str] = "refused.unknown_answer"


class UnknownChoice(Refusal):
    """A button whose value means nothing here."""

    label: ClassVar[str] = "refused.unknown_button"


class UnknownQuestion(Refusal):
    """The question to the DPO is no longer kept."""

    label: ClassVar[str] = "refused.unknown_question"


class NoDpo(Refusal):
    """No DPO and no DPO channel is set up."""

    label: ClassVar[str] = "refused.no_dpo"


class EmptyText(Refusal):
    """A form came back without words."""

    label: ClassVar[str] = "refused.empty_text"


class TextTooLong(Refusal):
    """More words than one message carries."""

    label: ClassVar[str] = "refused.text_too_long"


def refuse_unless(allowed: bool, action: Action) -> None:  # noqa: FBT001
    """Raise NotAllowed or StaffOnly unless the check held."""
    if not allowed:
        raise StaffOnly if Role.EMPLOYEE in MAY[action] else NotAllowed
