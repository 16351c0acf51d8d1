"""Where a claim of a worksheet stands in its article now: at its offsets, or found again by its words."""

from __future__ import annotations

import re
from functools import lru_cache

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
    if f" {' '.join(words)} " not in _all_words(text):
        return None
    found = _as_it_stands(entry.text.strip(), text) or _by_words(words, text)
    return min(found, key=lambda span: abs(span[0] - (start or 0)), default=None)


@lru_cache(maxsize=4)
def _all_words(text: str) -> str:
    """The words of an article, once for all of its claims: most that are gone are seen to be by this."""
    return f" {' '.join(bare_words(text))} "


def _offset(cell: str) -> int | None:
    """A number of characters; none where somebody wrote something else, such as 1.5e3 or -1."""
    cell = cell.strip()
    return int(cell) if cell.isascii() and cell.isdigit() and len(cell) < 12 else None


def _as_it_stands(words: str, text: str) -> list[Span]:
    found: list[Span] = []
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if bare_words(text[max(0, start - 1) : end + 1]) == bare_words(words):  # no part of a longer word
            found.append((start, end))
        start = text.find(words, end)
    return found


def _by_words(words: tuple[str, ...], text: str) -> list[Span]:
    """Other punctuation, capitals, line breaks and quotation marks do not matter."""
    pattern = r"[\W_]+".join(map(re.escape, words))
    return [match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)]
