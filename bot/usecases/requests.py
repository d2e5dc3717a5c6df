"""Rights requests: logged, claimed, corrected, closed. What belongs together is one commit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from bot import claims, journal, outbox, register
from bot.machine import Machine
from bot.store.seam import Transaction
from handlers.request_desk import Logged, May, UnknownRequest
from knowledge import deadlines
from knowledge.access import Actor
from knowledge.asking import Place
from knowledge.calendar import Calendar
from knowledge.deadlines import Deadline
from knowledge.journal import Event
from knowledge.language import Lang
from knowledge.organisation import Organisation
from knowledge.requests import decide
from knowledge.requests.decide import Decision
from knowledge.requests.errors import AlreadyLogged, RequestRefused, RoleRefused
from knowledge.requests.model import Handling, Intake, Outcome, Request, Right
from knowledge.requests.notices import after_change


@dataclass(frozen=True)
class Requests:
    """The RequestDesk of ``handlers.request_desk``; ``langs`` tells a person's language."""

    machine: Machine
    rights: Mapping[str, Right]
    lang_of: Callable[[str], Lang]

    def log(self, intake: Intake, actor: Actor, message: Place | None, *, once: str, sure: bool) -> Logged:
        """See RequestDesk."""
        now, today, lang = self.machine.clock.now(), self._today(), self.lang_of(actor.id)
        with self.machine.store.transaction() as tx:
            if former := claims.remembered(tx, once):
                return Logged(reference=former)
            if message:
                _one_per_message_and_person(register.of_message(tx, message), intake)
            if not sure and (alike := register.alike(tx, intake)):
                return Logged(alike=alike.reference)
            decision = decide.log(
                intake,
                reference=register.next_reference(tx, today),
                due=self._due(intake),
                actor=actor,
                message=message,
                now=now,
                today=today,
            )
            claims.remember(tx, once, decision.request.reference, now)
            self._commit(tx, decision, lang)
        self.machine.wake()
        return Logged(reference=decision.request.reference)

    def claim(self, reference: str, actor: Actor) -> Request:
        """See RequestDesk."""
        return self._change(reference, actor, lambda request: decide.claim(request, actor, self._organisation))

    def correct(self, reference: str, intake: Intake, actor: Actor) -> Request:
        """See RequestDesk."""
        due, today = self._due(intake), self._today()
        return self._change(
            reference,
            actor,
            lambda request: decide.correct(request, intake, due, actor, self._organisation, today),
        )

    def mistake(self, reference: str, actor: Actor) -> Request:
        """See RequestDesk."""
        now = self.machine.clock.now()
        return self._change(reference, actor, lambda request: decide.mistake(request, actor, self._organisation, now))

    def close(self, reference: str, outcomes: Mapping[str, Outcome], answered_on: date, actor: Actor) -> Request:
        """See RequestDesk."""
        now = self.machine.clock.now()
        return self._change(
            reference,
            actor,
            lambda request: decide.close_short(request, outcomes, answered_on, actor, self._organisation, now),
        )

    def recall(self, reference: str) -> Request:
        """See RequestDesk."""
        if request := register.get(self.machine.store, reference):
            return request
        raise UnknownRequest

    def show(self, reference: str, actor: Actor, may: May) -> Request:
        """See RequestDesk."""
        request = self.recall(reference)
        if not may(request, actor, self._organisation):
            refusal = RoleRefused(may.__name__)
            self._note(refusal, reference, actor)
            raise refusal
        return request

    def deadline(self, intake: Intake) -> Deadline | None:
        """See RequestDesk."""
        handled = {self.rights[right].handling for right in intake.rights}
        if handled == {Handling.TO_DPO}:
            return None
        return deadlines.initial(intake.received_on, self._calendar)

    def today(self) -> date:
        """See RequestDesk."""
        return self._today()

    def _change(self, reference: str, actor: Actor, decided: Callable[[Request], Decision]) -> Request:
        """Decide on the request as it stands, and commit; a refusal is noted and raised."""
        try:
            with self.machine.store.transaction() as tx:
                request = register.get(tx, reference)
                if request is None:
                    raise UnknownRequest
                decision = decided(request)
                if decision.request != request:
                    self._commit(tx, decision, self.lang_of(request.logged_by))
        except RequestRefused as refusal:
            self._note(refusal, reference, actor)
            raise
        self.machine.wake()
        return decision.request

    def _commit(self, tx: Transaction, decision: Decision, lang: Lang) -> None:
        """Register, journal and what is owed to the channel and the logger, together."""
        now = self.machine.clock.now()
        register.save(tx, decision.request)
        journal.append(tx, decision.event, now)
        for notice in after_change(decision.request, self._organisation, lang):
            outbox.queue(tx, notice, now)

    def _note(self, refusal: RequestRefused, reference: str, actor: Actor) -> None:
        """A refusal is counted each time and journaled once per actor, action and day."""
        now, action = self.machine.clock.now(), type(refusal).__name__
        with self.machine.store.transaction() as tx:
            tx.next_number(f"refused/{action}")
            if claims.once(tx, f"refused/{action}/{actor.id}/{self._today()}", now):
                event = Event(action="refused", reference=reference, actor=actor.id, facts={"why": action})
                journal.append(tx, event, now)

    def _due(self, intake: Intake) -> date | None:
        deadline = self.deadline(intake)
        return deadline.hard if deadline else None

    def _today(self) -> date:
        return self._calendar.local_date(self.machine.clock.now())

    @property
    def _calendar(self) -> Calendar:
        return Calendar.of(self._organisation)

    @property
    def _organisation(self) -> Organisation:
        return self.machine.organisation


def _one_per_message_and_person(known: list[Request], intake: Intake) -> None:
    for request in known:
        unnamed = not (request.intake.person or request.intake.contact or intake.person or intake.contact)
        if unnamed or register.same_person(request.intake, intake):
            raise AlreadyLogged(request.reference)
