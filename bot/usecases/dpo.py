"""A question to the DPO, and the answer on its way back."""

from dataclasses import dataclass

from bot import claims, outbox, records
from bot.machine import Machine
from bot.usecases.typed import need_words
from handlers.refusals import NoDpo, UnknownQuestion, refuse_unless
from knowledge.access import Action, Actor, may
from knowledge.asking import DpoQuestion, Place
from knowledge.language import Lang
from knowledge.notices import DpoAnswered, DpoAnswerPassedOn, DpoAsked, Notice
from knowledge.organisation import Organisation
from knowledge.personal import Personal


@dataclass(frozen=True)
class DpoQuestions:
    """The DpoDesk of ``handlers.ports``."""

    machine: Machine

    def need_desk(self, actor: Actor) -> None:
        """See DpoDesk."""
        self._desk_for(actor)

    def ask(self, question: Personal, origin: Place, actor: Actor, lang: Lang, once: str) -> None:
        """See DpoDesk; the question and its card are one commit."""
        desk = self._desk_for(actor)
        need_words(question)
        asked = DpoQuestion(
            id=self.machine.new_id(),
            asked_by=actor.id,
            lang=lang,
            question=question,
            origin=origin,
            asked_at=self.machine.clock.now(),
        )
        with self.machine.store.transaction() as tx:
            if claims.once(tx, once, asked.asked_at):
                records.save_question(tx, asked)
                outbox.queue(tx, _card(asked, desk, self._desk_lang), asked.asked_at)
        self.machine.wake()

    def answer(self, question_id: str, text: Personal, actor: Actor, once: str) -> None:
        """See DpoDesk; a second answer goes too, as an addition."""
        asked = self.recall(question_id, actor)
        need_words(text)
        now = self.machine.clock.now()
        answered = asked.model_copy(update={"answered_by": actor.id, "answered_at": now, "answer": text})
        with self.machine.store.transaction() as tx:
            if claims.once(tx, once, now):
                records.save_question(tx, answered)
                for notice in _back(answered, once, self._desk_lang):
                    outbox.queue(tx, notice, now)
        self.machine.wake()

    def recall(self, question_id: str, actor: Actor) -> DpoQuestion:
        """See DpoDesk."""
        refuse_unless(may(actor, Action.ANSWER_AS_DPO, self._organisation), Action.ANSWER_AS_DPO)
        if asked := records.question(self.machine.store, question_id):
            return asked
        raise UnknownQuestion

    def question_in(self, thread: Place) -> str | None:
        """See DpoDesk."""
        found = records.question_in(self.machine.store, thread)
        return found.id if found else None

    def _desk_for(self, actor: Actor) -> Place:
        refuse_unless(may(actor, Action.ASK_DPO, self._organisation), Action.ASK_DPO)
        return _desk(self._organisation)

    @property
    def _organisation(self) -> Organisation:
        return self.machine.organisation

    @property
    def _desk_lang(self) -> Lang:
        return self._organisation.languages[0]


def _desk(organisation: Organisation) -> Place:
    """The DPO channel, else the triage channel, else the DPO in person."""
    channels, dpo = organisation.channels, organisation.dpo
    if where := channels.dpo or channels.triage or dpo.slack or dpo.deputy:
        return Place(channel=where)
    raise NoDpo


def _card(asked: DpoQuestion, desk: Place, lang: Lang) -> DpoAsked:
    return DpoAsked(key=f"dpo/{asked.id}", to=desk, lang=lang, question=asked)


def _back(answered: DpoQuestion, once: str, desk_lang: Lang) -> tuple[Notice, ...]:
    """The answer for the asker; in the DPO channel, the card as it stands now and a line below it."""
    back = DpoAnswered(key=f"dpo-answer/{once}", to=answered.origin, lang=answered.lang, question=answered)
    if answered.card is None or answered.card.thread_ts is None:
        return (back,)
    card = DpoAsked(
        key=f"dpo-card/{once}",
        to=Place(channel=answered.card.channel),
        lang=desk_lang,
        question=answered,
        ts=answered.card.thread_ts,
    )
    line = DpoAnswerPassedOn(key=f"dpo-done/{once}", to=answered.card, lang=desk_lang, asked_by=answered.asked_by)
    return back, card, line
