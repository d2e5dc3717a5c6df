"""The storage seam and its sides. Use cases know `Store`; the composition root alone knows which one it is."""

from bot.store.errors import StoreError
from bot.store.schema import Document, Schema, Table
from bot.store.seam import Reading, Row, Scalar, Store, Transaction

__all__ = ["Document", "Reading", "Row", "Scalar", "Schema", "Store", "StoreError", "Table", "Transaction"]
