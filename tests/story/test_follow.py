"""Short lines that continue the answer before them: in a direct message, in a thread, in private, and for how long."""

from datetime import timedelta
from typing import Any

from tests.story.town import Somebody, Town, shown

NEWSLETTER = "hoelang bewaren we de gegevens voor de nieuwsbrief?"
SILENCE = "alleen vragen over privacy"


def says(person: Somebody, text: str, words: str) -> dict[str, Any]:
    """The card below a line of a direct message in which these words stand."""
    return person.waits_for(words, after=person.writes(text))


def mentions(person: Somebody, text: str, thread: str | None = None) -> str:
    """Ask in a channel, by mention."""
    return person.writes(f"<@U0PRIVACY> {text}", "C0SALES", thread)


def test_a_direct_message_goes_on_in_short_lines_and_each_answer_names_its_activity(here: Town) -> None:
    emma = here.person("U0EMMA")
    says(emma, NEWSLETTER, "ieuwsbrie")
    both = says(emma, "en de rechtsgrond?", "toestemming")
    assert "ieuwsbrie" in both["text"]
    assert "gerechtvaardigd belang" in both["text"]
    half = says(emma, "en voor prospects?", "toestemming")
    assert "gerechtvaardigd belang" not in half["text"]
    tickets = says(emma, "wat met tickets?", "Tickets")
    assert "ieuwsbrie" not in tickets["text"]
    assert "overeenkomst" in tickets["text"]


def test_why_this_answer_says_that_it_continued_the_one_before(here: Town) -> None:
    luc = here.person("U0LUC")
    says(luc, "combien de temps gardons-nous les données de la newsletter ?", "ewsletter")
    luc.clicks(says(luc, "et la base légale ?", "consentement"), "Pourquoi cette réponse ?")
    assert "prolongeait la réponse précédente" in shown({"blocks": luc.form()["view"]["blocks"]})


def test_a_thread_goes_on_by_mention_for_whoever_writes_in_it_and_other_threads_do_not(here: Town) -> None:
    emma, olivia = here.person("U0EMMA"), here.person("U0OLIVIA")
    root = mentions(emma, "wie mag de tevredenheidsenquêtes zien?")
    emma.waits_for("evredenheid", "C0SALES", root)
    line = mentions(olivia, "and how long do we keep them?", root)
    card = olivia.waits_for("3 years", "C0SALES", root, after=line)
    assert "atisfaction" in card["text"]
    other = mentions(olivia, "and how long do we keep them?")
    assert "atisfaction" not in shown(olivia.waits_for("", "C0SALES", other, after=other))


def test_a_private_answer_goes_on_in_private_and_nobody_else_continues_it(here: Town) -> None:
    jonas, luc = here.person("U0JONAS"), here.person("U0LUC")
    for person, text, words in (
        (jonas, "Speicherdauer Newsletter?", "Newsletter"),
        (luc, "et la base légale ?", "?"),
        (jonas, "und die Rechtsgrundlage?", "Einwilligung"),
    ):
        before = person.writes("...", "C0GENERAL")
        person.act("command", channel="C0GENERAL", command="/privacy", text=text)
        card = person.told_in_private(words, "C0GENERAL", after=before)
        assert ("ewsletter" in card["text"]) is (person is jonas)


def test_the_same_line_sent_again_is_answered_once(here: Town) -> None:
    emma = here.person("U0EMMA")
    says(emma, NEWSLETTER, "ieuwsbrie")
    before = here.wire_length
    line = emma.writes("en de rechtsgrond?")
    emma.waits_for("toestemming", after=line)
    envelope = here.sent_envelopes(before)[0]["envelope_id"]
    assert emma.act("redeliver", envelope_id=envelope, retry_attempt=1, retry_reason="timeout")["ok"]
    says(emma, "en het doel?", "ieuwsbrie")
    assert sum("toestemming" in each["text"] for each in emma.sees() if each.get("bot_id") and each["ts"] > line) == 1


def test_it_is_remembered_over_a_restart_and_forgotten_a_quarter_of_an_hour_later(fresh: Town) -> None:
    emma = fresh.person("U0EMMA")
    says(emma, NEWSLETTER, "ieuwsbrie")
    fresh.restart_bot()
    assert "ieuwsbrie" in says(emma, "en voor prospects?", "prospect")["text"]
    fresh.move_to(fresh.now + timedelta(minutes=16))
    says(emma, "hoe lang bewaren we dat?", SILENCE)


def test_small_talk_is_left_alone_and_other_matters_too(here: Town) -> None:
    emma = here.person("U0EMMA")
    says(emma, NEWSLETTER, "ieuwsbrie")
    says(emma, "bedankt!", "Graag gedaan")
    card = says(emma, "en hoe gaat het met de kinderen?", "Hallo!")
    assert "ieuwsbrie" not in card["text"]
