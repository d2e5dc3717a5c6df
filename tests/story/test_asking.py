"""Ask in every way and in four languages, and do what one can do with an answer."""

import pytest

from tests.story.town import Town, eventually, shown

LINES = (
    ("U0EMMA", "Hoelang bewaren we facturen van een laadpuntbeheerder?", "7 jaar", "Staat in het beleid"),
    ("U0LUC", "Combien de temps gardons-nous les factures d'un exploitant de bornes ?", "7 ans", "dans la politique"),
    ("U0OLIVIA", "How long do we keep invoices of a charge-point operator?", "7 years", "In the policy"),
    ("U0JONAS", "Wie lange bewahren wir Rechnungen eines Ladepunktbetreibers auf?", "7 Jahre", "Datenschutzerklärung"),
)


@pytest.mark.parametrize(("user", "question", "words", "label"), LINES)
def test_a_direct_message_is_answered_in_its_language_with_its_place(
    here: Town, user: str, question: str, words: str, label: str
) -> None:
    person = here.person(user)
    person.writes(question)
    card = person.waits_for(words)
    assert label in shown(card)
    assert words in card["text"]


def test_a_mention_is_answered_in_its_thread(here: Town) -> None:
    luc = here.person("U0LUC")
    root = luc.writes("<@U0PRIVACY> sur quelle base légale envoyons-nous la newsletter ?", "C0SUPPORT")
    card = luc.waits_for("consentement", "C0SUPPORT", root)
    assert card["thread_ts"] == root


def test_a_command_is_answered_in_private_and_shared_once_by_a_click(here: Town) -> None:
    jonas, emma = here.person("U0JONAS"), here.person("U0EMMA")
    assert jonas.act("command", channel="C0SALES", command="/privacy", text="Speicherdauer Newsletter?")["ok"]
    card = jonas.waits_for("Newsletter", "C0SALES")
    assert card["ephemeral"]
    assert not [each for each in emma.sees("C0SALES") if "Newsletter" in shown(each)]
    assert jonas.clicks(card, "In diesem Kanal teilen", "C0SALES")["ok"]
    public = emma.waits_for("geteilt", "C0SALES")
    assert "<@U0JONAS>" in shown(public)
    left = eventually(lambda: [m for m in jonas.sees("C0SALES") if m.get("ephemeral")], "the private card")
    assert "teilen" not in shown(left[-1])


def test_another_facet_in_a_direct_message_stays_for_good_and_comes_once(here: Town) -> None:
    olivia = here.person("U0OLIVIA")
    olivia.writes("what is the purpose of cold acquisition?")
    card = olivia.waits_for("Cold")
    for _ in range(2):
        olivia.clicks(card, "Legal basis")
    olivia.waits_for("legitimate interest")
    assert sum("legitimate interest" in each["text"] for each in olivia.sees() if each.get("bot_id")) == 1


def test_another_facet_in_a_channel_is_for_the_clicker_only(here: Town) -> None:
    emma, jonas = here.person("U0EMMA"), here.person("U0JONAS")
    root = emma.writes("<@U0PRIVACY> bewaartermijn tevredenheidsenquêtes?", "C0SALES")
    card = emma.waits_for("3 jaar", "C0SALES", root)
    jonas.clicks(card, "Doel", "C0SALES")
    jonas.told_in_private("Klanttevredenheid", "C0SALES", root)
    assert len(emma.sees("C0SALES", root)) == 2


def test_a_question_back_is_settled_in_place_by_its_asker_alone(here: Town) -> None:
    emma, jonas = here.person("U0EMMA"), here.person("U0JONAS")
    root = emma.writes("<@U0PRIVACY> hoelang bewaren we een rekeningnummer?", "C0SALES")
    card = emma.waits_for("?", "C0SALES", root)
    option = (
        card["blocks"][2]["elements"][0] if card["blocks"][1]["type"] != "actions" else card["blocks"][1]["elements"][0]
    )
    label = option["text"]["text"]
    jonas.clicks(card, label, "C0SALES")
    jonas.told_in_private("wer gefragt hat", "C0SALES", root)
    emma.clicks(card, label, "C0SALES")
    assert emma.waits_until(card["ts"], "jaar", "C0SALES", root).get("edited")


def test_a_verdict_is_thanked_for_and_the_last_one_counts(here: Town) -> None:
    emma = here.person("U0EMMA")
    emma.writes("wat is het doel van koude acquisitie?")
    card = emma.waits_for("oude acquisitie")
    assert emma.judges(card, card["blocks"][-1]["elements"][0]["positive_button"]["value"])["ok"]
    assert emma.judges(card, card["blocks"][-1]["elements"][0]["negative_button"]["value"])["ok"]
    emma.waits_for("Genoteerd")


def test_a_text_for_a_customer_comes_in_the_customers_language(here: Town) -> None:
    emma = here.person("U0EMMA")
    emma.writes("hoelang bewaren we de gegevens van iemand die zich inschreef voor de nieuwsbrief?")
    emma.clicks(emma.waits_for("ieuwsbrief"), "Tekst voor een klant")
    form = emma.form()
    assert form["view"]["callback_id"] == "customer_text"
    dutch = form["view"]["blocks"][1]["element"]["initial_value"]
    picker = form["view"]["blocks"][0]["accessory"]
    emma.act(
        "block_action",
        container={"type": "view", "view_id": form["id"]},
        block_id=form["view"]["blocks"][0]["block_id"],
        action_id=picker["action_id"],
        selected_option="fr",
    )

    def other_text() -> str | None:
        text = str(emma.form()["view"]["blocks"][1]["element"]["initial_value"])
        return text if text != dutch else None

    assert "newsletter" in eventually(other_text, "the French text").lower()
    emma.act("view_close", view_id=form["id"])


def test_a_message_shortcut_asks_about_somebodys_message_in_private(here: Town) -> None:
    emma, olivia = here.person("U0EMMA"), here.person("U0OLIVIA")
    ts = emma.writes("what data do we ask for a train ticket?", "C0GENERAL")
    assert olivia.act("message_shortcut", channel="C0GENERAL", ts=ts, callback_id="ask_about_this")["ok"]
    olivia.told_in_private("ticket", "C0GENERAL", ts)


def test_home_speaks_the_readers_language_and_lets_them_choose(here: Town) -> None:
    luc = here.person("U0LUC")
    luc.act("open_home")
    home = eventually(lambda: luc.state()["home"], "the Home tab")
    assert "politique de confidentialité" in str(home)
    block = next(each for each in home["blocks"] if each.get("accessory"))
    container = {"type": "view", "view_id": home["id"]}
    luc.act(
        "block_action",
        container=container,
        block_id=block["block_id"],
        action_id=block["accessory"]["action_id"],
        selected_option="en",
    )
    eventually(lambda: "privacy policy" in str(luc.state()["home"]), "the Home tab in English")
    assert luc.act("command", channel="C0GENERAL", command="/privacy", text="language fr")["ok"]
    luc.waits_for("français", "C0GENERAL")


def test_an_example_of_the_home_tab_is_asked_and_answered_in_the_direct_message(here: Town) -> None:
    marie = here.person("U0MARIE")
    marie.act("open_home")
    home = eventually(lambda: marie.state()["home"], "the Home tab")
    block = next(each for each in home["blocks"] if each["type"] == "actions")
    marie.act(
        "block_action",
        container={"type": "view", "view_id": home["id"]},
        block_id=block["block_id"],
        action_id=block["elements"][0]["action_id"],
    )
    card = marie.waits_for("7 jaar")
    assert "Hoelang bewaren we facturen" in shown(card)


def test_help_teaches(here: Town) -> None:
    emma = here.person("U0EMMA")
    emma.act("command", channel="C0GENERAL", command="/privacy", text="")
    emma.waits_for("/privacy language", "C0GENERAL")
