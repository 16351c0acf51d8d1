"""The worksheet as an Excel workbook: colours, a list of statuses, locked columns of the tool, two overviews.

Cells are guarded as in CSV, so that the workbook saved as CSV by any program runs nothing either.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from factcheck.errors import UnusableOutput
from factcheck.sheet import COLUMNS, NUMBERS, TOOL, Added, Cell, Kept, Line, Sheet, cells
from factcheck.verdict import STATUSES
from factcheck.write import xlsx_looks as looks
from factcheck.write.xlsx_notes import NOTES
from factcheck.write.xlsx_overviews import conflicts, documents
from factcheck.write.xlsx_text import LONGEST, cut, fits, stored

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_NUMBER = re.compile(r"0|[1-9][0-9]{0,14}")  # Excel keeps fifteen digits
_MADE = dt.datetime(2000, 1, 1)  # the same for all: same input, same bytes
_OWN_WIDTH = 24  # characters, of a column that people added
_ARROW = 2  # characters, of the button that filters
_OPEN_BESIDE = 12  # columns on the right that people may fill; xlsxwriter walks through them in each row
_LINKS = 60_000  # Excel gives up at 65,530 in a sheet
_SHORTEN = "Shorten it, or write a .csv worksheet, which has no such limit."


class _Column(NamedTuple):
    key: str
    width: int
    ours: bool
    look: Format  # of the cells of a claim
    own_look: Format  # of the cells of a row that people added


def write(sheet: Sheet, stream: BinaryIO) -> None:
    """Write the worksheet, the documents and the conflicts, a sheet each.

    Cells of the tool that are too long for Excel are cut with an ellipsis. Raises UnusableOutput for one
    that people wrote, and for more rows than Excel has.
    """
    from xlsxwriter import Workbook

    lines = [(line, cells(line)) for line in sheet.lines]
    if len(lines) > looks.LAST_ROW:
        raise UnusableOutput(
            f"a workbook holds {looks.LAST_ROW:,} rows, and these are {len(lines):,}.",
            "Write a .csv worksheet, or several from fewer articles.",
        )
    book = Workbook(stream, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    book.set_properties({"title": "Worksheet of factcheck", "created": _MADE})
    formats = looks.formats(book)
    page = book.add_worksheet(looks.SHEET)
    columns = _columns(sheet.columns, formats)
    places = {_id(found): number for number, (_, found) in enumerate(lines, 1)}
    _write_header(page, columns, formats)
    for number, (line, found) in enumerate(lines, 1):
        _write_row(page, number, columns, line, found)
    _link_conflicts(page, formats["link"], sheet.columns, [found for _, found in lines], places)
    _finish(book, page, columns, formats, len(lines))
    texts = [found for _, found in lines]
    documents(book, formats, sheet.documents, texts, places)
    conflicts(book, formats, texts, places)
    for added in sheet.added:
        _write_added(book, added, formats["open"])
    book.close()


def _id(found: Mapping[str, Cell]) -> str:
    return str(found.get("claim_id", "")).strip()


def _columns(names: Sequence[str], formats: Mapping[str, Format]) -> list[_Column]:
    widths = {column.key: column.width for column in COLUMNS}
    found = []
    for key in names:
        known = key in widths
        look = formats[looks.look_of(key, known, key in NUMBERS)]
        own = formats["own"] if key in TOOL else look
        width = widths.get(key, _OWN_WIDTH) + _ARROW
        found.append(_Column(key, width, key in TOOL, look, own))
    return found


def _write_header(page: Worksheet, columns: Sequence[_Column], formats: Mapping[str, Format]) -> None:
    for at, column in enumerate(columns):
        known = column.key in NOTES
        look = "header" if column.ours else "people header" if known else "own header"
        page.write_string(0, at, _checked(column.key, "the header", column.key), formats[look])
        if known:
            page.write_comment(0, at, NOTES[column.key], {"author": "factcheck", "x_scale": 1.6})


def _write_row(
    page: Worksheet, number: int, columns: Sequence[_Column], line: Line, found: Mapping[str, Cell]
) -> None:
    own = isinstance(line, Kept) and not _id(found)
    height = looks.height("", 1)
    for at, column in enumerate(columns):
        value = found.get(column.key, "")
        look = column.own_look if own else column.look
        if isinstance(value, int) or (column.key in NUMBERS and _NUMBER.fullmatch(value)):
            page.write_number(number, at, int(value), look)
        elif not value:
            if column.ours:  # elsewhere the column's own look is the same
                page.write_blank(number, at, None, look)
        else:
            theirs = own or not column.ours
            text = _checked(value, _id(found), column.key) if theirs else cut(value)
            page.write_string(number, at, text, look)
            height = max(height, looks.height(value, column.width))
    page.set_row(number, height)


def _write_added(book: Workbook, added: Added, look: Format) -> None:
    """A page of people's own: the values of its cells, for nothing of theirs may get lost."""
    page = book.add_worksheet(added.name)
    for number, row in enumerate(added.rows):
        for at, value in enumerate(row):
            if isinstance(value, str):
                page.write_string(number, at, _checked(value, added.name, str(at + 1)), look)
            elif value is not None:
                page.write(number, at, value, None if isinstance(value, dt.date | dt.time) else look)


def _checked(text: str, row: str, column: str) -> str:
    """What people wrote, as stored: it is never cut. Raises UnusableOutput when a cell cannot hold it."""
    found = stored(text)
    if not fits(found):
        raise UnusableOutput(
            f"what stands in {column} of {row or 'a row of your own'} has {len(text):,} characters; "
            f"a cell of a workbook holds {LONGEST:,}.",
            _SHORTEN,
        )
    return found


def _link_conflicts(
    page: Worksheet,
    look: Format,
    columns: Sequence[str],
    rows: Sequence[Mapping[str, Cell]],
    places: Mapping[str, int],
) -> None:
    """Let conflicts_with lead to the first row that it names."""
    left = _LINKS if "conflicts_with" in columns else 0
    for number, found in enumerate(rows, 1):
        told = str(found.get("conflicts_with", ""))
        target = next((places[id_] for id_ in map(str.strip, told.split(";")) if id_ and id_ in places), None)
        if _id(found) and target is not None and left > 0:
            at = columns.index("conflicts_with")
            page.write_url(number, at, looks.link(target), look, stored(told), "Go there")
            left -= 1


def _finish(
    book: Workbook, page: Worksheet, columns: Sequence[_Column], formats: Mapping[str, Format], rows: int
) -> None:
    """Widths, filters, the list of statuses, colours, and locks; what is below and beside stays open."""
    for at, column in enumerate(columns):
        page.set_column(at, at, column.width, formats["open"] if column.ours else column.look)
    page.set_column(len(columns), len(columns) + _OPEN_BESIDE - 1, None, formats["open"])
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(rows, 1), len(columns) - 1)
    page.set_row(0, looks.height("\n", 1))
    names = tuple(column.key for column in columns)
    if "status" in names:
        at = names.index("status")
        choice = {
            "validate": "list",
            "source": list(STATUSES),
            "error_title": "status",
            "error_message": f"Choose one of: {', '.join(STATUSES)}.",
        }
        page.data_validation(1, at, looks.LAST_ROW, at, choice)
    looks.colour(book, page, names)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    page.protect("", looks.ALLOWED)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.repeat_rows(0)
