"""What is kept of why an answer is what it is: ids and shares that fit the answer, never a word of the line."""

import re

import pytest

from knowledge.answers import Clarify, Fact, Listing, NoAnswer, RequestNoticed
from knowledge.grounds import Candidate, Grounds, Reason
from knowledge.understanding import Understanding
from knowledge.understanding.decide import Rule
from knowledge.understanding.keeping import KEPT

LINES = (
    "hoelang bewaren we facturen van laadpaalbeheerder Xandrix?",
    "Mevrouw Verbruggenheim wil haar gegevens laten wissen",
    "quelles activités reposent sur le consentement",
    "wie lange speichern wir die kontonummer",
    "what is for lunch, Gwendolyn",
)


def grounds_of(understanding: Understanding, line: str) -> Grounds:
    grounds = understanding.read(line).grounds
    assert grounds
    return grounds


def test_every_rule_of_understanding_is_a_reason() -> None:
    assert set(Rule) <= set(Reason)


@pytest.mark.parametrize("line", LINES)
def test_no_word_of_the_line_is_kept(understanding: Understanding, line: str) -> None:
    kept = set(re.findall(r"\w+", grounds_of(understanding, line).model_dump_json().casefold()))
    assert not kept & set(re.findall(r"\w{4,}", line.casefold()))


@pytest.mark.parametrize("line", LINES)
def test_a_few_candidates_are_kept_the_likeliest_first_and_together_no_more_than_certain(
    understanding: Understanding, line: str
) -> None:
    shares = [candidate.share for candidate in grounds_of(understanding, line).candidates]
    assert 1 <= len(shares) <= KEPT
    assert shares == sorted(shares, reverse=True)
    assert all(0 < share <= 1 for share in shares)


@pytest.mark.parametrize(
    ("line", "kind", "candidate"),
    [
        ("hoe lang bewaren we facturen van cpos", Fact, ("fact", "cpo-invoicing")),
        ("welke activiteiten berusten op toestemming", Listing, ("list", "")),
        ("een klant wil zijn gegevens laten wissen", RequestNoticed, ("request", "right-erasure")),
        ("wat eten we vanmiddag", NoAnswer, ("none", "")),
    ],
)
def test_the_likeliest_candidate_is_what_was_answered(
    understanding: Understanding, line: str, kind: type, candidate: tuple[str, str]
) -> None:
    first: Candidate = grounds_of(understanding, line).candidates[0]
    assert isinstance(understanding.read(line).answer, kind)
    assert (first.kind, first.id) == candidate


def test_data_groups_parts_and_bases_that_a_line_names_are_kept(understanding: Understanding) -> None:
    assert isinstance(understanding.read("hoelang bewaren we een rekeningnummer").answer, Clarify)
    assert grounds_of(understanding, "hoelang bewaren we een rekeningnummer").named == ("bank-account",)
    assert grounds_of(understanding, "newsletter legal basis for prospects").named == ("prospect",)
    assert grounds_of(understanding, "welke activiteiten op toestemming").named == ("consent",)
    assert grounds_of(understanding, "bus ticket data").named == ("bus",)


def test_a_group_that_tells_nothing_apart_is_not_said_to_be_named(understanding: Understanding) -> None:
    assert "customer" not in grounds_of(understanding, "mogen klanten ons een tikkie sturen").named


@pytest.mark.parametrize("line", ["", "🙂", "a" * 5000])
def test_nothing_to_read_has_no_grounds(understanding: Understanding, line: str) -> None:
    assert understanding.read(line).grounds is None
