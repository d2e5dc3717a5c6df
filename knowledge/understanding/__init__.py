"""What people type -> one Answer: language, concepts, candidates, decision."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from knowledge.answers import Answer, NoAnswer, Silence
from knowledge.grounds import Grounds, Reason
from knowledge.language import Lang
from knowledge.lookup import Lookup
from knowledge.model import Knowledge
from knowledge.understanding.candidates import weigh
from knowledge.understanding.decide import Case, Decision, decide
from knowledge.understanding.follow import follow
from knowledge.understanding.keeping import kept
from knowledge.understanding.language import Languages
from knowledge.understanding.lexicon import Lexicon, load_lexicon
from knowledge.understanding.mail import LONG, clearest
from knowledge.understanding.matching import Matcher
from knowledge.understanding.normalise import LONGEST, clean, words
from knowledge.understanding.question import Question
from knowledge.understanding.rules import Rules, load_rules
from knowledge.understanding.sentences import sentences
from knowledge.understanding.small_words import SmallWords
from knowledge.understanding.spelt_out import is_meant, spelt_out
from knowledge.understanding.voice import Voice, load_voice
from knowledge.understanding.why import Why, grounds


@dataclass(frozen=True, slots=True)
class Understood:
    """An answer, the language to give it in and what it rests on; nothing was weighed for a line without words."""

    lang: Lang
    answer: Answer
    grounds: Grounds | None = None


class Understanding:
    """Reads lines; made once, used by any thread."""

    def __init__(self, matcher: Matcher, rules: Rules, voice: Voice, lookup: Lookup, small: SmallWords) -> None:
        self.rules = rules
        self._matcher, self._voice, self._lookup, self._small = matcher, voice, lookup, small
        self._languages = Languages()

    @classmethod
    def load(cls, folder: Path, knowledge: Knowledge) -> Self:
        """Read the words, rules and weights under a folder; raises KnowledgeInvalid with every fault in them."""
        return cls.speaking(load_voice(folder / "weights.json"), folder, knowledge)

    @classmethod
    def speaking(cls, voice: Voice, folder: Path, knowledge: Knowledge) -> Self:
        """The same with a given voice."""
        lookup = Lookup(knowledge)
        lexicon = load_lexicon(folder / "words")
        rules = load_rules(folder / "words", lexicon.concepts, lookup)
        small = SmallWords.load(folder / "following", voice.known_words)
        return cls(Matcher(lexicon, voice.known_words), rules, voice, lookup, small)

    @property
    def lexicon(self) -> Lexicon:
        """The words that it knows."""
        return self._matcher.lexicon

    def read(self, text: str, locale: str | None = None, former: Answer | None = None) -> Understood:
        """The answer to a line; ``locale`` such as ``fr-BE`` counts where the line does not tell its language.

        ``former``: the answer before it in the same conversation, which a short line may continue.
        """
        if len(text) > LONGEST:
            lang = self._languages.of(clean(text[:LONGEST]), locale).lang
            return Understood(lang, NoAnswer(silence=Silence.TOO_LONG))
        question = self.question(text, locale)
        if not question.words:
            return Understood(question.spoken.lang, NoAnswer(silence=Silence.EMPTY))
        case, decision = self._decided(text, question)
        if former and (further := self._continued(case, decision, former)):
            case, decision = further
            return Understood(question.spoken.lang, decision.answer, kept(case, decision).because(Reason.CONTINUED))
        return Understood(question.spoken.lang, decision.answer, kept(case, decision))

    def _continued(self, case: Case, alone: Decision, former: Answer) -> tuple[Case, Decision] | None:
        """A line as the continuation of an answer; None where it stands by itself."""
        small = self._small.of(case.question)
        if further := follow(case, alone, small, former):
            return further
        if line := spelt_out(case, alone, small, former):
            whole = self._decided_alone(self.question(line, case.question.spoken.lang))
            return whole if is_meant(whole[1], former) else None
        return None

    def explain(self, text: str, locale: str | None = None) -> Why | None:
        """Why ``read`` answers a line as it does; None for a line that is too long or has no words."""
        question = self.question(text[:LONGEST], locale)
        if not question.words or len(text) > LONGEST:
            return None
        case, decision = self._decided(text, question)
        return grounds(question, case.candidates, decision)

    def _decided(self, text: str, question: Question) -> tuple[Case, Decision]:
        if len(question.words) > LONG:
            lines = [self.question(line, question.spoken.lang) for line in sentences(text)]
            if found := clearest([self._decided_alone(line) for line in lines if line.words]):
                return found
        return self._decided_alone(question)

    def _decided_alone(self, question: Question) -> tuple[Case, Decision]:
        case = Case(question, weigh(question, self.rules, self._voice), self.rules, self._lookup)
        return case, decide(case)

    def question(self, text: str, locale: str | None = None) -> Question:
        """A line with its language and the concepts that its words name."""
        cleaned = clean(text)
        spoken = self._languages.of(cleaned, locale)
        said = self._matcher.lexicon.written_out(words(cleaned), spoken.heard)
        found = self._matcher.find(said, spoken.heard)
        named = self.rules.complete((match.concept for match in found), len(said))
        return Question(cleaned, said, spoken, found, named, "?" in cleaned)
