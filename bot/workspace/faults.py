"""Failures that a test or the inspector orders for the next calls of a Web API method."""

from dataclasses import dataclass, replace

from bot.workspace.models import Json

TEXTS = {429: "ratelimited", 500: "internal_error", 503: "service_unavailable"}


@dataclass(frozen=True, slots=True)
class Fault:
    """How a call fails: an error code, an HTTP status, or its answer is lost after it was carried out."""

    error: str | None = None
    status: int = 200
    retry_after: int | None = None
    lose_reply: bool = False
    times: int = 1

    def __str__(self) -> str:
        return "answer lost" if self.lose_reply else self.error or str(self.status)

    def answer(self) -> Json:
        """The body that the caller gets."""
        return {"ok": False, "error": self.error or TEXTS.get(self.status, "internal_error")}


class Faults:
    """The ordered failures, one at most per method."""

    def __init__(self) -> None:
        self._ordered: dict[str, Fault] = {}

    def order(self, method: str, fault: Fault) -> None:
        """Make the next `fault.times` calls of a method fail."""
        self._ordered[method] = fault

    def take(self, method: str) -> Fault | None:
        """The failure of the call that is coming in, if one was ordered."""
        fault = self._ordered.get(method)
        if fault is None:
            return None
        if fault.times > 1:
            self._ordered[method] = replace(fault, times=fault.times - 1)
        else:
            del self._ordered[method]
        return fault
