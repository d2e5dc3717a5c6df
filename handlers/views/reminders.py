"""A reminder of a legal date: which request, how long still, and what one can do about it."""

from handlers.ids import ActionId
from handlers.views.labels import Labels, labels
from handlers.views.message import Block, Message, actions, button, context, section
from handlers.views.requests import due_line, rights_line
from handlers.views.scene import Scene
from handlers.views.text import Mrkdwn, bold
from knowledge.language import Lang
from knowledge.reminders import DeadlineReminder
from knowledge.requests.notices import Summary


def deadline_reminder(notice: DeadlineReminder, scene: Scene) -> Message:
    """The reminder as the request stands today; it names nobody."""
    say, request = labels(notice.lang), notice.request
    title = say(_title(request, scene), reference=request.reference)
    due, rights = due_line(request, notice.lang, scene), rights_line(request, notice.lang, scene)
    return Message(
        text=f"{title}. {due}",
        blocks=[
            section(Mrkdwn(f"{bold(title)}\n{due}")),
            context(rights, say(f"state.{request.state}")),
            actions(*_buttons(request, say)),
        ],
    )


def deadline_passed(request: Summary, lang: Lang, scene: Scene) -> Message:
    """The line that a reminder becomes when a newer one says more, or nothing is to be done."""
    date = scene.short_date(request.due, lang) if request.due else ""
    line = labels(lang)("reminder.passed", reference=request.reference, date=date)
    return Message(text=line, blocks=[context(line)])


def _title(request: Summary, scene: Scene) -> str:
    days = (request.due - scene.today()).days if request.due else 0
    if days == 0:
        return "reminder.today"
    return "reminder.soon" if days > 0 else "reminder.overdue"


def _buttons(request: Summary, say: Labels) -> list[Block]:
    """What its handler needs; somebody who is reminded because nobody claimed it may claim it."""
    act = (
        button(ActionId.REQUEST_CLOSE, say("request.close"), request.reference)
        if request.assignee
        else button(ActionId.REQUEST_CLAIM, say("request.claim"), request.reference, "primary")
    )
    details = button(ActionId.REQUEST_DETAILS, say("request.details"), request.reference)
    return [act, details, button(ActionId.REQUEST_WHY, say("request.why"), request.reference)]
