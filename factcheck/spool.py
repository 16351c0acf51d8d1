"""A sequence of records on disk, so that a run larger than memory has one too."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterator, Sequence
from typing import TypeVar, overload

import msgspec

T = TypeVar("T")

_SMALL = 1 << 24  # bytes for which no file is made
HELD = 20_000  # records of a run that are simply kept in memory: some hundred megabytes

encode = msgspec.msgpack.Encoder().encode  # a record as bytes, the same for equal records


class Spool(Sequence[T]):
    """Records of one kind: appended as ``encode`` gives them, read in any order, gone with the last reader.

    ``order`` puts them into another order without moving one.
    """

    def __init__(self, kind: type[T]) -> None:
        self._decode = msgspec.msgpack.Decoder(kind).decode
        self._file = tempfile.SpooledTemporaryFile(_SMALL, prefix="factcheck-")  # noqa: SIM115  (as long as we)
        self._ends = array("Q", [0])
        self._order: Sequence[int] | None = None

    def append(self, record: bytes) -> None:
        """Add a record behind those that were added so far."""
        self._file.seek(self._ends[-1])
        self._file.write(record)
        self._ends.append(self._ends[-1] + len(record))

    def order(self, places: Sequence[int]) -> None:
        """Show the records in this order: ``places`` counts them from 0 as they were added."""
        self._order = places

    def raw(self, at: int) -> bytes:
        """The bytes of a record."""
        place = at if self._order is None else self._order[at]
        self._file.seek(self._ends[place])
        return self._file.read(self._ends[place + 1] - self._ends[place])

    def __len__(self) -> int:
        return len(self._ends) - 1 if self._order is None else len(self._order)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return tuple(self[place] for place in range(*at.indices(len(self))))
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        return self._decode(self.raw(at % len(self)))

    def __iter__(self) -> Iterator[T]:
        return (self._decode(self.raw(at)) for at in range(len(self)))


def held(spool: Spool[T]) -> Sequence[T]:
    """The records in memory when these are few, else the spool itself."""
    return tuple(spool) if len(spool) <= HELD else spool


def raw(records: Sequence[T], at: int) -> bytes:
    """The bytes of one of the records."""
    return records.raw(at) if isinstance(records, Spool) else encode(records[at])
