"""A line of a JSON Lines worksheet as the row that it was written from: it can go into a spreadsheet."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from factcheck.model import Claim, Date, Fact, Figure, Quotation, Reason, Speaker
from factcheck.sheet import Conflict, Repeat, Row

_VALUES = (
    "figures", "dates", "quotation", "reasons", "facts", "kinds", "names", "repeats", "conflicts", "start",
    "end", "paragraph", "priority",
)  # fmt: skip


def row(cells: Mapping[str, str], tool: Collection[str]) -> Row:
    """The row, its claim as far as JSON Lines holds it: no mentions, titles or offsets of cue and speaker.

    ``tool`` are the tool's keys; all others are people's. Raises ValueError for a line that somebody broke.
    """
    try:
        return _row(cells, {key: json.loads(cells[key] or "null") for key in _VALUES}, tool)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error


def _row(cells: Mapping[str, str], values: Mapping[str, Any], tool: Collection[str]) -> Row:
    return Row(
        claim=_claim(cells, values),
        group=cells.get("repeat_group", ""),
        repeats=tuple(
            Repeat(found["with"], found["document"], found["paragraph"], found["same_words"])
            for found in values["repeats"]
        ),
        conflicts=tuple(
            Conflict(found["with"], found["what"], found["severity"], found["why"])
            for found in values["conflicts"]
        ),
        change=cells.get("change", ""),
        earlier_claim=cells.get("earlier_claim", ""),
        earlier_check=cells.get("earlier_check", ""),
        people={key: cell for key, cell in cells.items() if key not in tool},
    )


def _claim(cells: Mapping[str, str], values: Mapping[str, Any]) -> Claim:
    who = Speaker(cells.get("speaker") or None, cells.get("speaker_role") or None, "", 0, 0)
    quotation = values["quotation"]
    return Claim(
        id=cells["claim_id"],
        document=cells["document"],
        start=values["start"],
        end=values["end"],
        text=cells["text"],
        context=cells["context"],
        section=cells["section"],
        paragraph=values["paragraph"],
        kinds=tuple(values["kinds"]),
        modality=cells["modality"],
        priority=values["priority"],
        reasons=tuple(Reason(**found) for found in values["reasons"]),
        figures=tuple(Figure(**found) for found in values["figures"]),
        dates=tuple(Date(**found) for found in values["dates"]),
        quotation=quotation
        and Quotation(
            tuple((span["start"], span["end"]) for span in quotation["spans"]),
            quotation["direct"],
            cells.get("cue") or None,
            speaker=who,
        ),
        speaker=who if who.name or who.role else None,
        names=tuple(values["names"]),
        facts=tuple(Fact(**found, start=0, end=0) for found in values["facts"]),
    )
