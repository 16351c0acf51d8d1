"""Parquet files through pyarrow, which is an extra: opened without holding more than a few pages of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

MISSING = "needs pyarrow, which is not installed."
INSTALL = 'Install it: pip install "factcheck-worksheet[parquet]"'
UNREADABLE = object()  # stands for a value that Python cannot hold: bytes that are no text, the year 20000
_BUFFER = 1 << 20  # bytes; without a buffer pyarrow reads a column of all the rows of a group at once


def installed() -> bool:
    """Whether Parquet can be read and written here."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        return False
    return True


def opened(path: str) -> Any:
    """A pyarrow ParquetFile, to be closed. Raises ImportError, OSError, and ValueError for another kind."""
    from pyarrow import parquet

    return parquet.ParquetFile(path, buffer_size=_BUFFER, pre_buffer=False)


def rows(file: Any, columns: Sequence[str], at_once: int) -> Iterator[tuple[object, ...]]:
    """The values of some columns, row by row; ``at_once`` are read and held. Raises OSError, ValueError."""
    for batch in file.iter_batches(batch_size=at_once, columns=list(columns), use_threads=False):
        found = {name: _values(batch.column(name)) for name in columns}
        yield from zip(*(found[name] for name in columns), strict=True)


def _values(column: Any) -> list[object]:
    import pyarrow as pa

    try:
        if pa.types.is_timestamp(column.type):  # in nanoseconds Python has no times
            column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
        return list(map(_value, column.to_pylist()))
    except (ValueError, OverflowError, pa.ArrowException):
        return [_alone(scalar) for scalar in column]


def _alone(scalar: Any) -> object:
    try:
        return _value(scalar.as_py())
    except (ValueError, OverflowError):  # also UnicodeDecodeError
        return UNREADABLE


def _value(found: object) -> object:
    """Text that an old program wrote as bytes is text."""
    return found.decode("utf-8") if isinstance(found, bytes) else found
