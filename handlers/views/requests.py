"""A request where others see it: the card of the triage channel and the receipt of who logged it. No personal data."""

from datetime import date

from babel.lists import format_list

from handlers.ids import ActionId
from handlers.views.labels import Labels, labels
from handlers.views.message import Block, Message, actions, button, context, section
from handlers.views.scene import Scene
from handlers.views.text import Mrkdwn, bold, person
from knowledge.language import Lang
from knowledge.requests.model import Handling, State
from knowledge.requests.notices import RequestCard, RequestReceipt, Summary


def request_message(notice: RequestCard | RequestReceipt, scene: Scene) -> Message:
    """The card or the receipt."""
    drawn = request_card if isinstance(notice, RequestCard) else request_receipt
    return drawn(notice.request, notice.lang, scene)


def request_card(request: Summary, lang: Lang, scene: Scene) -> Message:
    """Reference, rights, date, state and who handles it, with what may be done."""
    say = labels(lang)
    who = say("request.assignee", person=person(request.assignee)) if request.assignee else say("request.nobody")
    received = say("request.received_on", date=scene.short_date(request.received_on, lang))
    due = due_line(request, lang, scene)
    rights = rights_line(request, lang, scene)
    text = say("request.card_text", reference=request.reference, rights=rights, due=due)
    lines = [bold(say("request.card", reference=request.reference)), Mrkdwn(rights), *([due] if request.open else [])]
    blocks = [section(Mrkdwn("\n".join(lines))), context(say(f"state.{request.state}"), who, received)]
    return Message(text=text, blocks=[*blocks, *_buttons(request, say)])


def request_receipt(request: Summary, lang: Lang, scene: Scene) -> Message:
    """What the colleague who logged it keeps: how it stands, in three words, and how to put it right."""
    say = labels(lang)
    state = say(f"short.{_seen_by_logger(request.state)}")
    rights = rights_line(request, lang, scene)
    line = say("request.receipt", reference=request.reference, rights=rights, state=state)
    blocks: list[Block] = [section(line)]
    if request.open:
        blocks.append(context(due_line(request, lang, scene)))
    if request.state is State.RECEIVED:
        blocks.append(actions(button(ActionId.REQUEST_CORRECT, say("request.correct"), request.reference)))
    return Message(text=line, blocks=blocks)


def due_line(request: Summary, lang: Lang, scene: Scene) -> Mrkdwn:
    """``Due Mon 2 Mar · 12 days left``; what is to be stopped at once says so."""
    say = labels(lang)
    if request.due is None:
        return say("request.no_due")
    at_once = all(scene.rights[right].handling is not Handling.CALENDAR for right in request.rights)
    key = "request.at_once" if at_once else "request.due"
    return say(key, date=scene.short_date(request.due, lang), left=left(request.due, scene.today(), say))


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


def rights_line(request: Summary, lang: Lang, scene: Scene) -> str:
    """The rights by name."""
    return format_list([scene.right(right, lang) for right in request.rights], locale=lang)


def _seen_by_logger(state: State) -> str:
    """A colleague who is no handler sees received, being handled or done (roles of the register)."""
    if state is State.RECEIVED:
        return "received"
    return "done" if state in _DONE else "being_handled"


_DONE = frozenset(
    {State.CLOSED, State.FORWARDED, State.NOT_A_REQUEST, State.UNIDENTIFIED, State.WITHDRAWN, State.PURGED}
)


def _buttons(request: Summary, say: Labels) -> list[Block]:
    wanted = [
        (request.open and request.assignee is None, ActionId.REQUEST_CLAIM, "request.claim"),
        (True, ActionId.REQUEST_DETAILS, "request.details"),
        (request.due is not None, ActionId.REQUEST_WHY, "request.why"),
        (request.open and request.assignee is not None, ActionId.REQUEST_CLOSE, "request.close"),
    ]
    row = [button(action, say(label), request.reference) for shown, action, label in wanted if shown]
    return [actions(*row)]
