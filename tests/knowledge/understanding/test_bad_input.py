"""Whatever is typed, there is an answer, and it says what is wrong with the line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.answers import NoAnswer, Silence
from knowledge.understanding import Understanding
from knowledge.understanding.normalise import LONGEST

from .conftest import told


def silence(understanding: Understanding, line: str) -> Silence | None:
    answer = understanding.read(line).answer
    return answer.silence if isinstance(answer, NoAnswer) else None


@pytest.mark.parametrize(
    "line", ["", "   \n", "👍", ":tada: :wave:", "<@U024BE7LH>", "<!channel> 🎉", "???", "\u202e\u200b"]
)
def test_a_line_without_words_is_empty(understanding: Understanding, line: str) -> None:
    assert silence(understanding, line) is Silence.EMPTY


def test_a_line_beyond_the_limit_is_too_long(understanding: Understanding) -> None:
    assert silence(understanding, "hoe lang bewaren we facturen " * 400) is Silence.TOO_LONG
    assert silence(understanding, "a" * (LONGEST + 1)) is Silence.TOO_LONG


def test_a_pasted_mail_below_the_limit_is_read(understanding: Understanding) -> None:
    mail = (
        "Dag team,\n\nEen vraagje.\n"
        + "Met vriendelijke groeten.\n" * 20
        + "Hoe lang bewaren we de facturen aan een cpo?"
    )
    assert len(mail) < LONGEST
    assert silence(understanding, mail) is not Silence.TOO_LONG


@pytest.mark.parametrize("line", ["asdfghjkl", "qsdf qsdf mlkj", "de het een en", "1234567890", "x" * 300])
def test_mash_and_stop_words_get_no_answer(understanding: Understanding, line: str) -> None:
    assert told(understanding.read(line).answer) == ("none", "", set())


def test_hidden_characters_do_not_change_the_answer(understanding: Understanding) -> None:
    plain = "hoe lang bewaren we de facturen van een cpo?"
    hidden = "\u202ehoe lang be\u200bwaren we de fac\u00adturen van een cpo?\x00"
    assert understanding.read(hidden) == understanding.read(plain)


def test_mentions_and_links_do_not_change_the_answer(understanding: Understanding) -> None:
    plain = "who sees the list of newsletter subscribers"
    assert understanding.read(f"<@U024BE7LH> {plain} <https://example.com/cookies>") == understanding.read(plain)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_every_text_gets_the_same_answer_twice(understanding: Understanding, line: str) -> None:
    assert understanding.read(line) == understanding.read(line)


@pytest.mark.parametrize(
    "line",
    [
        "¿cuánto tiempo guardamos las facturas de los clientes?",
        "¿tienes el número de teléfono de Pedro?",
        "el servidor no funciona otra vez",
        "quanto tempo conserviamo le fatture?",
        "buongiorno a tutti, oggi festeggiamo il compleanno di Marco",
        "jak długo przechowujemy faktury?",
        "kto ma dostęp do danych klientów?",
        "por quanto tempo guardamos as faturas?",
        "как долго мы храним счета?",
    ],
)
def test_a_fifth_language_is_declined_in_the_readers_own(understanding: Understanding, line: str) -> None:
    for locale, lang in (("fr-BE", "fr"), ("de-DE", "de"), (None, "nl")):
        understood = understanding.read(line, locale)
        assert (understood.lang, told(understood.answer)) == (lang, ("none", "", set()))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("su quale base giuridica mandiamo la newsletter?", ("fact", "legal-basis", {"newsletters"})),
        ("nuestro cliente pide una copia de todos sus datos", ("request", "", {"right-access"})),
    ],
)
def test_a_fifth_language_whose_words_are_ours_is_answered(
    understanding: Understanding, line: str, expected: tuple[str, str, set[str]]
) -> None:
    assert told(understanding.read(line).answer) in (expected, ("none", "", set())), "never a wrong answer"


@pytest.mark.parametrize(
    "line",
    ["the a of and to in", "le la les de du et", "der die das und oder", "is het nu wel of niet", "on y va ou pas",
     "what is it that we do and for whom", "wat en hoe en waarom", "was ist das denn nun", "ja", "why", "hoe lang?"],
)  # fmt: skip
def test_only_stop_words_get_no_answer(understanding: Understanding, line: str) -> None:
    assert told(understanding.read(line).answer) == ("none", "", set())


@pytest.mark.parametrize(
    "line",
    ["qwertyuiop", "azertyuiop", "lkjhgfdsa", "jfkdlsjfkdls fjdkslfjd", "zzz zzz zzz", "hjk hjk dsa ewq", "ééééé",
     "1234 5678", "a b c d e f", "kjhkjh kjhkjh?", "lorem ipsum dolor sit amet", "sdlkfj factuur sdlkfj"],
)  # fmt: skip
def test_keyboard_mash_gets_no_answer(understanding: Understanding, line: str) -> None:
    assert told(understanding.read(line).answer) == ("none", "", set())


@pytest.mark.parametrize(
    "line",
    ["Jan Bewaar", "Mme Facture", "Herr Ticket", "Mr Webinar", "heeft iemand het nummer van Jan Bewaar?",
     "je cherche Mme Facture, elle est où ?", "wo sitzt Herr Ticket?", "is Mr Webinar in today?",
     "Jan Bewaar is ziek vandaag", "Herr Keks feiert heute Geburtstag", "lunch met Jan Bewaar om 12u",
     "Paul Newsletter joined the channel", "wie lange ist Herr Ticket schon bei uns?"],
)  # fmt: skip
def test_a_name_that_looks_like_a_word_of_ours_is_no_question(understanding: Understanding, line: str) -> None:
    assert told(understanding.read(line).answer) == ("none", "", set())


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("Jan Bewaar wil zijn gegevens laten wissen", "right-erasure"),
        ("Herr Ticket möchte Auskunft über seine Daten", "right-access"),
        ("Mr Webinar wants us to delete his data", "right-erasure"),
    ],
)
def test_a_request_of_somebody_with_such_a_name_is_theirs(understanding: Understanding, line: str, right: str) -> None:
    assert told(understanding.read(line).answer) == ("request", "", {right})


def test_a_question_in_a_pasted_mail_of_3000_characters_is_answered_or_declined(understanding: Understanding) -> None:
    chat = "Wij hebben vorige week een fijne vergadering gehad over de planning, de teambuilding en de koffiemachine. "
    mail = f"Dag team,\n\n{chat * 27}\n\nMijn vraag: hoe lang bewaren we de facturen van een cpo?\n\nGroeten,\nJan"
    assert 2_900 < len(mail) < 3_100
    answers = [("fact", "retention", {"cpo-invoicing"}), ("none", "", set())]
    assert told(understanding.read(mail).answer) in answers, "never another answer"


@pytest.mark.parametrize(
    "mail",
    [
        "Hallo Team,\n\n"
        + "anbei das Protokoll der letzten Sitzung. Wir haben über die Roadmap und die Urlaubsplanung gesprochen. "
        * 28,
        "Dear team,\n\n"
        + "I hope this finds you well. Last week I was in Ghent, and we talked about tariffs and kWh prices. " * 30,
    ],
    ids=["de", "en"],
)
def test_a_pasted_mail_without_a_question_gets_no_answer(understanding: Understanding, mail: str) -> None:
    assert 2_800 < len(mail) < 3_200
    assert told(understanding.read(mail).answer) == ("none", "", set())
