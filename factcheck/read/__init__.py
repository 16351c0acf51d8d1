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
from factcheck.read.published import published
from factcheck.read.text import read_text
from factcheck.read.title import title_of
from factcheck.read.walk import walk as _walk

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
    content = read_text(sys.stdin.buffer.read(), "Standard input") if path == "-" else _content(path)
    day, source = published(content, path, date)
    return Document(path, title_of(content, path), content.text, content.passages, day, source)


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


def _content(path: str) -> Content:
    file = Path(path)
    try:
        if S_ISDIR(file.stat().st_mode):
            raise UnreadableInput(f"{path} is a folder.", "Name a file in it.")
        reader = _reader(path)
        data = file.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnreadableInput(f"{path} does not exist.", "Check the spelling of the path.") from error
    except PermissionError as error:
        raise UnreadableInput(
            f"{path} may not be opened.", "Ask for permission to read it, or copy it."
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a path with a zero character in it
        raise UnreadableInput(f"{path} cannot be read ({error}).", "Check the path and the disk.") from error
    return reader(data, path)
