"""What the readers of corpora hand over: the names of the columns, and the rows one by one."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import NamedTuple

from factcheck.errors import UnreadableInput

# What reading raises in the middle of a file: a disk that fails, an archive that was cut off or changed.
DAMAGES = (OSError, EOFError, zlib.error)


class Row(NamedTuple):
    """A row: where it stands in the file, in words, and its values by column."""

    where: str
    values: Mapping[str, object]


class Damaged(UnreadableInput):
    """The file cannot be read any further."""


Rows = Iterator[Row | UnreadableInput]


class Table(NamedTuple):
    """A corpus that was opened: its columns, and a function from those that are wanted to the rows.

    A row that cannot be read comes as an UnreadableInput, and the end of a damaged file as Damaged.
    """

    names: tuple[str, ...]
    rows: Callable[[Collection[str]], Rows]


def bad(path: str, where: str, what: str, hint: str) -> UnreadableInput:
    """A row that cannot be read: ``what`` is wrong with it. Which article it was is not known here."""
    found = UnreadableInput(f"{path}, {where}: {what}.", hint)
    found.document = path
    return found


def damaged(path: str, where: str, error: Exception) -> Damaged:
    """The end of a file that breaks off; ``where`` is the last place that was read, nothing if none was."""
    why = "it breaks off" if isinstance(error, EOFError) else " ".join(str(error).split())
    read = f"what stands behind {where} was not read" if where else "nothing was read"
    found = Damaged(f"{path} is damaged ({why}): {read}.", "Copy or download it again.")
    found.document = path
    return found


def empty(path: str) -> UnreadableInput:
    """A file without a row."""
    return UnreadableInput(f"{path} holds no articles.", "Check that it was saved, or leave it out.")
