"""A rights request from the first message to its closing, as employee, handler and DPO."""

from typing import Any

from tests.story.town import Somebody, Town, shown


def fill(who: Somebody, /, *rights: str, received: str = "", **typed: str) -> dict[str, Any]:
    """Send the open form that logs a request."""
    form = who.form()
    values: dict[str, Any] = {
        "rights": {"rights": {"selected_options": list(rights)}},
        "channel": {"channel": {"selected_option": "email"}},
        **{block: {block: {"value": text}} for block, text in typed.items()},
    }
    if received:
        values["received"] = {"received": {"selected_date": received}}
    return who.act("view_submit", view_id=form["id"], values=values)


def logged(who: Somebody, /, *rights: str, **typed: str) -> str:
    """Log a request by command; its reference."""
    assert who.act("command", channel="C0GENERAL", command="/privacy", text="log")["ok"]
    assert fill(who, *rights, **typed)["ok"]
    told = shown({"blocks": who.form()["view"]["blocks"]})
    who.act("view_close", view_id=who.form()["id"], clear=True)
    return told.split("*")[1]


def test_a_request_goes_from_log_to_closed_with_its_date_explained(here: Town) -> None:
    emma, katrien = here.person("U0EMMA"), here.person("U0KATRIEN")
    reference = logged(emma, "right-access", "right-erasure", received="2026-01-31", person="Fatima El Amrani")
    card = katrien.waits_for(reference, "C0TRIAGE")
    assert "Fatima" not in shown(card)
    assert "ma 2 mrt" in shown(card)
    emma.waits_for(reference)
    katrien.clicks(card, "Waarom deze datum?", "C0TRIAGE")
    why = shown({"blocks": katrien.form()["view"]["blocks"]})
    assert "1182/71" in why
    assert "28 februari 2026" in why
    katrien.act("view_close", view_id=katrien.form()["id"])
    katrien.clicks(card, "Ik neem dit op", "C0TRIAGE")
    card = katrien.waits_until(card["ts"], "In behandeling", "C0TRIAGE")
    katrien.clicks(card, "Details", "C0TRIAGE")
    assert "Fatima El Amrani" in shown({"blocks": katrien.form()["view"]["blocks"]})
    katrien.act("view_close", view_id=katrien.form()["id"])
    katrien.clicks(card, "Afsluiten", "C0TRIAGE")
    assert katrien.act("view_submit", view_id=katrien.form()["id"], values={})["ok"]
    katrien.waits_until(card["ts"], "Afgesloten", "C0TRIAGE")
    emma.waits_for("afgehandeld")


def test_a_refusal_needs_a_reason_and_the_dpo(here: Town) -> None:
    emma, katrien = here.person("U0EMMA"), here.person("U0KATRIEN")
    reference = logged(emma, "right-erasure", person="Jan Peeters")
    card = katrien.waits_for(reference, "C0TRIAGE")
    katrien.clicks(card, "Ik neem dit op", "C0TRIAGE")
    card = katrien.waits_until(card["ts"], "In behandeling", "C0TRIAGE")
    katrien.clicks(card, "Afsluiten", "C0TRIAGE")
    refuse = {"outcome-right-erasure": {"outcome-right-erasure": {"selected_option": "refused"}}}
    done = katrien.act("view_submit", view_id=katrien.form()["id"], values=refuse)
    assert "12(4)" in str(done["errors"])
    katrien.act("view_close", view_id=katrien.form()["id"], clear=True)


def test_a_likely_duplicate_is_pointed_out_and_may_be_logged_all_the_same(here: Town) -> None:
    luc = here.person("U0LUC")
    first = logged(luc, "right-access", person="Marc Dubois")
    luc.act("command", channel="C0GENERAL", command="/privacy", text="log")
    assert fill(luc, "right-access", person="marc  dubois")["ok"]
    warned = luc.form()
    assert first in str(warned["view"]["blocks"])
    assert luc.act("view_submit", view_id=warned["id"], values={})["ok"]
    assert first not in str(luc.form()["view"]["blocks"])
    luc.act("view_close", view_id=luc.form()["id"], clear=True)


def test_received_in_the_future_is_told_in_the_form(here: Town) -> None:
    emma = here.person("U0EMMA")
    emma.act("command", channel="C0GENERAL", command="/privacy", text="log")
    done = fill(emma, "right-access", received="2099-01-01")
    assert "received" in done["errors"]
    emma.act("view_close", view_id=emma.form()["id"], clear=True)


def test_a_question_that_is_a_request_is_offered_to_its_writer_only(here: Town) -> None:
    luc = here.person("U0LUC")
    root = luc.writes("<@U0PRIVACY> une dame exige une copie de toutes les données qu'on a sur elle", "C0SUPPORT")
    offer = luc.waits_for("Enregistrer la demande")
    assert len(luc.sees("C0SUPPORT", root)) == 1
    luc.clicks(offer, "Enregistrer la demande")
    rights = luc.form()["view"]["blocks"][1]["element"]
    assert "right-access" in [option["value"] for option in rights["initial_options"]]
    luc.act("view_close", view_id=luc.form()["id"], clear=True)


def test_one_message_and_person_is_logged_once(here: Town) -> None:
    emma, jonas = here.person("U0EMMA"), here.person("U0JONAS")
    ts = emma.writes("Mevrouw Wouters vraagt per mail om haar gegevens te wissen", "C0SALES")
    for person in (emma, jonas):
        person.act("message_shortcut", channel="C0SALES", ts=ts, callback_id="log_request_about_this")
        done = fill(person, "right-erasure", person="Wouters")
    assert "RR-" in str(done["errors"])
    for person in (emma, jonas):
        person.act("view_close", view_id=person.form()["id"], clear=True)


def test_the_wrong_person_gets_a_private_reason(here: Town) -> None:
    emma, hanne, katrien = here.person("U0EMMA"), here.person("U0HANNE"), here.person("U0KATRIEN")
    reference = logged(emma, "right-access", person="Els Maes")
    card = katrien.waits_for(reference, "C0TRIAGE")
    katrien.clicks(card, "Ik neem dit op", "C0TRIAGE")
    card = katrien.waits_until(card["ts"], "In behandeling", "C0TRIAGE")
    latest = card["ts"]
    for label in ("Details", "Afsluiten"):
        hanne.clicks(card, label, "C0TRIAGE")
        latest = hanne.told_in_private("Dat kan alleen", "C0TRIAGE", after=latest)["ts"]
    assert not hanne.state()["views"]


def test_the_logger_corrects_what_is_not_yet_claimed_and_a_mistake_is_undone(here: Town) -> None:
    emma, katrien = here.person("U0EMMA"), here.person("U0KATRIEN")
    reference = logged(emma, "right-access", person="Piet Claes")
    receipt = emma.waits_for(reference)
    emma.clicks(receipt, "Corrigeren")
    assert fill(emma, "right-erasure")["ok"]
    card = katrien.waits_for(reference, "C0TRIAGE")
    card = katrien.waits_until(card["ts"], "Wissing", "C0TRIAGE")
    katrien.clicks(card, "Details", "C0TRIAGE")
    form = katrien.form()
    block = form["view"]["blocks"][-1]
    katrien.act(
        "block_action",
        container={"type": "view", "view_id": form["id"]},
        block_id=block["block_id"],
        action_id=block["elements"][1]["action_id"],
    )
    katrien.waits_until(card["ts"], "Geen verzoek", "C0TRIAGE")
    katrien.act("view_close", view_id=form["id"], clear=True)
