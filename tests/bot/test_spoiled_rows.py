"""What is stored and cannot be read any more: the fault names the field, and never what people wrote."""

import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot import attestations, outbox, records, register, standing
from bot.instants import stored
from bot.journal import JournalDamaged, entries
from bot.schema import ANSWERS, CHECKS, DPO_QUESTIONS, JOURNAL, OUTBOX, POSTS, REQUESTS
from bot.store.schema import Document
from bot.store.seam import Reading, Store
from bot.workspace.errors import StateDamaged
from bot.workspace.keeping import Keeper
from bot.workspace.world import Settings, World
from tests.bot.conftest import START

TYPED = "Kwispelstaart"
DAY = date(2026, 11, 23)
WAITS = {"state": "queued", "about": "answer/1", "due": stored(START), "claim": None, "attempts": 0, "unsure": False}
OF_NO_KIND = {"kind": "of-no-kind", "question": TYPED}
OF_A_KIND = {"kind": "dpo-asked", "key": {TYPED: TYPED}, "question": {"question": [TYPED]}}

ROWS: list[tuple[str, str, Document, Callable[[Reading], object]]] = [
    (OUTBOX, "answer/1", {**WAITS, "notice": OF_NO_KIND}, lambda store: outbox.due(store, START, 1)),
    (OUTBOX, "answer/1", {**WAITS, "notice": OF_A_KIND}, lambda store: outbox.waiting(store, "answer/1")),
    (OUTBOX, "answer/1", {**WAITS, "notice": TYPED}, lambda store: outbox.upcoming(store, 1)),
    (POSTS, "check/desk/U0EMMA", {"notice": OF_NO_KIND}, lambda store: standing.of(store, "check/desk/U0EMMA")),
    (ANSWERS, "a1", {"id": "a1", "correction": {"text": [TYPED]}}, lambda store: records.answer(store, "a1")),
    (DPO_QUESTIONS, "q1", {"question": {"text": TYPED}}, lambda store: records.question(store, "q1")),
    (REQUESTS, "RR-2026-0001", {"intake": {"person": [TYPED]}}, lambda store: register.get(store, "RR-2026-0001")),
    (
        CHECKS,
        "check/desk/2026-11-23/U0EMMA",
        {"person": [TYPED], "day": "2026-11-23"},
        lambda store: attestations.get(store, "desk", DAY.isoformat(), "U0EMMA"),
    ),
    (JOURNAL, "000000000001", {"reference": "RR-2026-0001", "event": [TYPED]}, lambda store: list(entries(store))),
]


@pytest.mark.parametrize(("table", "key", "row", "read"), ROWS)
def test_a_row_that_cannot_be_read_shows_nothing_that_was_written(
    kept: Store, table: str, key: str, row: Document, read: Callable[[Reading], object]
) -> None:
    with kept.transaction() as tx:
        tx.put(table, key, row)
    with pytest.raises((ValidationError, JournalDamaged)) as caught:
        read(kept)
    assert TYPED not in "".join(traceback.format_exception(caught.value, chain=True))


def test_nor_does_a_state_file_of_the_local_workspace(tmp_path: Path) -> None:
    path = tmp_path / "workspace.json"
    path.write_text(f'{{"clock": "{TYPED}", "messages": ["{TYPED}"]}}', encoding="utf-8")
    with pytest.raises(StateDamaged) as caught:
        Keeper(path).restore(World(Settings(), "http://127.0.0.1"))
    assert TYPED not in "".join(traceback.format_exception(caught.value, chain=True))
