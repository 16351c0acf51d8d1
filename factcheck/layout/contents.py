"""Tables of contents: runs of links to places on the same page, and what they say the headings are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.lexicon import words

_LINK = re.compile(r"(?:(?:[*+•·‣▪-]|\d{1,2}[.)])[ \t]*)?\[(?P<title>[^\[\]\n]{1,200})\]\(#[^()\s]{0,300}\)")
_BETWEEN = re.compile(r"[\s*+•·‣▪|,\d.)-]*")
_LOOK_BACK = 60  # characters in which the title of a table of contents stands before its first link


def tables_of_contents(text: str) -> list[tuple[int, int]]:
    """Where two or more links into the page follow one another, with the title above them."""
    runs: list[tuple[int, int, int]] = []
    for link in _LINK.finditer(text):
        if runs and _BETWEEN.fullmatch(text, runs[-1][1], link.start()):
            runs[-1] = (runs[-1][0], link.end(), runs[-1][2] + 1)
        else:
            runs.append((link.start(), link.end(), 1))
    return [(_with_title(text, start), end) for start, end, count in runs if count > 1]


def titles(text: str, tables: list[tuple[int, int]]) -> Iterator[str]:
    """The entries of the tables of contents, which are the article's headings."""
    for start, end in tables:
        for link in _LINK.finditer(text, start, end):
            yield link["title"].strip()


def _with_title(text: str, start: int) -> int:
    names = "|".join(re.escape(name) for name in words("layout", "contents")["title"])
    title = re.compile(
        rf"(?:#{{1,6}}[ \t]+|^[ \t]*)[*_]*(?:{names})[*_]*:?\s*\Z", re.IGNORECASE | re.MULTILINE
    )
    found = title.search(text, max(0, start - _LOOK_BACK), start)
    return found.start() if found else start
