"""What a checker has found of a row: the words for it, and whether anything has been found yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

UNCHECKED = "unchecked"  # the status of a row that nobody has worked on
IN_PROGRESS = "in progress"
STATUSES = (
    UNCHECKED,
    IN_PROGRESS,
    "confirmed",
    "confirmed with change",
    "wrong",
    "cannot verify",
    "not a claim",
    "cut",
)
SETTLED = frozenset(STATUSES) - {UNCHECKED, IN_PROGRESS}


def status(cells: Mapping[str, str]) -> str:
    """The status of a row as one of STATUSES, capitals or not; other words as they are; else unchecked."""
    return " ".join(cells.get("status", "").lower().split()) or UNCHECKED


def settled(cells: Mapping[str, str]) -> bool:
    """Whether somebody has decided about a row: by its status, or in words of their own under verdict.

    A status that is none of STATUSES ("asked her") decides nothing.
    """
    return status(cells) in SETTLED or bool(cells.get("verdict", "").strip())


def outdated(cells: Mapping[str, str]) -> bool:
    """Whether the words of a row changed after somebody had decided about it."""
    return cells.get("change") == "changed" and settled(cells)


def told(cells: Mapping[str, str]) -> str:
    """A decision in a few words: ``confirmed, by M. Kessel, 2026-03-05``; nothing for a row without one."""
    if not settled(cells):
        return ""
    by, on, words = (" ".join(cells.get(key, "").split()) for key in ("checked_by", "checked_on", "verdict"))
    found = status(cells)
    decision = ": ".join(filter(None, (found, words))) if found in SETTLED else words
    return ", ".join(filter(None, (decision, by and f"by {by}", on)))


def finding(cells: Mapping[str, str]) -> str:
    """What was found of a claim: the verdict in people's words, else their status.

    Nothing for a row that is open or that they call no claim; one that was cut counts by its verdict alone.
    """
    found = status(cells)
    if found == "not a claim":
        return ""
    words = " ".join(cells.get("verdict", "").split())
    return words or (found if found in SETTLED and found != "cut" else "")


def iso_day(text: str) -> str:
    """A date in ISO 8601, with or without a time, as ``2026-03-05``; nothing for one in another form."""
    try:
        return dt.datetime.fromisoformat(text.strip()).date().isoformat()
    except ValueError:
        return ""
