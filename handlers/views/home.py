"""The Home tab: what this is, examples to click, one's language, who the DPO is, what is kept."""

from handlers.ids import ActionId
from handlers.views.labels import labels
from handlers.views.message import Block, actions, button, choice, context, divider, header, section
from handlers.views.text import Mrkdwn, bold, escape, person
from knowledge.language import Lang
from knowledge.organisation import Organisation

EXAMPLES = ("1", "2", "3", "4")


def home(lang: Lang, organisation: Organisation) -> Block:
    """The Home view of somebody who reads this language."""
    say = labels(lang)
    examples = [button(f"{ActionId.EXAMPLE}:{n}", say(f"home.example.{n}"), n) for n in EXAMPLES]
    languages = [(code, labels(code)(f"lang.{code}")) for code in organisation.languages]
    blocks = [
        header(say("home.title")),
        section(say("home.welcome")),
        section(say("home.examples")),
        *(actions(example) for example in examples),
        divider(),
        section(say("home.how")),
        divider(),
        section(say("home.requests")),
        actions(button(ActionId.REQUEST_LOG, say("request.log"), "home")),
        divider(),
        section(say("home.language"), accessory=choice(ActionId.LANGUAGE, languages, lang)),
        section(say("home.dpo", contact=_contact(lang, organisation))),
        context(say("home.privacy", days=str(organisation.periods.questions_days))),
    ]
    return {"type": "home", "blocks": blocks}


def _contact(lang: Lang, organisation: Organisation) -> Mrkdwn:
    dpo = organisation.dpo
    named = [person(user) for user in (dpo.slack, dpo.deputy) if user]
    written = [escape(dpo.contact)] if dpo.contact else []
    return Mrkdwn(", ".join([*named, *written]) or bold(labels(lang)("home.dpo_missing")))
