"""Worksheets on disk: WRITERS by suffix, through a temporary file and a rename."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple

from factcheck.sheet import TOOL, Sheet, Written
from factcheck.write import claimreview, csv_file, jsonl, markdown, page, parquet_file, xlsx_file, xlsx_read


class Writer(NamedTuple):
    """How to write one format; how to read it back, or how to see that a file of it is ours.

    ``read`` raises ValueError for a file that is no worksheet, BrokenWorksheet for a damaged one, and
    OSError; it is None for a page on which nobody writes. ``tool`` are the columns that the tool fills.
    ``check_ready`` raises UnusableOutput where a part that the format needs is not installed.
    """

    write: Callable[[Sheet, BinaryIO], None]
    read: Callable[[Path], Written] | None
    tool: frozenset[str] = frozenset()
    ours: Callable[[Path], bool] | None = None
    check_ready: Callable[[], None] = lambda: None


WRITERS: Mapping[str, Writer] = {
    ".csv": Writer(csv_file.write, csv_file.read, frozenset(TOOL)),
    ".xlsx": Writer(xlsx_file.write, xlsx_read.read, frozenset(TOOL)),
    ".jsonl": Writer(jsonl.write, jsonl.read, frozenset(jsonl.TOOL)),
    ".parquet": Writer(
        parquet_file.write, parquet_file.read, frozenset(TOOL), check_ready=parquet_file.check_ready
    ),
    ".html": Writer(page.write, None, ours=page.is_page),
    ".md": Writer(markdown.write, None, ours=markdown.ours),
    ".json": Writer(claimreview.write, None, ours=claimreview.ours),
}
WORKSHEETS = tuple(suffix for suffix, format_ in WRITERS.items() if format_.read is not None)


def writer(path: str | os.PathLike[str]) -> Writer | None:
    """The writer for a path by its suffix, capitals or not; None when we have none."""
    return WRITERS.get(Path(path).suffix.lower())


def tool_columns(path: Path) -> frozenset[str]:
    """The columns that the tool itself fills in a worksheet with this name."""
    format_ = writer(path)
    return format_.tool if format_ else frozenset()
