"""A worksheet in another format: what people wrote goes with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from factcheck import restored
from factcheck.errors import BrokenWorksheet, UnusableOutput
from factcheck.merge import ID, REMOVED, noted
from factcheck.model import Document
from factcheck.sheet import KEYS, LISTED, Kept, Row, Sheet, Written
from factcheck.wording import plain

_HINT = "Choose another name with -o, or take them over by hand first."


def sheet(written: Written, tool: Collection[str], documents: Iterable[Document] = ()) -> Sheet:
    """The rows of a worksheet on disk as a sheet; ``tool`` are the columns that the tool fills there.

    Raises BrokenWorksheet for a damaged record of JSON Lines.
    """
    documents = tuple(documents)
    if written.claims == "claim":
        return Sheet(documents, (), tuple(map(Kept, written.rows)), written.columns or KEYS, written.added)
    members = _members(written.rows)
    rows: list[Row] = []
    kept: list[Kept] = []
    for number, cells in zip(written.numbers, written.rows, strict=True):
        if restored.whole(cells):
            row = _restored(cells, tool, number)
            unlisted = members[row.group] - 1 - len(row.repeats) if len(row.repeats) >= LISTED else 0
            rows.append(replace(row, more=max(unlisted, 0)))
        else:
            kept.append(Kept(restored.spreadsheet(cells), rows[-1].claim.id if rows else ""))
    added = [key for key in written.columns if key not in (*tool, *KEYS)]
    return Sheet(documents, tuple(rows), tuple(kept), (*KEYS, *added))


def _members(rows: Iterable[Mapping[str, str]]) -> Counter[str]:
    """How many claims each group of repeats has; one that is there twice counts once."""
    there = (row for row in rows if row.get("change") != REMOVED)
    return Counter({row.get("claim_id", ""): row.get("repeat_group", "") for row in there}.values())


def _restored(cells: Mapping[str, str], tool: Collection[str], number: int) -> Row:
    try:
        return restored.row(cells, tool)
    except ValueError as error:
        raise BrokenWorksheet(
            f"line {number} of the worksheet is damaged ({error}).",
            "Put it right in a text editor, or take the backup that lies beside it.",
        ) from error


def check_replaceable(earlier: Written, tool: Collection[str], source: Written, name: str) -> None:
    """Raise UnusableOutput when people wrote what ``source`` has not in the file to be replaced.

    That is a note, a row of their own, whatever its columns, or a page of a workbook.
    """
    theirs = {_id(row): row for row in source.rows if _id(row)}
    own = [row for row in source.rows if not _id(row)]
    for row in earlier.rows:
        id_, mine = _id(row), {key: cell for key, cell in row.items() if cell.strip()}
        if id_ and noted(row, tool) and not _holds(theirs.get(id_, {}), mine, tool):
            raise _refusal(name, f"notes that the worksheet has not (row {id_})")
        if mine and not id_ and not any(_is_copy(other, mine, tool) for other in own):
            raise _refusal(name, "notes that the worksheet has not (a row that somebody added)")
    for page in earlier.added:
        if page not in source.added:
            raise _refusal(name, f"a page that the worksheet has not (“{plain(page.name)}”)")


def _id(row: Mapping[str, str]) -> str:
    """The id of a claim; nothing for a row that people added, whatever they call it."""
    id_ = row.get("claim_id", "").strip()
    return id_ if ID.fullmatch(id_) else ""


def _holds(row: Mapping[str, str], mine: Mapping[str, str], tool: Collection[str]) -> bool:
    """Whether a row has these cells, as far as they are people's."""
    return all(row.get(key, "") == cell for key, cell in mine.items() if key not in tool)


def _is_copy(row: Mapping[str, str], mine: Mapping[str, str], tool: Collection[str]) -> bool:
    """Whether a row has all these cells; the tool's columns have other names in other formats."""
    return _holds(row, mine, tool) and {mine[key] for key in mine if key in tool} <= {*row.values()}


def _refusal(name: str, what: str) -> UnusableOutput:
    return UnusableOutput(f"{name}: holds {what}, so it was not replaced.", _HINT)
