"""Answers in words: plain sentences in each language, without any markup."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final, Literal, assert_never

from knowledge import customer_words
from knowledge.answers import Answer, Clarify, Fact, Listing, NoAnswer, Passage, RequestNoticed, Silence
from knowledge.grammar import capitalised, joined, month
from knowledge.language import Lang
from knowledge.listing_words import listing_head, listing_lines
from knowledge.lookup import Lookup
from knowledge.model import Facet, Knowledge
from knowledge.organisation import Organisation
from knowledge.phrases import Phrases
from knowledge.short_words import short_fact
from knowledge.sources import LawSource, OrganisationSource, PolicySource, Source, nearest
from knowledge.statements import Voice, card, statement
from knowledge.topic_words import for_colleague

_VALUES: Final = ("bases", "groups")  # what has no entry of its own in the knowledge base
BasisLabel = Literal["policy", "law", "organisation", "not-stated", ""]


class Wording:
    """The words for everything that is answered; made once, read by any thread."""

    def __init__(self, knowledge: Knowledge, phrases: Phrases) -> None:
        self._lookup = Lookup(knowledge)
        self._phrases = phrases

    @classmethod
    def load(cls, folder: Path, knowledge: Knowledge) -> "Wording":
        """With the phrases under a knowledge folder. Raises KnowledgeInvalid with every fault."""
        return cls(knowledge, Phrases.load(folder))

    def answer_text(self, answer: Answer, lang: Lang, organisation: Organisation) -> str:
        """An answer to a colleague, in full; lines begin with ``- `` where there are several."""
        voice = self._voice(lang)
        match answer:
            case Fact():
                return _fact_text(voice, answer)
            case Passage():
                return "\n".join(self._topic_text(entry_id, lang, organisation) for entry_id in answer.ids)
            case Listing():
                return "\n".join(listing_lines(voice, answer))
            case Clarify():
                options = (f"- {self.name(entry_id, lang)}" for entry_id in answer.ids)
                return "\n".join((self._question_back(answer, lang), *options))
            case RequestNoticed():
                return self._phrases.say(lang, "request", rights=voice.names(answer.ids))
            case NoAnswer():
                return self._silence(answer, lang, organisation)
            case _:
                assert_never(answer)

    def short(self, answer: Answer, lang: Lang) -> str:
        """An answer in one line: its names and the bare value, or what the message is about."""
        voice = self._voice(lang)
        match answer:
            case Fact():
                return short_fact(voice, answer)
            case Passage():
                return capitalised(voice.names(answer.ids))
            case Listing():
                return listing_head(voice, answer).rstrip(" :")
            case Clarify():
                return self._question_back(answer, lang)
            case RequestNoticed():
                return self._phrases.say(lang, "short.request", rights=voice.names(answer.ids))
            case NoAnswer():
                return self._phrases.say(lang, f"none.{answer.silence}")
            case _:
                assert_never(answer)

    def customer_text(self, answer: Answer, lang: Lang, organisation: Organisation | None = None) -> str | None:
        """A text ready to copy to a customer, or None where the answer is not one for a customer."""
        voice = Voice(self._lookup, self._phrases, lang, "customer")
        return customer_words.customer_text(voice, answer, organisation or Organisation())

    def name(self, entry_id: str, lang: Lang) -> str:
        """What people call an activity, a topic, a data category ..., as a label; raises UnknownId."""
        return capitalised(self._lookup.name(entry_id).of(lang))

    def names(self, ids: tuple[str, ...], lang: Lang) -> str:
        """What people call several of these at once: ``A, b and c``; raises UnknownId."""
        return capitalised(self._voice(lang).names(ids))

    def statement(self, entry_id: str, facet: Facet, lang: Lang) -> str:
        """What an activity answers to one facet, without its name before it; raises UnknownId."""
        fact = Fact(ids=(entry_id,), facet=facet)
        return capitalised(statement(self._voice(lang), self._lookup.activity(entry_id), facet, fact))

    def facet(self, facet: Facet, lang: Lang) -> str:
        """What people call a facet, as a label."""
        return capitalised(self._phrases.say(lang, f"facets.{facet}"))

    def named(self, ids: Iterable[str], lang: Lang) -> tuple[str, ...]:
        """What people call the groups, legal bases and things with these ids, of which unknown ones are left out."""
        return tuple(name for entry_id in ids if (name := self._name_in_a_sentence(entry_id, lang)))

    def basis_label(self, answer: Answer) -> BasisLabel:
        """What an answer rests on; empty for a question back, a request and what is no privacy question."""
        match answer:
            case Fact() | Listing():
                return "policy"
            case Passage():
                kind = self._lookup.kind_of(answer.ids[0])
                return kind if kind in ("law", "organisation") else "policy"
            case NoAnswer(silence=Silence.NOT_STATED):
                return "not-stated"
            case _:
                return ""

    def source_text(self, source: Source, lang: Lang) -> str:
        """A source as people cite it: title, revision and article, or article and law."""
        say = self._phrases.say
        match source:
            case PolicySource():
                return self._place(source, lang)
            case LawSource():
                names = {law.code: law.name.of(lang) for law in self._lookup.knowledge.laws}
                return say(lang, "source.law", law=names[source.law], article=source.article)
            case OrganisationSource():
                return say(lang, "source.organisation", place=source.key)
            case _:
                assert_never(source)

    def _place(self, source: PolicySource, lang: Lang) -> str:
        policy = self._lookup.knowledge.policy
        revision = month(policy.valid_from, lang)
        place = self._phrases.say(
            lang, "source.policy", title=policy.title.of(lang), revision=revision, article=source.article
        )
        if source.section:
            place = self._phrases.say(lang, "source.section", place=place, section=source.section)
        if source.heading:
            place = self._phrases.say(lang, "source.heading", place=place, heading=source.heading)
        if source.field:
            fields = joined((self._phrases.say(lang, f"facets.{field}") for field in source.field.split("+")), lang)
            place = self._phrases.say(lang, "source.field", place=place, field=fields)
        return place

    def _name_in_a_sentence(self, entry_id: str, lang: Lang) -> str:
        for part in _VALUES:
            if f"{part}.{entry_id}" in self._phrases.keys:
                return self._phrases.say(lang, f"{part}.{entry_id}")
        return self._lookup.name(entry_id).of(lang) if entry_id in self._lookup.ids else ""

    def _voice(self, lang: Lang) -> Voice:
        return Voice(self._lookup, self._phrases, lang, "colleague")

    def _topic_text(self, entry_id: str, lang: Lang, organisation: Organisation) -> str:
        return for_colleague(self._lookup.topic(entry_id), organisation).of(lang)

    def _question_back(self, answer: Clarify, lang: Lang) -> str:
        if answer.facet in (None, Facet.ALL):
            return self._phrases.say(lang, "clarify.open")
        return self._phrases.say(lang, "clarify.facet", facet=self.facet(answer.facet, lang))

    def _silence(self, answer: NoAnswer, lang: Lang, organisation: Organisation) -> str:
        """The sentence of a silence; below that of an open question the nearest passage and where it stands."""
        silence = self._phrases.say(lang, f"none.{answer.silence}")
        source = nearest(answer, self._lookup.knowledge)
        if not answer.nearest or not source:
            return silence
        return self._phrases.say(
            lang,
            "none.nearest",
            silence=silence,
            name=self.name(answer.nearest, lang),
            place=self._article(source, lang),
            text=self._topic_text(answer.nearest, lang, organisation),
        )

    def _article(self, source: Source, lang: Lang) -> str:
        if isinstance(source, PolicySource):
            return self._phrases.say(lang, "source.article", article=source.article)
        return self.source_text(source, lang)


def _fact_text(voice: Voice, fact: Fact) -> str:
    """One sentence for activities with the same answer, a line each where they differ, a block each for cards."""
    if fact.facet is Facet.ALL:
        return "\n\n".join(_card_text(voice, entry_id, fact) for entry_id in fact.ids)
    names: dict[str, list[str]] = {}
    for entry_id in fact.ids:
        said = statement(voice, voice.lookup.activity(entry_id), fact.facet, fact)
        names.setdefault(said, []).append(voice.name(entry_id))
    lines = [
        voice.say("fact", names=capitalised(joined(those, voice.lang)), statement=said) for said, those in names.items()
    ]
    return lines[0] if len(lines) == 1 else "\n".join(f"- {line}" for line in lines)


def _card_text(voice: Voice, entry_id: str, fact: Fact) -> str:
    lines = (f"- {capitalised(line)}" for line in card(voice, voice.lookup.activity(entry_id), fact))
    return "\n".join((capitalised(voice.name(entry_id)), *lines))
