"""What a notice may carry."""

from typing import get_args

import pytest
from pydantic import BaseModel

from knowledge.notices import AnswerGiven, AnswerReplaced, AnswerShared, DpoAnswered, DpoAsked, Notice
from knowledge.outdated import Timely
from knowledge.personal import personal_fields
from knowledge.requests.notices import RequestCard, RequestReceipt

WITH_WORDS = {AnswerGiven, AnswerReplaced, AnswerShared, DpoAnswered, DpoAsked}
"""Answers as the DPO corrected them; questions to the DPO and their answers."""


@pytest.mark.parametrize("kind", [*get_args(Timely), RequestCard, RequestReceipt], ids=lambda kind: kind.__name__)
def test_reminders_digests_checks_and_cards_have_no_place_for_a_name_or_a_word(kind: type[BaseModel]) -> None:
    assert personal_fields(kind) == []


def test_no_other_notice_carries_words_than_those_that_bring_them_to_somebody() -> None:
    union, _ = get_args(Notice)
    assert {kind for kind in get_args(union) if personal_fields(kind)} == WITH_WORDS
