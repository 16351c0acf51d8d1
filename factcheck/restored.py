"""A line of a JSON Lines worksheet as the row that it was written from, or as cells of a spreadsheet."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from typing import Any

from factcheck import disagreement
from factcheck.entry import of_cells
from factcheck.model import Claim, Date, Fact, Figure, Quotation, Reason, Speaker
from factcheck.sheet import Conflict, Repeat, Row

_VALUES = (
    "figures", "dates", "quotation", "reasons", "facts", "kinds", "names", "repeats", "conflicts", "start",
    "end", "paragraph", "priority",
)  # fmt: skip
_REPLACED = frozenset({"text", "reasons", "conflicts", "repeats", "facts", "quotation"})


def whole(cells: Mapping[str, str]) -> bool:
    """Whether a line is the full record of a claim; one that comes from a spreadsheet is none."""
    return all(key in cells for key in ("claim_id", "document", "text", "context", "modality", *_VALUES))


def spreadsheet(cells: Mapping[str, str]) -> dict[str, str]:
    """The cells of a line that is no full record, or people's own, as a spreadsheet has them.

    What cannot be read stands there as it is. There is no check_hint: the next run fills it in.
    """
    entry = of_cells(cells)
    others = [conflict.other for conflict in entry.conflicts]
    told = [
        disagreement.line(conflict.what, conflict.severity, conflict.why, own=conflict.other == entry.id)
        for conflict in entry.conflicts
    ]
    found = {
        "claim": entry.text,
        "kinds": _listed(cells, "kinds", ", "),
        "figures": _listed(cells, "figures", "; ", _equation),
        "dates": _listed(cells, "dates", "; ", _equation),
        "names": _listed(cells, "names", "; "),
        "repeats_in": _listed(cells, "repeats_in", "; "),
        "why": "; ".join(entry.reasons) or _words(cells, "reasons"),
        "conflicts_with": "; ".join(others) or _words(cells, "repeats"),
        "conflict": "\n".join(told) or _words(cells, "conflicts"),
    }
    return {key: cell for key, cell in cells.items() if key not in _REPLACED} | found


def _listed(cells: Mapping[str, str], key: str, between: str, words: Callable[[Any], str] = str) -> str:
    """A list as a cell; what is no list, or holds something else, as it is."""
    cell = cells.get(key, "")
    try:
        found = json.loads(cell)
        return between.join(map(words, found)) if isinstance(found, list) else cell
    except (ValueError, KeyError, TypeError):
        return cell


def _words(cells: Mapping[str, str], key: str) -> str:
    """What people wrote where we write a list."""
    cell = cells.get(key, "")
    return "" if cell.startswith("[") else cell


def _equation(found: Mapping[str, str]) -> str:
    text, reading = str(found["text"]), str(found.get("reading", found["text"]))
    return text if text == reading else f"{text} = {reading}"


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
