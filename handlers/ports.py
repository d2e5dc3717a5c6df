"""What a handler may ask of the machine, and no more."""

from typing import Protocol

from knowledge.access import Actor
from knowledge.asking import Answered, Asked, DpoQuestion, Place
from knowledge.language import Frozen, Lang
from knowledge.model import Facet
from knowledge.organisation import Organisation
from knowledge.personal import Personal


class Person(Frozen):
    """A person as Slack knows them; ``lang`` is their own choice, else their locale's."""

    actor: Actor
    lang: Lang


class People(Protocol):
    """Who somebody is."""

    def person(self, user_id: str) -> Person:
        """Look somebody up. Raises SlackRefused."""
        ...

    def choose_language(self, user_id: str, lang: Lang) -> None:
        """Remember a person's own choice of language."""
        ...

    def count_silence(self, reason: str) -> None:
        """Count somebody who got no answer; no name is kept."""
        ...


class Events(Protocol):
    """What Slack sends, taken once each."""

    def take(self, asked: Asked) -> bool:
        """Take an event to which the caller replies itself, and then gives it up. False when it was taken before."""
        ...

    def give_up(self, claim: tuple[str, ...]) -> None:
        """A visible reply was given to this event, though no answer: nothing more is owed."""
        ...


class Desk(Events, Protocol):
    """Asking: every call commits before it returns."""

    @property
    def organisation(self) -> Organisation:
        """Who we are."""
        ...

    def post_answer(self, asked: Asked, *, quoted: str | None = None) -> tuple[Answered, ...]:
        """Answer each question of a message where it was asked, through the outbox. None for a taken event."""
        ...

    def private_answer(self, asked: Asked) -> tuple[tuple[Answered, Personal], ...]:
        """Answer each question of a message for the asker's eyes; the caller shows them. None for a taken event."""
        ...

    def recall(self, answer_id: str) -> Answered:
        """An answer that was given. Raises UnknownAnswer."""
        ...

    def look(self, answer_id: str, actor: Actor, channel: str | None) -> Answered:
        """An answer, for those to whom it was shown; ``channel`` is where they act. Raises UnknownAnswer, NotYours."""
        ...

    def find(self, place: Place) -> Answered:
        """The answer whose message this is. Raises UnknownAnswer."""
        ...

    def other_facet(self, answered: Answered, facet: Facet, actor: Actor, *, post: bool) -> Answered:
        """The same activities, another facet: posted in the place, or for the clicker's eyes."""
        ...

    def choose(self, answered: Answered, option: str, actor: Actor, ts: str | None) -> Answered:
        """Settle a question back; its message ``ts`` is replaced, where it has one.

        Raises NotYours for anybody but the asker, UnknownChoice.
        """
        ...

    def share(self, answered: Answered, actor: Actor) -> None:
        """Show a private answer to its channel, once. Raises NotYours for anybody but the asker."""
        ...

    def feedback(self, answer_id: str, actor: Actor, *, helpful: bool) -> None:
        """Record what somebody thought of an answer; the last click counts."""
        ...

    def correct(self, answered: Answered, text: Personal, actor: Actor) -> None:
        """Put the DPO's words in the place of a shared answer. Raises NotAllowed, UnknownAnswer, EmptyText."""
        ...


class DpoDesk(Protocol):
    """Questions to the DPO and their way back."""

    def need_desk(self, actor: Actor) -> None:
        """Whether there is somebody to ask, and the actor may. Raises NoDpo, StaffOnly."""
        ...

    def ask(self, question: Personal, origin: Place, actor: Actor, lang: Lang, once: str) -> None:
        """Put a question to the DPO channel; ``once`` names the click. Raises NoDpo, StaffOnly, EmptyText."""
        ...

    def answer(self, question_id: str, text: Personal, actor: Actor, once: str) -> None:
        """Send the DPO's answer to where the question was asked.

        Raises NotAllowed, UnknownQuestion, EmptyText, TextTooLong.
        """
        ...

    def recall(self, question_id: str, actor: Actor) -> DpoQuestion:
        """A question, for those who may answer it. Raises NotAllowed, UnknownQuestion."""
        ...

    def question_in(self, thread: Place) -> str | None:
        """The id of the question whose card heads this thread, or None."""
        ...
