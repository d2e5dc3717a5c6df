"""Why an answer is what it is, to read: what was recognised, what it may have been about, what decided."""

from collections.abc import Iterator
from typing import Final

from handlers.views.labels import Labels, labels
from handlers.views.message import Block, context, modal, section
from handlers.views.scene import Scene
from handlers.views.text import Mrkdwn, bold, escape
from knowledge.answers import Answer, Clarify, Fact, NoAnswer, Silence
from knowledge.asking import Answered
from knowledge.grammar import joined, percent
from knowledge.grounds import Candidate, Grounds, Reason
from knowledge.language import Lang

SUREST: Final = 0.99  # no reading of words is certain


def why_form(answered: Answered, reader: Lang, scene: Scene) -> Block:
    """The grounds of an answer in the reader's language; of one whose grounds were never kept, that they were not."""
    say, grounds = labels(reader), answered.grounds
    told = _told(answered.answer, grounds, scene, say) if grounds else [section(say("why.unknown"))]
    kept = context(say("why.kept", days=str(scene.organisation.periods.questions_days)))
    return modal("message", say("why.title"), [*told, kept], close=say("close"))


def _told(answer: Answer, grounds: Grounds, scene: Scene, say: Labels) -> list[Block]:
    parts = (
        ("why.recognised", _recognised(answer, grounds, scene, say)),
        ("why.likely", _likely(grounds, scene, say)),
        ("why.decided", _decided(answer, grounds, say)),
    )
    written = ((title, list(lines)) for title, lines in parts)
    return [section(Mrkdwn("\n".join((bold(say(title)), *lines)))) for title, lines in written if lines]


def _recognised(answer: Answer, grounds: Grounds, scene: Scene, say: Labels) -> Iterator[Mrkdwn]:
    """The kind of question, the facet, and the data, groups and bases that were named."""
    yield say(f"why.kind.{_kind(answer)}")
    if isinstance(answer, Fact | Clarify) and answer.facet and grounds.reason is not Reason.FACET:
        yield say("why.asked", facet=say(f"facet.{answer.facet}"))
    if named := scene.wording.named(grounds.named, say.lang):
        yield say("why.named", names=escape(joined(named, say.lang)))


def _likely(grounds: Grounds, scene: Scene, say: Labels) -> Iterator[Mrkdwn]:
    """The likeliest candidates; one that the knowledge base no longer has is left out."""
    for candidate in grounds.candidates:
        if not candidate.id or candidate.id in scene.lookup.ids:
            name = _name(candidate, scene, say)
            yield Mrkdwn(f"{bold(percent(min(candidate.share, SUREST), say.lang))}  {name}")


def _name(candidate: Candidate, scene: Scene, say: Labels) -> Mrkdwn:
    if not candidate.id:
        return say(f"why.candidate.{candidate.kind}")
    name = escape(scene.name(candidate.id, say.lang))
    return say("why.candidate.request", right=name) if candidate.kind == "request" else name


def _decided(answer: Answer, grounds: Grounds, say: Labels) -> Iterator[Mrkdwn]:
    yield say(f"why.reason.{_reason(answer, grounds.reason)}")
    if isinstance(answer, Fact) and len(answer.ids) > 1:
        yield say("why.together")


def _reason(answer: Answer, reason: Reason) -> str:
    """What decided; that a reading was the likeliest says something else for each kind of answer."""
    return f"likeliest.{_kind(answer)}" if reason is Reason.LIKELIEST else reason


def _kind(answer: Answer) -> str:
    if not isinstance(answer, NoAnswer):
        return answer.kind
    return Silence.NOT_STATED if answer.silence is Silence.NOT_STATED else Silence.NOT_FOR_US
