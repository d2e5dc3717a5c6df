"""The wrong person, the forged value, the missing DPO, the closed channel: each ends in words for who acted."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from tests.story.town import Somebody, Town, eventually, shown, town

ASK = "Vraag het aan de DPO"
QUESTION = "mogen we de nummerplaat van een klant bijhouden?"


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """An organisation that named nobody."""
    with town(tmp_path_factory.mktemp("alone"), dpo={}, channels={}) as place:
        yield place


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """An organisation with a DPO, without channels, that answers guests."""
    with town(tmp_path_factory.mktemp("small"), channels={}, outsiders={"guests": "answer"}) as place:
        yield place


def card_for(person: Somebody, words: str = QUESTION) -> dict[str, Any]:
    """The bot's answer to a direct message."""
    ts = person.writes(words)
    found = eventually(
        lambda: [m for m in person.sees() if m.get("blocks") and m.get("bot_id") and m["ts"] > ts], "an answer"
    )
    return dict(found[-1])


def place(person: Somebody, card: dict[str, Any]) -> dict[str, str]:
    return {"type": "message", "channel": person.dm, "ts": card["ts"]}


def buttons(card: dict[str, Any]) -> list[tuple[str, str]]:
    """Block and action of the first button of every row."""
    rows = [block for block in card["blocks"] if block["type"] == "actions"]
    return [(row["block_id"], row["elements"][0]["action_id"]) for row in rows]


def heard(person: Somebody, before: int) -> bool:
    return len(person.sees()) > before


def told(person: Somebody, words: str) -> dict[str, Any]:
    """A line to this person in their direct message, for their eyes or for good."""
    return dict(eventually(lambda: [m for m in person.sees() if words in shown(m)], f"{words!r}")[-1])


def test_without_a_dpo_the_button_says_so_before_anything_is_typed(alone: Town) -> None:
    emma = alone.person("U0EMMA")
    emma.clicks(card_for(emma), ASK)
    told(emma, "nog geen DPO ingesteld")
    assert not emma.state()["views"]


def test_without_a_dpo_nobody_corrects_answers(alone: Town) -> None:
    emma = alone.person("U0EMMA")
    card = card_for(emma, "hoelang bewaren we enquêtes?")
    emma.act("message_shortcut", channel=emma.dm, ts=card["ts"], callback_id="correct_answer")
    told(emma, "alleen de DPO")


def test_without_channels_the_dpo_is_asked_in_person_and_a_reply_below_goes_back(small: Town) -> None:
    emma, katrien = small.person("U0EMMA"), small.person("U0KATRIEN")
    emma.clicks(card_for(emma), ASK)
    assert emma.submits(question=QUESTION)["ok"]
    card = katrien.waits_for("nummerplaat")
    katrien.writes("Nee, dat mag niet.", thread=card["ts"])
    assert "Nee, dat mag niet." in shown(emma.waits_for("Nee, dat mag niet."))
    katrien.waits_for("Doorgegeven", thread=card["ts"])


def test_a_guest_who_may_ask_hears_that_the_dpo_is_for_staff(small: Town) -> None:
    greg = small.person("U0GREG")
    greg.clicks(card_for(greg, "may we keep licence plates?"), "Ask the DPO")
    told(greg, "Only staff can do that")
    assert not greg.state()["views"]


def test_a_question_of_3000_characters_reaches_the_dpo_whole_and_comes_back(here: Town) -> None:
    emma, katrien = here.person("U0EMMA"), here.person("U0KATRIEN")
    words = "<&*_>" * 598 + "tot hier"
    emma.clicks(card_for(emma, "mogen we kentekens noteren van bezoekers?"), ASK)
    assert emma.submits(question=words)["ok"]
    card = katrien.waits_for("tot hier", "C0DPO")
    katrien.clicks(card, "Beantwoorden", "C0DPO")
    assert katrien.submits(answer=words.replace("hier", "daar"))["ok"]
    assert "tot daar" in shown(emma.waits_for("tot daar"))


def test_a_reply_too_long_for_one_message_is_refused_to_the_dpo_not_cut(here: Town) -> None:
    luc, katrien = here.person("U0LUC"), here.person("U0KATRIEN")
    luc.clicks(card_for(luc, "peut-on garder les plaques d'immatriculation ?"), "Demander au DPO")
    assert luc.submits(question="Et les plaques diplomatiques ?")["ok"]
    card = katrien.waits_for("diplomatiques", "C0DPO")
    katrien.writes("n" * 3001, "C0DPO", card["ts"])
    katrien.told_in_private("te lang voor één bericht", "C0DPO", card["ts"])


def test_the_dpo_may_answer_twice_and_the_asker_gets_both(here: Town) -> None:
    olivia, katrien, simon = here.person("U0OLIVIA"), here.person("U0KATRIEN"), here.person("U0SIMON")
    olivia.clicks(card_for(olivia, "may we keep passport numbers?"), "Ask the DPO")
    assert olivia.submits(question="May we keep passport numbers?")["ok"]
    card = katrien.waits_for("passport", "C0DPO")
    katrien.writes("No.", "C0DPO", card["ts"])
    simon.writes("See our page.", "C0DPO", card["ts"])
    olivia.waits_for("No.")
    olivia.waits_for("See our page.")


def test_the_dpos_answer_reaches_the_asker_though_the_bot_left_the_channel(fresh: Town) -> None:
    emma, katrien = fresh.person("U0EMMA"), fresh.person("U0KATRIEN")
    root = emma.writes(f"<@U0PRIVACY> {QUESTION}", "C0SALES")
    thread = eventually(lambda: [m for m in emma.sees("C0SALES", root) if m.get("bot_id")], "an answer")
    emma.clicks(thread[-1], ASK, "C0SALES")
    assert emma.submits(question=QUESTION)["ok"]
    card = katrien.waits_for("nummerplaat", "C0DPO")
    emma.act("leave", channel="C0SALES", user="U0PRIVACY")
    katrien.writes("Liever niet.", "C0DPO", card["ts"])
    emma.waits_for("Liever niet.")


@pytest.mark.parametrize("value", ["x retention", " ", "x" * 1990, "a1 helpful extra", "' OR 1=1"])
def test_a_forged_value_on_any_button_is_refused_in_words(here: Town, value: str) -> None:
    marie = here.person("U0MARIE")
    card = card_for(marie, "wat is het doel van koude acquisitie?")
    for block_id, action_id in buttons(card):
        before = len(marie.sees())
        marie.act("block_action", container=place(marie, card), block_id=block_id, action_id=action_id, value=value)
        eventually(partial(heard, marie, before), "a refusal")
    assert "Traceback" not in here.log


def test_a_failure_while_a_form_is_sent_leaves_the_words_in_it(fresh: Town) -> None:
    emma = fresh.person("U0EMMA")
    emma.clicks(card_for(emma), ASK)
    form = emma.form()
    emma.act("fail_next", method="users.info", error="fatal_error", times=9)
    fresh.stop_bot()
    fresh.start_bot()
    done = emma.submits(question=QUESTION)
    assert not done["ok"]
    assert "question" in done["errors"]
    assert emma.form()["id"] == form["id"]
