"""What a checker has found of a row: the words for it, and whether anything has been found yet."""

from __future__ import annotations

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


def status(cells: Mapping[str, str]) -> str:
    """The status of a row as one of STATUSES, capitals or not; other words as they are; else unchecked."""
    return " ".join(cells.get("status", "").lower().split()) or UNCHECKED


def settled(cells: Mapping[str, str]) -> bool:
    """Whether somebody has decided about a row: by its status, or in words of their own under verdict."""
    return status(cells) not in (UNCHECKED, IN_PROGRESS) or bool(cells.get("verdict", "").strip())


def told(cells: Mapping[str, str]) -> str:
    """A decision in a few words: ``confirmed, by M. Kessel, 2026-03-05``; nothing for a row without one."""
    if not settled(cells):
        return ""
    by, on, words = (" ".join(cells.get(key, "").split()) for key in ("checked_by", "checked_on", "verdict"))
    found = status(cells)
    decision = words if found in (UNCHECKED, IN_PROGRESS) else ": ".join(filter(None, (found, words)))
    return ", ".join(filter(None, (decision, by and f"by {by}", on)))
