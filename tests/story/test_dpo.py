"""A question to the DPO and its way back; a shared answer put right."""

from tests.story.town import Somebody, Town, eventually, markup, shown


def put_to_the_dpo(person: Somebody, question: str, label: str, channel: str = "") -> None:
    """Ask the bot, then the DPO."""
    root = person.writes(question, channel) if not channel else person.writes(f"<@U0PRIVACY> {question}", channel)
    thread = root if channel else None
    card = eventually(
        lambda: [m for m in person.sees(channel, thread) if m.get("bot_id") and m["ts"] > root], "an answer"
    )[-1]
    person.clicks(card, label, channel)
    assert person.form()["view"]["blocks"][1]["element"]["initial_value"] == question
    assert person.submits(question=question)["ok"]


def test_a_question_goes_to_the_dpo_with_a_name_and_comes_back_where_it_was_asked(here: Town) -> None:
    emma, katrien = here.person("U0EMMA"), here.person("U0KATRIEN")
    question = "mogen we de nummerplaat van een klant bijhouden & <delen>?"
    put_to_the_dpo(emma, question, "Vraag het aan de DPO")
    card = katrien.waits_for("nummerplaat", "C0DPO")
    assert "<@U0EMMA>" in shown(card)
    assert "&lt;delen&gt;" in shown(card)
    katrien.clicks(card, "Beantwoorden", "C0DPO")
    assert katrien.submits(answer="Nee, enkel met *toestemming* <!channel>.")["ok"]
    back = emma.waits_for("Nee, enkel met")
    assert "<!channel>" not in markup(back)
    done = katrien.waits_until(card["ts"], "Beantwoord door", "C0DPO")
    assert "<@U0KATRIEN>" in shown(done)


def test_the_dpos_reply_in_the_thread_is_the_answer_and_a_colleagues_is_not(here: Town) -> None:
    luc, katrien = here.person("U0LUC"), here.person("U0KATRIEN")
    put_to_the_dpo(luc, "peut-on garder les plaques d'immatriculation ?", "Demander au DPO")
    card = katrien.waits_for("plaques", "C0DPO")
    katrien.writes("<@U0SIMON> tu en penses quoi ?", "C0DPO", card["ts"])
    katrien.writes("Non, pas sans base légale.", "C0DPO", card["ts"])
    luc.waits_for("Non, pas sans base")
    katrien.waits_for("Doorgegeven", "C0DPO", card["ts"])
    assert "tu en penses quoi" not in " ".join(shown(each) for each in luc.sees())


def test_only_the_dpo_opens_the_answer_form(here: Town) -> None:
    emma, hanne, katrien = here.person("U0EMMA"), here.person("U0HANNE"), here.person("U0KATRIEN")
    here.person("U0KATRIEN").act("join", channel="C0DPO", user="U0HANNE")
    put_to_the_dpo(emma, "mogen we rijksregisternummers opslaan?", "Vraag het aan de DPO")
    card = katrien.waits_for("rijksregister", "C0DPO")
    hanne.clicks(card, "Beantwoorden", "C0DPO")
    hanne.told_in_private("alleen de DPO", "C0DPO")
    assert not hanne.state()["views"]


def test_an_empty_question_is_told_in_the_form(here: Town) -> None:
    emma = here.person("U0EMMA")
    asked = emma.writes("mogen we kentekens van bezoekers noteren?")
    card = emma.waits_for("Vraag het aan de DPO", after=asked)
    emma.clicks(card, "Vraag het aan de DPO")
    done = emma.submits(question="   ")
    assert not done["ok"]
    assert "question" in done["errors"]
    emma.act("view_close", view_id=emma.form()["id"], clear=True)


def test_a_shared_answer_is_put_right_in_place_by_the_dpo_alone(here: Town) -> None:
    emma, katrien = here.person("U0EMMA"), here.person("U0KATRIEN")
    root = emma.writes("<@U0PRIVACY> hoelang bewaren we webinarinschrijvingen van klanten?", "C0GENERAL")
    card = emma.waits_for("3 jaar", "C0GENERAL", root)
    emma.act("message_shortcut", channel="C0GENERAL", ts=card["ts"], callback_id="correct_answer")
    emma.told_in_private("alleen de DPO", "C0GENERAL", root)
    katrien.act("message_shortcut", channel="C0GENERAL", ts=card["ts"], callback_id="correct_answer")
    assert katrien.submits(answer="Dat is 3 jaar na het webinar.")["ok"]
    right = emma.waits_until(card["ts"], "na het webinar", "C0GENERAL", root)
    assert "Rechtgezet door <@U0KATRIEN>" in shown(right)
    assert "~" in shown(right)
