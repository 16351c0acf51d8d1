"""Files with claims that were verified before: worksheets, folders of them, ClaimReview feeds."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

from factcheck.entry import Entry, entries
from factcheck.errors import UnreadableInput, cause
from factcheck.known import feed, rows
from factcheck.known.record import Known
from factcheck.write import WORKSHEETS, writer
from factcheck.write.opened import opened

_FEEDS = (".json", ".jsonld")
_GIVE = "Give an earlier worksheet, a folder of worksheets, or a ClaimReview feed in JSON."


def read_known(path: Path, leaving: Path | None = None) -> tuple[Known, ...]:
    """The verified claims of a worksheet, of a ClaimReview feed, or of all of these in a folder, by name.

    ``leaving`` is a file that is left out: the worksheet that is being written. In a folder, what is neither
    a worksheet nor a feed is passed over. Raises UnreadableInput for what is missing, cannot be read or is
    neither, BrokenWorksheet for a worksheet that was damaged.
    """
    if not path.exists():
        raise UnreadableInput(f"{path}: there is no such file or folder.", _GIVE)
    if not path.is_dir():
        return tuple(_file(path, path.name))
    found: list[Known] = []
    for file in _inside(path):
        if leaving is None or not _one_file(file, leaving):
            found.extend(_file(file, file.relative_to(path).as_posix(), strict=False))
    return tuple(found)


def _inside(folder: Path) -> Iterator[Path]:
    """The worksheets and feeds in a folder and the folders in it, sorted; hidden ones and locks left out."""
    try:
        with os.scandir(folder) as scanned:
            entries_ = sorted(scanned, key=lambda entry: entry.name)
    except OSError as error:
        raise UnreadableInput(
            f"{folder}: the folder cannot be opened ({cause(error)}).", "Check that you may open it."
        ) from error
    for entry in entries_:
        if entry.name.startswith((".", "~$")):
            continue
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            yield from _inside(path)
        elif entry.is_file() and path.suffix.lower() in (*WORKSHEETS, *_FEEDS):
            yield path


def _file(path: Path, where: str, strict: bool = True) -> Iterator[Known]:
    if path.suffix.lower() in _FEEDS:
        data = _json(path, strict)
        if strict and next(feed.reviews(data), None) is None:
            raise UnreadableInput(f"{path}: holds no ClaimReview.", _GIVE)
        return feed.known(data, where)
    if writer(path) is None:
        raise UnreadableInput(f"{path}: is neither a worksheet nor a feed.", _GIVE)
    return rows.known(_entries(path, strict), where)


def _entries(path: Path, strict: bool) -> tuple[Entry, ...]:
    try:
        return entries(opened(path).rows)
    except UnreadableInput as error:
        if strict or error.__cause__ is not None:  # none: it was read, and is somebody else's
            raise
        return ()


def _json(path: Path, strict: bool) -> object:
    content = b""
    try:
        content = path.read_bytes()
        return json.loads(content.decode("utf-8-sig"))
    except OSError as error:
        raise UnreadableInput(f"{path}: cannot be read ({cause(error)}).", _GIVE) from error
    except (ValueError, RecursionError) as error:
        if not strict and feed.TYPE.encode() not in content:
            return None
        raise UnreadableInput(
            f"{path}: is broken JSON ({error}).", "Save or download the feed again; it must be UTF-8."
        ) from error


def _one_file(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False
