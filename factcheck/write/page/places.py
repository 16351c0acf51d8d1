"""Where a claim of a worksheet stands in its article now: at its offsets, or found again by its words."""

from __future__ import annotations

import re

from factcheck.entry import Entry
from factcheck.identity import bare_words

Span = tuple[int, int]


def place(entry: Entry, text: str) -> Span | None:
    """The characters of the claim in ``text``, the nearest to its offsets; None when it is not there."""
    words = bare_words(entry.text)
    start, end = (_offset(entry.cells.get(key, "")) for key in ("start", "end"))
    if not words:
        return None
    if start is not None and end is not None and bare_words(text[start:end]) == words:
        return start, min(end, len(text))
    found = _as_it_stands(entry.text.strip(), text) or _by_words(words, text)
    return min(found, key=lambda span: abs(span[0] - (start or 0)), default=None)


def _offset(cell: str) -> int | None:
    """A number of characters; none where somebody wrote something else, such as 1.5e3 or -1."""
    cell = cell.strip()
    return int(cell) if cell.isascii() and cell.isdigit() and len(cell) < 12 else None


def _as_it_stands(words: str, text: str) -> list[Span]:
    return [match.span() for match in re.finditer(_whole(re.escape(words)), text)]


def _by_words(words: tuple[str, ...], text: str) -> list[Span]:
    """Other punctuation, capitals, line breaks and quotation marks do not matter."""
    pattern = r"[\W_]+".join(map(re.escape, words))
    return [match.span() for match in re.finditer(_whole(pattern), text, re.IGNORECASE)]


def _whole(pattern: str) -> str:
    return rf"(?<!\w){pattern}(?!\w)"
