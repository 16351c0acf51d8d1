"""Where a claim stands in its file, as editors and code hosts count: lines and columns from 1."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import PurePath

from factcheck.model import Document

AS_WRITTEN = (".txt", ".md")  # their text is the file's own; that of others was taken out of a format

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a file; a column counts code points, a tab or an emoji as one; end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Lines:
    """The lines of a document, to turn offsets into places."""

    def __init__(self, document: Document) -> None:
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(document.text))]
        self._known = PurePath(document.path).suffix.lower() in AS_WRITTEN

    def place(self, start: int, end: int) -> Place | None:
        """The place of ``text[start:end]``; None in a format whose text is not the file's own."""
        return Place(*self._point(start), *self._point(end)) if self._known else None

    def _point(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
