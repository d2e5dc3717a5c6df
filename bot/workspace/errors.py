"""How a call of the Web API, or an act of a person, is refused."""

from bot.workspace.models import Json


class Refusal(Exception):
    """A refusal with Slack's error code; `extra` joins the answer beside `ok` and `error`."""

    def __init__(self, code: str, **extra: object) -> None:
        super().__init__(code)
        self.code = code
        self.extra = extra

    def answer(self) -> Json:
        """The JSON body that tells the caller."""
        return {"ok": False, "error": self.code, **self.extra}


class StateDamaged(Exception):
    """The state file cannot be read; `name` is the file's."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The state file {name} is damaged. Move it away to start with an empty workspace.")


def pointed(code: str, faults: list[str]) -> Refusal:
    """A refusal of blocks or a view; every fault carries its JSON pointer."""
    return Refusal(code, errors=faults, response_metadata={"messages": [f"[ERROR] {fault}" for fault in faults]})
