"""Quotations inside somebody's own words: 'said it was "a mess"' is one content, not two."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from factcheck.model import Quoted
from factcheck.pipes.speech.cues import group, verb_forms
from factcheck.pipes.speech.frame import Frame
from factcheck.pipes.speech.story import Story

_CIRCUMSTANCE = frozenset(("when", "as", "while", "before", "after"))
_FINITE = ("VBD", "VBZ", "VBP")
_LISTED = re.compile(r",?\s+(?:and|or|but|then|as|a|an|the|to|in|of|also|even|,|\s)+\s?")


def mixed_with(
    story: Story, frame: Frame, clauses: Sequence[tuple[int, int]], quoted: Quoted
) -> tuple[int, int] | None:
    """A clause that holds words of its own beside the quotation: 'said it was "a mess"'; else None."""
    clause = next(((s, e) for s, e in clauses if s < quoted.end and quoted.start - 2 <= e), None)
    if clause is None:
        return None
    cue_end = story.chars(frame.first, frame.last)[1]
    leads = clause[0] < quoted.start - 2
    if quoted.start < cue_end:
        alone = not leads or clause[1] > quoted.end or _tells_itself(story, clause[0], quoted.start)
        return None if alone else (clause[0], quoted.inner_end)
    more = clause[1] > quoted.end + 3 and (leads or not _is_whole(story, quoted))
    if clause[0] < cue_end or not (leads or more):
        return None
    return min(clause[0], quoted.inner_start), max(clause[1], quoted.inner_end)


def _tells_itself(story: Story, start: int, end: int) -> bool:
    """Whether the words before a quotation lead into it by themselves: 'Hall said no: "...", she said'."""
    lead = story.text[start:end].rstrip()
    if lead.endswith(":"):
        return True
    tokens = story.doc[story.token_at(start) : story.token_at(end)]
    return any(
        token.tag_ in _FINITE
        and verb_forms().get(token.lower_) in group("speech")
        and not story.in_speech(token.i)
        for token in tokens
    )


def _is_whole(story: Story, quoted: Quoted) -> bool:
    """Whether a quotation stands for itself: a comma closes it, or "when ..." follows."""
    inner = story.text[quoted.inner_start : quoted.inner_end].rstrip()
    after = story.token_at(quoted.end)
    return inner.endswith((",", ".", "!", "?")) or (
        after < len(story.doc) and story.doc[after].lower_ in _CIRCUMSTANCE
    )


def listed(story: Story, start: int, end: int, ceiling: int) -> int:
    """Where words that end with a quotation end when another one is listed with it: '"a" and "b"'.

    ``ceiling`` is the offset before which the list must end.
    """
    for nth in range(bisect_left(story.quotes, start, key=lambda q: q.end), len(story.quotes)):
        quoted = story.quotes[nth]
        if quoted.end > ceiling:
            break
        if quoted.inner_start < end < quoted.inner_end and not story.text[end : quoted.inner_end].strip(
            ".,!?… "
        ):
            end = quoted.inner_end
        if quoted.start > end and _LISTED.fullmatch(
            story.text, _past_mark(story, nth - 1, end), quoted.start
        ):
            end = quoted.inner_end
        elif quoted.start > end:
            break
    return end


def _past_mark(story: Story, nth: int, end: int) -> int:
    """The offset behind the closing mark of quotation ``nth`` when ``end`` lies right before that mark."""
    quoted = story.quotes[nth] if nth >= 0 else None
    return quoted.end if quoted is not None and quoted.inner_end <= end <= quoted.end else end
