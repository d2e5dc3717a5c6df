"""The forms around an answer: a text for a customer, a correction by the DPO, a closed door."""

from handlers.ids import ActionId, InputId, ViewId
from handlers.views.labels import labels
from handlers.views.message import Block, choice, context, modal, section, text_input
from handlers.views.scene import Scene
from handlers.views.text import cut, escape
from knowledge.asking import Answered
from knowledge.language import LANGS, Lang


def customer_form(answered: Answered, reader: Lang, customer: Lang, scene: Scene) -> Block:
    """A text to copy, in the customer's language; the form's own words are in the reader's.

    The block of the text has a name per language, or Slack would keep showing the former text.
    """
    say = labels(reader)
    text = scene.wording.customer_text(answered.answer, customer, scene.organisation)
    picker = choice(ActionId.CUSTOMER_LANGUAGE, [(lang, say(f"lang.{lang}")) for lang in LANGS], customer)
    shown = (
        text_input(f"{InputId.ANSWER}-{customer}", say("customer.text"), initial=text, hint=say("customer.intro"))
        if text
        else section(say("customer.none"))
    )
    return modal(
        ViewId.CUSTOMER,
        say("customer.title"),
        [section(say("customer.language"), accessory=picker), shown],
        submit=say("close") if text else None,
        close=say("cancel" if text else "close"),
        carried=f"{answered.id} {reader}",
    )


def correction_form(answered: Answered, reader: Lang, scene: Scene, carried: str) -> Block:
    """The DPO's words in the place of an answer."""
    say = labels(reader)
    now = scene.wording.answer_text(answered.answer, answered.lang, scene.organisation)
    return modal(
        ViewId.CORRECT,
        say("correct.title"),
        [
            context(cut(escape(now), 1_900)),
            section(say("correct.intro")),
            text_input(InputId.ANSWER, say("correct.label")),
        ],
        submit=say("correct.submit"),
        close=say("cancel"),
        carried=carried,
    )


def message_form(reader: Lang, title: str, sentence: str) -> Block:
    """A form that only says something."""
    say = labels(reader)
    return modal("message", say(title), [section(escape(sentence))], close=say("close"))
