"""Comments in Markdown, ``<!-- like this -->``: no reader of the page sees them, so they are not read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from factcheck.layout.pieces import trim

Line = tuple[int, int]

_END = "-->"
_COMMENT = re.compile(rf"<!--.*?{_END}", re.DOTALL)
# Either words in backticks, which are shown as they are, or a comment; one without an end is none.
_CODE_OR_COMMENT = re.compile(
    rf"(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)|(?P<comment>{_COMMENT.pattern})", re.DOTALL
)
_CLOSING = "\"”’'»)]*_"


def parted(text: str, lines: Sequence[Line]) -> Iterator[tuple[list[Line], Line | None]]:
    """Stretches of a paragraph's lines, each with the comment that ends it (None at the paragraph's end).

    Only a comment between sentences, or before or behind all of them, parts a paragraph; one inside a
    sentence stays where it is (see ``blanked``).
    """
    if not lines:
        return
    at, stop = lines[0][0], lines[-1][1]
    for found in _CODE_OR_COMMENT.finditer(text, at, _last_end(text, at, stop)):
        start, end = found.span("comment")
        if found["comment"] is None:
            continue
        before = _last(text, lines, at, start)
        if not before or _ends(text, *before) or next(_cut(text, lines, end, stop), None) is None:
            yield list(_cut(text, lines, at, start)), (start, end)
            at = end
    yield list(_cut(text, lines, at, stop)), None


def blanked(text: str) -> str:
    """The text with its comments as spaces, so that what is found in it stands where it stood."""
    last = _last_end(text, 0, len(text))
    return _COMMENT.sub(lambda comment: " " * len(comment[0]), text[:last]) + text[last:] if last else text


def without_open(text: str) -> str:
    """The text, as long as it is, with a comment that never ends as words.

    For a Markdown parser it hides all that follows, and a slip must not keep an article from being checked.
    """
    last = _last_end(text, 0, len(text))
    return text[:last] + text[last:].replace("<!--", "    ")


def _last_end(text: str, start: int, end: int) -> int:
    """Behind the last mark that can end a comment (``start`` without one): to look further costs time."""
    at = text.rfind(_END, start, end)
    return at + len(_END) if at >= 0 else start


def _ends(text: str, start: int, end: int) -> bool:
    """Whether a stretch ends like a sentence."""
    return text[max(start, end - 8) : end].rstrip(_CLOSING).endswith((".", "!", "?", "…"))


def _cut(text: str, lines: Sequence[Line], start: int, end: int) -> Iterator[Line]:
    """What of the lines stands between two offsets; no more lines are looked at than are asked for."""
    for place in range(bisect_right(lines, start, key=itemgetter(1)), len(lines)):
        if lines[place][0] >= end:
            return
        line = trim(text, max(lines[place][0], start), min(lines[place][1], end))
        if line[0] < line[1]:
            yield line


def _last(text: str, lines: Sequence[Line], start: int, end: int) -> Line | None:
    """The last line that ``_cut`` would give, looked for from the end."""
    for place in range(bisect_left(lines, end, key=itemgetter(0)) - 1, -1, -1):
        if lines[place][1] <= start:
            return None
        line = trim(text, max(lines[place][0], start), min(lines[place][1], end))
        if line[0] < line[1]:
            return line
    return None
