"""A check as people see it: one question with three buttons, then a line."""

from babel.units import format_unit

from handlers.ids import ActionId
from handlers.views.labels import Labels, labels
from handlers.views.message import Block, Message, actions, button, confirmed, context, section
from handlers.views.scene import Scene
from handlers.views.text import Mrkdwn, bold, person
from knowledge.checks import Answer, Attestation, CheckAnswered, CheckAsked, HelpWanted, may_wait
from knowledge.language import Lang


def check_question(notice: CheckAsked, scene: Scene) -> Message:
    """The question, what is meant by it, and what becomes of the answer."""
    say, check = labels(notice.lang), notice.check
    asked, meant = say(f"check.ask.{check.kind}"), say(f"check.meant.{check.kind}")
    kept = format_unit(scene.organisation.periods.checks_years, "duration-year", locale=notice.lang)
    return Message(
        text=f"{asked} {meant}",
        blocks=[
            section(Mrkdwn(f"{bold(asked)}\n{meant}")),
            actions(*_buttons(check, say)),
            context(say("check.note", kept=kept)),
        ],
    )


def check_answered(notice: CheckAnswered, scene: Scene) -> Message:
    """The line that an answered question becomes."""
    say, check = labels(notice.lang), notice.check
    line = _passed(check, notice.lang, scene)
    if check.answer is Answer.LATER:
        when = scene.short_day(notice.again, notice.lang) if notice.again else ""
        text = say("check.again", check=line, date=when) if notice.again else say("check.next_week", check=line)
    else:
        text = say(f"check.answered.{check.answer}", check=line)
    return Message(text=text, blocks=[context(text)])


def check_unanswered(check: Attestation, lang: Lang, scene: Scene) -> Message:
    """The line that an old question becomes when the next one is asked."""
    line = labels(lang)("check.unanswered", check=_passed(check, lang, scene))
    return Message(text=line, blocks=[context(line)])


def help_wanted(notice: HelpWanted, scene: Scene) -> Message:
    """For the DPO: who wants help with what."""
    check = _passed(notice.check, notice.lang, scene)
    line = labels(notice.lang)("check.help_wanted", person=person(notice.check.person), check=check)
    return Message(text=line, blocks=[section(line)])


def _passed(check: Attestation, lang: Lang, scene: Scene) -> Mrkdwn:
    """``Desk check of Thu 11 Jun``."""
    return labels(lang)(f"check.name.{check.kind}", date=scene.short_date(check.day, lang))


def _buttons(check: Attestation, say: Labels) -> list[Block]:
    value = f"{check.campaign} {check.day} {check.snoozes}"
    good = button(f"{ActionId.CHECK}:good", say("check.good"), f"{value} {Answer.ALL_GOOD}", "primary")
    help_me = button(f"{ActionId.CHECK}:help", say("check.help"), f"{value} {Answer.NEED_HELP}")
    asked = confirmed(help_me, say("check.help_title"), say("check.help_confirm"), say("check.help_yes"), say("cancel"))
    later = button(f"{ActionId.CHECK}:later", say("check.later"), f"{value} {Answer.LATER}")
    return [good, asked, *([later] if may_wait(check) else [])]
