"""An Excel workbook back as a worksheet, as people filled it in: what they see is what we read.

Hidden rows, columns and sheets are read as well. A formula is read as its value when the file was saved.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import BrokenWorksheet
from factcheck.sheet import Added, Written
from factcheck.write.guard import unguard
from factcheck.write.table import headed, worksheet
from factcheck.write.xlsx_errors import errors
from factcheck.write.xlsx_looks import OVERVIEWS, SHEET

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_LOOKED_AT = 20  # rows of a sheet, for our column names
_MOST_DIGITS = 1e15  # a larger number is no longer exact


def read(path: Path) -> Written:
    """The worksheet of a workbook, guard undone, empty rows left out; numbers and days as text.

    Raises ValueError when the file is none, BrokenWorksheet for one that would be read with losses, OSError.
    """
    from python_calamine import CalamineError, PasswordError, load_workbook

    with path.open("rb") as stream:
        try:
            with load_workbook(stream) as book:
                name = _sheet(book)
                rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                added = tuple(_added(book, name))
        except PasswordError as error:
            raise BrokenWorksheet(
                "is locked with a password.", "Save it without one: File, Info, Protect Workbook, Encrypt."
            ) from error
        except CalamineError as error:
            raise ValueError(str(error)) from error
        table = [list(map(_text, row)) for row in rows]
        for (row, column), text in errors(stream, name).items():
            if row < len(table) and column < len(table[row]):
                table[row][column] = text
    return worksheet(table)._replace(added=added)


def _added(book: CalamineWorkbook, ours: str) -> Iterator[Added]:
    """The pages that people added, as far as they hold anything."""
    from python_calamine import SheetTypeEnum

    for sheet in book.sheets_metadata:
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.name not in (ours, *OVERVIEWS):
            rows = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            if any(value not in ("", None) for row in rows for value in row):
                yield Added(sheet.name, tuple(tuple(map(_value, row)) for row in rows))


def _value(cell: object) -> object:
    return unguard(cell) if isinstance(cell, str) else cell


def _sheet(book: CalamineWorkbook) -> str:
    """The name of the sheet with our column names, whatever somebody called it and put before it."""
    from python_calamine import SheetTypeEnum

    found = []
    for sheet in book.sheets_metadata:
        if sheet.typ == SheetTypeEnum.WorkSheet:
            rows = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False, nrows=_LOOKED_AT)
            if headed([list(map(_text, row)) for row in rows]) is not None:
                found.append(sheet.name)
    if not found:
        raise ValueError("no sheet with a column claim_id")
    if len(found) > 1 and SHEET not in found:
        raise BrokenWorksheet(
            f"{len(found)} sheets hold a worksheet ({', '.join(found)}).",
            f"Call the one that counts {SHEET}, or delete the others.",
        )
    return SHEET if SHEET in found else found[0]


def _text(value: object) -> str:
    """A cell as text: 3 for 3.0, TRUE, 2024-10-18, 14:30:00."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < _MOST_DIGITS:
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)
