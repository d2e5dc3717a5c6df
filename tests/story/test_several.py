"""Several questions in one message: a card for each, in their order, under its own question."""

from tests.story.town import Town, shown

TWO = "how long do we keep newsletter data? and who can see support tickets & notes?"


def test_each_question_of_a_direct_message_gets_its_card_under_its_own_words(here: Town) -> None:
    emma = here.person("U0EMMA")
    line = emma.writes(TWO)
    first = emma.waits_for("ewsletter", after=line)
    second = emma.waits_for("upport", after=first["ts"])
    assert "newsletter data?" in shown(first)
    assert "newsletter data?" not in shown(second)
    assert "who can see" in shown(second)
