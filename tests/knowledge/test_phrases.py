"""The sentences: all languages alike, and none that nobody says."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from knowledge.answers import Answer, Clarify, Condition, Fact, Listing, NoAnswer, Passage, RequestNoticed, Silence
from knowledge.language import LANGS, Lang
from knowledge.loading import DATA
from knowledge.lookup import Lookup
from knowledge.model import Basis, Facet, Knowledge
from knowledge.organisation import Organisation
from knowledge.phrases import Phrases
from knowledge.retention_rules import RetentionProperty
from knowledge.sources import sources
from knowledge.wording import Wording
from knowledge.yaml_lines import read_document

from .conftest import Copy


def test_all_languages_have_the_same_keys_and_words_in_braces() -> None:
    phrases = Phrases.load(DATA)
    written = {lang: _texts(DATA / "phrases" / f"{lang}.yaml") for lang in LANGS}
    for lang in LANGS:
        assert set(written[lang]) == phrases.keys
        assert {key: _braces(text) for key, text in written[lang].items()} == {
            key: _braces(text) for key, text in written["nl"].items()
        }


def test_no_two_languages_share_a_sentence() -> None:
    written = {lang: _texts(DATA / "phrases" / f"{lang}.yaml") for lang in LANGS}
    sentences = {lang: {text for text in written[lang].values() if len(text.split()) > 4} for lang in LANGS}
    for lang in LANGS:
        others = set().union(*(sentences[other] for other in LANGS if other != lang))
        assert sentences[lang] & others == set()


class Recorder(Phrases):
    """Notes which phrases are said."""

    def __init__(self, texts: Mapping[Lang, Mapping[str, str]]) -> None:
        super().__init__(texts)
        self.said: set[str] = set()

    def say(self, lang: Lang, key: str, **words: object) -> str:
        self.said.add(key)
        return super().say(lang, key, **words)


def test_every_sentence_is_said_somewhere(knowledge: Knowledge, lookup: Lookup) -> None:
    """Save those for shapes that this policy happens not to have."""
    phrases = Recorder.load(DATA)
    wording = Wording(knowledge, phrases)
    for answer in _answers(lookup):
        wording.answer_text(answer, "nl", Organisation())
        wording.short(answer, "nl")
        wording.customer_text(answer, "nl")
        for source in sources(answer, knowledge):
            wording.source_text(source, "nl")
    for facet in Facet:
        wording.facet(facet, "nl")
    unsaid = phrases.keys - phrases.said
    assert {key for key in unsaid if not re.search("not-stated|legal-obligation|about.legal-basis", key)} == set()


def _answers(lookup: Lookup) -> list[Answer]:
    """Every kind of answer, over everything there is."""
    activities = tuple(entry.id for entry in lookup.knowledge.policy.activities)
    conditions = [
        *(Condition(retention=wanted) for wanted in RetentionProperty),
        *(Condition(bases=(basis,), no_other_basis=alone) for basis in Basis for alone in (False, True)),
        Condition(categories=("vat-number",), years=7),
        Condition(basis_by_group=True),
        Condition(months=6),
        Condition(days=30),
    ]
    return [
        *(Fact(ids=activities, facet=facet) for facet in Facet),
        *(Listing(ids=lookup.find(wanted), facet="by-retention", condition=wanted) for wanted in conditions),
        *(NoAnswer(silence=silence) for silence in Silence),
        NoAnswer(silence=Silence.NOT_STATED, nearest="backups"),
        Passage(ids=("backups", "request-deadline", "dpo-contact")),
        Clarify(ids=("cookies", "newsletters")),
        Clarify(ids=("cookies", "newsletters"), facet=Facet.RETENTION),
        RequestNoticed(ids=("right-access",)),
    ]


FAULTS: list[tuple[Lang, str, str, str]] = [
    ("fr", '  thanks: "Avec plaisir !"\n', "", "none.thanks is missing or no text"),
    ("de", '  thanks: "Gern geschehen!"', "  thanks: 7", "none.thanks is missing or no text"),
    ("en", "Privacy request: {rights}", "Privacy request", "short.request: other languages also"),
    (
        "nl",
        "Privacyverzoek: {rights}",
        "Privacyverzoek: {rechten}",
        "short.request: other languages also",
    ),
    ("nl", "Privacyverzoek: {rights}", "Privacyverzoek: {rights", "short.request: a brace stands alone"),
    ("fr", "short: #", "kort: #", "short.request is missing"),
    ("fr", '  thanks: "Avec', "  thanks: 'Avec", "the YAML cannot be read"),
]


@pytest.mark.parametrize(("lang", "old", "new", "said"), FAULTS)
def test_each_kind_of_fault_is_told(copy: Copy, lang: Lang, old: str, new: str, said: str) -> None:
    copy.edit(f"phrases/{lang}.yaml", old, new)
    assert any(fault.file == f"phrases/{lang}.yaml" and said in fault.message for fault in copy.phrase_faults())


def test_a_fault_is_told_at_its_line(copy: Copy) -> None:
    line = copy.edit("phrases/en.yaml", "to {purposes}", "to {purpose}")
    assert line in {fault.line for fault in copy.phrase_faults() if fault.file == "phrases/en.yaml"}


def test_a_missing_language_is_told_once(copy: Copy) -> None:
    (copy.folder / "phrases" / "de.yaml").unlink()
    assert [str(fault) for fault in copy.phrase_faults()] == ["phrases/de.yaml:1: the file is missing; create it"]


def _texts(path: Path) -> dict[str, str]:
    return dict(_flat(read_document(path, path.name).value))


def _flat(value: object, before: str = "") -> list[tuple[str, str]]:
    if isinstance(value, str):
        return [(before, value)]
    assert isinstance(value, dict)
    return [leaf for key, inner in value.items() for leaf in _flat(inner, f"{before}.{key}" if before else key)]


def _braces(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))
