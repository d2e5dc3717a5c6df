"""The forms of a request that are sent: log, correct, close."""

from collections.abc import Callable, Iterable, Sequence

from handlers.ids import InputId, ViewId
from handlers.views.labels import labels
from handlers.views.message import Block, field, line_input, modal, options, section
from handlers.views.scene import Scene
from knowledge.grammar import capitalised
from knowledge.language import LANGS, Lang
from knowledge.personal import Personal
from knowledge.requests.model import Channel, Intake, Request, Requester, Verdict

WORDS_LIMIT = 1500  # characters: enough to understand a request, too few for a whole file


def intake_form(
    lang: Lang,
    scene: Scene,
    known: Intake | None,
    *,
    rights: Sequence[str],
    carried: str,
    correcting: bool = False,
    alike: str | None = None,
) -> Block:
    """The form that logs a request, or puts a known one right; ``rights`` are ticked beforehand.

    ``alike`` is the reference of a likely duplicate, pointed out above; sending the form then logs all the same.
    Inputs keep their names, so that Slack keeps what was typed in them.
    """
    say = labels(lang)
    view, title, submit = _purpose(correcting=correcting, sure=alike is not None)
    above = say("request.alike", reference=alike) if alike else say("request.log_intro")
    return modal(
        view,
        say(title),
        [section(above), *_intake_fields(lang, scene, known, rights)],
        submit=say(submit),
        close=say("cancel"),
        carried=carried,
    )


def logged_form(lang: Lang, reference: str) -> Block:
    """The reference, once it is in the register."""
    say = labels(lang)
    text = say("request.logged", reference=reference)
    return modal("message", say("request.logged_title"), [section(text)], close=say("close"))


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


def _intake_fields(lang: Lang, scene: Scene, known: Intake | None, rights: Sequence[str]) -> list[Block]:
    say = labels(lang)
    received = known.received_on if known else scene.today()
    channel, name, contact, words = (
        (known.channel, known.person, known.contact, known.words) if known else (None, None, None, None)
    )
    return [
        field(InputId.RIGHTS, say("request.rights"), _rights(lang, scene, known.rights if known else rights)),
        field(InputId.RECEIVED, say("request.received"), {"type": "datepicker", "initial_date": received.isoformat()}),
        field(
            InputId.CHANNEL, say("request.channel"), _choices(lambda value: say(f"channel.{value}"), Channel, channel)
        ),
        field(
            InputId.REQUESTER,
            say("request.requester"),
            _radio(lambda value: say(f"requester.{value}"), Requester, known.requester if known else Requester.SUBJECT),
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


def _purpose(*, correcting: bool, sure: bool) -> tuple[ViewId, str, str]:
    """The name of the form that logs or corrects, and the labels of its title and its button."""
    if correcting:
        return ViewId.REQUEST_CORRECT, "request.correct_title", "request.save"
    if sure:
        return ViewId.REQUEST_SURE, "request.alike_title", "request.log_anyway"
    return ViewId.REQUEST_LOG, "request.log_title", "request.log"


def _rights(lang: Lang, scene: Scene, chosen: Sequence[str]) -> Block:
    say = labels(lang)

    def told(right: str) -> tuple[str, str, str]:
        article = scene.rights[right].articles[0].split("(")[0]
        title = say("request.right", right=capitalised(scene.right(right, lang)), article=article)
        return right, title, scene.meaning(right, lang)

    return options("checkboxes", [told(right) for right in scene.rights], chosen)


def _choices(name: Callable[[str], str], values: Iterable[str], chosen: str | None) -> Block:
    return options("static_select", _labelled(name, values), [chosen] if chosen else [])


def _radio(name: Callable[[str], str], values: Iterable[str], chosen: str) -> Block:
    return options("radio_buttons", _labelled(name, values), [chosen])


def _labelled(name: Callable[[str], str], values: Iterable[str]) -> list[tuple[str, str]]:
    return [(str(value), name(value)) for value in values]


def _shown(value: Personal | None) -> str:
    return value.reveal() if value else ""
