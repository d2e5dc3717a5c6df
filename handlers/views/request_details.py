"""What a request's buttons open to read: everything about it, for those who may; why its date is what it is."""

from collections.abc import Sequence

from handlers.ids import ActionId
from handlers.views.labels import Labels, labels
from handlers.views.message import Block, actions, button, context, modal, section, verbatim
from handlers.views.requests import mistake_button, rights_line, standing
from handlers.views.scene import Scene
from handlers.views.text import bold, escape, person
from knowledge.access import Actor
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
    facts = context(
        say(f"channel.{intake.channel}"),
        say(f"requester.{intake.requester}"),
        say(f"lang.{intake.lang}"),
        say("request.logged_by", person=person(request.logged_by), date=scene.day(request.logged_at, lang)),
    )
    blocks = [
        section(bold(request.reference)),
        section(escape(f"{rights_line(told, lang, scene)}\n{standing(told, lang, scene)}")),
        *(said or [section(say("request.details_none"))]),
        facts,
        *_buttons(request, reader, say, scene),
    ]
    return modal("message", say("request.details_title"), blocks, close=say("close"))


def why_form(lang: Lang, steps: Sequence[str]) -> Block:
    """The steps to the date, each with its source."""
    say = labels(lang)
    return modal("message", say("request.why_title"), [section(escape(step)) for step in steps], close=say("close"))


def _buttons(request: Request, reader: Actor, say: Labels, scene: Scene) -> list[Block]:
    correct = button(ActionId.REQUEST_CORRECT, say("request.correct"), request.reference)
    offered = [(need_correct, correct), (need_mistake, mistake_button(request.reference, say))]
    row = [element for check, element in offered if permits(check, request, reader, scene.organisation)]
    return [actions(*row)] if row else []
