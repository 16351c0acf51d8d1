"""A run that is killed at any moment leaves the old worksheet or the new one, whole."""

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck import run
from factcheck.model import Claim, Document
from factcheck.sheet import Sheet, build
from factcheck.write.opened import opened

KILLS = 200
ROWS = 60


@pytest.fixture
def sheets(make_claim: Callable[..., Claim], document: Document) -> list[Sheet]:
    """Two runs over an article whose every second sentence changes."""

    def claims(run_: int) -> list[Claim]:
        found = []
        for number in range(ROWS):
            text = f"In the year {1900 + number} the ferry made {number * (1 + run_ * (number % 2))} trips."
            id_ = f"C{run_ * (number % 2)}{number:09}".translate(str.maketrans("0189", "WXYZ"))
            found.append(make_claim(id=id_, text=text, context=text, start=number * 60, end=number * 60 + 50))
        return found

    return [build([document], claims(run_)) for run_ in range(2)]


def fill_in(path: Path) -> None:
    """A note of its own on every row."""
    rows = path.read_bytes().decode("utf-8").split("\r\n")
    noted = [row and f"{row}note {number} of mine" for number, row in enumerate(rows[1:])]
    path.write_bytes("\r\n".join([rows[0], *noted]).encode())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_two_hundred_kills_lose_no_note_and_leave_no_broken_worksheet(
    tmp_path: Path, sheets: list[Sheet]
) -> None:
    path = tmp_path / "worksheet.csv"
    run.save(sheets[0], path)
    fill_in(path)
    notes = sorted(row["notes"] for row in opened(path).rows)
    assert len(set(notes)) == ROWS
    chance = random.Random(7)
    seen = set()
    for _ in range(KILLS):
        child = os.fork()
        if child == 0:
            try:
                for turn in range(1_000):
                    run.save(sheets[turn % 2], path)
            finally:
                os._exit(1)
        time.sleep(chance.uniform(0.0, 0.05))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found = opened(path).rows
        assert sorted(row["notes"] for row in found) == notes
        assert all(row["change"] for row in found)
        seen.add(frozenset(row["claim"] for row in found))
    assert len(seen) == 2  # both were written: the kills hit runs at work
    run.save(sheets[0], path)  # the lock of the killed runs holds nobody up
    left = [entry.name for entry in tmp_path.iterdir() if not entry.name.startswith("worksheet.csv")]
    assert left == []
