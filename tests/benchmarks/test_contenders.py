"""The baselines that ours is measured beside do what their names say."""

import pytest

from knowledge.loading import DATA, load_knowledge

from .contenders import BASELINES, Entry, Target, policy_entries

SMALL = [
    Entry(
        "Invoices: how long we keep them. We keep an invoice for ten years.", Target("fact", "retention", ("bills",))
    ),
    Entry("Newsletter: why. We send the newsletter to tell the news.", Target("fact", "purpose", ("letters",))),
    Entry("Backups. We make backups every day.", Target("topic", "", ("backups",))),
]


@pytest.mark.parametrize("name", BASELINES)
def test_a_baseline_finds_the_text_that_is_asked_in_its_own_words(name: str) -> None:
    answer = BASELINES[name](SMALL)
    for entry in SMALL:
        assert answer(entry.text) == entry.target


def test_parts_of_words_are_found_by_their_characters_and_not_by_words() -> None:
    line = "newsletters"
    assert BASELINES["character tf-idf"](SMALL)(line).ids == ("letters",)
    assert BASELINES["BM25"](SMALL)(line).ids == SMALL[0].target.ids, "no word is shared: the first entry stands in"


def test_the_entries_are_every_facet_and_topic_in_four_languages() -> None:
    knowledge = load_knowledge(DATA)
    entries = list(policy_entries(knowledge))
    policy = knowledge.policy
    topics = len(policy.topics) + len(knowledge.law) + len(knowledge.organisation)
    assert len(entries) == 4 * (5 * len(policy.activities) + topics)
    assert len({entry.text for entry in entries}) == len(entries)
