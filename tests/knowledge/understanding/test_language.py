"""The language of the answer."""

import pytest

from knowledge.understanding.language import Languages


@pytest.fixture(scope="module")
def languages() -> Languages:
    return Languages()


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("hoe lang bewaren we de gegevens van klanten", "nl"),
        ("combien de temps garde-t-on les données des clients", "fr"),
        ("how long do we keep the data of customers", "en"),
        ("wie lange speichern wir die Daten der Kunden", "de"),
    ],
)
def test_a_clear_line_is_answered_in_its_own_language(languages: Languages, line: str, lang: str) -> None:
    assert languages.of(line, "fr-BE" if lang != "fr" else "en-GB").lang == lang


@pytest.mark.parametrize(("locale", "lang"), [("fr-BE", "fr"), ("de_DE", "de"), ("en-GB", "en")])
def test_a_short_line_is_answered_in_the_readers_language(languages: Languages, locale: str, lang: str) -> None:
    assert languages.of("cookies?", locale).lang == lang


@pytest.mark.parametrize(("locale", "lang"), [("fr-BE", "fr"), ("es-ES", "nl"), (None, "nl")])
def test_a_fifth_language_is_answered_in_the_locales_else_in_dutch(
    languages: Languages, locale: str | None, lang: str
) -> None:
    line = "¿cuánto tiempo guardamos los datos personales de nuestros clientes?"
    assert languages.of(line, locale).lang == lang


@pytest.mark.parametrize(("text", "locale", "lang"), [("", None, "nl"), ("🙂 42 ?!", None, "nl"), ("", "fr-BE", "fr")])
def test_a_line_without_a_letter_is_answered_in_the_locales_language_else_in_dutch(
    text: str, locale: str | None, lang: str
) -> None:
    assert Languages().of(text, locale).lang == lang
