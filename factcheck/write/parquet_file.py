"""The worksheet as Parquet, for data desks: whole numbers as numbers, all other columns as text, no guard.

No spreadsheet opens such a file as it opens CSV. Excel fetches one through Power Query, which takes what
stands in it for values and runs none of them, and a program that reads it wants the words as they are.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from factcheck import parquet
from factcheck.errors import BrokenWorksheet, UnreadableInput, UnusableOutput
from factcheck.sheet import NUMBERS, Cell, Sheet, Written, cells
from factcheck.write.broken import ours
from factcheck.write.xlsx_values import text

_GROUP = 10_000  # rows in one group, which is what is held while it is written
_AT_ONCE = 1_000  # rows that are taken from a file together
_INDEX = "__index_level_"  # so begins the name of the column that pandas adds for its row numbers
_BACKUP = "Take the backup that lies beside it."


def check_ready() -> None:
    """Raise UnusableOutput when Parquet cannot be written here; asked before the work starts."""
    if not parquet.installed():
        raise UnusableOutput(f"Writing Parquet {parquet.MISSING}", parquet.INSTALL)


def write(sheet: Sheet, stream: BinaryIO) -> None:
    """Write a row a claim, a group of rows at a time: the same sheet and pyarrow give the same bytes.

    Raises UnusableOutput when pyarrow is missing.
    """
    check_ready()
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    numbers = _numbers(sheet)
    schema = pa.schema(
        (_encoded(key), pa.int64() if key in numbers else pa.string()) for key in sheet.columns
    )
    with ParquetWriter(stream, schema) as writer:
        for group in _groups(map(cells, sheet.lines)):
            columns = (
                [_number(line.get(key, "")) if key in numbers else _text(line.get(key, "")) for line in group]
                for key in sheet.columns
            )
            arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
            writer.write_batch(pa.record_batch(arrays, schema=schema))


def _numbers(sheet: Sheet) -> frozenset[str]:
    """The columns with nothing but whole numbers: in a row of their own people write there what they like."""
    return frozenset(
        key
        for key in NUMBERS & {*sheet.columns}
        if all(_is_number(kept.cells.get(key, "")) for kept in sheet.kept)
    )


def _is_number(cell: str) -> bool:
    """Whether a cell comes back from a column of numbers as it is: 003 does not, nor 20 digits."""
    return not cell or (cell.isascii() and cell.isdecimal() and len(cell) < 19 and str(int(cell)) == cell)


def _number(cell: Cell) -> int | None:
    return int(cell) if cell != "" else None


def _text(cell: Cell) -> str:
    return _encoded(str(cell))


def _encoded(words: str) -> str:
    """The words without halves of characters, which become their escapes."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def _groups(lines: Iterable[Mapping[str, Cell]]) -> Iterator[list[Mapping[str, Cell]]]:
    rest = iter(lines)
    while group := list(islice(rest, _GROUP)):
        yield group


def read(path: Path) -> Written:
    """A Parquet worksheet, also as pandas or another program saved it: values as text, empty rows left out.

    Rows are counted from 1: there is no header. Raises ValueError when the file is none, BrokenWorksheet when
    one is damaged, UnreadableInput when pyarrow is missing, and OSError.
    """
    try:
        file = parquet.opened(str(path))
    except ImportError as error:
        raise UnreadableInput(f"{path}: Parquet {parquet.MISSING}", parquet.INSTALL) from error
    with file:
        columns = [name for name in file.schema_arrow.names if not name.startswith(_INDEX)]
        if not ours(columns):
            raise ValueError("no column claim_id")
        if twice := [name for name, count in Counter(columns).items() if count > 1]:
            raise BrokenWorksheet(f"two columns are called {twice[0]}.", "Give one of them another name.")
        try:
            rows, numbers = _rows(file, columns)
        except (OSError, ValueError) as error:
            reason = " ".join(str(error).split())
            raise BrokenWorksheet(f"its rows cannot be read ({reason}).", _BACKUP) from error
    return Written(tuple(columns), rows, numbers)


def _rows(file: Any, columns: Sequence[str]) -> tuple[tuple[dict[str, str], ...], tuple[int, ...]]:
    found, numbers = [], []
    for number, values in enumerate(parquet.rows(file, columns, _AT_ONCE), 1):
        row = dict(zip(columns, map(_cell, values), strict=True))
        if any(map(str.strip, row.values())):
            found.append(row)
            numbers.append(number)
    return tuple(found), tuple(numbers)


def _cell(value: object) -> str:
    """A value as text, 3 for 3.0: a column of numbers with a gap comes back from pandas with decimals."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if value is parquet.UNREADABLE:
        raise ValueError("bytes that are no text")
    return (
        json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict) else text(value)
    )
