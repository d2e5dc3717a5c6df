"""What can go wrong in the machine; each error says what to do next.

BotError
├── SettingsInvalid     environment or .env
├── OrganisationInvalid organisation.yaml
├── SlackRefused        Slack answered no
├── SlackUnreachable    no connection
├── SlackBusy           Slack asks to wait
└── SlackUnsure         no answer: the call may have been carried out
"""


class BotError(Exception):
    """Any fault of the machine that a person can act on."""


class SettingsInvalid(BotError):
    """One or more settings are missing or wrong; ``faults`` one sentence each."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


class OrganisationInvalid(BotError):
    """organisation.yaml has faults; ``faults`` one line each, with file and line."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


class SlackRefused(BotError):
    """Slack answered a call with an error; ``code`` is Slack's own word, ``advice`` what to do."""

    def __init__(self, code: str, advice: str = "") -> None:
        self.code = code
        super().__init__(f"Slack answered {code}" + (f": {advice}" if advice else ""))


class SlackUnreachable(BotError):
    """There is no way to Slack at the moment."""


class SlackBusy(BotError):
    """Slack asks to wait ``retry_after`` seconds."""

    def __init__(self, retry_after: float) -> None:
        self.retry_after = retry_after
        super().__init__(f"Slack asks to wait {retry_after:g} s")


class SlackUnsure(BotError):
    """A call without an answer: it may have been carried out."""
