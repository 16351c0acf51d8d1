"""An Excel workbook back as a worksheet, as people filled it in.

Hidden rows, columns and sheets are read as well. A formula is read as its value when the file was saved, a
link as its words with the address behind them. Colours, pictures and charts are not read; a comment on a
cell, which nobody would miss in time, is refused.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import BrokenWorksheet
from factcheck.sheet import KEYS, TOOL, Added, Written
from factcheck.write.guard import unguard
from factcheck.write.table import LOOKED_AT, headed, worksheet
from factcheck.write.xlsx_looks import OVERVIEWS, SHEET
from factcheck.write.xlsx_parts import cells
from factcheck.write.xlsx_unread import Unread, unread
from factcheck.write.xlsx_values import linked, percent, text

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

Table = list[list[object]]


def read(path: Path) -> Written:
    """The worksheet of a workbook, guard undone, empty rows left out; numbers and days as text.

    Raises ValueError when the file is none, BrokenWorksheet for one that would be read with losses, OSError.
    """
    from python_calamine import CalamineError, PasswordError, load_workbook

    with path.open("rb") as stream:
        try:
            with load_workbook(stream) as book:
                tables = _tables(book)
        except PasswordError as error:
            raise BrokenWorksheet(
                "is locked with a password.", "Save it without one: File, Info, Protect Workbook, Encrypt."
            ) from error
        except CalamineError as error:
            raise ValueError(str(error)) from error
        name = _ours(tables)
        left_out = unread(stream, tables)
    for page, table in tables.items():
        _check_comments(page, table, left_out.get(page), ours=page == name)
        if page in left_out:
            _restore(table, left_out[page])
    mine = _mine(tables[name], left_out.get(name))
    return worksheet(mine)._replace(added=tuple(_added(tables, name, left_out)))


def _tables(book: CalamineWorkbook) -> dict[str, Table]:
    """The cells of all pages, charts left out."""
    from python_calamine import SheetTypeEnum

    return {
        sheet.name: [list(row) for row in book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)]
        for sheet in book.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet
    }


def _ours(tables: Mapping[str, Table]) -> str:
    """The name of the page with our column names, whatever somebody called it and put before it."""
    found = [
        name
        for name, table in tables.items()
        if headed([list(map(text, row)) for row in table[:LOOKED_AT]]) is not None
    ]
    if not found:
        raise ValueError("no sheet with a column claim_id")
    if len(found) > 1 and SHEET not in found:
        raise BrokenWorksheet(
            f"{len(found)} sheets hold a worksheet ({', '.join(found)}).",
            f"Call the one that counts {SHEET}, or delete the others.",
        )
    return SHEET if SHEET in found else found[0]


def _check_comments(page: str, table: Table, left_out: Unread | None, *, ours: bool) -> None:
    """Raise BrokenWorksheet for a comment that people made; those at the names of our columns are ours."""
    rows = [list(map(text, row)) for row in table[:LOOKED_AT]] if ours else []
    top = headed(rows)
    for reference in left_out.comments if left_out else ():
        at = cells(reference)
        if at and at.top == top and rows[top][at.left : at.left + 1] and rows[top][at.left] in KEYS:
            continue
        raise BrokenWorksheet(
            f"cell {reference} of the sheet {page} has a comment, which would get lost.",
            "Copy it into the column notes, and delete the comment.",
        )


def _restore(table: Table, left_out: Unread) -> None:
    for (row, column), error in left_out.errors.items():
        if row < len(table) and column < len(table[row]):
            table[row][column] = error


def _mine(table: Table, left_out: Unread | None) -> list[list[str]]:
    """The cells of the worksheet as text: per cent, and the addresses of links in what is people's."""
    found = [list(map(text, row)) for row in table]
    if left_out is None:
        return found
    for row, column in left_out.percent:
        value = table[row][column] if row < len(table) and column < len(table[row]) else None
        if isinstance(value, float):
            found[row][column] = percent(value)
    header = [unguard(name).strip() for name in found[headed(found) or 0]]
    at_id = header.index("claim_id") if "claim_id" in header else None
    for row, column, address in _links(left_out, found):
        own = at_id is None or not found[row][at_id].strip()
        if own or header[column] not in TOOL:
            found[row][column] = _with_address(found[row][column], address)
    return found


def _with_address(cell: str, address: str) -> str:
    words = unguard(cell)
    found = linked(words, address)
    return cell if found == words else found


def _links(left_out: Unread, table: Sequence[Sequence[object]]) -> Iterator[tuple[int, int, str]]:
    """The cells with a link and where each leads, as far as there are such cells."""
    for at, address in left_out.links:
        for row in range(at.top, min(at.bottom + 1, len(table))):
            for column in range(at.left, min(at.right + 1, len(table[row]))):
                yield row, column, address


def _added(tables: Mapping[str, Table], ours: str, left_out: Mapping[str, Unread]) -> Iterator[Added]:
    """The pages that people added, as far as they hold anything.

    Raises BrokenWorksheet for one with the name of a page that we write.
    """
    for name, table in tables.items():
        if name == ours or _is_overview(name, table) or _is_empty(table):
            continue
        if name.casefold() in {known.casefold() for known in (SHEET, *OVERVIEWS)}:
            raise BrokenWorksheet(
                f"your sheet {name} has the name of one that factcheck writes.", "Give it another name."
            )
        rows = [list(map(_value, row)) for row in table]
        if name in left_out:
            for row, column, address in _links(left_out[name], rows):
                words = rows[row][column]
                rows[row][column] = linked(words, address) if isinstance(words, str) else words
        yield Added(name, tuple(map(tuple, rows)))


def _is_empty(table: Table) -> bool:
    return all(value in ("", None) for row in table for value in row)


def _is_overview(name: str, table: Table) -> bool:
    """Whether a page is one that is written anew at each run: by its name and by those of its columns."""
    return name in OVERVIEWS and bool(table) and {*OVERVIEWS[name]} <= {*map(_value, table[0])}


def _value(cell: object) -> object:
    """A value that the writer gives back as it is; hours as text."""
    if isinstance(cell, str):
        return unguard(cell)
    hours = isinstance(cell, dt.time | dt.timedelta)
    return text(cell) if hours or (isinstance(cell, dt.datetime) and cell.time() != dt.time()) else cell
