"""One article of a corpus: its plain values, and the Document that they make."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import PurePath

from factcheck.layout import passages
from factcheck.layout.datelines import first_date
from factcheck.model import Document
from factcheck.read.content import Content
from factcheck.read.corpus.names import file_of
from factcheck.read.published import published
from factcheck.read.title import stated_title

_MILLISECONDS = re.compile(r"\d{13}")  # since 1970, as pandas writes a date; no way to write a day is as long


@dataclass(frozen=True, slots=True)
class Article:
    """A row: ``path`` is its file and id, ``date`` what stands in its column, whatever that is."""

    path: str
    title: str
    date: str
    text: str


def document(article: Article, date: dt.date | None = None) -> Document:
    """The article as a Document; offsets are characters of its text, as it stands in the row.

    Its day is that of its column, else what the text says, else ``date``. The name of the corpus says
    nothing: the day in it is that of the export.
    """
    content = Content(article.text, passages(article.text), article.title)
    day, source = day_of(article.date), "date column"
    if day is None:
        return _document(article, content, *published(content, "", date))
    return _document(article, content, day, source)


def _document(article: Article, content: Content, day: dt.date | None, source: str | None) -> Document:
    corpus = file_of(article.path) or ""
    title = stated_title(content) or PurePath(corpus).name + article.path[len(corpus) :]
    return Document(article.path, title, content.text, content.passages, day, source)


def day_of(written: str) -> dt.date | None:
    """The day that a cell names, as it stands there: a time is left out, and no time zone is counted."""
    written = written.strip()
    try:
        if _MILLISECONDS.fullmatch(written):
            return dt.datetime.fromtimestamp(int(written) / 1000, dt.UTC).date()
        return dt.datetime.fromisoformat(written).date()
    except (ValueError, OverflowError, OSError):
        return first_date(written)
