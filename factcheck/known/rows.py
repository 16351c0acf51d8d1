"""Verified claims from the rows of an earlier worksheet."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from factcheck.entry import Entry
from factcheck.known.record import Known
from factcheck.known.same import behind
from factcheck.merge import checked_words
from factcheck.verdict import finding, status
from factcheck.wording import one_line, period

_DECIDED = ("confirmed", "confirmed with change", "wrong", "cannot verify")


def known(rows: Iterable[Entry], where: str) -> Iterator[Known]:
    """The rows that somebody has decided about. A verdict belongs to the words that it was made for."""
    for entry in rows:
        verdict = finding(entry.cells)
        if not verdict:
            continue
        decided = status(entry.cells)
        words = checked_words(entry)
        now = words == entry.text  # else dates and context are those of other words
        yield Known(
            one_line(words),
            verdict,
            one_line(entry.cells.get("checked_by", "")),
            one_line(entry.cells.get("checked_on", "")),
            where,
            one_line(entry.cells.get("speaker", "")),
            decided if decided in _DECIDED else "",
            tuple(_days(entry.cells)) if now else (),
            behind(entry.cells.get("context", "")) if now else (),
            PurePath(entry.document).name,
        )


def _days(cells: Mapping[str, str]) -> Iterator[str]:
    """The dates as they were worked out, in the words of a worksheet, from a cell in words or in JSON."""
    cell = cells.get("dates", "")
    if not cell.startswith("["):
        yield from (part.rpartition(" = ")[2] for part in cell.split("; ") if part)
        return
    for date in _objects(cell):
        value = date.get("value")
        if isinstance(value, str):
            yield period(value)


def _objects(cell: str) -> Iterator[Mapping[str, Any]]:
    try:
        found = json.loads(cell)
    except (ValueError, RecursionError):  # somebody wrote there
        return
    yield from (one for one in found if isinstance(one, dict))
