"""Acknowledgements that last: Bolt takes one back when a listener fails right after it; Slack reports a time-out."""

from collections.abc import Callable

from slack_bolt import Ack, BoltContext, BoltResponse


class LastingAck(Ack):
    """What was acknowledged stays acknowledged."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "response" and value is None and self.__dict__.get(name) is not None:
            return
        super().__setattr__(name, value)


def lasting(context: BoltContext, next: Callable[[], BoltResponse]) -> BoltResponse:  # noqa: A002 - the name Bolt passes
    """Give every listener such an acknowledgement."""
    context["ack"] = LastingAck()  # type: ignore[no-untyped-call]
    return next()
