"""What the outbox must know of each kind of notice: what it changes, what it shows now, what follows from it."""

from collections.abc import Sequence
from typing import Final, assert_never

from bot import attestations, outbox, posts, records, register, standing
from bot.slack import Posted
from bot.store.seam import Reading, Transaction
from knowledge.asking import Answered, Place
from knowledge.checks import CheckAnswered, CheckAsked, HelpWanted
from knowledge.digest import WeeklyDigest
from knowledge.notices import (
    AnswerGiven,
    AnswerReplaced,
    AnswerShared,
    AskAgain,
    Delivered,
    DpoAnswered,
    DpoAnswerPassedOn,
    DpoAsked,
    Notice,
    Undelivered,
)
from knowledge.outdated import Outdated
from knowledge.reminders import DeadlineReminder
from knowledge.requests.notices import RequestCard, RequestReceipt, summary

GONE: Final = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})


def stands_at(reading: Reading, notice: Notice) -> Posted | None:
    """The message that a notice changes; None where it is to be posted."""
    match notice:
        case AnswerReplaced() | CheckAnswered() | Outdated():
            return Posted(channel=notice.to.channel, ts=notice.ts)
        case DpoAsked(ts=str() as ts):
            return Posted(channel=notice.to.channel, ts=ts)
        case RequestCard() | RequestReceipt():
            return posts.get(reading, _post(notice))
        case _:
            return None


def as_it_stands(reading: Reading, notice: Notice) -> Notice:
    """A change of a message shows the newest state, in whatever order changes are sent."""
    match notice:
        case AnswerReplaced():
            answered = records.answer(reading, notice.answered.id) or notice.answered
            return notice.model_copy(update={"answered": answered})
        case DpoAsked(ts=str()):
            question = records.question(reading, notice.question.id) or notice.question
            return notice.model_copy(update={"question": question})
        case RequestCard() | RequestReceipt() | DeadlineReminder():
            request = register.get(reading, notice.request.reference)
            return notice.model_copy(update={"request": summary(request)}) if request else notice
        case _:
            return notice


def must_wait(reading: Reading, notice: Notice) -> bool:
    """Whether an earlier version of the same message is still on its way: it may have arrived without our knowing."""
    if not isinstance(notice, RequestCard | RequestReceipt) or posts.get(reading, _post(notice)):
        return False
    about, turn = _turn(notice.key)
    return any(_turn(key)[1] < turn for key in outbox.pending_about(reading, about))


def arrived(tx: Transaction, notice: Notice, delivered: Delivered) -> None:
    """What the register learns from an arrival."""
    match notice:
        case AnswerGiven() | AnswerShared():
            given = records.answer(tx, notice.answered.id) or notice.answered
            records.save_answer(tx, _posted(given, delivered))
        case DpoAsked(ts=None):
            if question := records.question(tx, notice.question.id):
                card = Place(channel=delivered.channel, thread_ts=delivered.ts)
                records.save_question(tx, question.model_copy(update={"card": card}))
        case RequestCard() | RequestReceipt():
            posts.save(tx, _post(notice), Posted(channel=delivered.channel, ts=delivered.ts))
        case DeadlineReminder():
            _reminded(tx, notice, delivered)
        case CheckAsked():
            _checked(tx, notice, delivered)
        case AnswerReplaced() | DpoAsked() | DpoAnswered() | DpoAnswerPassedOn() | AskAgain() | Undelivered():
            pass
        case WeeklyDigest() | CheckAnswered() | HelpWanted() | Outdated():
            pass
        case _:
            assert_never(notice)


def _reminded(tx: Transaction, notice: DeadlineReminder, delivered: Delivered) -> None:
    """It shrinks at once where its request was settled while it was on its way."""
    standing.arrived(tx, notice, delivered)
    request = register.get(tx, notice.request.reference)
    if request is None or not notice.fits(request):
        standing.ends(tx, standing.subject_of(notice), delivered.at)


def _checked(tx: Transaction, notice: CheckAsked, delivered: Delivered) -> None:
    """It stands, unless it was answered before its arrival was known, and so is a line already."""
    asked = notice.check
    check = attestations.get(tx, asked.campaign, asked.day.isoformat(), asked.person)
    if check is None or check.still_asks(asked.snoozes):
        standing.arrived(tx, notice, delivered)


def instead(tx: Transaction, notice: Notice, code: str) -> Sequence[Notice]:
    """What goes out when a notice was refused: the same elsewhere, a word that it did not arrive, or both."""
    match notice:
        case DpoAnswered() if notice.to.channel != notice.question.asked_by:
            return [_in_person(notice, notice.question.asked_by)]
        case AskAgain() if notice.to.channel != notice.asked_by:
            return [_in_person(notice, notice.asked_by)]
        case DpoAnswered():
            return _undelivered(notice, notice.question.answered_by, code)
        case AnswerGiven() | AnswerShared():
            return _undelivered(notice, notice.answered.asked_by, code)
        case DpoAsked(ts=None):
            return _undelivered(notice, notice.question.asked_by, code)
        case RequestCard() | RequestReceipt() if code in GONE:
            posts.drop(tx, _post(notice))
            return [notice.model_copy(update={"key": f"{notice.key}/anew"})]
        case RequestCard():
            posts.drop(tx, _post(notice))
            return _card_elsewhere(tx, notice, code)
        case DeadlineReminder() | WeeklyDigest() | HelpWanted() if notice.fallback not in (None, notice.to.channel):
            word = _undelivered(notice, notice.fallback, code) if notice.to.channel[0] in "CG" else []
            return [_in_person(notice, notice.fallback), *word]
        case _:
            return []


def _card_elsewhere(tx: Transaction, notice: RequestCard, code: str) -> Sequence[Notice]:
    """To the DPO in person, who hears why; where that fails too, who logged the request hears that nobody got it."""
    if notice.fallback and notice.to.channel != notice.fallback:
        return [_in_person(notice, notice.fallback), *_undelivered(notice, notice.fallback, code)]
    request = register.get(tx, notice.request.reference)
    if request is None:
        return []
    return _undelivered(notice.model_copy(update={"lang": request.lang}), request.logged_by, code)


def _post(notice: RequestCard | RequestReceipt) -> str:
    return f"{notice.kind}/{notice.request.reference}"


def _turn(key: str) -> tuple[str, tuple[int, list[str]]]:
    """What the key of a card or receipt is about, and its place in the order: its version, then its way or day."""
    kind, reference, version, *way = key.split("/")
    return f"{kind}/{reference}", (int(version), way)


def _posted(answered: Answered, delivered: Delivered) -> Answered:
    place = answered.place.model_copy(update={"channel": delivered.channel})
    return answered.model_copy(update={"place": place, "ts": delivered.ts})


def _in_person(notice: Notice, person: str) -> Notice:
    return notice.model_copy(update={"key": f"{notice.key}/in-person", "to": Place(channel=person)})


def _undelivered(notice: Notice, person: str | None, code: str) -> Sequence[Notice]:
    if person is None or notice.to.channel == person:
        return []
    return [
        Undelivered(
            key=f"undelivered/{notice.key}",
            to=Place(channel=person),
            lang=notice.lang,
            about=notice.kind,
            channel=notice.to.channel,
            code=code,
        )
    ]
