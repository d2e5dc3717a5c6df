"""Notices about requests. What they show is refreshed when they are sent, so that the newest state stands."""

from datetime import date
from typing import Literal

from knowledge.asking import Place
from knowledge.language import Frozen
from knowledge.notice import Owed
from knowledge.organisation import Organisation
from knowledge.requests.model import OPEN, Request, State


class Summary(Frozen):
    """A request without personal data: what a channel may see. ``open`` while something is still to be done."""

    reference: str
    rights: tuple[str, ...]
    received_on: date
    due: date | None
    state: State
    assignee: str | None
    version: int

    @property
    def open(self) -> bool:
        """Whether something is still to be done."""
        return self.state in OPEN


class RequestCard(Owed):
    """The card in the triage channel, posted once and then kept up to date; ``fallback`` gets it if that refuses."""

    kind: Literal["request-card"] = "request-card"
    request: Summary
    fallback: str | None = None


class RequestReceipt(Owed):
    """What the colleague who logged a request keeps: its reference, its date, how it stands. Updated like the card."""

    kind: Literal["request-receipt"] = "request-receipt"
    request: Summary


def summary(request: Request) -> Summary:
    """A request as a channel may see it."""
    return Summary(
        reference=request.reference,
        rights=request.intake.rights,
        received_on=request.intake.received_on,
        due=request.due,
        state=request.state,
        assignee=request.assignee,
        version=request.version,
    )


def triage(organisation: Organisation) -> str | None:
    """Where cards go: the triage channel, else the DPO in person; None where nobody is set up."""
    return organisation.channels.triage or organisation.dpo.slack or organisation.dpo.deputy


def after_change(request: Request, organisation: Organisation) -> tuple[RequestCard | RequestReceipt, ...]:
    """What is owed when a request was logged or changed."""
    told, version = summary(request), request.version
    receipt = RequestReceipt(
        key=f"receipt/{request.reference}/{version}",
        to=Place(channel=request.logged_by),
        lang=request.lang,
        request=told,
    )
    channel = triage(organisation)
    if channel is None:
        return (receipt,)
    card = RequestCard(
        key=f"card/{request.reference}/{version}",
        to=Place(channel=channel),
        lang=organisation.languages[0],
        request=told,
        fallback=organisation.dpo.slack or organisation.dpo.deputy,
    )
    return card, receipt
