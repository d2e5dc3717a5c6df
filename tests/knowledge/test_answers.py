"""An answer that cannot be given cannot be made."""

import pytest
from pydantic import ValidationError

from knowledge.answers import Clarify, Fact, Passage, RequestNoticed
from knowledge.model import Facet


@pytest.mark.parametrize("ids", [(), ("a", "a")])
def test_a_fact_a_passage_and_a_request_name_something_and_each_thing_once(ids: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError):
        Fact(ids=ids, facet=Facet.DATA)
    with pytest.raises(ValidationError):
        Passage(ids=ids)
    with pytest.raises(ValidationError):
        RequestNoticed(ids=ids)


@pytest.mark.parametrize("ids", [(), ("a",), ("a", "a"), ("a", "b", "c", "d", "e")])
def test_asking_back_offers_two_to_four_different_options(ids: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError):
        Clarify(ids=ids)
