"""Why this answer?, asked by whoever sees the card, after a restart, and of a card whose record is gone."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.schema import ANSWERS, SCHEMA
from bot.store.tinydb_store import open_store
from tests.story.town import Somebody, Town, button, eventually, shown

QUESTION = "hoelang bewaren we facturen van laadpaalbeheerder Xandrix?"
WHY = {"nl": "Waarom dit antwoord?", "fr": "Pourquoi cette réponse ?", "en": "Why this answer?"}


def grounds(person: Somebody) -> str:
    """What the open form shows; it is closed afterwards."""
    form = person.form()
    person.act("view_close", view_id=form["id"])
    return str(form["view"]["title"]["text"]) + shown({"blocks": form["view"]["blocks"]})


def asked(person: Somebody, channel: str = "") -> dict[str, Any]:
    """The card of the question, in the direct message or in the thread of a channel."""
    root = person.writes(f"<@U0PRIVACY> {QUESTION}" if channel else QUESTION, channel)
    return person.waits_for("7 jaar", channel, root if channel else None, after=root)


def test_the_asker_sees_what_was_recognised_how_likely_and_what_decided_but_no_words(here: Town) -> None:
    emma = here.person("U0EMMA")
    assert emma.clicks(asked(emma), WHY["nl"])["ok"]
    told = grounds(emma)
    assert told.startswith(WHY["nl"])
    assert "Gevraagd naar: Bewaartermijn" in told
    assert "%*  Facturatie aan laadpuntbeheerders" in told
    assert "de waarschijnlijkste" in told
    assert "xandrix" not in told.casefold()


def test_a_colleague_in_the_thread_sees_it_in_their_own_language(here: Town) -> None:
    emma, olivia = here.person("U0EMMA"), here.person("U0OLIVIA")
    card = asked(emma, "C0SALES")
    assert olivia.clicks(card, WHY["nl"], "C0SALES")["ok"]
    told = grounds(olivia)
    assert told.startswith(WHY["en"])
    assert "Asked about: Retention" in told
    assert "Xandrix" not in told


def test_a_guest_who_sees_the_card_is_refused(here: Town) -> None:
    emma, greg = here.person("U0EMMA"), here.person("U0GREG")
    card = asked(emma, "C0SALES")
    greg.clicks(card, WHY["nl"], "C0SALES")
    greg.told_in_private("staff only", "C0SALES", card["thread_ts"])
    assert not greg.state()["views"]


def test_a_private_answer_is_explained_to_its_asker_and_a_question_back_too(here: Town) -> None:
    jonas = here.person("U0JONAS")
    before = jonas.writes("Guten Tag zusammen", "C0SALES")
    jonas.act("command", channel="C0SALES", command="/privacy", text="Wie lange bewahren wir die Kontonummer auf?")
    card = jonas.told_in_private("Um welche", "C0SALES", after=before)
    jonas.clicks(card, "Warum fragst du?", "C0SALES")
    told = grounds(jonas)
    assert "Darin genannt" in told
    assert "Deshalb habe ich zurückgefragt" in told


def test_a_card_of_before_a_restart_is_still_explained(fresh: Town) -> None:
    emma = fresh.person("U0EMMA")
    card = asked(emma)
    fresh.restart_bot()
    emma.clicks(card, WHY["nl"])
    assert "Facturatie aan laadpuntbeheerders" in grounds(emma)


def test_a_card_whose_record_is_gone_says_so_and_opens_nothing(fresh: Town) -> None:
    emma = fresh.person("U0EMMA")
    card = asked(emma)
    _, element = button(card["blocks"], WHY["nl"])
    fresh.move_to(datetime.now(UTC) + timedelta(days=91))

    def forgotten() -> bool:
        with closing(open_store(fresh.folder / "data", SCHEMA, read_only=True)) as store:
            return store.get(ANSWERS, element["value"]) is None

    eventually(forgotten, "the end of the record")
    emma.clicks(card, WHY["nl"])
    emma.told_in_private("ken ik niet meer", emma.dm)
    assert not emma.state()["views"]


def test_a_forged_button_with_somebody_elses_private_answer_is_refused(here: Town) -> None:
    emma, luc = here.person("U0EMMA"), here.person("U0LUC")
    _, hers = button(asked(emma)["blocks"], WHY["nl"])
    root = luc.writes("combien de temps gardons-nous les factures ?")
    own = luc.waits_for("factur", after=root)
    block, element = button(own["blocks"], WHY["fr"])
    place = {"type": "message", "channel": luc.dm, "ts": own["ts"]}
    luc.act("block_action", container=place, block_id=block, action_id=element["action_id"], value=hers["value"])
    luc.told_in_private("Seule la personne qui a posé la question", luc.dm, after=root)
    assert not luc.state()["views"]
