"""What people and outsiders throw at it: every line ends in a clear reply or in counted silence."""

import pytest

from tests.story.town import Somebody, Town, eventually, markup, shown


def reply(person: Somebody, text: str) -> dict[str, object]:
    """The bot's reply to a direct message."""
    ts = person.writes(text)
    return eventually(
        lambda: [m for m in person.sees() if m.get("bot_id") and m["ts"] > ts], f"a reply to {text[:20]!r}"
    )[-1]


NO_QUESTION = "Er staat geen vraag"
TOO_LONG = "te lang om als vraag te lezen"
NOT_FOR_US = "alleen vragen over privacy"
ANSWERED = "7 jaar"

LINES = (
    ("🙂🙂🙂", NO_QUESTION),
    ("<@U0PRIVACY>", NO_QUESTION),
    ("?", NO_QUESTION),
    ("\u200b\u202e\u200f", NO_QUESTION),
    ("x" * 10_000, TOO_LONG),
    ("hoelang bewaren we facturen? " * 350, TOO_LONG),
    ("@channel *bold* `code` <https://example.com|klik>", NOT_FOR_US),
    ("qsdf mlkj azerty", NOT_FOR_US),
    ("; drop table activities; --", NOT_FOR_US),
    ("\x07\x1bhoelang\x00 bewaren we facturen?", ANSWERED),
    ("\u202ehoelang bewaren we facturen?\u202c", ANSWERED),
    ("@channel *hoelang* bewaren we _facturen_ van ~de~ `laadpuntbeheerder`?", ANSWERED),
)


@pytest.mark.parametrize(("line", "words"), LINES)
def test_every_line_gets_a_clear_reply(here: Town, line: str, words: str) -> None:
    card = reply(here.person("U0EMMA"), line)
    assert words in str(card["text"])
    assert "<!channel>" not in markup(card)


@pytest.mark.parametrize(("line", "words"), [("", "Vraag me iets"), ("   ", "Vraag me iets"), *LINES])
def test_every_line_after_the_command_too(here: Town, line: str, words: str) -> None:
    marie = here.person("U0MARIE")
    before = len(marie.sees("C0GENERAL"))
    assert marie.act("command", channel="C0GENERAL", command="/privacy", text=line)["ok"]
    cards = eventually(lambda: marie.sees("C0GENERAL")[before:], f"a reply to {line[:20]!r}")
    assert words in shown(cards[-1])
    assert "<!channel>" not in markup(cards[-1])


def test_a_mention_without_a_word_is_answered_in_its_thread(here: Town) -> None:
    emma = here.person("U0EMMA")
    root = emma.writes("<@U0PRIVACY>", "C0SALES")
    assert "bijvoorbeeld" in shown(emma.waits_for(NO_QUESTION, "C0SALES", root))


def test_a_question_that_calls_everybody_wakes_nobody_on_its_way_to_the_dpo(here: Town) -> None:
    luc, katrien = here.person("U0LUC"), here.person("U0KATRIEN")
    luc.clicks(dict(reply(luc, "@channel @here *peut-on* garder les <plaques> ?")), "Demander au DPO")
    asked = luc.form()["view"]["blocks"][1]["element"]["initial_value"]
    assert luc.submits(question=f"{asked} <!everyone> <@U0EMMA>")["ok"]
    card = katrien.waits_for("plaques", "C0DPO")
    for mention in ("<!channel>", "<!here>", "<!everyone>", "<@U0EMMA>"):
        assert mention not in markup(card)


def test_an_unknown_button_is_refused_in_words(here: Town) -> None:
    emma = here.person("U0EMMA")
    emma.writes("hoelang bewaren we enquêtes?")
    card = emma.waits_for("3 jaar")
    block = next(each for each in card["blocks"] if each["type"] == "actions")
    action = block["elements"][0]["action_id"]
    place = {"type": "message", "channel": emma.dm, "ts": card["ts"]}
    for value in ("nonsense", "no-such-answer retention", "'; --"):
        emma.act("block_action", container=place, block_id=block["block_id"], action_id=action, value=value)
    emma.waits_for("oudere versie")
    emma.waits_for("ken ik niet meer")


def test_a_guest_is_refused_in_words_and_another_organisation_in_silence(here: Town) -> None:
    greg, paula = here.person("U0GREG"), here.person("U0PAULA")
    greg.writes("how long do you keep my data?")
    greg.waits_for("answers staff only")
    root = paula.writes("<@U0PRIVACY> how long do you keep surveys?", "C0SUPPORT")
    here.person("U0LUC").writes("<@U0PRIVACY> combien de temps garde-t-on les enquêtes ?", "C0SUPPORT")
    eventually(lambda: [m for m in paula.sees("C0SUPPORT") if m.get("reply_count") and m["ts"] != root], "Luc's answer")
    assert len(paula.sees("C0SUPPORT", root)) == 1


def test_no_word_of_a_question_reaches_the_log(here: Town) -> None:
    emma = here.person("U0EMMA")
    reply(emma, "hoelang bewaren we facturen van mevrouw Kwispelstaart?")
    emma.act("command", channel="C0GENERAL", command="/privacy", text="Kwispelstaart wil een kopie")
    emma.act("fail_next", method="chat.postMessage", error="fatal_error", times=1)
    reply(emma, "Kwispelstaart enquêtes bewaartermijn")
    assert "wispelstaart" not in here.log


def test_no_word_of_a_question_reaches_the_store(here: Town) -> None:
    emma = here.person("U0EMMA")
    reply(emma, "bewaartermijn nieuwsbrief van meneer Zilverstaart?")
    stored = b"".join(path.read_bytes() for path in (here.folder / "data").rglob("*") if path.is_file())
    assert b"U0EMMA" in stored
    assert b"ilverstaart" not in stored
