"""May a worksheet be written here? Asked before the work starts, and again before anything is replaced."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from factcheck.errors import UnusableOutput, cause
from factcheck.sheet import Sheet, Written
from factcheck.write import WRITERS, Writer, writer
from factcheck.write.atomic import clear, replacing
from factcheck.write.backup import back_up
from factcheck.write.lock import check_closed, held
from factcheck.write.opened import recognised

_ANOTHER = "Choose another name with -o."


class Saved(NamedTuple):
    """The worksheet as written, and the path of the backup when an older one was replaced."""

    sheet: Sheet
    backup: Path | None


Join = Callable[[Written | None, frozenset[str]], Sheet]  # an earlier worksheet, and the tool's own columns


def save(path: Path, join: Join) -> Saved:
    """Write the worksheet that ``join`` makes of the one that is there (None when there is none).

    A link is followed: the file that it leads to is replaced, and its backup stands there. No backup when
    there was none, or one of the same bytes. Raises UnusableOutput and BrokenWorksheet, and leaves what was
    there.
    """
    check(path)
    file = _followed(path)
    try:
        with held(file):
            return _save(file, _format(path), join)
    except OSError as error:
        raise UnusableOutput(f"{path}: could not be written ({cause(error)}).", _ANOTHER) from error


def _save(path: Path, format_: Writer, join: Join) -> Saved:
    clear(path)
    before = _content(path)
    sheet = join(_earlier(path, format_), format_.tool)
    if before is None:  # the rows may be more than memory holds
        with replacing(path, lambda: _check_unchanged(path, None)) as stream:
            format_.write(sheet, stream)
        return Saved(sheet, None)
    written = BytesIO()
    format_.write(sheet, written)
    if written.getvalue() == before:
        return Saved(sheet, None)
    backup = back_up(path, before)
    with replacing(path, lambda: _check_unchanged(path, before)) as stream:
        stream.write(written.getvalue())
    return Saved(sheet, backup)


def _check_unchanged(path: Path, before: bytes | None) -> None:
    """Raise UnusableOutput if somebody has saved or opened the file since ``before`` was read."""
    check_closed(path)
    if _content(path) != before:
        raise UnusableOutput(f"{path}: was changed while this run was at work.", "Run it again.")


def write(path: Path, content: bytes, ours: Callable[[bytes], bool]) -> None:
    """Write a report, in place of an earlier one: ``ours`` says whether what stands there is one.

    Raises UnusableOutput where something else stands, and where nothing can be written.
    """
    path = _followed(path)
    _check_folder(path)
    try:
        if os.path.lexists(path) and not (path.is_file() and ours(path.read_bytes())):
            raise UnusableOutput(f"{path}: is no report of factcheck, so it was not overwritten.", _ANOTHER)
        with replacing(path) as stream:
            stream.write(content)
    except OSError as error:
        raise UnusableOutput(f"{path}: could not be written ({cause(error)}).", _ANOTHER) from error


def _followed(path: Path) -> Path:
    """The file that a link leads to, so that it has one lock and one row of backups."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def check(path: Path, inputs: Iterable[str] = ()) -> None:
    """Raise UnusableOutput or BrokenWorksheet unless a worksheet can be written to ``path``.

    ``inputs`` are the articles: none of them is overwritten.
    """
    format_ = _format(path)
    if any(_same(path, given) for given in inputs):
        raise UnusableOutput(f"{path}: is one of the articles to read.", _ANOTHER)
    _check_folder(path)
    check_closed(path)
    _earlier(_followed(path), format_)


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


def _format(path: Path) -> Writer:
    format_ = writer(path)
    if format_ is None:
        known = " or ".join(WRITERS)
        raise UnusableOutput(f"{path}: cannot write this kind of file.", f"End the name in {known}.")
    format_.check_ready()
    return format_


def _earlier(path: Path, format_: Writer) -> Written | None:
    """The worksheet that is there, None when nothing is; raises for what is not ours to write."""
    if path.is_dir():
        raise UnusableOutput(f"{path}: is a folder.", f"Name a file, such as {path / 'worksheet.csv'}.")
    if not path.exists():  # also a link to a file that is not there yet
        return None
    if not path.is_file():
        raise UnusableOutput(f"{path}: is no ordinary file.", _ANOTHER)
    check_closed(path)
    try:
        with path.open("r+b"):  # fails on Windows while a spreadsheet has it open
            pass
        earlier = recognised(path, format_)
    except OSError as error:
        hint = "Close it in other programs, or choose another name with -o."
        raise UnusableOutput(f"{path}: cannot be replaced ({cause(error)}).", hint) from error
    if earlier is None:
        raise UnusableOutput(f"{path}: is no worksheet of factcheck, so it was not overwritten.", _ANOTHER)
    return earlier
