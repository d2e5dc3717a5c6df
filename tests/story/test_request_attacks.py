"""Requests in the wrong hands, clicked late, sent twice or into a closed channel: words for who acted, nothing lost."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.story.test_requests import fill, logged
from tests.story.town import Somebody, Town, eventually, shown, town

TAKE, CLOSE, CORRECT, MISTAKE = "Ik neem dit op", "Afsluiten", "Corrigeren", "Per vergissing geregistreerd"


def claimed(who: Somebody, reference: str) -> dict[str, Any]:
    """The card of a request, claimed by somebody of the team."""
    card = who.waits_for(reference, "C0TRIAGE")
    who.clicks(card, TAKE, "C0TRIAGE")
    return who.waits_until(card["ts"], "In behandeling", "C0TRIAGE")


def forged(who: Somebody, message: dict[str, Any], label: str, value: str, channel: str = "") -> None:
    """Click a button that carries another value than ours."""
    for block in message["blocks"]:
        for element in block.get("elements", []):
            if element.get("type") == "button" and element["text"]["text"] == label:
                place = {"type": "message", "channel": channel or who.dm, "ts": message["ts"]}
                who.act(
                    "block_action",
                    container=place,
                    block_id=block["block_id"],
                    action_id=element["action_id"],
                    value=value,
                )


def in_modal(who: Somebody, label: str) -> None:
    """Click a button of the form on top."""
    form = who.form()
    row = next(block for block in form["view"]["blocks"] if block["type"] == "actions")
    element = next(each for each in row["elements"] if each["text"]["text"] == label)
    place = {"type": "view", "view_id": form["id"]}
    who.act("block_action", container=place, block_id=row["block_id"], action_id=element["action_id"])


def command(who: Somebody, text: str, words: str, channel: str = "C0GENERAL") -> dict[str, Any]:
    """What ``/privacy`` answers for one's eyes."""
    done = who.act("command", channel=channel, command="/privacy", text=text)
    assert done["ok"], done
    return who.told_in_private(words, channel)


def close_all(*people: Somebody) -> None:
    for who in people:
        for view in who.state()["views"][:1]:
            who.act("view_close", view_id=view["id"], clear=True)


@pytest.mark.parametrize("value", ["", "RR-2026-9999", "rr-2026-0001", "<!channel>", "x" * 1_900])
def test_a_forged_reference_is_told_to_be_unknown(here: Town, value: str) -> None:
    emma, katrien = here.person("U0EMMA"), here.person("U0KATRIEN")
    reference = logged(emma, "right-access", person=f"Forged {len(value)}")
    receipt = emma.waits_for(reference)
    forged(emma, receipt, CORRECT, value)
    emma.told_in_private("staat niet (meer) in het register", emma.dm, after=receipt["ts"])
    assert not emma.state()["views"]
    assert "Ontvangen" in shown(katrien.waits_for(reference, "C0TRIAGE"))


def test_somebody_elses_reference_in_a_button_opens_nothing(here: Town) -> None:
    emma, luc = here.person("U0EMMA"), here.person("U0LUC")
    hers, his = logged(emma, "right-access", person="Ann"), logged(luc, "right-access", person="Bob")
    receipt = emma.waits_for(hers)
    forged(emma, receipt, CORRECT, his)
    first = emma.told_in_private("Dat kan alleen", emma.dm, after=receipt["ts"])
    forged(emma, receipt, MISTAKE, his)
    emma.told_in_private("Dat kan alleen", emma.dm, after=first["ts"])
    luc.waits_for(f"{his}* (accès), signalée par vous : reçue")


def test_correct_from_a_receipt_that_was_claimed_meanwhile_is_refused_in_words(here: Town) -> None:
    emma, katrien = here.person("U0EMMA"), here.person("U0KATRIEN")
    reference = logged(emma, "right-access", person="Claimed Meanwhile")
    receipt = emma.waits_for(reference)
    emma.clicks(receipt, CORRECT)
    open_form = emma.form()
    claimed(katrien, reference)
    done = fill(emma, "right-erasure")
    assert "Dat kan alleen" in str(done["errors"])
    emma.act("view_close", view_id=open_form["id"], clear=True)
    emma.waits_for(f"{reference}* (inzage): in behandeling")


def test_a_stale_card_of_a_closed_request_answers_how_it_stands(here: Town) -> None:
    emma, katrien, hanne = here.person("U0EMMA"), here.person("U0KATRIEN"), here.person("U0HANNE")
    reference = logged(emma, "right-access", person="Stale Card")
    fresh = katrien.waits_for(reference, "C0TRIAGE")
    card = claimed(katrien, reference)
    katrien.clicks(card, CLOSE, "C0TRIAGE")
    form = katrien.form()
    hanne.clicks(card, CLOSE, "C0TRIAGE")
    hanne.told_in_private("Dat kan alleen", "C0TRIAGE", after=card["ts"])
    assert katrien.act("view_submit", view_id=form["id"], values={})["ok"]
    katrien.waits_until(card["ts"], "Afgesloten", "C0TRIAGE")
    assert here.post("act", {"as": "U0HANNE", "do": "block_action"} | clicked(fresh, TAKE))["error"]
    mine = command(katrien, f"request {reference}", "Afgesloten")
    assert TAKE not in shown(mine)
    assert CLOSE not in shown(mine)


def clicked(card: dict[str, Any], label: str) -> dict[str, Any]:
    block, element = next(
        (block["block_id"], each["action_id"])
        for block in card["blocks"]
        for each in block.get("elements", [])
        if each.get("type") == "button" and each["text"]["text"] == label
    )
    place = {"type": "message", "channel": "C0TRIAGE", "ts": card["ts"]}
    return {"container": place, "block_id": block, "action_id": element}


def test_a_form_sent_twice_at_the_same_moment_is_one_request(here: Town) -> None:
    luc = here.person("U0LUC")
    before = logged(luc, "right-portability", person="Sent Before")
    luc.act("command", channel="C0GENERAL", command="/privacy", text="log")
    luc.form()
    with ThreadPoolExecutor(2) as hands:
        length = here.wire_length
        with here.bot_halted():
            both = [hands.submit(fill, luc, "right-portability", person="Sent Twice") for _ in range(2)]
            eventually(lambda: len(here.sent_envelopes(length)) == 2, "both on their way")
        assert all(done.result()["ok"] for done in both)
    close_all(luc)
    assert int(logged(luc, "right-portability", person="Sent After")[-4:]) == int(before[-4:]) + 2


def test_of_two_who_claim_the_second_hears_who_was_first(here: Town) -> None:
    emma, katrien, hanne = here.person("U0EMMA"), here.person("U0KATRIEN"), here.person("U0HANNE")
    reference = logged(emma, "right-access", person="Claim Race")
    card = katrien.waits_for(reference, "C0TRIAGE")
    forge = clicked(card, TAKE)
    katrien.act("block_action", **forge)
    hanne.act("block_action", **forge)
    katrien.waits_until(card["ts"], "Behandeld door <@U0KATRIEN>", "C0TRIAGE")
    assert "U0HANNE" not in shown(katrien.waits_for(reference, "C0TRIAGE"))


@pytest.mark.parametrize(
    ("day", "words"), [("2018-05-24", "25 mei 2018"), ("1700-01-01", "25 mei 2018"), ("2199-12-31", "moet nog komen")]
)
def test_an_impossible_day_is_told_beside_the_date(here: Town, day: str, words: str) -> None:
    emma = here.person("U0EMMA")
    emma.act("command", channel="C0GENERAL", command="/privacy", text="log")
    done = fill(emma, "right-access", received=day)
    assert words in done["errors"]["received"]
    close_all(emma)


def test_1500_emoji_survive_the_question_whether_it_is_a_duplicate(here: Town) -> None:
    emma, katrien = here.person("U0EMMA"), here.person("U0KATRIEN")
    words = '🙈"' * 750
    first = logged(emma, "right-access", person="<!channel>", words=words)
    emma.act("command", channel="C0GENERAL", command="/privacy", text="log")
    assert fill(emma, "right-access", person="<!channel>", words=words)["ok"]
    warned = emma.form()
    assert first in shown({"blocks": warned["view"]["blocks"][:1]})
    assert emma.act("view_submit", view_id=warned["id"], values={})["ok"]
    second = shown({"blocks": emma.form()["view"]["blocks"]}).split("*")[1]
    close_all(emma)
    card = claimed(katrien, second)
    assert "channel" not in shown(card)
    katrien.clicks(card, "Details", "C0TRIAGE")
    told = katrien.form()["view"]["blocks"]
    assert words in [part["text"] for block in told if block["type"] == "rich_text"
                     for each in block["elements"] for part in each["elements"]]  # fmt: skip
    close_all(katrien)


def test_correct_from_the_details_closes_both_and_a_mistake_says_what_it_became(here: Town) -> None:
    emma, katrien = here.person("U0EMMA"), here.person("U0KATRIEN")
    reference = logged(emma, "right-access", person="In The Details")
    card = claimed(katrien, reference)
    katrien.clicks(card, "Details", "C0TRIAGE")
    in_modal(katrien, CORRECT)
    eventually(lambda: len(katrien.state()["views"]) == 2, "the correction on top")
    assert fill(katrien, "right-erasure")["ok"]
    assert not katrien.state()["views"]
    card = katrien.waits_until(card["ts"], "Wissing", "C0TRIAGE")
    katrien.clicks(card, "Details", "C0TRIAGE")
    in_modal(katrien, MISTAKE)
    eventually(lambda: "Geen verzoek" in shown(katrien.form()["view"]), "what it became")
    close_all(katrien)


def test_the_lists_are_private_and_without_names(here: Town) -> None:
    emma, jonas, hanne = here.person("U0EMMA"), here.person("U0JONAS"), here.person("U0HANNE")
    reference = logged(emma, "right-access", person="Listed Lies")
    hers = command(emma, "requests", reference)
    assert "ontvangen" in shown(hers)
    assert "wettelijke" not in shown(hers)
    team = command(hanne, "Requests", reference)
    assert "Ontvangen" in shown(team)
    assert "Lies" not in shown(team) + shown(hers)
    assert reference in shown(command(hanne, "requests FREE", "nog niemand behandelt"))
    command(hanne, "requests late", "Geen verzoek is te laat")
    command(jonas, "requests", "noch keinen Antrag erfasst")
    command(jonas, f"request {reference}", "Das können nur")
    assert CORRECT in shown(command(emma, f"request {reference.lower()}", "Jouw melding"))
    assert TAKE in shown(command(hanne, f"request {reference}", f"Verzoek {reference}"))


@pytest.fixture(scope="module")
def hospitable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """An organisation that answers guests, without a triage channel and a DPO, whose one handler can leave."""
    with town(tmp_path_factory.mktemp("hospitable"), channels={}, dpo={}, outsiders={"guests": "answer"}) as place:
        yield place


def test_a_guest_who_may_ask_still_logs_nothing(hospitable: Town) -> None:
    greg = hospitable.person("U0GREG")
    command(greg, "log", "Only staff", "C0SALES")
    assert not greg.state()["views"]
    greg.act("global_shortcut", callback_id="log_request")
    greg.waits_for("Only staff")
    assert not greg.state()["views"]


def test_an_outsider_gets_silence(hospitable: Town) -> None:
    paula = hospitable.person("U0PAULA")
    ts = hospitable.person("U0LUC").writes("Une cliente veut une copie de ses données", "C0SUPPORT")
    paula.act("message_shortcut", channel="C0SUPPORT", ts=ts, callback_id="log_request_about_this")
    luc = hospitable.person("U0LUC")
    luc.writes("bonjour")
    luc.waits_for("onjour")
    assert not paula.state()["views"]
    assert not [m for m in paula.sees("C0SUPPORT") if m.get("ephemeral")]


def test_without_a_dpo_a_request_is_logged_and_its_logger_knows(hospitable: Town) -> None:
    emma = hospitable.person("U0EMMA")
    reference = logged(emma, "right-access", person="Nobody")
    assert "organisation.yaml" in shown(emma.waits_for(reference))


def test_what_a_handler_had_who_left_is_taken_up_by_another(fresh: Town) -> None:
    emma, hanne, katrien = fresh.person("U0EMMA"), fresh.person("U0HANNE"), fresh.person("U0KATRIEN")
    reference = logged(emma, "right-access", person="Left Behind")
    card = claimed(hanne, reference)
    fresh.stop_bot()
    fresh.organisation["handlers"] = ["U0MARIE"]
    fresh.start_bot()
    hanne.clicks(card, "Details", "C0TRIAGE")
    hanne.told_in_private("Dat kan alleen", "C0TRIAGE")
    assert TAKE in shown(command(katrien, f"request {reference}", f"Verzoek {reference}"))
    mine = command(fresh.person("U0MARIE"), f"request {reference}", f"Verzoek {reference}")
    fresh.person("U0MARIE").clicks(mine, TAKE, "C0GENERAL")
    katrien.waits_until(card["ts"], "U0MARIE", "C0TRIAGE")


def test_a_triage_channel_without_the_bot_is_told_to_the_dpo_who_gets_the_card(fresh: Town) -> None:
    emma, katrien = fresh.person("U0EMMA"), fresh.person("U0KATRIEN")
    katrien.act("leave", channel="C0TRIAGE", user="U0PRIVACY")
    reference = logged(emma, "right-access", person="No Channel")
    card = katrien.waits_for(f"Verzoek {reference}")
    katrien.waits_for("/invite")
    katrien.clicks(card, TAKE)
    katrien.waits_until(card["ts"], "In behandeling", katrien.dm)
    emma.waits_for("in behandeling")
