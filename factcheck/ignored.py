"""Paragraphs that an editor took out of the check: ``<!-- factcheck: ignore: satire -->`` in Markdown.

On a line of its own the comment counts for the paragraph below it, at the end of a line for the one that it
ends. Their claims stay in the worksheet, with the reason, and ``check`` passes over them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from factcheck.model import Claim, Document, Passage, Reason

RULE = "ignored"
PRIORITY = 3  # of what is ignored: it can wait

_COMMENT = re.compile(r"<!--.*-->", re.DOTALL)
_IGNORE = re.compile(r"<!--\s*factcheck:\s*ignore\s*(?::\s*(?P<why>.*?)\s*)?-->", re.DOTALL | re.IGNORECASE)
_LINE_END = re.compile(r"[\r\n]")


def ignored(document: Document) -> Mapping[int, Reason]:
    """The passages to be ignored, by their place among the document's passages, each with the reason."""
    found: dict[int, Reason] = {}
    for at, passage in enumerate(document.passages):
        comment = _whole(_IGNORE, document, passage)
        place = _meant(document, at) if comment else None
        if comment and place is not None:
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
    """The pattern over a whole passage that is not read: what stands in an example of code is longer."""
    if passage.kind != "boilerplate":
        return None
    return pattern.fullmatch(document.text, passage.start, passage.end)


def _meant(document: Document, at: int) -> int | None:
    """The passage on the line of the comment at ``at`` and before it, else the next one that is read."""
    passages = document.passages
    for above in range(at - 1, -1, -1):
        if _LINE_END.search(document.text, passages[above].end, passages[above + 1].start):
            break
        if not _whole(_COMMENT, document, passages[above]):
            return above
    kinds = ("boilerplate", "heading")
    return next((place for place in range(at + 1, len(passages)) if passages[place].kind not in kinds), None)
