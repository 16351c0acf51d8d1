"""A worksheet of ours back from disk, told from other people's files of the same kind."""

from __future__ import annotations

import re
from pathlib import Path

from factcheck.errors import BrokenWorksheet, UnreadableInput
from factcheck.sheet import Written
from factcheck.write import WORKSHEETS, Writer, writer
from factcheck.write.broken import check, ours

_BACKUP = re.compile(r"\.bak[2-9]?$")


def recognised(path: Path, format_: Writer) -> Written | None:
    """What stands in a worksheet of ours, None when it is somebody else's file; a page of ours holds no rows.

    Raises BrokenWorksheet for one of ours that was damaged while somebody edited it, and OSError.
    """
    if format_.read is None:
        return Written((), ()) if format_.ours and format_.ours(path) else None
    try:
        found = format_.read(path)
        if not found.columns:  # a run without claims leaves an empty JSON Lines file
            return found
        if not ours(found.columns):
            return None
        check(found)
    except BrokenWorksheet as error:
        raise BrokenWorksheet(f"{path}: {error.message}", error.hint) from error
    except (ValueError, RecursionError):  # undecodable text, endlessly nested JSON, a foreign header
        return None
    return found


def opened(path: Path) -> Written:
    """A worksheet by its path.

    Raises UnreadableInput for a file that is missing or none of ours, BrokenWorksheet for a damaged one.
    """
    format_ = writer(_BACKUP.sub("", path.name))
    if format_ is None or format_.read is None:
        known = " or ".join(WORKSHEETS)
        raise UnreadableInput(f"{path}: is no worksheet of factcheck.", f"The name of one ends in {known}.")
    try:
        found = recognised(path, format_)
    except FileNotFoundError as error:
        raise UnreadableInput(
            f"{path}: there is no such file.", "Check the name, or write one with factcheck extract."
        ) from error
    except OSError as error:
        cause = (error.strerror or str(error)).lower()
        raise UnreadableInput(f"{path}: cannot be read ({cause}).", "Give a worksheet's file.") from error
    if found is None:
        raise UnreadableInput(
            f"{path}: is no worksheet of factcheck.", "Give a file that factcheck extract wrote."
        )
    return found
