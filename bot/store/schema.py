"""The shape of a store, declared once as data: its tables, what is indexed, its version."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.store.errors import SchemaFault

Document = dict[str, Any]
"""A plain JSON object."""

Documents = dict[str, dict[str, Document]]
"""All documents of a store: table -> key -> document."""

Migration = Callable[[Documents], Documents]
"""Takes all documents of one schema version, gives those of the next. Indexes need no migration."""


@dataclass(frozen=True)
class Table:
    """`indexes`: fields to find by equality, each text, a whole number, a boolean or absent. `ordered`: fields to
    find by range, each text or absent. Text is ordered by code point, so write instants in UTC with one precision.
    """

    indexes: tuple[str, ...] = ()
    ordered: tuple[str, ...] = ()


@dataclass(frozen=True)
class Schema:
    """`version` counts from 1; `migrations[n]` leads from version n to n + 1."""

    version: int
    tables: Mapping[str, Table]
    migrations: Mapping[int, Migration] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if taken := [name for name in self.tables if name.startswith("_")]:
            raise SchemaFault(f"Tables {taken} in the schema: a leading underscore marks the store's own. Rename them.")

    def table(self, name: str) -> Table:
        """The declaration of a table; SchemaFault if there is none."""
        if name not in self.tables:
            raise SchemaFault(f"The schema has no table {name!r}. Declare it where the store is opened.")
        return self.tables[name]

    def require_index(self, table: str, fields: Iterable[str]) -> None:
        """SchemaFault unless every field can be found by equality."""
        _require(table, fields, self.table(table).indexes, "indexes")

    def require_order(self, table: str, name: str) -> None:
        """SchemaFault unless the field can be found by range."""
        _require(table, [name], self.table(table).ordered, "ordered")


def _require(table: str, fields: Iterable[str], declared: tuple[str, ...], where: str) -> None:
    if missing := sorted(set(fields) - set(declared)):
        raise SchemaFault(
            f"Table {table!r} does not declare {', '.join(missing)} under `{where}`. Add it to the schema."
        )
