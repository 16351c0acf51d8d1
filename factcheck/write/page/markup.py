"""The marks of Markdown inside a passage, which a reader wants set, not shown: ``**``, ``[..](..)``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)")
_LINK = re.compile(r"(?<!!)(\[)[^\[\]\n]+(\]\([^()\n]*\))")
_STRONG = re.compile(r"(\*\*)(?=[^\s*])((?:(?!\*\*)[^\n])+?)(?<=[^\s*])(\*\*)")
_SLANTED = re.compile(r"(?<![\w*])(\*)(?=[^\s*])[^*\n]+?(?<=[^\s*])(\*)(?![\w*])")
_UNDERLINED = re.compile(r"(?<!\w)(__?)(?=[^\s_])[^_\n]+?(?<=[^\s_])(\1)(?!\w)")
_HEADING = re.compile(r"\A(#{1,6}[ \t]+)")
_QUOTED = re.compile(r"^([ \t]*>[ \t]?)", re.MULTILINE)


class Run(NamedTuple):
    """A stretch of an article that is shown without a break; offsets into its text, end exclusive."""

    start: int
    end: int
    strong: bool = False


def runs(text: str, start: int, end: int, *, markdown: bool) -> tuple[Run, ...]:
    """What is shown of ``text[start:end]``: all of it, or in Markdown the words between the marks."""
    if not markdown:
        return (Run(start, end),) if start < end else ()
    words = text[start:end]
    hidden = sorted(_hidden(words))
    strong = [match.span(2) for match in _STRONG.finditer(words)]
    cuts = sorted({0, len(words), *(at for span in (*hidden, *strong) for at in span)})
    return tuple(
        Run(start + first, start + last, any(a <= first and last <= b for a, b in strong))
        for first, last in pairwise(cuts)
        if not any(a <= first and last <= b for a, b in hidden)
    )


def _hidden(words: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _IMAGE.finditer(words))
    for pattern, groups in (
        (_LINK, (1, 2)),
        (_STRONG, (1, 3)),
        (_SLANTED, (1, 2)),
        (_UNDERLINED, (1, 2)),
        (_HEADING, (1,)),
        (_QUOTED, (1,)),
    ):
        for match in pattern.finditer(words):
            yield from map(match.span, groups)
