"""The articles of a run, and those of a worksheet that was written before."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.article import Source
from factcheck.errors import FactcheckError, UnreadableInput
from factcheck.model import Document
from factcheck.sheet import Written
from factcheck.write import writer

if TYPE_CHECKING:
    from factcheck.read.corpus import Article, Columns

Read = tuple[tuple[Document, ...], tuple[FactcheckError, ...]]

_STDIN = "-"


def files(paths: Sequence[str], exclude: Collection[str] = ()) -> tuple[str | UnreadableInput, ...]:
    """The files that paths stand for, in walking order, and what could not be found.

    Lists of claims that we wrote are no articles: in a folder they are passed over.
    """
    from factcheck.read import walk

    return tuple(path for path in walk(paths, exclude) if path in paths or not _is_ours(path))


def sources(
    files: Iterable[str | UnreadableInput], columns: Columns
) -> Iterator[Source | Article | UnreadableInput]:
    """The articles in files, one after the other as they are wanted; a corpus has many."""
    from factcheck.read import corpus, load

    for path in files:
        if isinstance(path, UnreadableInput):
            yield path
        elif _is_ours(path):
            message = f"{path} is a list of claims that factcheck wrote, and no article."
            yield UnreadableInput(message, "Leave it out.")
        elif corpus.is_corpus(path):
            yield from corpus.articles(path, columns)
        else:
            try:
                yield Source(_shown(path), load(path))
            except UnreadableInput as failure:
                yield failure


def of_worksheet(source: Written, folder: Path, columns: Columns | None = None) -> Read:
    """The articles of a worksheet in ``folder``, as they are now, and those that cannot be read any more.

    ``columns`` are those of corpora. What came from standard input is in neither.
    """
    from factcheck.read.corpus import Columns, file_of

    known = dict.fromkeys(row.get("document", "") for row in source.rows if row.get("claim_id"))
    corpora = dict.fromkeys(filter(None, map(file_of, known)))
    rows = {path: found for file in corpora for path, found in _rows(file, folder, columns or Columns())}
    found: list[Document] = []
    missing: list[FactcheckError] = []
    for path in known:
        if path == _STDIN:
            continue
        try:
            found.append(rows[path] if path in rows else _article(path, folder))
        except UnreadableInput as failure:
            missing.append(failure)
    return tuple(found), tuple(missing)


def _rows(file: str, folder: Path, columns: Columns) -> Iterator[tuple[str, Document]]:
    """The articles of a corpus by what they are called in the worksheet."""
    from factcheck.read import corpus

    here = _from_here(file, folder)
    for row in corpus.articles(here, columns):
        if isinstance(row, corpus.Article):
            path = file + row.path.removeprefix(here)
            yield path, replace(corpus.document(row, None), path=path)


def _article(path: str, folder: Path) -> Document:
    from factcheck.read import read

    return replace(read(_from_here(path, folder)), path=path)


def published(document: str, folder: Path) -> dt.date | None:
    """The day of an article of a worksheet in ``folder``; None where it is not known any more.

    That of a row in a corpus is not looked for: the whole corpus would have to be read.
    """
    with suppress(UnreadableInput):  # it was moved or renamed since
        return _article(document, folder).published if document != _STDIN else None
    return None


def _shown(path: str) -> str:
    """A path as text that can be written: a file's name may hold bytes that are no characters."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


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
