"""The worksheet as CSV: RFC 4180, UTF-8 with a byte order mark so that Excel sees the accents, guarded."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import BinaryIO

from factcheck.sheet import COLUMNS, Sheet, Written, cells
from factcheck.write.guard import guard, unguard
from factcheck.write.text import encoded

TOOL = tuple(column.key for column in COLUMNS if column.owner == "tool")
_HEADER_BYTES = 4096  # enough for every column name and a few of the user's own
_LONGEST_CELL = 2**31 - 1  # characters; the default of 131,072 would refuse what we wrote ourselves


def write(sheet: Sheet, stream: BinaryIO) -> None:
    """Write a header and a row a claim; a NUL, which no spreadsheet takes, becomes U+FFFD."""
    with encoded(stream, "utf-8-sig") as text:
        rows = csv.writer(text, lineterminator="\r\n")
        rows.writerow(map(_cell, sheet.columns))
        for line in sheet.lines:
            found = cells(line)
            rows.writerow([_cell(found.get(key, "")) for key in sheet.columns])


def _cell(value: str | int) -> str | int:
    return guard(value.replace("\0", "\ufffd")) if isinstance(value, str) else value


def read(path: Path) -> Written:
    """A CSV worksheet, guard undone, blank lines left out; also as Excel saves it (semicolons, cp1252).

    Raises ValueError when the file is none, and OSError.
    """
    with path.open("rb") as stream:
        start = stream.read(_HEADER_BYTES).removeprefix(b"\xef\xbb\xbf")
        if b"claim_id" not in start.partition(b"\n")[0]:
            raise ValueError("no column claim_id")
        content = (start + stream.read()).removeprefix(b"\xef\xbb\xbf")
    header, *lines = _parse(_decode(content))
    rows = (
        {key: unguard(cell) for key, cell in zip(header, line, strict=False)} | _beyond(header, line)
        for line in lines
    )
    return Written(tuple(header), tuple(row for row in rows if any(row.values())))


def _parse(content: str) -> list[list[str]]:
    usual = csv.field_size_limit(_LONGEST_CELL)
    try:
        lines = io.StringIO(content, newline="")
        return list(csv.reader(lines, delimiter=_delimiter(content.partition("\n")[0])))
    except csv.Error as error:
        raise ValueError(str(error)) from error
    finally:
        csv.field_size_limit(usual)


def _beyond(header: list[str], row: list[str]) -> dict[str, str]:
    """What stands in columns that have no name: it is somebody's note all the same."""
    return {"": " ".join(row[len(header) :])} if len(row) > len(header) else {}


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(header: str) -> str:
    """What stands between the column names: spreadsheets in many countries save semicolons."""
    return max(",;\t", key=header.count)
