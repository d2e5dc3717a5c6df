"""Files -> knowledge, or every fault in them with its file and line."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from knowledge.errors import Fault, KnowledgeInvalid
from knowledge.loading import DATA, load_knowledge
from knowledge.model import Knowledge

from .conftest import Copy

ACTIVITIES = "2025-10/activities.yaml"
CONTRACT_ACTIVITIES = [
    "website-contact",
    "cookies",
    "leads-networking",
    "leads-research",
    "cold-acquisition",
    "webinar-leads",
    "newsletters",
    "partner-communication",
    "customer-communication",
    "webinar-customers",
    "satisfaction-surveys",
    "cpo-account",
    "cpo-extra-users",
    "cpo-support",
    "cpo-invoicing",
    "cpo-fraud-detection",
    "cpo-payout",
    "mobility-account",
    "mobility-tickets",
    "mobility-usage-analytics",
]
CONTRACT_TOPICS = [
    "controller-identity",
    "processor-role",
    "legitimate-interest-test",
    "retention-general",
    "third-party-sharing",
    "authorities-disclosure",
    "business-transfer",
    "no-sale-or-marketing-transfer",
    "international-transfers",
    "transfer-assessment",
    "transfer-suspension",
    "right-withdraw-consent",
    "right-access",
    "right-rectification",
    "right-erasure",
    "right-restriction",
    "right-objection",
    "right-portability",
    "right-complaint",
    "exercise-rights",
    "newsletter-unsubscribe",
    "security-overview",
    "confidentiality-duty",
    "processor-agreements",
    "strong-passwords",
    "need-to-know-access",
    "backups",
    "security-testing",
    "staff-awareness",
    "malware-protection",
    "clean-desk",
    "password-secrecy",
    "policy-updates",
    "external-websites",
    "contact",
    "complaints",
]


def test_the_packaged_knowledge_base_is_sound_and_complete(knowledge: Knowledge) -> None:
    policy = knowledge.policy
    assert [entry.id for entry in policy.activities] == CONTRACT_ACTIVITIES
    assert [entry.id for entry in policy.topics] == CONTRACT_TOPICS
    assert [entry.id for entry in knowledge.law] == ["request-deadline", "breach-notification"]
    assert [entry.id for entry in knowledge.organisation] == ["dpo-contact"]
    assert (policy.revision, policy.valid_from) == ("2025-10", date(2025, 10, 1))


def test_topics_stand_in_the_order_of_the_articles(knowledge: Knowledge) -> None:
    articles = [int(topic.place.article) for topic in knowledge.policy.topics]
    assert articles == sorted(articles)


FAULTS = [  # file, what is spoilt, by what, how many lines further the fault is told, what is said
    (ACTIVITIES, "    fr: newsletters", "", -2, "newsletters: name.fr is missing"),
    (ACTIVITIES, "    de: Newsletter\n", '    de: ""\n', 0, "newsletters: name.de is empty"),
    (ACTIVITIES, "    en: newsletters", "    english: newsletters", 0, "'english'"),
    (ACTIVITIES, "heading: Nieuwsbrieven", "titel: Nieuwsbrieven", 0, "'titel'"),
    (ACTIVITIES, 'article: "2"', "article: 2", 0, "website-contact: place.article"),
    (ACTIVITIES, "- basis: consent", "- basis: agreement", 0, "website-contact: legal_basis.0.basis"),
    (ACTIVITIES, "rule: until-objection", "rule: for-ever", 0, "newsletters: retention"),
    (ACTIVITIES, "years: 10}", "years: ten}", 0, "mobility-usage-analytics: retention.years"),
    (ACTIVITIES, "retention: {rule: until-objection}", "retention: {rule: fixed}", 0, "retention.years is missing"),
    (ACTIVITIES, "[account-activation,", "[account-activating,", 0, "no data category is called 'account-activating'"),
    (ACTIVITIES, "subset: train", "subset: tram", 0, "no subset is called 'tram'"),
    (ACTIVITIES, "recipients: [nmbs]", "recipients: [nmsb]", 0, "did you mean nmbs?"),
    (ACTIVITIES, "data: {refers_to: cookie-policy}", "data: {refers_to: cookies-policy}", 0, "no document is called"),
    (ACTIVITIES, "- id: newsletters", "- id: cold-acquisition", 0, "the id 'cold-acquisition' is taken (activity)"),
    ("2025-10/categories.yaml", "- id: address", "- id: contact", 0, "the id 'contact' is taken (topic)"),
    (ACTIVITIES, "    group: prospect\n", "", -21, "newsletters: several legal bases each need a group"),
    (ACTIVITIES, "    scope:\n      nl: om het", "    interest:\n      nl: om het", -2, "use scope here"),
    ("2025-10/policy.yaml", "revision: 2025-10", "revision: 2025-09", 0, "revision must be the name of the folder"),
    ("2025-10/policy.yaml", "access_topic: need", "access_topic: want", 0, "no topic is called 'want-to-know-access'"),
    ("2025-10/policy.yaml", "valid_from: 2025-10-01", "valid_from: 2025-13-01", 0, "this value cannot be read"),
    ("2025-10/topics.yaml", "- id: backups", "- name: backups", None, "id is missing"),
    ("2025-10/topics.yaml", "- id: contact\n", "- id: contact\n  id: contact\n", 1, "'id' stands here twice"),
    ("2025-10/categories.yaml", "recipients:", "receivers:", None, "recipients is missing"),
    ("law.yaml", "law: GDPR", "law: AVG", 0, "no law is called 'AVG'"),
    ("law.yaml", "  articles: [", "  articles: [12, ", 0, "request-deadline: articles.0"),
    ("law.yaml", "topics:\n", "topics: *all\n", 0, "cannot be read"),
    ("organisation-topics.yaml", "key: dpo.contact", "key: dpo.email", 0, "no key 'dpo.email'"),
    ("organisation-topics.yaml", "topics:", "topics: [", None, "the YAML cannot be read"),
]


@pytest.mark.parametrize(("file", "old", "new", "further", "said"), FAULTS)
def test_each_kind_of_fault_is_told_with_its_file_and_line(
    copy: Copy, file: str, old: str, new: str, further: int | None, said: str
) -> None:
    line = copy.edit(file, old, new)
    faults = [fault for fault in copy.faults() if said in fault.message]
    assert faults, f"nothing says {said!r}"
    assert faults[0].file == file
    if further is not None:
        assert faults[0].line == line + further


def test_every_fault_of_every_file_is_told_at_once(copy: Copy) -> None:
    copy.edit(ACTIVITIES, "    fr: newsletters", "")
    copy.edit(ACTIVITIES, "subset: train", "subset: tram")
    copy.edit("law.yaml", "law: GDPR", "law: AVG")
    (copy.folder / "organisation-topics.yaml").unlink()
    (copy.folder / "2025-10" / "categories.yaml").write_bytes(b"\xff\xfe")
    said = {(fault.file, fault.message.split(";")[0]) for fault in copy.faults()}
    assert {
        (ACTIVITIES, "newsletters: name.fr is missing"),
        ("law.yaml", "no law is called 'AVG'"),
        ("organisation-topics.yaml", "the file is missing"),
        ("2025-10/categories.yaml", "the file cannot be read (UnicodeDecodeError)"),
    } <= said


def test_an_unreadable_file_of_words_brings_no_flood_of_unknown_ids(copy: Copy) -> None:
    (copy.folder / "2025-10" / "categories.yaml").unlink()
    assert [fault.message for fault in copy.faults()] == ["the file is missing; create it"]


@pytest.mark.parametrize("content", ["", "- a\n- list\n", "just words\n"])
def test_a_file_without_keys_is_a_fault(copy: Copy, content: str) -> None:
    (copy.folder / "law.yaml").write_text(content, encoding="utf-8")
    assert Fault("law.yaml", 1, "the file must hold keys and values at its top") in copy.faults()


def test_an_alias_is_refused_even_one_that_holds_itself(copy: Copy) -> None:
    (copy.folder / "law.yaml").write_text("laws: []\ntopics: &all [*all]\n", encoding="utf-8")
    assert any(fault.line == 2 and "alias" in fault.message for fault in copy.faults())


def test_a_folder_without_a_revision_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeInvalid, match="such as 2025-10"):
        load_knowledge(tmp_path)


def test_the_newest_revision_is_read(copy: Copy) -> None:
    shutil.copytree(DATA / "2025-10", copy.folder / "2026-03")
    copy.edit("2026-03/policy.yaml", "revision: 2025-10", "revision: 2026-03")
    assert load_knowledge(copy.folder).policy.revision == "2026-03"


def test_faults_are_told_by_file_and_line() -> None:
    faults = KnowledgeInvalid([Fault("b.yaml", 1, "x"), Fault("a.yaml", 9, "y"), Fault("a.yaml", 2, "z")])
    assert str(faults).splitlines() == ["a.yaml:2: z", "a.yaml:9: y", "b.yaml:1: x"]
