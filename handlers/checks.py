"""The buttons of a check: one click answers."""

from dataclasses import dataclass

from pydantic import ValidationError
from slack_bolt import Ack, BoltContext

from handlers.check_desk import CheckClick, CheckDesk
from handlers.guards import PERSON
from handlers.parsing import Click, Payload, click
from handlers.refusals import UnknownChoice
from knowledge.asking import Place


@dataclass(frozen=True)
class Checks:
    """Values come from outside: the record is looked up by who clicks, whatever the button says."""

    desk: CheckDesk

    def answer(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """All good, help wanted, or later: recorded, then acknowledged."""
        self.desk.answer(_answer(click(body, parts=4)), context[PERSON].actor)
        ack()


def _answer(clicked: Click) -> CheckClick:
    """Raises UnknownChoice for a value that no button of ours has."""
    campaign, day, turn, answer = (clicked.word(number) for number in range(4))
    message = {"channel": clicked.channel, "thread_ts": clicked.ts}
    try:
        return CheckClick.model_validate(
            {"campaign": campaign, "day": day, "turn": turn, "answer": answer, "message": Place(**message)}
        )
    except ValidationError:
        raise UnknownChoice from None
