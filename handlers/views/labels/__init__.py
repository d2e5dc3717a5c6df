"""Buttons, titles and sentences per language, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

from handlers.views.text import Mrkdwn, escape
from knowledge.language import LANGS, Lang


@dataclass(frozen=True)
class Labels:
    """The labels of one language."""

    lang: Lang
    sentences: Mapping[str, str]

    def __call__(self, key: str, **values: str) -> Mrkdwn:
        """The label with its values. Values are shown as they are: escape what people typed."""
        return Mrkdwn(self.sentences[key].format(**values))

    def safe(self, key: str, **typed: str) -> Mrkdwn:
        """The label with values that people typed, escaped."""
        return self(key, **{name: escape(value) for name, value in typed.items()})


@cache
def labels(lang: Lang) -> Labels:
    """The labels of a language, read once from ``<lang>.yaml`` and every ``<job>.<lang>.yaml``."""
    wanted = sorted(
        (file for file in files(__name__).iterdir() if file.name.endswith((f".{lang}.yaml", f"{lang}.yaml"))),
        key=lambda file: file.name,
    )
    sentences: dict[str, str] = {}
    for file in wanted:
        sentences |= yaml.safe_load(file.read_text(encoding="utf-8"))
    return Labels(lang, MappingProxyType(sentences))


def all_labels() -> tuple[Labels, ...]:
    """Every language's labels."""
    return tuple(labels(lang) for lang in LANGS)
