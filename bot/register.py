"""Rights requests in the store."""

from datetime import date
from typing import Final
from unicodedata import normalize

from bot.schema import REQUESTS
from bot.store.seam import Reading, Transaction
from knowledge.asking import Place
from knowledge.personal import Personal
from knowledge.requests.model import OPEN, Intake, Request

REFERENCE: Final = "RR-{year}-{number:04d}"


def next_reference(tx: Transaction, today: date) -> str:
    """The next reference of the year in which the organisation is; a number is never given twice."""
    return REFERENCE.format(year=today.year, number=tx.next_number(f"requests/{today.year}"))


def save(tx: Transaction, request: Request) -> None:
    """Keep a request in place of its former version."""
    message = _message(request.message) if request.message else None
    tx.put(REQUESTS, request.reference, request.model_dump(mode="json") | {"message_key": message})


def get(reading: Reading, reference: str) -> Request | None:
    """The request with a reference."""
    row = reading.get(REQUESTS, reference)
    return _request(row) if row else None


def open_requests(reading: Reading) -> list[Request]:
    """Every request in which something is still to be done, by reference."""
    found = (row for state in OPEN for _, row in reading.find(REQUESTS, state=state))
    return sorted(map(_request, found), key=lambda request: request.reference)


def all_requests(reading: Reading) -> list[Request]:
    """The whole register, by reference."""
    return [_request(row) for _, row in reading.find(REQUESTS)]


def of_message(reading: Reading, message: Place) -> list[Request]:
    """The requests that were noticed in a message."""
    return [_request(row) for _, row in reading.find(REQUESTS, message_key=_message(message))]


def logged_by(reading: Reading, user: str) -> list[Request]:
    """What somebody logged, by reference."""
    return [_request(row) for _, row in reading.find(REQUESTS, logged_by=user)]


def alike(reading: Reading, intake: Intake, message: Place | None) -> Request | None:
    """An open request that is likely the same.

    It is of the same person for at least one of the same rights, or of the same message while one is without a name.
    """

    def likely(known: Request) -> bool:
        nameless = known.intake.unnamed or intake.unnamed
        from_there = message is not None and known.message == message
        return _alike(known.intake, intake) or (from_there and nameless)

    return next(filter(likely, open_requests(reading)), None)


def same_person(one: Intake, other: Intake) -> bool:
    """Whether two intakes name the same person, as far as a name or an address tells."""
    return any(
        _folded(a) == _folded(b) != ""
        for a, b in ((one.person, other.person), (one.contact, other.contact))
    )  # fmt: skip


def _alike(one: Intake, other: Intake) -> bool:
    return same_person(one, other) and bool(set(one.rights) & set(other.rights))


def _folded(value: Personal | None) -> str:
    return " ".join(normalize("NFKC", value.reveal()).casefold().split()) if value else ""


def _message(place: Place) -> str:
    return f"{place.channel}/{place.thread_ts}"


def _request(row: dict[str, object]) -> Request:
    return Request.model_validate({name: row[name] for name in Request.model_fields if name in row})
