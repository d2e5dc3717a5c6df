"""A request where others see it: the card of the triage channel and the receipt of who logged it. No personal data."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from babel.lists import format_list

from handlers.ids import ActionId
from handlers.views.labels import Labels, labels
from handlers.views.message import Block, Message, actions, button, confirmed, context, section
from handlers.views.scene import Scene
from handlers.views.text import Mrkdwn, bold, cut, escape, person
from knowledge.access import Actor, role
from knowledge.grammar import capitalised
from knowledge.language import Lang
from knowledge.requests.filters import Filter
from knowledge.requests.model import OPEN, Handling, Request, State
from knowledge.requests.notices import RequestCard, RequestReceipt, Summary, summary, triage
from knowledge.requests.permissions import TEAM, vacant
from knowledge.requests.states import ROWS, Step

LISTED: Final = 20  # requests in one private message


def request_message(notice: RequestCard | RequestReceipt, scene: Scene) -> Message:
    """The card or the receipt."""
    drawn = request_card if isinstance(notice, RequestCard) else request_receipt
    return drawn(notice.request, notice.lang, scene)


def request_card(request: Summary, lang: Lang, scene: Scene) -> Message:
    """Reference, rights, date, state and who handles it, with what may be done."""
    say = labels(lang)
    who = say("request.assignee", person=person(request.assignee)) if request.assignee else say("request.nobody")
    received = say("request.received_on", date=scene.short_date(request.received_on, lang))
    rights, stands = rights_line(request, lang, scene), standing(request, lang, scene)
    text = say("request.card_text", reference=request.reference, rights=rights, stands=stands)
    lines = [bold(say("request.card", reference=request.reference)), rights, *([stands] if request.open else [])]
    blocks = [section(Mrkdwn("\n".join(lines))), context(say(f"state.{request.state}"), who, received)]
    return Message(text=text, blocks=[*blocks, *_buttons(request, say, scene)])


def request_receipt(request: Summary, lang: Lang, scene: Scene) -> Message:
    """What the colleague who logged it keeps: how it stands, in three words, and how to put it right."""
    say = labels(lang)
    line = _logger_line(request, lang, scene)
    blocks: list[Block] = [section(line)]
    if request.open:
        blocks.append(context(due_line(request, lang, scene)))
    if request.open and triage(scene.organisation) is None:
        blocks.append(context(say("refused.no_dpo")))
    if request.state is State.RECEIVED:
        correct = button(ActionId.REQUEST_CORRECT, say("request.correct"), request.reference)
        blocks.append(actions(correct, mistake_button(request.reference, say)))
    return Message(text=line, blocks=blocks)


def request_list(found: Sequence[Request], wanted: Filter | None, reader: Actor, lang: Lang, scene: Scene) -> Message:
    """Requests in a line or two each, without names: the team sees how they stand, others what became of theirs."""
    say, team = labels(lang), role(reader, scene.organisation) in TEAM
    which = wanted or (Filter.OPEN if team else "logged")
    if not found:
        none = say(f"request.none.{which}")
        return Message(text=none, blocks=[section(none)])
    title = say(f"request.list.{which}", count=str(len(found)))
    line = _team_line if team else _logger_line
    lines = [line(summary(request), lang, scene) for request in found[:LISTED]]
    more = [context(say("request.more", count=str(len(found) - LISTED)))] if len(found) > LISTED else []
    return Message(text=cut("\n".join([title, *lines])), blocks=[section(bold(title)), *map(section, lines), *more])


def standing(request: Summary, lang: Lang, scene: Scene) -> Mrkdwn:
    """The date of a request that is open, else how it ended."""
    return due_line(request, lang, scene) if request.open else labels(lang)(f"state.{request.state}")


def mistake_button(reference: str, say: Labels) -> Block:
    """Logged by mistake, after a question."""
    label = say("request.mistake")
    element = button(ActionId.REQUEST_MISTAKE, label, reference, "danger")
    return confirmed(element, label, say("request.mistake_confirm"), say("request.mistake_yes"), say("cancel"))


def due_line(request: Summary, lang: Lang, scene: Scene) -> Mrkdwn:
    """``Due Mon 2 Mar · 12 days left``; what is to be stopped at once says so."""
    say = labels(lang)
    if request.due is None:
        return say("request.no_due")
    date_line = say("request.due", date=scene.short_date(request.due, lang), left=left(request.due, scene.today(), say))
    at_once = [right for right in request.rights if scene.rights[right].handling is Handling.AT_ONCE]
    if not at_once:
        return date_line
    return Mrkdwn(f"{say('request.at_once', rights=_named(at_once, lang, scene))}\n{date_line}")


def left(due: date, today: date, say: Labels) -> Mrkdwn:
    """How many calendar days until a date."""
    days = (due - today).days
    match days:
        case 0:
            return say("request.left.today")
        case 1:
            return say("request.left.one")
        case -1:
            return say("request.left.late_one")
        case _:
            return say("request.left.many" if days > 0 else "request.left.late", count=str(abs(days)))


def rights_line(request: Summary, lang: Lang, scene: Scene) -> Mrkdwn:
    """The rights by name, as a line of its own."""
    return Mrkdwn(capitalised(_named(request.rights, lang, scene)))


def _named(rights: Sequence[str], lang: Lang, scene: Scene) -> Mrkdwn:
    return escape(format_list([scene.right(right, lang) for right in rights], locale=lang))


def _logger_line(request: Summary, lang: Lang, scene: Scene) -> Mrkdwn:
    say = labels(lang)
    state = say(f"short.{_seen_by_logger(request.state)}")
    rights = _named(request.rights, lang, scene)
    return say("request.receipt", reference=request.reference, rights=rights, state=state)


def _team_line(request: Summary, lang: Lang, scene: Scene) -> Mrkdwn:
    say = labels(lang)
    who = person(request.assignee) if request.assignee else say("request.nobody")
    stands = f"{rights_line(request, lang, scene)} · {say(f'state.{request.state}')} · {who}"
    due = f"\n{due_line(request, lang, scene)}" if request.open else ""
    return Mrkdwn(f"{bold(request.reference)} · {stands}{due}")


def _seen_by_logger(state: State) -> str:
    """A colleague who is no handler sees received, being handled or done (roles of the register)."""
    if state is State.RECEIVED:
        return "received"
    return "being_handled" if state in OPEN else "done"


def _buttons(request: Summary, say: Labels, scene: Scene) -> list[Block]:
    to_claim = request.state in ROWS[Step.CLAIM].before and vacant(request.assignee, scene.organisation)
    to_close = request.state in ROWS[Step.CLOSE_SHORT].before
    wanted = [
        (to_claim, ActionId.REQUEST_CLAIM, "request.claim"),
        (True, ActionId.REQUEST_DETAILS, "request.details"),
        (request.due is not None, ActionId.REQUEST_WHY, "request.why"),
        (to_close, ActionId.REQUEST_CLOSE, "request.close"),
    ]
    row = [_button(action, say(label), request.reference) for shown, action, label in wanted if shown]
    return [actions(*row)]


def _button(action: ActionId, label: str, reference: str) -> Block:
    """What nobody has taken up yet is to be taken up first."""
    return button(action, label, reference, "primary" if action is ActionId.REQUEST_CLAIM else None)
