"""Parquet: a row of the columns that are wanted."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from factcheck import parquet
from factcheck.errors import UnreadableInput
from factcheck.read.corpus.row import Row, Rows, Table, damaged

_AT_ONCE = 64  # articles that are held; more make it no faster


@contextmanager
def table(path: str) -> Iterator[Table]:
    """The rows of a file. Raises OSError, and UnreadableInput when it is no Parquet or pyarrow is missing."""
    if not parquet.installed():
        raise UnreadableInput(f"{path}: Parquet {parquet.MISSING}", parquet.INSTALL)
    try:
        file = parquet.opened(path)
    except ValueError as error:
        raise UnreadableInput(
            f"{path} is damaged or no Parquet file.", "Copy or download it again."
        ) from error
    with file:
        yield Table(tuple(file.schema_arrow.names), lambda wanted: _rows(file, path, wanted))


def _rows(file: Any, path: str, wanted: Collection[str]) -> Rows:
    names, number = tuple(wanted), 0
    try:
        for number, values in enumerate(parquet.rows(file, names, _AT_ONCE), 1):
            yield Row(f"row {number}", dict(zip(names, values, strict=True)))
    except (OSError, ValueError, NotImplementedError) as error:  # a kind of column that pyarrow does not read
        yield damaged(path, f"row {number}" if number else "", error)
