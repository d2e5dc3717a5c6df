"""Answer -> card: the answer in a line, where it stands, what one can do with it."""

from handlers.ids import ActionId
from handlers.views.labels import Labels, labels
from handlers.views.message import Block, Message, actions, button, context, divider, plain, section, verbatim
from handlers.views.scene import Scene
from handlers.views.sources import source_line
from handlers.views.text import SECTION_LIMIT, Mrkdwn, bold, cut, escape, person, struck, typed
from knowledge.answers import Answer, Clarify, Fact, Listing, NoAnswer, Passage, RequestNoticed, Silence
from knowledge.asking import Answered
from knowledge.model import Facet
from knowledge.personal import Personal

VALUE_LIMIT = 1_900  # a button's value takes 2,000 characters
OPTION_LIMIT = 75
FACETS = (Facet.PURPOSE, Facet.DATA, Facet.LEGAL_BASIS, Facet.RETENTION, Facet.ACCESS, Facet.ALL)
_SMALL_TALK = frozenset({Silence.GREETING, Silence.THANKS, Silence.EMPTY})
_PLAIN = _SMALL_TALK | {Silence.TOO_LONG}  # the sentence itself says why


def answer_card(
    answered: Answered,
    scene: Scene,
    *,
    question: Personal | None = None,
    quoted: str | None = None,
    shared: bool = False,
) -> Message:
    """The card: ``question`` fills the form to the DPO, ``quoted`` stands above, ``shared`` says by whom."""
    say = labels(answered.lang)
    text = _sentence(answered, scene)
    blocks: list[Block] = []
    if quoted:
        blocks.append(context(Mrkdwn(f"{say('answer.asked')} {escape(quoted)}")))
    if shared:
        blocks.append(context(say("answer.shared_by", person=person(answered.asked_by))))
    blocks += _said(answered, text, scene, say)
    blocks += _buttons(answered, question, scene, say)
    return Message(text=_in_words(answered, text, scene), blocks=blocks)


def _sentence(answered: Answered, scene: Scene) -> str:
    if answered.correction:
        return answered.correction.text.reveal()
    return scene.wording.answer_text(answered.answer, answered.lang, scene.organisation)


def _in_words(answered: Answered, text: str, scene: Scene) -> Mrkdwn:
    """For phones and screen readers: the answer and, unless it was corrected, what it rests on and where."""
    line = None if answered.correction else source_line(answered.answer, answered.lang, scene)
    if not line:
        return cut(escape(text))
    return Mrkdwn(f"{cut(escape(text), SECTION_LIMIT - len(line))}\n{line}")


def _said(answered: Answered, text: str, scene: Scene, say: Labels) -> list[Block]:
    """The answer itself and the line below it; a corrected one says by whom, and what stood there before."""
    if correction := answered.correction:
        before = scene.wording.answer_text(answered.answer, answered.lang, scene.organisation)
        day = scene.day(correction.at, answered.lang)
        return [
            context(say("answer.corrected", person=person(correction.by), date=day)),
            verbatim(text, quoted=False),
            divider(),
            context(say("answer.corrected_before")),
            context(struck(cut(before, 1_900))),
        ]
    line = source_line(answered.answer, answered.lang, scene)
    return [
        section(_headline(answered, text, scene), accessory=_why_asked(answered, say)),
        *([context(line)] if line else []),
    ]


def _headline(answered: Answered, text: str, scene: Scene) -> Mrkdwn:
    """The answer with what it speaks of in bold; of a question back only the question, its options are buttons."""
    answer, lang = answered.answer, answered.lang
    if isinstance(answer, Clarify):
        return escape(scene.wording.short(answer, lang))
    name = scene.wording.names(answer.ids, lang) if isinstance(answer, Fact) else ""
    if not name or not text.startswith(name):
        return cut(escape(text))
    return cut(f"{bold(name)}{escape(text.removeprefix(name))}")


def _buttons(answered: Answered, question: Personal | None, scene: Scene, say: Labels) -> list[Block]:
    if answered.correction:
        return []
    rows = [_options(answered, scene), _facets(answered, say), _more(answered, question, say)]
    blocks = [actions(*row) for row in rows if row]
    return [*blocks, *([_feedback(answered, say)] if _worth_a_verdict(answered.answer) else [])]


def _options(answered: Answered, scene: Scene) -> list[Block]:
    """What a question back offers."""
    if not isinstance(answered.answer, Clarify):
        return []
    return [
        button(
            f"{ActionId.CHOOSE}:{number}", scene.name(option, answered.lang)[:OPTION_LIMIT], f"{answered.id} {option}"
        )
        for number, option in enumerate(answered.answer.ids)
    ]


def _why_asked(answered: Answered, say: Labels) -> Block | None:
    """Beside a question back, where it cannot be taken for one of the options."""
    return button(ActionId.WHY, say("answer.why_asked"), answered.id) if isinstance(answered.answer, Clarify) else None


def _facets(answered: Answered, say: Labels) -> list[Block]:
    """The other things one can ask of the same activities."""
    answer = answered.answer
    if not isinstance(answer, Fact):
        return []
    others = [facet for facet in FACETS if facet is not answer.facet]
    return [button(f"{ActionId.FACET}:{facet}", say(f"facet.{facet}"), f"{answered.id} {facet}") for facet in others]


def _more(answered: Answered, question: Personal | None, say: Labels) -> list[Block]:
    """Share, a text for a customer, the DPO, why."""
    answer = answered.answer
    if isinstance(answer, NoAnswer) and answer.silence in _SMALL_TALK:
        return []
    carried = f"{answered.id} {typed(question.reveal()) if question else ''}"[:VALUE_LIMIT].strip()
    heard = " ".join(answer.ids) if isinstance(answer, RequestNoticed) else ""
    offered = [
        (isinstance(answer, RequestNoticed), ActionId.REQUEST_LOG, "request.log", heard),
        (_can_be_shared(answered), ActionId.SHARE, "answer.share", answered.id),
        (isinstance(answer, Fact | Passage), ActionId.CUSTOMER, "answer.customer", answered.id),
        (not isinstance(answer, Clarify), ActionId.ASK_DPO, "answer.ask_dpo", carried),
        (not isinstance(answer, Clarify) and not _is_plain(answer), ActionId.WHY, "answer.why", answered.id),
    ]
    is_open = isinstance(answer, NoAnswer) and answer.silence is Silence.NOT_STATED
    first = ActionId.ASK_DPO if is_open else ActionId.REQUEST_LOG
    return [
        button(action, say(label), value, "primary" if action is first else None)
        for wanted, action, label, value in offered
        if wanted
    ]


def _can_be_shared(answered: Answered) -> bool:
    """An answer in a channel that only its asker saw; a question back says nothing to others."""
    return answered.private and answered.place.channel[0] in "CG" and not isinstance(answered.answer, Clarify)


def _is_plain(answer: Answer) -> bool:
    return isinstance(answer, NoAnswer) and answer.silence in _PLAIN


def _worth_a_verdict(answer: Answer) -> bool:
    return isinstance(answer, Fact | Passage | Listing | RequestNoticed)


def _feedback(answered: Answered, say: Labels) -> Block:
    def verdict(label: str, value: str) -> Block:
        return {"text": plain(say(label)), "value": f"{answered.id} {value}"}

    return {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": ActionId.FEEDBACK,
                "positive_button": verdict("answer.helpful", "helpful"),
                "negative_button": verdict("answer.not_helpful", "not_helpful"),
            }
        ],
    }
