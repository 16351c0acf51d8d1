"""A row of an earlier worksheet as an object of JSON Lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.entry import Entry, of_cells
from factcheck.sheet import PEOPLE, Conflict
from factcheck.write.broken import ID
from factcheck.write.jsonl_values import value

_DROPPED = ("claim", "why", "check_hint", "conflicts_with", "conflict")  # other keys say the same
_RENAMED = {"claim": "text", "why": "reasons", "conflicts_with": "repeats", "conflict": "conflicts"}


def kept(cells: Mapping[str, str], *, alone: bool) -> dict[str, Any]:
    """A row of an earlier worksheet: as it was, or from a spreadsheet's cells as far as these can be read.

    Where people's rows are ``alone`` they get the keys by which the next run knows the file.
    """
    found = {key: value(cell) for key, cell in cells.items()}
    needed = dict.fromkeys(("claim_id", "document", "text", *PEOPLE) if alone else (), "")
    if "claim" not in cells:
        return needed | found
    entry = of_cells(cells)
    if not ID.fullmatch(entry.id):  # people's own row: words, whatever the column
        return needed | {_RENAMED.get(key, key): value for key, value in found.items() if value}
    read = _read(entry)
    return read | {key: cell for key, cell in found.items() if key not in (*read, *_DROPPED)}


def _read(entry: Entry) -> dict[str, Any]:
    """The values of a spreadsheet's row that are no plain text, and where it stands."""
    cells = entry.cells
    return {
        "claim_id": entry.id,
        "document": entry.document,
        "start": _whole(cells.get("start", "")),
        "end": _whole(cells.get("end", "")),
        "text": entry.text,
        "paragraph": _whole(entry.paragraph),
        "kinds": list(entry.kinds),
        "figures": _equations(cells.get("figures", "")),
        "dates": _equations(cells.get("dates", "")),
        "names": [name for name in cells.get("names", "").split("; ") if name],
        "priority": _whole(cells.get("priority", "")),
        "reasons": [{"rule": reason} for reason in entry.reasons],
        "conflicts": [conflict_record(conflict) for conflict in entry.conflicts],
    }


def _equations(cell: str) -> list[dict[str, str]]:
    """``over 200 Russians = more than 200 people; ...`` as texts and readings."""
    parts = (part.partition(" = ") for part in cell.split("; ") if part)
    return [{"text": text, "reading": reading or text} for text, _, reading in parts]


def _whole(cell: str) -> int | None:
    return int(cell) if cell.isdecimal() else None


def conflict_record(conflict: Conflict) -> dict[str, Any]:
    """A conflict as plain values."""
    return {
        "with": conflict.other,
        "what": conflict.what,
        "severity": conflict.severity,
        "why": conflict.why,
    }
