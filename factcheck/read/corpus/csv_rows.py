"""CSV: commas, semicolons, tabs or bars, whichever part the names of the columns."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, TextIO

from factcheck.errors import UnreadableInput
from factcheck.read.corpus.row import DAMAGES, Row, Rows, Table, bad, damaged, empty
from factcheck.read.corpus.stream import LONGEST, NO_UTF_8, SAVE, is_utf_8

_SEPARATORS = ",;\t|"  # where two part as many names, the one that stands first here
_SAID = re.compile(r'"?sep=(.)"?[,;\t]*\s*', re.I)  # a first line that is for Excel alone
_LONGEST_HEADER = 1 << 16  # characters of the names together
_HINT = "Save it again as CSV, or mend the row in a text editor."
# By what the csv module says. A mark that is not closed is found at the end of the file, or after many lines.
_UNCLOSED = "begins with a quotation mark that is not closed, and what stands behind it was not read"
_FAULTS = {
    "unexpected end": _UNCLOSED,
    "field larger": f"has a cell of more than {LONGEST:,} characters: is a quotation mark not closed?",
    "expected after": "has a quotation mark inside a cell that is not doubled",
}


class _Header(NamedTuple):
    names: tuple[str, ...]
    separator: str
    lines: int  # that it takes in the file


def table(stream: TextIO, path: str) -> Table:
    """The rows of a stream whose line ends are not translated. Raises UnreadableInput without a header."""
    header = _header(stream, path)
    if not is_utf_8("".join(header.names)):
        raise bad(path, f"line {header.lines}", NO_UTF_8, SAVE)
    return Table(header.names, lambda wanted: _rows(stream, path, header, wanted))


def _header(stream: TextIO, path: str) -> _Header:
    lines, said = 0, ""
    while text := stream.readline(_LONGEST_HEADER):
        lines += 1
        if not text.strip():
            continue
        if not said and (excel := _SAID.fullmatch(text)):
            said = excel[1]
            continue
        while (
            text.count('"') % 2 and len(text) < _LONGEST_HEADER and (more := stream.readline(_LONGEST_HEADER))
        ):
            text += more
            lines += 1
        cut = {separator: _cells(text, separator) for separator in (said or _SEPARATORS)}
        separator = max(cut, key=lambda separator: len(cut[separator]))
        return _Header(tuple(map(str.strip, cut[separator])), separator, lines)
    raise empty(path)


def _cells(text: str, separator: str) -> list[str]:
    return next(csv.reader(text.splitlines(keepends=True), delimiter=separator), [])


def _rows(stream: TextIO, path: str, header: _Header, wanted: Collection[str]) -> Rows:
    places = {name: header.names.index(name) for name in wanted}
    lines: Iterator[str] = iter(lambda: stream.readline(LONGEST), "")
    reader = csv.reader(lines, delimiter=header.separator, strict=True)
    where = f"line {header.lines}"
    try:
        while True:
            where, before = f"line {header.lines + reader.line_num + 1}", where
            try:
                cells = _next(reader)
            except csv.Error as error:
                yield bad(path, where, _fault(error), _HINT)
                continue
            if cells is None:
                return
            if any(cells):
                yield _row(cells, places, len(header.names), (path, where))
    except DAMAGES as error:
        yield damaged(path, before, error)


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    """The next row; None at the end. The longest cell is a setting of the whole process: it is put back."""
    usual = csv.field_size_limit(LONGEST)
    try:
        return next(reader, None)
    finally:
        csv.field_size_limit(usual)


def _fault(error: csv.Error) -> str:
    return next((what for says, what in _FAULTS.items() if says in str(error)), f"cannot be read ({error})")


def _row(
    cells: Sequence[str], places: Mapping[str, int], columns: int, at: tuple[str, str]
) -> Row | UnreadableInput:
    """A row as values by column: short ones are filled up, as many programs leave out empty cells."""
    path, where = at
    if any(map(str.strip, cells[columns:])):
        what = f"has {len(cells)} cells, but there are {columns} columns"
        return bad(path, where, what, "Put a cell with a separator in it between quotation marks.")
    values = {name: cells[place] if place < len(cells) else "" for name, place in places.items()}
    if not all(map(is_utf_8, values.values())):
        return bad(path, where, NO_UTF_8, SAVE)
    return Row(where, values)
