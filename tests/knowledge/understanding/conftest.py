"""The packaged engine, read once; the shared questions, where they are at hand."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from knowledge.answers import Answer
from knowledge.loading import DATA, load_knowledge
from knowledge.understanding import Understanding
from knowledge.understanding.lexicon import Lexicon, load_lexicon
from knowledge.understanding.matching import Matcher

SHARED = Path(__file__).parents[3] / "../shared"


@pytest.fixture(scope="session")
def understanding() -> Understanding:
    return Understanding.load(DATA, load_knowledge(DATA))


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon(DATA / "words")


@pytest.fixture(scope="session")
def matcher(lexicon: Lexicon) -> Matcher:
    return Matcher(lexicon)


@pytest.fixture(scope="session")
def dev() -> list[dict[str, Any]]:
    path = SHARED / "questions/dev.jsonl"
    if not path.is_file():
        pytest.skip("the shared questions are not beside this checkout")
    return entries_of([path])


def entries_of(paths: Iterable[Path]) -> list[dict[str, Any]]:
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def told(answer: Answer) -> tuple[str, str, set[str]]:
    """Kind, facet and ids of an answer, as labels name them."""
    return answer.kind, str(getattr(answer, "facet", None) or ""), set(getattr(answer, "ids", ()))
