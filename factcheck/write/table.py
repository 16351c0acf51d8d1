"""A worksheet from a table of cells: what CSV and XLSX have in common when they are read."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.errors import BrokenWorksheet
from factcheck.sheet import Written
from factcheck.write.broken import ours
from factcheck.write.guard import unguard

LOOKED_AT = 20  # rows in which the column names may stand: people put a title above


def headed(table: Sequence[Sequence[str]]) -> int | None:
    """The index of the row with our column names; None in somebody else's table."""
    return next((place for place, row in enumerate(table[:LOOKED_AT]) if ours(map(unguard, row))), None)


def worksheet(table: Sequence[Sequence[str]]) -> Written:
    """A table as a worksheet: guard undone, empty rows left out, short ones filled up.

    A column without a name that holds something is called ``column 38``, after its number. Raises ValueError
    for somebody else's table, and BrokenWorksheet when the names are not above all rows or not unique.
    """
    top = headed(table)
    if top is None:
        raise ValueError("no column claim_id")
    if any(cell.strip() for row in table[:top] for cell in row):
        raise BrokenWorksheet(
            f"the column names stand in row {top + 1}, below something else.",
            "Delete what stands above them.",
        )
    names = _names(table[top], table[top + 1 :])
    rows, numbers = [], []
    for number, row in enumerate(table[top + 1 :], top + 2):
        if any(map(str.strip, row)):
            rows.append({name: unguard(row[at]) if at < len(row) else "" for at, name in names.items()})
            numbers.append(number)
    return Written(tuple(names.values()), tuple(rows), tuple(numbers))


def _names(header: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[int, str]:
    """The columns by their index, without those that have neither a name nor anything else."""
    names = {at: name for at, cell in enumerate(header) if (name := unguard(cell).strip())}
    places: dict[str, int] = {}
    for at, name in names.items():
        if name in places:
            raise BrokenWorksheet(
                f"columns {_letters(places[name])} and {_letters(at)} are both called {name}.",
                "Give one of them another name.",
            )
        places[name] = at
    filled = {at for row in rows for at, cell in enumerate(row) if at not in names and cell.strip()}
    for at in filled:
        name = f"column {at + 1}"
        while name in places:
            name += "*"
        places[name] = at
    return dict(sorted((at, name) for name, at in places.items()))


def _letters(at: int) -> str:
    """The name that a spreadsheet gives to a column: A to Z, then AA."""
    above, here = divmod(at, 26)
    return (_letters(above - 1) if above else "") + chr(ord("A") + here)
