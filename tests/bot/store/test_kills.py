"""A writer may be killed at any moment."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = os.environ.get("STORE_KILLS", "150")


@pytest.mark.slow
def test_no_acknowledged_write_is_lost_and_none_erased_comes_back_when_the_writer_is_killed() -> None:
    """In a process of its own, which forks the writers and kills them (see killing.py)."""
    command = [sys.executable, "-m", "tests.bot.store.killing", KILLS]
    done = subprocess.run(command, cwd=Path(__file__).parents[3], capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    outcome = json.loads(done.stdout)
    assert outcome["acknowledged"] > outcome["kills"], "the writers hardly wrote"
    assert outcome == {**outcome, "kills": int(KILLS), "lost": 0, "half_done": 0, "unreadable": 0, "remembered": 0}
