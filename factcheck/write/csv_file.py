"""The worksheet as CSV: RFC 4180, UTF-8 with a byte order mark so that Excel sees the accents, guarded.

An earlier worksheet's separator is kept: Excel in many countries shows commas in one column.

Read as any spreadsheet saves it: commas, semicolons or tabs, UTF-8, UTF-16 or cp1252.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from factcheck.errors import BrokenWorksheet
from factcheck.sheet import Sheet, Written, values
from factcheck.write.broken import ID
from factcheck.write.decoded import broken_line, text_of
from factcheck.write.guard import guard
from factcheck.write.table import LOOKED_AT, headed, worksheet
from factcheck.write.text import encoded

_START = 1 << 16  # bytes and characters in which the column names stand
_LONGEST_CELL = 2**31 - 1  # characters; the default of 131,072 would refuse what we wrote ourselves
_SAID = re.compile(r'"?sep=(.)"?[,;\t]*(?:\r\n|\r|\n)', re.I)  # a first line that is for Excel alone
_SEPARATORS = ",;\t|"
_MEND = "Put it right in a text editor, or take the backup that lies beside it."
# A row of ours that stands inside a cell: an id at the beginning of a line, and at least four cells more.
_SWALLOWED = re.compile(rf'[\r\n]"?{ID.pattern}"?([,;\t])(?:[^\r\n]*?\1){{3}}')


def write(sheet: Sheet, stream: BinaryIO) -> None:
    """Write a header and a row a claim; a NUL, which no spreadsheet takes, becomes U+FFFD."""
    with encoded(stream, "utf-8-sig") as text:
        rows = csv.writer(text, delimiter=sheet.separator, lineterminator="\r\n")
        rows.writerow(map(_cell, sheet.columns))
        for line in sheet.lines:
            rows.writerow(map(_cell, values(line, sheet.columns)))


def _cell(value: str | int) -> str | int:
    if not value or isinstance(value, int):  # most cells
        return value
    return guard(value.replace("\0", "\ufffd"))


def read(path: Path) -> Written:
    """A CSV worksheet, guard undone, empty rows left out; dates and numbers as a spreadsheet left them.

    Raises ValueError when the file is none, BrokenWorksheet for one that would be read with losses, OSError.
    """
    with path.open("rb") as stream:
        start = stream.read(_START)
        _separator(text_of(start)[:_START])
        content = start + stream.read()
    if line := broken_line(content):
        raise BrokenWorksheet(
            f"line {line} holds bytes that are no characters.", "Save it again as CSV in UTF-8."
        )
    text = text_of(content)
    separator = _separator(text[:_START])
    if separator == "|":
        raise BrokenWorksheet("its columns are separated by “|”.", "Save it again as CSV with commas.")
    said = _SAID.match(text)
    table = _parse(text[said.end() :] if said else text, separator)
    _check_quotation_marks(table)
    _check_lengths(table, ends=text.endswith(("\n", "\r")))
    return worksheet(table)._replace(separator=separator)


def _separator(start: str) -> str:
    """What stands between the column names. Raises ValueError when these are not ours."""
    said = _SAID.match(start)
    begins = start[said.end() :] if said else start
    for separator in (said[1] if said else "") + _SEPARATORS:
        if headed(list(_first_rows(begins, separator))) is not None:
            return separator
    raise ValueError("no column claim_id")


def _first_rows(text: str, separator: str) -> Iterator[list[str]]:
    """The rows that stand near the beginning; none where a quotation mark is not closed."""
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        yield from (row for row, _ in zip(rows, range(LOOKED_AT), strict=False))
    except csv.Error:  # a cell that is too long: no column name
        return


def _parse(text: str, separator: str) -> list[list[str]]:
    usual = csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    table: list[list[str]] = []
    before = 0
    try:
        for row in reader:
            table.append(row)
            before = reader.line_num
    except csv.Error as error:
        raise BrokenWorksheet(
            f"a quotation mark is not closed or not doubled in the row that begins in line {before + 1}.",
            _MEND,
        ) from error
    finally:
        csv.field_size_limit(usual)
    return table


def _check_lengths(table: Sequence[list[str]], *, ends: bool) -> None:
    """Raise BrokenWorksheet for a row with a comma too many, and for a file that was cut off.

    Short rows are filled up, and cells that are empty may be too many: some programs write both. But they do
    so in many rows, and no space stands behind their commas as in a text that somebody typed.
    """
    top = headed(table) or 0
    columns = len(table[top])
    longer = Counter(len(row) for row in table[top + 1 :] if len(row) > columns)
    for number, row in enumerate(table[top + 1 :], top + 2):
        typed = longer[len(row)] == 1 or any(cell.startswith(" ") for cell in row)
        if len(row) > columns and (typed or any(map(str.strip, row[columns:]))):
            raise BrokenWorksheet(
                f"row {number} has {len(row)} cells, but there are {columns} columns.",
                "Put the cell with a comma in it between quotation marks, or name the column.",
            )
    named = max((at for at, name in enumerate(table[top], 1) if name.strip()), default=0)
    if not ends and 0 < len(table[-1]) < named:
        raise BrokenWorksheet(f"ends in the middle of row {len(table)}.", _MEND)


def _check_quotation_marks(table: Iterable[list[str]]) -> None:
    """Raise BrokenWorksheet when a quotation mark that nobody closed made other rows part of a cell."""
    for number, row in enumerate(table, 1):
        if any("\n" in cell or "\r" in cell for cell in row):
            for at, cell in enumerate(row, 1):
                if _SWALLOWED.search(cell):
                    raise BrokenWorksheet(
                        f"row {number}: a quotation mark is not closed: other rows stand in cell {at}.",
                        _MEND,
                    )
