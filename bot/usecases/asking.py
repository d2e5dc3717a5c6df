"""From a question to its answer, and what people do with an answer afterwards."""

from dataclasses import dataclass
from datetime import datetime

from bot import claims, outbox, records
from bot.machine import Machine
from bot.usecases import memory
from bot.usecases.typed import need_words
from bot.words import Words
from handlers.refusals import NotYours, UnknownAnswer, UnknownChoice, refuse_unless
from knowledge.access import Action, Actor, may
from knowledge.answers import Answer, Clarify, RequestNoticed
from knowledge.asking import Answered, Asked, Correction, Feedback, Place, chosen, may_see, other_facet
from knowledge.grounds import Grounds, Reason
from knowledge.language import Lang
from knowledge.lookup import Lookup
from knowledge.model import Facet
from knowledge.notices import AnswerGiven, AnswerReplaced, AnswerShared
from knowledge.organisation import Organisation
from knowledge.personal import Personal
from knowledge.understanding import Understanding
from knowledge.understanding.several import Part, read_several


@dataclass(frozen=True)
class Asking:
    """The Desk of ``handlers.ports``."""

    machine: Machine
    understanding: Understanding
    lookup: Lookup
    words: Words

    @property
    def organisation(self) -> Organisation:
        """Who we are."""
        return self.machine.organisation

    def post_answer(self, asked: Asked, *, quoted: str | None = None) -> tuple[Answered, ...]:
        """See Desk: claim, understand, then answer records, notices and claim in one commit."""
        if not self._claim(asked, asked.place):
            return ()
        given = self._understand(asked, private=False)
        with self.machine.store.transaction() as tx:
            for turn, answered in enumerate(given):
                notice = AnswerGiven(
                    key=f"answer/{answered.id}",
                    to=_place_for(answered, asked),
                    lang=answered.lang,
                    answered=answered,
                    quoted=quoted,
                    one_of_several=len(given) > 1,
                )
                records.save_answer(tx, answered)
                due = answered.at + turn * outbox.STEP
                outbox.queue(tx, notice, due, claim=None if turn else asked.claim[0])
            claims.mark(tx, asked.claim[0], claims.State.OWED)
        self.machine.wake()
        return given

    def private_answer(self, asked: Asked) -> tuple[tuple[Answered, Personal], ...]:
        """See Desk: the caller shows them at once; an apology for none would go to the direct message."""
        if not self._claim(asked, Place(channel=asked.actor.id)):
            return ()
        given = self._understand(asked, private=True)
        with self.machine.store.transaction() as tx:
            for answered in given:
                records.save_answer(tx, answered)
            claims.mark(tx, asked.claim[0], claims.State.ANSWERED)
        return tuple((answered, self.words.of(answered.id) or asked.question) for answered in given)

    def recall(self, answer_id: str) -> Answered:
        """See Desk."""
        if found := records.answer(self.machine.store, answer_id):
            return found
        raise UnknownAnswer

    def look(self, answer_id: str, actor: Actor, channel: str | None) -> Answered:
        """See Desk."""
        answered = self.recall(answer_id)
        if not may_see(answered, actor.id, channel):
            raise NotYours
        return answered

    def find(self, place: Place) -> Answered:
        """See Desk; ``place.thread_ts`` is the message."""
        if found := records.answer_at(self.machine.store, place.channel, place.thread_ts or ""):
            return found
        raise UnknownAnswer

    def other_facet(self, answered: Answered, facet: Facet, actor: Actor, *, post: bool) -> Answered:
        """See Desk; the same facet of the same answer is posted once."""
        fact = other_facet(answered.answer, facet)
        if fact is None:
            raise UnknownChoice
        key = f"facet/{answered.id}/{facet}"
        fresh = self._another(answered, fact, answered.lang, asked_by=actor.id, private=not post)
        notice = AnswerGiven(key=key, to=answered.place, lang=answered.lang, answered=fresh)
        with self.machine.store.transaction() as tx:
            if not post or outbox.queue(tx, notice, fresh.at):
                records.save_answer(tx, fresh)
        self.machine.wake()
        return fresh

    def choose(self, answered: Answered, option: str, actor: Actor, ts: str | None) -> Answered:
        """See Desk; the message is replaced through the outbox. The first choice stands."""
        _only_the_asker(answered, actor)
        if option not in self.lookup.ids:
            raise UnknownChoice
        is_activity = self.lookup.kind_of(option) == "activity"
        with self.machine.store.transaction() as tx:
            current = records.answer(tx, answered.id) or answered
            if not isinstance(current.answer, Clarify):
                return current
            answer = chosen(current.answer, option, is_activity=is_activity)
            if answer is None:
                raise UnknownChoice
            settled = current.model_copy(update={"answer": answer, "grounds": _after(current, Reason.CHOSEN)})
            records.save_answer(tx, settled)
            if ts:
                key = f"choice/{answered.id}"
                notice = AnswerReplaced(key=key, to=answered.place, lang=answered.lang, answered=settled, ts=ts)
                outbox.queue(tx, notice, self.machine.clock.now())
        self.machine.wake()
        return settled

    def share(self, answered: Answered, actor: Actor) -> None:
        """See Desk."""
        _only_the_asker(answered, actor)
        shown = answered.model_copy(update={"private": False})
        notice = AnswerShared(key=f"share/{answered.id}", to=answered.place, lang=answered.lang, answered=shown)
        with self.machine.store.transaction() as tx:
            records.save_answer(tx, shown)
            outbox.queue(tx, notice, self.machine.clock.now())
        self.machine.wake()

    def feedback(self, answer_id: str, actor: Actor, *, helpful: bool) -> None:
        """See Desk."""
        answered = self.recall(answer_id)
        verdict = Feedback(answer=answered.id, by=actor.id, helpful=helpful, at=self.machine.clock.now())
        with self.machine.store.transaction() as tx:
            records.save_feedback(tx, verdict)

    def correct(self, answered: Answered, text: Personal, actor: Actor) -> None:
        """See Desk; every correction is a new notice, so that the last one stands."""
        refuse_unless(may(actor, Action.CORRECT_ANSWER, self.organisation), Action.CORRECT_ANSWER)
        need_words(text)
        if answered.ts is None:
            raise UnknownAnswer
        now = self.machine.clock.now()
        corrected = answered.model_copy(update={"correction": Correction(by=actor.id, at=now, text=text)})
        notice = AnswerReplaced(
            key=f"correction/{answered.id}/{self.machine.new_id()}",
            to=answered.place,
            lang=answered.lang,
            answered=corrected,
            ts=answered.ts,
        )
        with self.machine.store.transaction() as tx:
            records.save_answer(tx, corrected)
            outbox.queue(tx, notice, now)
        self.machine.wake()

    def take(self, asked: Asked) -> bool:
        """See Desk; an apology, should the caller never reply, goes to the direct message."""
        return self._claim(asked, Place(channel=asked.actor.id))

    def give_up(self, claim: tuple[str, ...]) -> None:
        """See Desk."""
        with self.machine.store.transaction() as tx:
            for key in claim[:1]:
                claims.mark(tx, key, claims.State.ANSWERED)

    def _claim(self, asked: Asked, apology: Place) -> bool:
        with self.machine.store.transaction() as tx:
            return claims.take(tx, asked, apology, self.machine.clock.now())

    def _understand(self, asked: Asked, *, private: bool) -> tuple[Answered, ...]:
        """An answer to each question of the message; the words of each are remembered."""
        text, now = asked.question.reveal(), self.machine.clock.now()
        parts = read_several(self.understanding, text, asked.lang)
        if not parts:
            before = memory.former(self.machine.store, asked, now, private=private)
            parts = (Part(text, self.understanding.read(text, asked.lang, before)),)
        return tuple(self._answered(asked, part, now, private=private) for part in parts)

    def _answered(self, asked: Asked, part: Part, now: datetime, *, private: bool) -> Answered:
        answered = Answered(
            id=self.machine.new_id(),
            asked_by=asked.actor.id,
            place=asked.place,
            lang=part.understood.lang,
            answer=part.understood.answer,
            at=now,
            private=private,
            grounds=part.understood.grounds,
        )
        self.words.remember(answered.id, Personal(part.asked))
        return answered

    def _another(self, former: Answered, answer: Answer, lang: Lang, *, asked_by: str, private: bool) -> Answered:
        return Answered(
            id=self.machine.new_id(),
            asked_by=asked_by,
            place=former.place,
            lang=lang,
            answer=answer,
            at=self.machine.clock.now(),
            private=private,
            grounds=_after(former, Reason.FACET),
        )


def _after(former: Answered, click: Reason) -> Grounds | None:
    return former.grounds.because(click) if former.grounds else None


def _only_the_asker(answered: Answered, actor: Actor) -> None:
    if answered.asked_by != actor.id:
        raise NotYours


def _place_for(answered: Answered, asked: Asked) -> Place:
    """Where it was asked; a rights request that was noticed is for its writer only."""
    return Place(channel=asked.actor.id) if isinstance(answered.answer, RequestNoticed) else asked.place
