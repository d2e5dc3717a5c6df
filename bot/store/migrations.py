"""Documents of an older schema -> those of today's."""

from bot.store.contents import Changes, Contents
from bot.store.documents import decode, encode
from bot.store.errors import SchemaFault, StoreTooNew
from bot.store.schema import Documents, Schema


def migration(contents: Contents, schema: Schema) -> Changes | None:
    """What has to change in the stored documents; None when they are of this version.

    Raises StoreTooNew when they are of a later one, SchemaFault when a step is missing.
    """
    stored = contents.schema
    if stored is None or stored == schema.version:
        return None
    if stored > schema.version:
        raise StoreTooNew(
            f"{contents.log.parent} was written with schema {stored}, this program knows {schema.version}. "
            "Install the newer program again, or restore a backup of the folder from before the update."
        )
    before = {table: rows for table, rows in contents.texts.items() if not table.startswith("_")}
    documents = _migrate(
        {t: {k: decode(text) for k, text in rows.items()} for t, rows in before.items()}, schema, stored
    )
    after = {(t, k): encode(schema.table(t), document) for t, rows in documents.items() for k, document in rows.items()}
    removed: Changes = {(t, k): None for t, rows in before.items() for k in rows if (t, k) not in after}
    return removed | {(t, k): text for (t, k), text in after.items() if before.get(t, {}).get(k) != text}


def _migrate(documents: Documents, schema: Schema, stored: int) -> Documents:
    for version in range(stored, schema.version):
        if version not in schema.migrations:
            raise SchemaFault(f"The schema has no migration from version {version} to {version + 1}. Add the step.")
        documents = schema.migrations[version](documents)
    return documents
