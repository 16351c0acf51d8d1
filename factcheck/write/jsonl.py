"""The worksheet as JSON Lines: one object a claim, for programs, with offsets and no guard."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from factcheck.errors import BrokenWorksheet, UnusableOutput
from factcheck.model import Date, Document, Fact, Figure, Quotation, Reason
from factcheck.sheet import COLUMNS, KEYS, PEOPLE, Kept, Repeat, Row, Sheet, Written
from factcheck.write.broken import ours
from factcheck.write.jsonl_kept import conflict_record, kept
from factcheck.write.jsonl_values import cells_of, value
from factcheck.write.text import encoded

TOOL = (
    "claim_id", "document", "start", "end", "text", "context", "section", "paragraph", "kinds", "figures",
    "dates", "speaker", "speaker_role", "cue", "quotation", "modality", "names", "priority", "reasons",
    "facts", "repeat_group", "repeats_in", "repeats", "conflicts", "change", "earlier_claim", "earlier_check",
)  # fmt: skip
_KEY = re.compile(r'"(\w+)"\s*:')
_BACKUP = "Put it right in a text editor, or take the backup that lies beside it."


def write(sheet: Sheet, stream: BinaryIO) -> None:
    """One object a line, keys in a fixed order, UTF-8.

    Raises UnusableOutput for a column of people's own that is called as one of our keys.
    """
    _check_names(sheet)
    text_of = _texts(sheet.documents)
    claims = any(isinstance(line, Row) or line.cells.get("claim_id", "").strip() for line in sheet.lines)
    with encoded(stream, "utf-8") as lines:
        for line in sheet.lines:
            entry = (
                kept(line.cells, alone=not claims)
                if isinstance(line, Kept)
                else record(line, text_of(line.claim.document))
            )
            lines.write(json.dumps(entry, ensure_ascii=False, allow_nan=False) + "\n")


def _texts(documents: Sequence[Document]) -> Callable[[str], str]:
    """The text of a document by its path; documents may lie on disk, and rows come in their order."""
    places = {document.path: at for at, document in enumerate(documents)}

    @lru_cache(maxsize=1)
    def text_of(path: str) -> str:
        return documents[places[path]].text if path in places else ""

    return text_of


def _check_names(sheet: Sheet) -> None:
    """Raise UnusableOutput when a column that people added in a spreadsheet has the name of our key."""
    if any("claim" in kept.cells for kept in sheet.kept):
        for key in sheet.columns:
            if key in TOOL and key not in KEYS:
                raise UnusableOutput(
                    f"your column {key} has the name of a key of JSON Lines.", "Give it another name first."
                )


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
        "conflicts": [conflict_record(conflict) for conflict in row.conflicts],
        "change": row.change,
        "earlier_claim": row.earlier_claim or None,
        "earlier_check": row.earlier_check or None,
        **{column.key: value(column.cell(row)) for column in COLUMNS if column.owner == "people"},
        **{key: value(cell) for key, cell in row.people.items() if key not in PEOPLE},
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
                rows.append(cells_of(line))
            except ValueError as error:
                if not ours(dict.fromkeys(key for row in rows for key in row) or _KEY.findall(line)):
                    raise
                raise BrokenWorksheet(f"line {number} cannot be read ({error}).", _BACKUP) from error
            numbers.append(number)
    columns = dict.fromkeys(key for row in rows for key in row)
    if rows and not ours(columns):
        raise ValueError("no claim_id")
    return Written(tuple(columns), tuple(rows), tuple(numbers), claims="text")
