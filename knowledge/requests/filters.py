"""Which requests of a list somebody wants to see."""

from datetime import date
from enum import StrEnum
from typing import assert_never

from knowledge.access import Actor
from knowledge.organisation import Organisation
from knowledge.requests.model import OPEN, UNANSWERED, Request
from knowledge.requests.permissions import vacant


class Filter(StrEnum):
    """A word after ``/privacy requests``."""

    OPEN = "open"
    MINE = "mine"
    FREE = "free"
    LATE = "late"
    CLOSED = "closed"


def passes(wanted: Filter, request: Request, reader: Actor, organisation: Organisation, today: date) -> bool:
    """Whether a request is wanted; ``mine`` is what the reader handles or logged, ``free`` what nobody handles."""
    match wanted:
        case Filter.OPEN:
            return request.state in OPEN
        case Filter.MINE:
            return reader.id in {request.assignee, request.logged_by}
        case Filter.FREE:
            return request.state in OPEN and vacant(request.assignee, organisation)
        case Filter.LATE:
            return request.state in UNANSWERED and request.due is not None and request.due < today
        case Filter.CLOSED:
            return request.state not in OPEN
        case _:
            assert_never(wanted)
