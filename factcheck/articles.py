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
    from factcheck.read.corpus import Columns

    known = dict.fromkeys(row.get("document", "") for row in source.rows if row.get("claim_id"))
    found: dict[str, Document] = {}
    missing: list[FactcheckError] = []
    for file, paths in _by_corpus(known, folder).items():
        there = _rows(file, paths, folder, columns or Columns()) if file else _articles(paths, folder)
        for one in there:
            if isinstance(one, Document):
                found[one.path] = one
            else:
                missing.append(one)
    return tuple(found[path] for path in known if path in found), tuple(missing)


def _by_corpus(paths: Iterable[str], folder: Path) -> dict[str | None, list[str]]:
    """The paths of articles by the corpora in which they are rows; by None those in files of their own."""
    from factcheck.read.corpus import file_of

    found: dict[str | None, list[str]] = {}
    for path in paths:
        if path != _STDIN:
            file = file_of(path)
            own = file is None or Path(_from_here(path, folder)).exists()
            found.setdefault(None if own else file, []).append(path)
    return found


def _rows(
    file: str, paths: Iterable[str], folder: Path, columns: Columns
) -> Iterator[Document | UnreadableInput]:
    """Some articles of a corpus as they are called in the worksheet, and why others are not there."""
    from factcheck.read import corpus

    here = _from_here(file, folder)
    wanted = {here + path.removeprefix(file): path for path in paths}
    refused: list[UnreadableInput] = []
    for row in corpus.articles(here, columns):
        if isinstance(row, UnreadableInput):
            refused.append(row)
        elif path := wanted.pop(row.path, None):
            yield replace(corpus.document(row, None), path=path)
    if wanted:
        first, *more = wanted.values()
        what = f"{first} and {len(more):,} more are" if more else f"{first} is"
        yield from refused or [UnreadableInput(f"{what} no longer in {file}.", "Was it exported anew?")]


def _articles(paths: Iterable[str], folder: Path) -> Iterator[Document | UnreadableInput]:
    for path in paths:
        try:
            yield _article(path, folder)
        except UnreadableInput as failure:
            yield failure


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
