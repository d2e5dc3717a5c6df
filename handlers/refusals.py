"""Why a click or a line had no effect, for the person who made it. ``label`` is the sentence's key in the labels.

Refusal
├── NotAllowed        the role does not permit it
├── NotYours          only the asker may
├── UnknownAnswer     no longer kept, or never given
├── UnknownChoice     a button value that means nothing
├── UnknownQuestion   no longer kept
├── NoDpo             nobody to ask
├── EmptyText         nothing was written
└── NotInChannel      the bot cannot post there
"""

from typing import ClassVar

from knowledge.access import Action


class Refusal(Exception):
    """What a person is told in their language; ``label`` is the sentence's key."""

    label: ClassVar[str] = "failure.unexpected"


class NotAllowed(Refusal):
    """The actor may not do this."""

    label: ClassVar[str] = "refused.not_allowed"

    def __init__(self, action: Action) -> None:
        self.action = action
        super().__init__(f"not allowed: {action}")


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


class NotInChannel(Refusal):
    """The bot is not a member of the channel where it should post."""

    label: ClassVar[str] = "refused.not_in_channel"


class EmptyText(Refusal):
    """A form came back without words."""

    label: ClassVar[str] = "refused.empty_text"


def refuse_unless(allowed: bool, action: Action) -> None:  # noqa: FBT001
    """Raise NotAllowed unless the check held."""
    if not allowed:
        raise NotAllowed(action)
