"""The files that hold the sentences of steps: what each must hold, and its faults."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from string import Formatter
from typing import Annotated, Final, Self

from pydantic import Field, field_validator, model_validator

from knowledge.data_files import parse
from knowledge.deadlines import Status
from knowledge.errors import KnowledgeInvalid
from knowledge.language import LANGS, Frozen, Lang
from knowledge.steps import PauseReason, Source, StepKind
from knowledge.yaml_lines import read_document

FOLDER: Final = "steps"
WORDS: Final = frozenset(  # that a sentence may have in braces
    ("day", "weekday", "holiday", "until", "month", "off", "at", "number", "months", "days", "hours", "reason")
)

Sentence = Annotated[str, Field(min_length=1)]


class Label(StrEnum):
    """What stands before a date."""

    DUE = "due"
    ALTERNATIVE = "alternative"
    HARD = "hard"
    NOTICE_TARGET = "notice-target"
    STATUS = "status"
    NO_DATE = "no-date"


_KEYS: Final[Mapping[str, Iterable[object]]] = {
    "steps": StepKind,
    "months": (1, 2, 3),  # GDPR art. 12(3): one, and up to two further ones
    "reasons": PauseReason,
    "sources": Source,
    "labels": Label,
    "statuses": Status,
}


class StepsFile(Frozen):
    """steps/<lang>.yaml: a sentence for every kind of step, and the words that are filled into them."""

    steps: dict[StepKind, Sentence]
    months: dict[int, Sentence]
    reasons: dict[PauseReason, Sentence]
    sources: dict[Source, Sentence]
    labels: dict[Label, Sentence]
    statuses: dict[Status, Sentence]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        missing = [f"{name}.{key}" for name, keys in _KEYS.items() for key in keys if key not in getattr(self, name)]
        if missing:
            raise ValueError(f"write a text for {', '.join(missing)}")
        return self

    @field_validator("steps")
    @classmethod
    def _known_words(cls, steps: dict[StepKind, str]) -> dict[StepKind, str]:
        for kind, sentence in steps.items():
            if not _words_in(kind, sentence) <= WORDS:
                raise ValueError(f"{kind}: write only {', '.join(sorted(WORDS))} in braces")
        return steps


def read_steps_files(folder: Path) -> Mapping[Lang, StepsFile]:
    """``steps/<lang>.yaml`` under a folder. Raises KnowledgeInvalid with every fault."""
    names = {lang: f"{FOLDER}/{lang}.yaml" for lang in LANGS}
    read = {lang: parse(read_document(folder / name, name), StepsFile) for lang, name in names.items()}
    if faults := [fault for _, found in read.values() for fault in found]:
        raise KnowledgeInvalid(faults)
    return {lang: file for lang, (file, _) in read.items() if file}


def _words_in(kind: StepKind, sentence: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}
    except ValueError:
        raise ValueError(f"{kind}: a brace stands alone; write {{day}}, or {{{{ for a brace itself") from None
