"""Comments in Markdown, ``<!-- like this -->``: no reader of the page sees them, so they are not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
    rest = list(lines)
    if not rest:
        return
    stretch = rest[0][0], rest[-1][1]
    for found in _CODE_OR_COMMENT.finditer(text, stretch[0], _last_end(text, *stretch)):
        start, end = found.span("comment")
        if found["comment"] is None:
            continue
        before, behind = _cut(text, rest, start)[0], _cut(text, rest, end)[1]
        if not before or not behind or _ends(text, *before[-1]):
            yield before, (start, end)
            rest = behind
    yield rest, None


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


def _cut(text: str, lines: Sequence[Line], at: int) -> tuple[list[Line], list[Line]]:
    """The lines before an offset and those behind it, a line around it cut in two."""
    before = (trim(text, start, min(end, at)) for start, end in lines if start < at)
    behind = (trim(text, max(start, at), end) for start, end in lines if end > at)
    return [line for line in before if line[0] < line[1]], [line for line in behind if line[0] < line[1]]
