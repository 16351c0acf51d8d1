"""A row of a worksheet as it came back from disk, CSV or JSON Lines, and how to find one by its id."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from factcheck import disagreement, wording
from factcheck.errors import UnknownRow
from factcheck.model import Reason
from factcheck.sheet import Conflict, Sheet, cells

_NEAREST = 3  # ids offered in place of one that is not there
_LIKE = 60  # rapidfuzz ratio, from 0 to 100: four letters of eleven may be wrong
_SHOWN_AT_MOST = 60  # characters of a claim beside its id
_OUTSIDE_QUOTES = re.compile(r"; (?=[^“”]*(?:“[^“”]*”[^“”]*)*$)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row with its cells as they were before they became cells; what is missing is empty.

    ``cells`` are all of them as text by column, those of people's columns and of columns that they added too.
    """

    id: str
    document: str
    section: str
    paragraph: str
    text: str
    kinds: tuple[str, ...]
    speaker: str
    reasons: tuple[str, ...]
    hint: str
    group: str
    conflicts: tuple[Conflict, ...]
    status: str
    cells: Mapping[str, str]


def entries(rows: Iterable[Mapping[str, str]]) -> tuple[Entry, ...]:
    """The rows that have an id, in their order; those that people added by hand have none."""
    return tuple(of_cells(row) for row in rows if row.get("claim_id", "").strip())


def of_sheet(sheet: Sheet) -> tuple[Entry, ...]:
    """The rows of a sheet as they would come back from disk."""
    return entries({key: str(cell) for key, cell in cells(line).items()} for line in sheet.lines)


def chosen(known: Sequence[Entry], asked: str) -> Entry:
    """The row with an id, or with the only one that begins so, capitals or not. Raises UnknownRow."""
    begins = asked.strip().upper()
    by_id = {entry.id: entry for entry in reversed(known)}
    if begins in by_id:
        return by_id[begins]
    found = [entry for id_, entry in by_id.items() if begins and id_.upper().startswith(begins)]
    if len(found) == 1:
        return found[0]
    if found:
        few = sorted(found, key=known.index)[:_NEAREST]
        more = f" and {len(found) - len(few):,} more" if len(found) > len(few) else ""
        message = f"{len(found):,} rows have an id that begins with {begins}."
        raise UnknownRow(message, f"Write more of it: {'; '.join(map(_named, few))}{more}.")
    raise UnknownRow(f"No row has the id {wording.plain(asked) or '“”'}.", _nearest(by_id, begins))


def _nearest(by_id: Mapping[str, Entry], asked: str) -> str:
    if not by_id:
        return "The worksheet has no rows."
    near = process.extract(asked, list(by_id), scorer=fuzz.ratio, limit=_NEAREST, score_cutoff=_LIKE)
    if not near:
        return "Ids stand in the column claim_id of the worksheet."
    return f"Did you mean {' or '.join(_named(by_id[id_]) for id_, *_ in near)}?"


def _named(entry: Entry) -> str:
    return f"{entry.id} (“{wording.shortened(wording.plain(entry.text), _SHOWN_AT_MOST)}”)"


def of_cells(row: Mapping[str, str]) -> Entry:
    """A row by its cells, one that people added too."""
    # A column with the claims is there in each spreadsheet; "text" and "reasons" may be people's own there.
    spreadsheet = "claim" in row or not row.keys() & {"text", "reasons"}
    kinds, reasons, conflicts = (_from_cells if spreadsheet else _from_json)(row)
    who = [row.get("speaker", ""), row.get("speaker_role", "")]
    return Entry(
        id=row.get("claim_id", "").strip(),
        document=row.get("document", ""),
        section=row.get("section", ""),
        paragraph=row.get("paragraph", ""),
        text=row.get("claim" if spreadsheet else "text", ""),
        kinds=kinds,
        speaker=", ".join(filter(None, who)),
        reasons=reasons,
        hint=row.get("check_hint", ""),
        group=row.get("repeat_group", ""),
        conflicts=conflicts,
        status=row.get("status", ""),
        cells=row,
    )


Parts = tuple[tuple[str, ...], tuple[str, ...], tuple[Conflict, ...]]


def _from_cells(row: Mapping[str, str]) -> Parts:
    ids = [id_.strip() for id_ in row.get("conflicts_with", "").split(";") if id_.strip()]
    told = list(disagreement.lines(row.get("conflict", "")))
    if len(told) != len(ids):  # somebody wrote in these cells: nothing is lost, but nothing is paired
        told = [("", "", wording.one_line(row.get("conflict", "")))] * len(ids)
    conflicts = tuple(Conflict(id_, *words) for id_, words in zip(ids, told, strict=True))
    kinds = filter(None, row.get("kinds", "").split(", "))
    return tuple(kinds), tuple(filter(None, _OUTSIDE_QUOTES.split(row.get("why", "")))), conflicts


def _from_json(row: Mapping[str, str]) -> Parts:
    reasons = (
        Reason(str(found.get("rule", "")), str(found.get("text", "")), 0, 0)
        for found in _objects(row.get("reasons", ""))
    )
    conflicts = (
        Conflict(*(str(found.get(key, "")) for key in ("with", "what", "severity", "why")))
        for found in _objects(row.get("conflicts", ""))
    )
    return tuple(_list(row.get("kinds", ""))), tuple(map(wording.reason, reasons)), tuple(conflicts)


def _objects(cell: str) -> Iterator[dict[str, Any]]:
    return (found for found in _values(cell) if isinstance(found, dict))


def _list(cell: str) -> Iterator[str]:
    return (str(found) for found in _values(cell))


def _values(cell: str) -> list[Any]:
    """The list in a cell; none where somebody wrote something else."""
    try:
        found = json.loads(cell) if cell else []
    except ValueError:
        return []
    return found if isinstance(found, list) else []
