"""A bot may be killed at any moment while requests are logged: none is lost, and nobody hears of one twice."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = os.environ.get("REQUEST_KILLS", "45")  # REQUEST_KILLS=150 for the figure that we quote


@pytest.mark.slow
def test_no_acknowledged_request_is_lost_and_no_notice_lost_or_doubled() -> None:
    """In a process of its own, which forks the loggers and kills them (see killing_loggers.py)."""
    command = [sys.executable, "-m", "tests.faults.killing_loggers", KILLS]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    outcome = json.loads(done.stdout)
    assert outcome["acknowledged"] > outcome["kills"], "the loggers hardly logged"
    assert outcome["posted"] > outcome["kills"], "hardly anything was delivered"
    faults = ("lost", "halves", "unverified", "unsent", "doubled")
    assert outcome == {**outcome, "kills": int(KILLS)} | dict.fromkeys(faults, 0)
