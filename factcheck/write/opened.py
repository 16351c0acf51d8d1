"""A worksheet of ours back from disk, told from other people's files of the same kind."""

from __future__ import annotations

from pathlib import Path

from factcheck.errors import UnreadableInput
from factcheck.sheet import PEOPLE, Written
from factcheck.write import WRITERS, Writer, writer

_OURS = frozenset({"claim_id", "document", *PEOPLE})  # columns without which a file is no worksheet of ours


def recognised(path: Path, format_: Writer) -> Written | None:
    """What stands in a worksheet of ours, None when it is somebody else's file. Raises OSError."""
    try:
        found = format_.read(path)
    except (
        ValueError,
        RecursionError,
    ):  # undecodable text, broken or endlessly nested JSON, a foreign header
        return None
    return found if not found.columns or _OURS.issubset(found.columns) else None


def opened(path: Path) -> Written:
    """A worksheet by its path. Raises UnreadableInput for a file that is missing or none of ours."""
    format_ = writer(path)
    if format_ is None:
        known = " or ".join(WRITERS)
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
