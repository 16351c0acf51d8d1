"""May a worksheet be written here? Asked before the work starts, and again before anything is replaced."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

from factcheck.errors import UnusableOutput
from factcheck.sheet import UNCHECKED, Sheet
from factcheck.write import WRITERS, Writer, writer
from factcheck.write.atomic import replacing
from factcheck.write.opened import recognised

_ANOTHER = "Choose another name with -o."
_ID = re.compile(r"C[A-Z2-7]{10}")


def save(sheet: Sheet, path: Path) -> Path | None:
    """Write the worksheet by its suffix; the path of the backup when an older worksheet was replaced.

    None when there was none, or one of the same bytes. Raises UnusableOutput, and leaves what was there.
    """
    format_ = check(path)
    written = BytesIO()
    format_.write(sheet, written)
    try:
        earlier = path.read_bytes() if path.exists() else None
        if earlier == written.getvalue():
            return None
        backup = _back_up(path, earlier) if earlier is not None else None
        with replacing(path) as stream:
            stream.write(written.getvalue())
    except OSError as error:
        raise UnusableOutput(f"{path}: could not be written ({_cause(error)}).", _ANOTHER) from error
    return backup


def check(path: Path, inputs: Iterable[str] = ()) -> Writer:
    """The writer for ``path``, where a worksheet can go without losing anything of anybody's.

    Raises UnusableOutput.
    """
    format_ = writer(path)
    if format_ is None:
        known = " or ".join(WRITERS)
        raise UnusableOutput(f"{path}: cannot write this kind of file.", f"End the name in {known}.")
    if any(_same(path, given) for given in inputs):
        raise UnusableOutput(f"{path}: is one of the articles to read.", _ANOTHER)
    _check_folder(path)
    if os.path.lexists(path):
        _check_existing(path, format_)
    return format_


def _same(path: Path, given: str) -> bool:
    try:
        return path.samefile(given)
    except (OSError, ValueError):
        return False


def _check_folder(path: Path) -> None:
    folder = Path(os.path.realpath(path)).parent
    if not folder.is_dir():
        raise UnusableOutput(
            f"{path}: the folder {folder} does not exist.", "Create it first, or mend the path."
        )
    if not os.access(folder, os.W_OK):
        raise UnusableOutput(
            f"{path}: the folder {folder} cannot be written to.", "Choose a folder of your own with -o."
        )


def _check_existing(path: Path, format_: Writer) -> None:
    if path.is_dir():
        raise UnusableOutput(f"{path}: is a folder.", f"Name a file, such as {path / 'worksheet.csv'}.")
    if path.exists() and not path.is_file():
        raise UnusableOutput(f"{path}: is no ordinary file.", _ANOTHER)
    if not path.exists():  # a link to a file that is not there yet
        return
    try:
        with path.open("r+b"):  # fails on Windows while a spreadsheet has it open
            pass
        earlier = recognised(path, format_)
    except OSError as error:
        hint = "Close it in other programs, or choose another name with -o."
        raise UnusableOutput(f"{path}: cannot be replaced ({_cause(error)}).", hint) from error
    if earlier is None:
        raise UnusableOutput(f"{path}: is no worksheet of factcheck, so it was not overwritten.", _ANOTHER)
    if noted := sum(_has_notes(row, format_.tool) for row in earlier.rows):
        held = "1 row" if noted == 1 else f"{noted} rows"
        raise UnusableOutput(f"{path}: holds people's notes on {held}, so it was not overwritten.", _ANOTHER)


def _has_notes(row: Mapping[str, str], tool: frozenset[str]) -> bool:
    """Whether somebody wrote in the row: in a column that is not the tool's, or a row of their own."""
    if not _ID.fullmatch(row.get("claim_id", "")):
        return True
    theirs = {key: cell.strip() for key, cell in row.items() if key not in tool}
    return any(cell for key, cell in theirs.items() if (key, cell.lower()) != ("status", UNCHECKED))


def _back_up(path: Path, content: bytes) -> Path:
    """Copy ``content`` to ``<name>.bak``, or to ``.bak2`` and so on: an earlier backup is never replaced.

    One that holds the same bytes already will do.
    """
    number = 1
    while True:
        backup = path.with_name(f"{path.name}.bak{number if number > 1 else ''}")
        if not os.path.lexists(backup):
            break
        if backup.is_file() and backup.read_bytes() == content:
            return backup
        number += 1
    with replacing(backup) as stream:
        stream.write(content)
    return backup


def _cause(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
