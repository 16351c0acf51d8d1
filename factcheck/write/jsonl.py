"""The worksheet as JSON Lines: one object a claim, for programs, with offsets and no guard."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

from factcheck.entry import entries
from factcheck.errors import BrokenWorksheet
from factcheck.model import Date, Fact, Figure, Quotation, Reason
from factcheck.sheet import COLUMNS, PEOPLE, Conflict, Kept, Repeat, Row, Sheet, Written
from factcheck.write.text import encoded

TOOL = (
    "claim_id", "document", "start", "end", "text", "context", "section", "paragraph", "kinds", "figures",
    "dates", "speaker", "speaker_role", "cue", "quotation", "modality", "names", "priority", "reasons",
    "facts", "repeat_group", "repeats_in", "repeats", "conflicts", "change", "earlier_claim", "earlier_check",
)  # fmt: skip
_BACKUP = "Put it right in a text editor, or take the backup that lies beside it."


def write(sheet: Sheet, stream: BinaryIO) -> None:
    """One object a line, keys in a fixed order, UTF-8."""
    texts = {document.path: document.text for document in sheet.documents}
    with encoded(stream, "utf-8") as lines:
        for line in sheet.lines:
            entry = (
                _kept(line.cells)
                if isinstance(line, Kept)
                else record(line, texts.get(line.claim.document, ""))
            )
            lines.write(json.dumps(entry, ensure_ascii=False, allow_nan=False) + "\n")


def record(row: Row, text: str = "") -> dict[str, Any]:
    """A row as plain values; ``text`` is its document's, for quotations that reach beyond the claim."""
    claim = row.claim
    return {
        "claim_id": claim.id,
        "document": claim.document,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "context": claim.context,
        "section": claim.section,
        "paragraph": claim.paragraph,
        "kinds": list(claim.kinds),
        "figures": [_figure(figure) for figure in claim.figures],
        "dates": [_date(date) for date in claim.dates],
        "speaker": claim.speaker.name if claim.speaker else None,
        "speaker_role": claim.speaker.role if claim.speaker else None,
        "cue": claim.quotation.cue if claim.quotation else None,
        "quotation": _quotation(claim.quotation, text) if claim.quotation else None,
        "modality": claim.modality,
        "names": list(claim.names),
        "priority": claim.priority,
        "reasons": [_reason(reason) for reason in claim.reasons],
        "facts": [_fact(fact) for fact in claim.facts],
        "repeat_group": row.group or None,
        "repeats_in": list(dict.fromkeys(repeat.document for repeat in row.repeats)),
        "repeats": [_repeat(repeat) for repeat in row.repeats],
        "conflicts": [_conflict(conflict) for conflict in row.conflicts],
        "change": row.change,
        "earlier_claim": row.earlier_claim or None,
        "earlier_check": row.earlier_check or None,
        **{column.key: column.cell(row) for column in COLUMNS if column.owner == "people"},
        **{key: _value(cell) for key, cell in row.people.items() if key not in PEOPLE},
    }


def _kept(cells: Mapping[str, str]) -> dict[str, Any]:
    """A row of an earlier worksheet: as it was, or from a spreadsheet's cells as far as these can be read."""
    found = {key: _value(cell) for key, cell in cells.items()}
    if "text" in cells or "claim" not in cells:
        return found
    entry = next(iter(entries([cells])), None)
    if entry is None:  # a row of people's own
        return found
    read = {
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
        "conflicts": [_conflict(conflict) for conflict in entry.conflicts],
    }
    dropped = ("claim", "why", "conflicts_with", "conflict")
    return read | {key: cell for key, cell in found.items() if key not in (*read, *dropped)}


def _equations(cell: str) -> list[dict[str, str]]:
    """``over 200 Russians = more than 200 people; ...`` as texts and readings."""
    parts = (part.partition(" = ") for part in cell.split("; ") if part)
    return [{"text": text, "reading": reading or text} for text, _, reading in parts]


def _whole(cell: str) -> int | None:
    return int(cell) if cell.isdecimal() else None


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "with": conflict.other,
        "what": conflict.what,
        "severity": conflict.severity,
        "why": conflict.why,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "text": figure.text,
        "start": figure.start,
        "end": figure.end,
        "low": _number(figure.low),
        "high": _number(figure.high),
        "unit": figure.unit,
        "approx": figure.approx,
        "change": figure.change,
        "of": figure.of,
    }


def _date(date: Date) -> dict[str, Any]:
    return {
        "text": date.text,
        "start": date.start,
        "end": date.end,
        "value": date.value,
        "resolved_from": date.resolved_from,
    }


def _quotation(quotation: Quotation, text: str) -> dict[str, Any]:
    return {
        "direct": quotation.direct,
        "spans": [{"text": text[start:end], "start": start, "end": end} for start, end in quotation.spans],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {"rule": reason.rule, "text": reason.text, "start": reason.start, "end": reason.end}


def _fact(fact: Fact) -> dict[str, Any]:
    return {"text": fact.text, "subject": fact.subject, "verb": fact.verb, "negated": fact.negated}


def _repeat(repeat: Repeat) -> dict[str, Any]:
    return {
        "with": repeat.other,
        "document": repeat.document,
        "paragraph": repeat.paragraph,
        "same_words": repeat.same_words,
    }


def _number(value: float | None) -> float | int | None:
    """A whole number without its ``.0``; what JSON cannot say (infinity) as null."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value == int(value) else value


def read(path: Path) -> Written:
    """A JSON Lines worksheet, values as text, lists as JSON; a run without claims leaves an empty file.

    Raises ValueError when the file is none, BrokenWorksheet when a line of one is damaged, and OSError.
    """
    rows: list[dict[str, str]] = []
    numbers: list[int] = []
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                rows.append(_entry(line))
            except ValueError as error:
                if not rows or "claim_id" not in rows[0]:
                    raise
                raise BrokenWorksheet(f"line {number} is no JSON object ({error}).", _BACKUP) from error
            numbers.append(number)
    if rows and not any("claim_id" in row for row in rows):
        raise ValueError("no claim_id")
    columns = dict.fromkeys(key for row in rows for key in row)
    return Written(tuple(columns), tuple(rows), tuple(numbers))


def _entry(line: str) -> dict[str, str]:
    entry = json.loads(line)
    if not isinstance(entry, dict):
        raise ValueError("a list or a value")
    return {key: _text(value) for key, value in entry.items()}


class Json(str):
    """A value that is no text (a number, a list, null), as JSON: written again, it is what it was."""

    __slots__ = ()


def _text(value: object) -> str:
    return (
        value
        if isinstance(value, str)
        else Json("" if value is None else json.dumps(value, ensure_ascii=False))
    )


def _value(cell: str) -> object:
    if not isinstance(cell, Json):
        return cell
    return json.loads(cell) if cell else None
