"""Rights requests: logged, claimed, corrected, closed. What belongs together is one commit."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from bot import claims, journal, outbox, register
from bot.machine import Machine
from bot.store.seam import Transaction
from bot.usecases.reminders import Reminders
from handlers.request_desk import Logged, UnknownRequest
from knowledge import deadlines
from knowledge.access import Actor, role
from knowledge.asking import Place
from knowledge.calendar import Calendar
from knowledge.deadlines import Deadline
from knowledge.journal import Event
from knowledge.language import Lang
from knowledge.organisation import Organisation
from knowledge.requests import decide
from knowledge.requests.decide import Decision
from knowledge.requests.errors import AlreadyLogged, NotPermitted
from knowledge.requests.filters import Filter, passes
from knowledge.requests.model import Handling, Intake, Outcome, Request, Right, State
from knowledge.requests.notices import after_change
from knowledge.requests.permissions import TEAM, Check, need_logger


@dataclass(frozen=True)
class Requests:
    """The RequestDesk of ``handlers.request_desk``."""

    machine: Machine
    rights: Mapping[str, Right]
    reminders: Reminders

    def admit(self, actor: Actor) -> None:
        """See RequestDesk."""
        with self._noted("log", "", actor):
            need_logger(actor, self._organisation)

    def log(self, intake: Intake, actor: Actor, lang: Lang, message: Place | None, *, once: str, sure: bool) -> Logged:
        """See RequestDesk."""
        self.admit(actor)
        now, today = self.machine.clock.now(), self.today()
        with self.machine.store.transaction() as tx:
            if former := claims.remembered(tx, once):
                return Logged(reference=former)
            if message:
                _one_per_message_and_person(register.of_message(tx, message), intake)
            if not sure and (alike := register.alike(tx, intake, message)):
                return Logged(alike=alike.reference)
            decision = decide.log(
                intake,
                reference=register.next_reference(tx, today),
                due=self._due,
                actor=actor,
                lang=lang,
                message=message,
                organisation=self._organisation,
                now=now,
                today=today,
            )
            claims.remember(tx, once, decision.request.reference, now)
            self._commit(tx, decision)
        self.machine.wake()
        return Logged(reference=decision.request.reference)

    def claim(self, reference: str, actor: Actor) -> Request:
        """See RequestDesk."""
        return self._change("claim", reference, actor, lambda found: decide.claim(found, actor, self._organisation))

    def correct(self, reference: str, intake: Intake, actor: Actor) -> Request:
        """See RequestDesk."""
        today = self.today()
        return self._change(
            "correct",
            reference,
            actor,
            lambda found: decide.correct(found, intake, self._due, actor, self._organisation, today),
        )

    def mistake(self, reference: str, actor: Actor) -> Request:
        """See RequestDesk."""
        now = self.machine.clock.now()
        return self._change(
            "mistake", reference, actor, lambda found: decide.mistake(found, actor, self._organisation, now)
        )

    def close(
        self, reference: str, outcomes: Mapping[str, Outcome], answered_on: date, actor: Actor, *, once: str
    ) -> Request:
        """See RequestDesk."""
        now, today = self.machine.clock.now(), self.today()
        return self._change(
            "close_short",
            reference,
            actor,
            lambda found: decide.close_short(
                found, outcomes, answered_on, actor, self._organisation, now=now, today=today
            ),
            once=once,
        )

    def show(self, reference: str, actor: Actor, check: Check) -> Request:
        """See RequestDesk."""
        request = register.get(self.machine.store, reference)
        if request is None:
            raise UnknownRequest
        with self._noted(check.__name__.removeprefix("need_"), reference, actor):
            check(request, actor, self._organisation)
        return request

    def listed(self, actor: Actor, wanted: Filter | None) -> Sequence[Request]:
        """See RequestDesk."""
        self.admit(actor)
        if role(actor, self._organisation) not in TEAM:
            found = register.logged_by(self.machine.store, actor.id)[::-1]
        elif wanted is Filter.CLOSED:
            found = register.all_requests(self.machine.store)[::-1]
        else:
            found = sorted(register.open_requests(self.machine.store), key=lambda each: each.due or date.min)
        today = self.today()
        return [each for each in found if wanted is None or passes(wanted, each, actor, self._organisation, today)]

    def deadline(self, intake: Intake) -> Deadline | None:
        """See RequestDesk."""
        handled = {self.rights[right].handling for right in intake.rights}
        if handled == {Handling.TO_DPO}:
            return None
        return deadlines.initial(intake.received_on, self._calendar)

    def today(self) -> date:
        """See RequestDesk."""
        return self._calendar.local_date(self.machine.clock.now())

    def _change(
        self,
        action: str,
        reference: str,
        actor: Actor,
        decided: Callable[[Request], Decision],
        once: str | None = None,
    ) -> Request:
        """Decide on the request as it stands, and commit; for a form that came before, nothing changes."""
        with self._noted(action, reference, actor), self.machine.store.transaction() as tx:
            request = register.get(tx, reference)
            if request is None:
                raise UnknownRequest
            if once and claims.remembered(tx, once) == reference:
                return request
            decision = decided(request)
            if decision.request != request:
                self._commit(tx, decision)
            if once:
                claims.remember(tx, once, reference, self.machine.clock.now())
        self.machine.wake()
        return decision.request

    def _commit(self, tx: Transaction, decision: Decision) -> None:
        """Register, journal and what is owed to the channel and the logger, together."""
        now = self.machine.clock.now()
        register.save(tx, decision.request)
        journal.append(tx, decision.event, now)
        for notice in after_change(decision.request, self._organisation):
            outbox.queue(tx, notice, now)
        self.reminders.arrange(tx, decision.request)

    @contextmanager
    def _noted(self, action: str, reference: str, actor: Actor) -> Iterator[None]:
        """Count what is not permitted each time, and journal it once per actor, action and day."""
        try:
            yield
        except NotPermitted as refusal:
            now = self.machine.clock.now()
            with self.machine.store.transaction() as tx:
                tx.next_number(f"refused/{action}")
                if claims.once(tx, f"refused/{action}/{actor.id}/{self.today()}", now):
                    facts = {"refused": action, "why": type(refusal).__name__}
                    event = Event(action="refused", reference=reference, actor=actor.id, facts=facts)
                    journal.append(tx, event, now)
            raise

    def _due(self, intake: Intake) -> date | None:
        deadline = self.deadline(intake)
        return deadline.hard if deadline else None

    @property
    def _calendar(self) -> Calendar:
        return Calendar.of(self._organisation)

    @property
    def _organisation(self) -> Organisation:
        return self.machine.organisation


def _one_per_message_and_person(known: list[Request], intake: Intake) -> None:
    """What was logged by mistake does not count."""
    for request in known:
        same = register.same_person(request.intake, intake) or (request.intake.unnamed and intake.unnamed)
        if same and request.state is not State.NOT_A_REQUEST:
            raise AlreadyLogged(request.reference)
