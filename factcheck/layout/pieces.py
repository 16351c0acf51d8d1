"""A piece: a stretch of text with a kind, before it has a line number and becomes a Passage."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factcheck.model import Passage

# What str.strip() leaves, but a reader does not see: zero-width characters, byte order mark, soft hyphen.
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_NEWLINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


class Piece(NamedTuple):
    """``kind`` is one of PASSAGE_KINDS; offsets into the text, end exclusive.

    ``sure`` tells a kind that the markup states (a Markdown heading) from one that later steps may change.
    ``body`` says that the file styles it as running text, so that it is a heading only as the title on top.
    """

    kind: str
    start: int
    end: int
    sure: bool = False
    body: bool = False

    def of(self, text: str) -> str:
        """The words of the piece."""
        return text[self.start : self.end]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch without the white space and invisible characters around it."""
    while start < end and (text[start].isspace() or text[start] in INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    return start, end


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The lines of a stretch, trimmed, blank ones as empty stretches; any kind of line break ends a line."""
    stop = len(text) if end is None else end
    at = start
    for newline in _NEWLINE.finditer(text, start, stop):
        yield trim(text, at, newline.start())
        at = newline.end()
    yield trim(text, at, stop)


def number(text: str, pieces: Iterable[Piece]) -> tuple[Passage, ...]:
    """The pieces as passages, each with the line (from 1) that it starts on."""
    breaks = [match.end() for match in _NEWLINE.finditer(text)]
    return tuple(
        Passage(piece.kind, piece.start, piece.end, bisect_right(breaks, piece.start) + 1) for piece in pieces
    )
