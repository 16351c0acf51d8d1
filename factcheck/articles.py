"""The articles of a run, and those of a worksheet that was written before."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from factcheck.errors import FactcheckError, UnreadableInput
from factcheck.model import Document
from factcheck.sheet import Written
from factcheck.write import writer

Watch = Callable[[str, int, int], None]  # called with the stage, how much of it is done, and the whole
Read = tuple[tuple[Document, ...], tuple[FactcheckError, ...]]

_STDIN = "-"


def documents(
    paths: Sequence[str], date: dt.date | None, watch: Watch, exclude: Collection[str] = ()
) -> Read:
    """The documents that could be read, in walking order, and what could not.

    Lists of claims that we wrote are no articles: in a folder they are passed over.
    """
    from factcheck.read import read, walk

    found: list[Document] = []
    failures: list[FactcheckError] = []
    files = [path for path in walk(paths, exclude) if path in paths or not _is_ours(path)]
    for done, path in enumerate(files):
        watch("Reading", done, len(files))
        if isinstance(path, UnreadableInput):
            failures.append(path)
        elif _is_ours(path):
            message = f"{path} is a list of claims that factcheck wrote, and no article."
            failures.append(UnreadableInput(message, "Leave it out."))
        else:
            try:
                found.append(read(path, date=date))
            except UnreadableInput as failure:
                failures.append(failure)
    return tuple(found), tuple(failures)


def of_worksheet(source: Written, folder: Path) -> Read:
    """The articles of a worksheet in ``folder``, as they are now, and those that cannot be read any more.

    What came from standard input is in neither.
    """
    from factcheck.read import read

    found: list[Document] = []
    missing: list[FactcheckError] = []
    for path in dict.fromkeys(row.get("document", "") for row in source.rows if row.get("claim_id")):
        if path == _STDIN:
            continue
        try:
            found.append(replace(read(_from_here(path, folder)), path=path))
        except UnreadableInput as failure:
            missing.append(failure)
    return tuple(found), tuple(missing)


def published(document: str, folder: Path) -> dt.date | None:
    """The day of an article of a worksheet in ``folder``; None where it is not known any more."""
    from factcheck.read import read

    with suppress(UnreadableInput):  # it was moved or renamed since
        return read(_from_here(document, folder)).published if document != _STDIN else None
    return None


def _from_here(document: str, folder: Path) -> str:
    """The path of a document; where there is no such file from here, it counts from ``folder``."""
    return document if os.path.exists(document) else os.fspath(folder / document)  # noqa: PTH110


def _is_ours(path: str | UnreadableInput) -> bool:
    """Whether a file that could be an article is an earlier output."""
    format_ = writer(path) if isinstance(path, str) else None
    if not isinstance(path, str) or format_ is None or format_.ours is None:
        return False
    try:
        return Path(path).is_file() and format_.ours(Path(path))
    except (OSError, ValueError):  # reading it says what is wrong with it
        return False
