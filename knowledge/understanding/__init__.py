"""What people type -> one Answer: language, concepts, candidates, decision."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from knowledge.answers import Answer, NoAnswer, Silence
from knowledge.language import Lang
from knowledge.lookup import Lookup
from knowledge.model import Knowledge
from knowledge.understanding.candidates import Question, score
from knowledge.understanding.decide import Case, decide
from knowledge.understanding.language import Languages
from knowledge.understanding.lexicon import load_lexicon
from knowledge.understanding.matching import Matcher
from knowledge.understanding.normalise import LONGEST, clean, words
from knowledge.understanding.rules import Rules, load_rules


@dataclass(frozen=True, slots=True)
class Understood:
    """An answer and the language to give it in."""

    lang: Lang
    answer: Answer


class Understanding:
    """Reads lines; made once, used by any thread."""

    def __init__(self, matcher: Matcher, rules: Rules, lookup: Lookup) -> None:
        self._matcher, self._rules, self._lookup = matcher, rules, lookup
        self._languages = Languages()

    @classmethod
    def load(cls, folder: Path, knowledge: Knowledge) -> Self:
        """Read the words and rules under a folder; raises KnowledgeInvalid with every fault in them."""
        lookup = Lookup(knowledge)
        lexicon = load_lexicon(folder / "words")
        return cls(Matcher(lexicon), load_rules(folder / "words", lexicon.concepts, lookup), lookup)

    def read(self, text: str, locale: str | None = None) -> Understood:
        """The answer to a line; ``locale`` such as ``fr-BE`` counts where the line does not tell its language."""
        if len(text) > LONGEST:
            lang = self._languages.of(clean(text[:LONGEST]), locale).lang
            return Understood(lang, NoAnswer(silence=Silence.TOO_LONG))
        question = self.question(text, locale)
        if not question.words:
            return Understood(question.spoken.lang, NoAnswer(silence=Silence.EMPTY))
        case = Case(question, score(question, self._rules), self._rules, self._lookup)
        return Understood(question.spoken.lang, decide(case))

    def question(self, text: str, locale: str | None = None) -> Question:
        """A line with its language and the concepts that its words name."""
        cleaned = clean(text)
        said = words(cleaned)
        spoken = self._languages.of(cleaned, locale)
        found = self._matcher.find(said, spoken.heard)
        named = self._rules.complete(match.concept for match in found)
        return Question(cleaned, said, spoken, found, named, "?" in cleaned)
