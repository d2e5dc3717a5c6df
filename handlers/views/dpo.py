"""A question to the DPO: the form, the card in the DPO's channel, the answer on its way back."""

from handlers.ids import ActionId, InputId, ViewId
from handlers.views.labels import labels
from handlers.views.message import Block, Message, actions, button, context, modal, plain, section, text_input, verbatim
from handlers.views.scene import Scene
from handlers.views.text import clean, cut, escape, person
from knowledge.asking import DpoQuestion
from knowledge.language import Lang

REMINDER = 300  # characters of the question that stand below its answer


def ask_form(lang: Lang, question: str, carried: str) -> Block:
    """The form in which somebody confirms what goes to the DPO, with their name."""
    say = labels(lang)
    return modal(
        ViewId.ASK_DPO,
        say("dpo.ask_title"),
        [section(say("dpo.ask_intro")), text_input(InputId.QUESTION, say("dpo.question"), initial=question)],
        submit=say("send"),
        close=say("cancel"),
        carried=carried,
    )


def answer_form(question: DpoQuestion, lang: Lang) -> Block:
    """The form in which the DPO answers."""
    say = labels(lang)
    return modal(
        ViewId.DPO_ANSWER,
        say("dpo.answer_title"),
        [verbatim(question.question.reveal()), text_input(InputId.ANSWER, say("dpo.answer_label"))],
        submit=say("send"),
        close=say("cancel"),
        carried=question.id,
    )


def dpo_card(question: DpoQuestion, lang: Lang, scene: Scene) -> Message:
    """The question with the asker's name, open or answered."""
    say = labels(lang)
    title, asked = say("dpo.card", person=person(question.asked_by)), question.question.reveal()
    blocks: list[Block] = [section(title), verbatim(asked)]
    if question.answered_by and question.answered_at:
        day = scene.day(question.answered_at, lang)
        blocks.append(context(say("dpo.answered", person=person(question.answered_by), date=day)))
        blocks.append(actions(button(ActionId.DPO_ANSWER, say("dpo.answer_again"), question.id)))
    else:
        blocks.append(actions(button(ActionId.DPO_ANSWER, say("dpo.answer"), question.id, "primary")))
        blocks.append(context(say("dpo.card_hint")))
    return Message(text=cut(f"{say('dpo.card_text')}: {escape(asked)}"), blocks=blocks)


def dpo_answer(question: DpoQuestion) -> Message:
    """The DPO's words, below the question they answer."""
    say = labels(question.lang)
    answer = question.answer.reveal() if question.answer else ""
    reminder = plain(cut(f"{say('answer.asked')} {clean(question.question.reveal())}", REMINDER))
    return Message(
        text=cut(f"{say('dpo.reply_text')}: {escape(answer)}"),
        blocks=[
            section(say("dpo.reply", person=person(question.asked_by))),
            verbatim(answer),
            {"type": "context", "elements": [reminder]},
        ],
    )


def passed_on(asked_by: str, lang: Lang) -> Message:
    """The line below the DPO's reply."""
    line = labels(lang)("dpo.passed_on", person=person(asked_by))
    return Message(text=line, blocks=[context(line)])
