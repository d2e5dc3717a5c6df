"""The forms of a request: log and correct, details for those who may, why this date, close."""

from collections.abc import Callable, Iterable, Sequence

from handlers.ids import ActionId, InputId, ViewId
from handlers.views.labels import Labels, labels
from handlers.views.message import (
    Block,
    actions,
    button,
    confirmed,
    context,
    field,
    line_input,
    modal,
    options,
    section,
    verbatim,
)
from handlers.views.requests import due_line, rights_line
from handlers.views.scene import Scene
from handlers.views.text import bold, escape, person
from knowledge.language import LANGS, Lang
from knowledge.personal import Personal
from knowledge.requests.model import Channel, Intake, Request, Requester, Verdict
from knowledge.requests.notices import summary

WORDS_LIMIT = 1500  # what is typed comes back in the form's 3,000 characters of metadata


def intake_form(
    lang: Lang, scene: Scene, known: Intake | None, *, rights: Sequence[str], carried: str, correcting: bool = False
) -> Block:
    """The form that logs a request, or puts a known one right; ``rights`` are ticked beforehand."""
    say = labels(lang)
    received = known.received_on if known else scene.today()
    channel, name, contact, words = (
        (known.channel, known.person, known.contact, known.words) if known else (None, None, None, None)
    )
    fields = [
        field(InputId.RIGHTS, say("request.rights"), _rights(lang, scene, known.rights if known else rights)),
        field(InputId.RECEIVED, say("request.received"), {"type": "datepicker", "initial_date": received.isoformat()}),
        field(
            InputId.CHANNEL, say("request.channel"), _choices(lambda value: say(f"channel.{value}"), Channel, channel)
        ),
        field(
            InputId.REQUESTER,
            say("request.requester"),
            options(
                "radio_buttons",
                _labelled(lambda value: say(f"requester.{value}"), Requester),
                [known.requester if known else Requester.SUBJECT],
            ),
        ),
        field(
            InputId.LANGUAGE,
            say("request.lang"),
            _choices(lambda value: say(f"lang.{value}"), LANGS, known.lang if known else lang),
        ),
        field(InputId.PERSON, say("request.person"), line_input(_shown(name)), optional=True),
        field(InputId.CONTACT, say("request.contact"), line_input(_shown(contact)), optional=True),
        field(
            InputId.WORDS,
            say("request.words"),
            line_input(_shown(words), multiline=True, limit=WORDS_LIMIT),
            optional=True,
            hint=say("request.words_hint"),
        ),
    ]
    title, submit = ("request.correct_title", "request.save") if correcting else ("request.log_title", "request.log")
    return modal(
        ViewId.REQUEST_CORRECT if correcting else ViewId.REQUEST_LOG,
        say(title),
        [section(say("request.log_intro")), *fields],
        submit=say(submit)[:24],
        close=say("cancel"),
        carried=carried,
    )


def alike_form(lang: Lang, reference: str, carried: str) -> Block:
    """A likely duplicate is pointed out; sending this form logs the request all the same."""
    say = labels(lang)
    text = say("request.alike", reference=reference)
    return modal(
        ViewId.REQUEST_SURE,
        say("request.alike_title"),
        [section(text)],
        submit=say("request.log_anyway"),
        close=say("cancel"),
        carried=carried,
    )


def logged_form(lang: Lang, reference: str) -> Block:
    """The reference, once it is in the register."""
    say = labels(lang)
    text = say("request.logged", reference=reference)
    return modal("message", say("request.logged_title"), [section(text)], close=say("close"))


def details_form(request: Request, lang: Lang, scene: Scene) -> Block:
    """Everything, names included: only for those who may see it."""
    say, intake, told = labels(lang), request.intake, summary(request)
    day = scene.day(request.logged_at, lang)
    head = f"{rights_line(told, lang, scene)}\n{due_line(told, lang, scene)}"
    said = [
        block
        for label, value in (("person", intake.person), ("contact", intake.contact), ("words", intake.words))
        if value
        for block in (section(bold(say(f"request.{label}"))), verbatim(value.reveal()))
    ]
    facts = context(
        say(f"channel.{intake.channel}"),
        say(f"requester.{intake.requester}"),
        say("request.logged_by", person=person(request.logged_by), date=day),
    )
    row = [button(ActionId.REQUEST_CORRECT, say("request.correct"), request.reference), _mistake(request, say)]
    blocks = [
        section(bold(request.reference)),
        section(escape(head)),
        *(said or [section(say("request.details_none"))]),
        facts,
    ]
    return modal("message", say("request.details_title"), [*blocks, actions(*row)], close=say("close"))


def why_form(lang: Lang, steps: Sequence[str]) -> Block:
    """The steps to the date, each with its source."""
    say = labels(lang)
    return modal("message", say("request.why_title"), [section(escape(step)) for step in steps], close=say("close"))


def close_form(request: Request, lang: Lang, scene: Scene) -> Block:
    """The short way: an outcome per right, reasons where something is refused, the day of the answer."""
    say = labels(lang)
    fields: list[Block] = []
    for right in request.intake.rights:
        name = scene.right(right, lang)
        verdicts = _radio(lambda value: say(f"verdict.{value}"), Verdict, Verdict.GRANTED)
        fields.append(field(f"{InputId.OUTCOME}-{right}", say("request.outcome", right=name), verdicts))
        reason = line_input(multiline=True, limit=WORDS_LIMIT)
        fields.append(field(f"{InputId.REASON}-{right}", say("request.reason", right=name), reason, optional=True))
    answered = {"type": "datepicker", "initial_date": scene.today().isoformat()}
    return modal(
        ViewId.REQUEST_CLOSE,
        say("request.close_title"),
        [
            section(say("request.close_intro")),
            *fields,
            field(InputId.ANSWERED, say("request.answered_on"), answered),
        ],
        submit=say("request.close"),
        close=say("cancel"),
        carried=request.reference,
    )


def _mistake(request: Request, say: Labels) -> Block:
    label = say("request.mistake")
    element = button(ActionId.REQUEST_MISTAKE, label, request.reference, "danger")
    return confirmed(element, label, say("request.mistake_confirm"), say("request.mistake_yes"), say("cancel"))


def _rights(lang: Lang, scene: Scene, chosen: Sequence[str]) -> Block:
    return options("checkboxes", [(right, scene.right(right, lang)) for right in scene.rights], chosen)


def _choices(name: Callable[[str], str], values: Iterable[str], chosen: str | None) -> Block:
    return options("static_select", _labelled(name, values), [chosen] if chosen else [])


def _radio(name: Callable[[str], str], values: Iterable[str], chosen: str) -> Block:
    return options("radio_buttons", _labelled(name, values), [chosen])


def _labelled(name: Callable[[str], str], values: Iterable[str]) -> list[tuple[str, str]]:
    return [(str(value), name(value)) for value in values]


def _shown(value: Personal | None) -> str:
    return value.reveal() if value else ""
