"""Paragraphs that an editor took out of the check: ``<!-- factcheck: ignore: satire -->`` in Markdown.

At the beginning of a line (behind three spaces at most) the comment counts for the paragraph below it, behind
the words of a paragraph for that one. Further in, as in an indented example of code, or behind the mark of a
quotation or a list, it does nothing. The claims of such a paragraph stay in the worksheet, with the reason,
and ``check`` passes over them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from factcheck.model import Claim, Document, Passage, Reason

RULE = "ignored"
PRIORITY = 3  # of what is ignored: it can wait

_COMMENT = re.compile(r"<!--.*-->", re.DOTALL)
_IGNORE = re.compile(r"<!--\s*factcheck:\s*ignore\s*(?::\s*(?P<why>.*?)\s*)?-->", re.DOTALL | re.IGNORECASE)
_INDENT = 3  # spaces before a block in Markdown that is not indented
_LINE_END = re.compile(r"[\r\n]")


def ignored(document: Document) -> Mapping[int, Reason]:
    """The passages to be ignored, by their place among the document's passages, each with the reason."""
    found: dict[int, Reason] = {}
    for at, place in _meant(document):
        passage = document.passages[at]
        comment = _whole(_IGNORE, document, passage)
        if comment:
            start, end = comment.span("why") if comment["why"] else (passage.start, passage.start)
            found[place] = Reason(RULE, document.text[start:end], start, end)
    return found


def is_ignored(claim: Claim) -> bool:
    """Whether an editor took the claim out of the check."""
    return any(reason.rule == RULE for reason in claim.reasons)


def reasons(reason: Reason, others: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """Why a claim is ignored, and why it is a claim; its priority is no longer the one that it had."""
    return (reason, *(other for other in others if not other.rule.startswith("priority ")))


def _whole(pattern: re.Pattern[str], document: Document, passage: Passage) -> re.Match[str] | None:
    """The pattern over a whole passage that is not read: fenced code is one passage with its fences."""
    if passage.kind != "boilerplate":
        return None
    return pattern.fullmatch(document.text, passage.start, passage.end)


def _meant(document: Document) -> Iterator[tuple[int, int]]:
    """The places of each comment and of the passage that it counts for, where there is one.

    That is the one before it on its line, else, where it begins the line, the next one that is read. Comments
    behind one another count for the same, and a passage once found is not looked for again.
    """
    passages = document.passages
    earlier, meant, below = -1, -1, -1  # the comment before, and what was found for it; -1 is none
    for at, passage in enumerate(passages):
        if not _whole(_COMMENT, document, passage):
            continue
        if not at or _LINE_END.search(document.text, passages[at - 1].end, passage.start):
            below = below if below > at else _next(document, at)
            meant = below if _begins_line(document.text, passage.start) else -1
        elif earlier != at - 1:
            meant = at - 1
        earlier = at
        if 0 <= meant < len(passages):
            yield at, meant


def _next(document: Document, at: int) -> int:
    """The place of the next passage that is read; behind the last one where there is none."""
    passages = document.passages
    kinds = ("boilerplate", "heading")
    places = (place for place in range(at + 1, len(passages)) if passages[place].kind not in kinds)
    return next(places, len(passages))


def _begins_line(text: str, at: int) -> bool:
    """Whether at most three spaces stand before an offset on its line: with four, Markdown shows code."""
    before = text[max(0, at - _INDENT - 1) : at]
    words = before.rstrip(" ")
    return len(before) - len(words) <= _INDENT and (not words or words[-1] in "\r\n")
