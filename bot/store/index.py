"""Where the documents of one table are found by their fields."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Mapping, Set
from itertools import islice
from operator import itemgetter

from bot.store.documents import to_json
from bot.store.schema import Document, Table
from bot.store.seam import Scalar

_value = itemgetter(0)


class TableIndex:
    """Keys by equal value and keys in order of value. Callers see to it that one thread changes or reads at a time."""

    def __init__(self, table: Table) -> None:
        self._equal: dict[str, dict[str, set[str]]] = {field: {} for field in table.indexes}
        self._ordered: dict[str, list[tuple[str, str]]] = {field: [] for field in table.ordered}

    def add(self, key: str, document: Document) -> None:
        """Find the document from now on."""
        for field, values in self._equal.items():
            values.setdefault(to_json(document.get(field)), set()).add(key)
        for field, entries in self._ordered.items():
            if (value := document.get(field)) is not None:
                insort(entries, (value, key))

    def remove(self, key: str, document: Document) -> None:
        """Forget the document, given as it was added."""
        for field, values in self._equal.items():
            value = to_json(document.get(field))
            values[value].discard(key)
            if not values[value]:
                del values[value]
        for field, entries in self._ordered.items():
            if (moment := document.get(field)) is not None:
                del entries[bisect_left(entries, (moment, key))]

    def matching(self, equals: Mapping[str, Scalar]) -> Set[str]:
        """The keys whose fields all equal the values, of which there is at least one; not to be changed."""
        found = sorted((self._equal[field].get(to_json(value), set()) for field, value in equals.items()), key=len)
        return found[0].intersection(*found[1:]) if found[1:] else found[0]

    def between(self, field: str, after: str, until: str) -> Iterator[tuple[str, str]]:
        """(value, key) with after < value <= until, in order."""
        entries = self._ordered[field]
        first = bisect_right(entries, after, key=_value)
        return islice(entries, first, max(first, bisect_right(entries, until, key=_value)))
