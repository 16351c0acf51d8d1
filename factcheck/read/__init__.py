"""Files to Documents: text with exact offsets, its passages, title and publication date."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from stat import S_ISDIR
from types import MappingProxyType

from factcheck.errors import UnreadableInput
from factcheck.model import Document
from factcheck.read.content import Content
from factcheck.read.opening import folder, refusal
from factcheck.read.published import published
from factcheck.read.text import read_text
from factcheck.read.title import title_of
from factcheck.read.walk import walk as _walk

_STDIN = "-"

Reader = Callable[[bytes, str], Content]


def _markdown(data: bytes, name: str) -> Content:
    from factcheck.read.markdown import read_markdown

    return read_markdown(data, name)


def _html(data: bytes, name: str) -> Content:
    from factcheck.read.html import read_html

    return read_html(data, name)


def _word(data: bytes, name: str) -> Content:
    from factcheck.read.word import read_word

    return read_word(data, name)


# By suffix. A reader takes a file's bytes and its name for messages; libraries are imported on the call.
READERS: Mapping[str, Reader] = MappingProxyType(
    {".txt": read_text, ".md": _markdown, ".html": _html, ".htm": _html, ".docx": _word}
)


def read(path: str, *, date: dt.date | None = None) -> Document:
    """The article in a file, or on standard input for ``-``; ``date`` is its day when the file names none.

    Raises UnreadableInput.
    """
    return document(path, load(path), date=date)


def document(path: str, data: bytes, *, date: dt.date | None = None) -> Document:
    """The article in the bytes of a file, as ``read`` gives it for its path; no file is opened.

    Raises UnreadableInput for an ending that is not read, and for bytes that hold no such article.
    """
    content = read_text(data, "Standard input") if path == _STDIN else _reader(path)(data, path)
    day, source = published(content, path, date)
    return Document(path, title_of(content, path), content.text, content.passages, day, source)


def load(path: str) -> bytes:
    """The bytes of an article's file, or of standard input for ``-``.

    Raises UnreadableInput for a folder, for what is absent or may not be opened, and for an ending that is
    not read.
    """
    if path == _STDIN:
        return sys.stdin.buffer.read()
    file = Path(path)
    try:
        if S_ISDIR(file.stat().st_mode):
            raise folder(path)
        _reader(path)
        return file.read_bytes()
    except (OSError, ValueError) as error:
        raise refusal(path, error) from error


def walk(paths: Iterable[str], exclude: Collection[str] = ()) -> Iterator[str | UnreadableInput]:
    """The files to read: files as given, folders searched for READERS' suffixes, each once, in sorted order.

    ``exclude`` are patterns of what is left out of folders, as in a .gitignore. A folder with nothing to read
    comes as an UnreadableInput among the paths: collect it and go on.
    """
    return _walk(paths, tuple(READERS), exclude)


def _reader(path: str) -> Reader:
    suffix = PurePath(path).suffix.lower()
    if suffix not in READERS:
        what = f"ends in {suffix}" if suffix else "has no ending"
        raise UnreadableInput(
            f"{path} {what}, which is not read.", f"Files with these endings are read: {', '.join(READERS)}."
        )
    return READERS[suffix]
