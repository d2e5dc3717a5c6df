"""Four ways to find the entry of the policy that a line asks after, over the same entries.

The entries are the policy as the bot words it: each activity with each of its facets, each topic, in four languages;
for the three baselines each is a text ("Facturen aan laadpuntbeheerders: Bewaartermijn. ..."). The nearest text's label
is the answer: a baseline always answers, and knows neither requests nor lists.

    python -m tests.benchmarks.contenders NAME FILE

starts one of them in a process of its own, which says that it is ready, answers the questions of the file, and prints
the peak of its memory in MB. Nothing is imported that a contender does not need.
"""

import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from knowledge.answers import Passage
from knowledge.language import LANGS
from knowledge.loading import DATA, load_knowledge
from knowledge.model import Knowledge
from knowledge.organisation import Organisation
from knowledge.statements import CARD
from knowledge.wording import Wording

BM25_K, BM25_B = 1.5, 0.75
GRAMS: Final = (3, 4, 5)


class Target(NamedTuple):
    """What an entry answers: kind, facet (empty for a topic) and ids."""

    kind: str
    facet: str
    ids: tuple[str, ...]


class Entry(NamedTuple):
    """A text and what it answers."""

    text: str
    target: Target


Answerer = Callable[[str], Target]


def policy_entries(knowledge: Knowledge) -> Iterator[Entry]:
    """The policy, the law and the organisation's topics as texts."""
    wording = Wording.load(DATA, knowledge)
    topics = [
        topic.id for topics in (knowledge.policy.topics, knowledge.law, knowledge.organisation) for topic in topics
    ]
    for lang in LANGS:
        for activity in knowledge.policy.activities:
            for facet in CARD:
                said = wording.statement(activity.id, facet, lang)
                text = f"{wording.name(activity.id, lang)}: {wording.facet(facet, lang)}. {said}"
                yield Entry(text, Target("fact", facet, (activity.id,)))
        for topic in topics:
            said = wording.answer_text(Passage(ids=(topic,)), lang, Organisation())
            yield Entry(f"{wording.name(topic, lang)}. {said}", Target("topic", "", (topic,)))


def wratio(entries: Sequence[Entry]) -> Answerer:
    """The entry with the highest rapidfuzz WRatio."""
    from rapidfuzz import fuzz, process, utils

    texts = [entry.text for entry in entries]

    def answer(line: str) -> Target:
        best = process.extractOne(line, texts, scorer=fuzz.WRatio, processor=utils.default_process)
        return entries[best[2]].target

    return answer


def bm25(entries: Sequence[Entry]) -> Answerer:
    """The entry with the highest BM25 over lower-case words."""
    counted = [Counter(re.findall(r"\w+", entry.text.lower())) for entry in entries]
    mean = sum(map(Counter.total, counted)) / len(counted)
    weights: dict[str, dict[int, float]] = defaultdict(dict)
    idf = _idf(counted)
    for place, counts in enumerate(counted):
        damping = BM25_K * (1 - BM25_B + BM25_B * counts.total() / mean)
        for word, count in counts.items():
            weights[word][place] = idf[word] * count * (BM25_K + 1) / (count + damping)
    return lambda line: entries[_best(weights, Counter(set(re.findall(r"\w+", line.lower()))))].target


def tfidf(entries: Sequence[Entry]) -> Answerer:
    """The entry with the highest cosine of tf-idf over the 3 to 5 characters of words."""
    counted = [Counter(_grams(entry.text)) for entry in entries]
    idf = _idf(counted)
    weights: dict[str, dict[int, float]] = defaultdict(dict)
    for place, counts in enumerate(counted):
        said = {gram: (1 + math.log(count)) * idf[gram] for gram, count in counts.items()}
        length = math.sqrt(sum(value * value for value in said.values()))
        for gram, value in said.items():
            weights[gram][place] = value / length
    return lambda line: (
        entries[
            _best(weights, {gram: count * idf.get(gram, 0.0) for gram, count in Counter(_grams(line)).items()})
        ].target
    )


def ours(knowledge: Knowledge) -> Answerer:
    """The engine, with its lexicon, rules and weights."""
    from knowledge.understanding import Understanding
    from knowledge.understanding.scoring import label_of

    understanding = Understanding.load(DATA, knowledge)

    def answer(line: str) -> Target:
        label = label_of(understanding.read(line).answer)
        return Target(label.kind, label.facet, tuple(sorted(label.ids)))

    return answer


def start(name: str) -> Answerer:
    """A contender, ready to answer."""
    knowledge = load_knowledge(DATA)
    if name == OURS:
        return ours(knowledge)
    return BASELINES[name](list(policy_entries(knowledge)))


OURS: Final = "ours"
WRATIO: Final = "rapidfuzz WRatio"
BASELINES: Final[Mapping[str, Callable[[Sequence[Entry]], Answerer]]] = {
    WRATIO: wratio,
    "BM25": bm25,
    "character tf-idf": tfidf,
}
CONTENDERS: Final = (*BASELINES, OURS)


def _grams(text: str) -> Iterator[str]:
    for word in re.findall(r"\w+", text.lower()):
        edged = f" {word} "
        for size in GRAMS:
            yield from (edged[first : first + size] for first in range(len(edged) - size + 1))


def _idf(counted: Sequence[Counter[str]]) -> Mapping[str, float]:
    found = Counter(name for counts in counted for name in counts)
    return {name: math.log(1 + (len(counted) - count + 0.5) / (count + 0.5)) for name, count in found.items()}


def _best(weights: Mapping[str, Mapping[int, float]], asked: Mapping[str, float]) -> int:
    """The place of the entry with the highest sum; the first where none has any."""
    sums: dict[int, float] = defaultdict(float)
    for name, strength in asked.items():
        for place, weight in weights.get(name, {}).items():
            sums[place] += strength * weight
    return max(sums, key=lambda place: (sums[place], -place), default=0)


def main(name: str, file: Path) -> None:
    """Start a contender, let it answer, and print the peak of its memory."""
    answer = start(name)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in file.read_text(encoding="utf-8").splitlines():
        answer(json.loads(line)["q"])
    sys.stdout.write(f"{_peak_memory():.0f}\n")


def _peak_memory() -> float:
    """MB of this program alone; ``ru_maxrss`` would count the process that started it too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    assert found, "the kernel tells the peak of resident memory"
    return int(found[1]) / 1024


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
