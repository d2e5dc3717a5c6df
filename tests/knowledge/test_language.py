"""Values in the product's languages, and what a faulty one may say of itself."""

from collections.abc import Callable

import pytest
from pydantic import ValidationError

from knowledge.asking import DpoQuestion, Place
from knowledge.language import Frozen, Lang, Text, lang_of_locale

TYPED = "Zoë Vandersmissen"


@pytest.mark.parametrize(
    ("locale", "lang"),
    [("fr-BE", "fr"), ("de_AT", "de"), ("EN", "en"), ("nl", "nl"), ("es-ES", "nl"), ("", "nl"), (None, "nl")],
)
def test_a_locale_gives_its_language_and_dutch_where_there_is_none(locale: str | None, lang: Lang) -> None:
    assert lang_of_locale(locale) == lang


@pytest.mark.parametrize(
    ("faulty", "field"),
    [
        (lambda: DpoQuestion.model_validate({"question": [TYPED]}), "question"),
        (lambda: Place.model_validate({"channel": {"name": TYPED}}), "channel"),
        (lambda: Place(channel="C1", thread_ts="1", topic=TYPED), "topic"),  # type: ignore[call-arg]
        (lambda: Text.model_validate(TYPED), "Text"),
    ],
)
def test_a_fault_names_the_field_but_shows_nothing_that_was_typed(faulty: Callable[[], Frozen], field: str) -> None:
    with pytest.raises(ValidationError, match=field) as caught:
        faulty()
    assert "Vandersmissen" not in str(caught.value)
    assert "Vandersmissen" not in repr(caught.value)
