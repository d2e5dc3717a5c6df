"""A YAML file as plain values, with the line of each of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path
from typing import Any

import yaml

from knowledge.errors import Fault

Route = tuple[str | int, ...]  # keys and indexes from the top of a file down to a value


@dataclass(frozen=True)
class Document:
    """What a file holds: ``value`` (None where it is unreadable), the line of each route, and its faults."""

    file: str
    value: Any = None
    lines: Mapping[Route, int] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    def along(self, route: Route) -> Route:
        """A route as far as the file has it.

        A step that is no key or index here is skipped: pydantic names the shape of a value among the steps to it.
        """
        here: Route = ()
        for step in route:
            if (*here, step) in self.lines:
                here = (*here, step)
        return here

    def at(self, route: Route) -> Any:
        """The value at a route that the file has."""
        return reduce(lambda value, step: value[step], route, self.value)

    def line(self, route: Route) -> int:
        """The line (from 1) of the deepest value on a route that the file has."""
        return self.lines.get(self.along(route), 1)

    def fault(self, route: Route, message: str) -> Fault:
        """A fault at the line of a route."""
        return Fault(self.file, self.line(route), message)


def read_document(path: Path, file: str) -> Document:
    """Read one file, called ``file`` in its faults: missing, unreadable, twice the same key, a value that is none."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return _unreadable(file, 1, "the file is missing; create it")
    except (OSError, UnicodeDecodeError) as error:
        return _unreadable(file, 1, f"the file cannot be read ({type(error).__name__}); save it as UTF-8 text")
    try:
        return _Reader(file).read(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "this is not YAML"
        return _unreadable(file, mark.line + 1 if mark else 1, f"the YAML cannot be read: {problem}")


def _unreadable(file: str, line: int, message: str) -> Document:
    return Document(file, faults=(Fault(file, line, message),))


class _Reader:
    """One walk over the nodes of one file."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._lines: dict[Route, int] = {}
        self._faults: list[Fault] = []
        self._seen: set[int] = set()

    def read(self, text: str) -> Document:
        self._loader = yaml.SafeLoader(text)
        node = self._loader.get_single_node()
        value = self._value(node, ()) if node else None
        if not isinstance(value, dict):
            self._fault(1, "the file must hold keys and values at its top")
            value = None
        return Document(self._file, value, self._lines, tuple(self._faults))

    def _fault(self, line: int, message: str) -> None:
        self._faults.append(Fault(self._file, line, message))

    def _value(self, node: yaml.Node, route: Route) -> Any:
        line = node.start_mark.line + 1
        self._lines.setdefault(route, line)
        if id(node) in self._seen:
            self._fault(line, "an alias (*name) is not used here; write the value out")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, route))
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*route, index)) for index, item in enumerate(node.value)]
        return self._scalar(node, line)

    def _pairs(self, node: yaml.MappingNode, route: Route) -> Iterator[tuple[str, Any]]:
        keys: set[str] = set()
        for key_node, value_node in node.value:
            line, key = key_node.start_mark.line + 1, str(key_node.value)
            if key in keys:
                self._fault(line, f"the key {key!r} stands here twice; keep one")
                continue
            keys.add(key)
            self._lines[(*route, key)] = line
            yield key, self._value(value_node, (*route, key))

    def _scalar(self, node: yaml.Node, line: int) -> Any:
        try:
            return self._loader.construct_object(node)
        except (yaml.YAMLError, ValueError):
            self._fault(line, "this value cannot be read; put it between quotes if it is text")
            return None
