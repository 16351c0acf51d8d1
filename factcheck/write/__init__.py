"""Worksheets on disk: WRITERS by suffix, through a temporary file and a rename."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple

from factcheck.sheet import Sheet, Written
from factcheck.write import csv_file, jsonl


class Writer(NamedTuple):
    """How to write one format and how to read it back, and the columns that the tool itself fills.

    ``read`` raises ValueError for a file that is no worksheet, and OSError.
    """

    write: Callable[[Sheet, BinaryIO], None]
    read: Callable[[Path], Written]
    tool: frozenset[str]


WRITERS: Mapping[str, Writer] = {
    ".csv": Writer(csv_file.write, csv_file.read, frozenset(csv_file.TOOL)),
    ".jsonl": Writer(jsonl.write, jsonl.read, frozenset(jsonl.TOOL)),
}


def writer(path: str | os.PathLike[str]) -> Writer | None:
    """The writer for a path by its suffix, capitals or not; None when we have none."""
    return WRITERS.get(Path(path).suffix.lower())
