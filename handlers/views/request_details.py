"""What a request's buttons open to read: everything about it, for those who may; why its date is what it is."""

from collections.abc import Sequence

from handlers.ids import ActionId
from handlers.views.labels import Labels, labels
from handlers.views.message import Block, actions, button, context, modal, pairs, section, verbatim
from handlers.views.requests import mistake_button, rights_line, standing
from handlers.views.scene import Scene
from handlers.views.text import Mrkdwn, bold, escape, italic, person
from knowledge.access import Actor
from knowledge.date_words import long_day
from knowledge.language import Lang
from knowledge.requests.model import Request
from knowledge.requests.notices import summary
from knowledge.requests.permissions import need_correct, need_mistake, permits


def details_form(request: Request, reader: Actor, lang: Lang, scene: Scene) -> Block:
    """Everything, names included: only for those who may see it; with the buttons that the reader may use."""
    say, intake, told = labels(lang), request.intake, summary(request)
    said = [
        block
        for label, value in (("person", intake.person), ("contact", intake.contact), ("words", intake.words))
        if value
        for block in (section(bold(say(f"request.{label}"))), verbatim(value.reveal()))
    ]
    logged_on = scene.day(request.logged_at, lang)
    head = (bold(request.reference), rights_line(told, lang, scene), standing(told, lang, scene))
    blocks = [
        section(Mrkdwn("\n".join(head))),
        *(said or [section(say("request.details_none"))]),
        pairs(
            (say("request.received"), scene.long_date(intake.received_on, lang)),
            (say("request.channel"), say(f"channel.{intake.channel}")),
            (say("request.requester"), say(f"requester.{intake.requester}")),
            (say("request.lang"), say(f"lang.{intake.lang}")),
        ),
        context(say("request.logged_by", person=person(request.logged_by), date=logged_on)),
        *_buttons(request, reader, say, scene),
    ]
    return modal("message", say("request.details_title"), blocks, close=say("close"))


def why_form(request: Request, steps: Sequence[tuple[str, str]], lang: Lang) -> Block:
    """The date, then the steps to it: sentence and source."""
    say, due = labels(lang), request.due
    date_line = bold(say("request.by", date=long_day(due, lang))) if due else say("request.no_due")
    told = [section(_step(*step)) for step in steps]
    return modal("message", say("request.why_title"), [section(date_line), *told], close=say("close"))


def _step(sentence: str, source: str) -> Mrkdwn:
    return Mrkdwn(f"{escape(sentence)}\n{italic(source)}" if source else escape(sentence))


def _buttons(request: Request, reader: Actor, say: Labels, scene: Scene) -> list[Block]:
    correct = button(ActionId.REQUEST_CORRECT, say("request.correct"), request.reference)
    offered = [(need_correct, correct), (need_mistake, mistake_button(request.reference, say))]
    row = [element for check, element in offered if permits(check, request, reader, scene.organisation)]
    return [actions(*row)] if row else []
