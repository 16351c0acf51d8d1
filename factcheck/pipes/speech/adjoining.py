"""Which quotations touch which cue, before it or after it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factcheck.model import Quoted
from factcheck.pipes.speech.cues import is_naming
from factcheck.pipes.speech.frame import Frame
from factcheck.pipes.speech.story import Story, is_long

ASIDE = 160  # characters between a cue and its quotation: "told reporters in ... on Monday,"
SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+[^a-z\s]|\n\s*\n")

_TAKES_NEXT = re.compile(r"[,:]\s*[\"“]")
_INSIDE = frozenset(("DT", "IN", "PRP$", "POS", "JJ", "NN", "VBD", "VBZ"))
_ENDS = (".", "?", "!", "…")


def adjoining(story: Story, found: Sequence[Frame]) -> dict[int, list[int]]:
    """For each frame (by its index) the quotations that touch it; a quotation has one frame at most."""
    taken: dict[int, list[int]] = {}
    owned: set[int] = set()
    around = [bounds(story, frame) for frame in found]
    ends = {quoted.end: nth for nth, quoted in enumerate(story.quotes)}
    for nth, frame in enumerate(found):
        quote = _quote_before(story, frame, around[nth][0], ends) if frame.speech else None
        if quote is not None and quote not in owned:
            owned.add(quote)
            taken.setdefault(nth, []).append(quote)
    for nth, frame in enumerate(found):
        following = found[nth + 1] if nth + 1 < len(found) else None
        quote = _quote_after(story, frame, following, around[nth][1])
        if quote is not None and quote not in owned:
            owned.add(quote)
            taken.setdefault(nth, []).append(quote)
    return taken


def bounds(story: Story, frame: Frame) -> tuple[int, int]:
    """Character bounds of a cue together with its source."""
    first, last = frame.first, frame.last
    if frame.source is not None:
        floor, ceiling = story.sentence(frame.first)
        if floor <= frame.source.i < frame.first:
            first = max(floor, frame.source.left_edge.i)
        elif frame.first < frame.source.i < ceiling:
            last = max(last, frame.source.i + 1)
    doc = story.doc
    while first < frame.first and (story.in_speech(first) or doc[first].is_punct or doc[first].is_space):
        first += 1
    return story.chars(first, min(last, len(doc)))


def quotes(frame: Frame) -> bool:
    """Whether somebody speaks here, so that a quotation may follow."""
    return frame.speech and frame.source is not None


def is_speech(story: Story, quote: int) -> bool:
    """Long enough, or ended like a sentence."""
    quoted = story.quotes[quote]
    inner = story.text[quoted.inner_start : quoted.inner_end].rstrip()
    return is_long(story.text, quoted) or inner.endswith((",", "—", *_ENDS))


def asks(story: Story, quoted: Quoted) -> bool:
    """Whether the quotation ends with a question, which somebody else may answer."""
    return story.text[quoted.inner_start : quoted.inner_end].rstrip(" ,\t\u00a0\u202f").endswith("?")


def is_title(story: Story, quoted: Quoted) -> bool:
    """A capitalised name after "the film" or "named"."""
    parts = story.text[quoted.inner_start : quoted.inner_end].split()
    before = story.text[max(0, quoted.start - 40) : quoted.start]
    return is_naming(before) and sum(part[0].isupper() for part in parts) * 2 >= len(parts)


def is_named(story: Story, quoted: Quoted) -> bool:
    """Capitals throughout, after "of" or "on": the name of a programme or a paper."""
    parts = [part for part in story.text[quoted.inner_start : quoted.inner_end].split() if len(part) > 3]
    before = story.text[max(0, quoted.start - 12) : quoted.start].split()
    return (
        len(parts) > 1
        and all(part[0].isupper() for part in parts)
        and before[-1:] != []
        and before[-1].isalpha()
    )


def _quote_before(story: Story, frame: Frame, start: int, ends: dict[int, int]) -> int | None:
    for place in _edges(story.text, start):
        quote = ends.get(place)
        if quote is not None:
            return quote if _speaks_on(story, quote, frame, start) else None
    return None


def _edges(text: str, start: int) -> Iterator[int]:
    """Offsets where a quotation that touches ``start`` may end, nearest first."""
    place = start
    while place > 0 and start - place < 6:
        yield place
        if text[place - 1] not in " \t\u00a0\u202f,;—–-":
            return
        place -= 1


def _speaks_on(story: Story, quote: int, frame: Frame, start: int) -> bool:
    """Whether the frame that starts at ``start`` can belong to the quotation before it, by how that ends."""
    quoted, text = story.quotes[quote], story.text
    if any(a >= frame.last for a, _ in frame.content) and is_named(story, quoted):
        return False
    inner = text[quoted.inner_start : quoted.inner_end].rstrip()
    if not is_speech(story, quote) or _is_part(story, quoted, frame):
        return False
    if text[quoted.end : start].strip() or not inner.endswith(_ENDS):
        return True
    if any(_says(story, frame, a) for a, _ in frame.content):
        return False
    if _TAKES_NEXT.match(text, story.chars(frame.first, frame.last)[1]):
        return False
    return text[start].islower() or not inner.endswith(".")


def _is_part(story: Story, quoted: Quoted, frame: Frame) -> bool:
    """ "When Hall spoke of the “47,” Reed replied": a word or two inside the writer's own clause."""
    if is_long(story.text, quoted) or any(a < frame.first for a, _ in frame.content):
        return False
    before = story.token_at(quoted.start) - 1
    return before >= 0 and story.doc[before].tag_ in _INSIDE and not story.doc[before + 1].is_sent_start


def _says(story: Story, frame: Frame, at: int) -> bool:
    """Whether content from token ``at`` on is what is said after the cue, and not "(said) of the pier"."""
    return at >= frame.last and not story.in_speech(at) and story.doc[at - 1].tag_ != "IN"


def _quote_after(story: Story, frame: Frame, following: Frame | None, end: int) -> int | None:
    """The quotation that a frame introduces in its own sentence or, after a colon, in the next passage."""
    quote = bisect_left(story.quotes, end - 1, key=lambda q: q.start)
    if not quotes(frame) or quote >= len(story.quotes):
        return None
    quoted = story.quotes[quote]
    if following is not None and quotes(following) and following.first < story.token_at(quoted.start):
        return None
    gap = story.text[end : quoted.start]
    if gap.rstrip().endswith(":") and not SENTENCE_END.search(gap.strip()):
        return quote
    if len(gap) > ASIDE or SENTENCE_END.search(gap) or is_title(story, quoted):
        return None
    if not gap.strip() or gap.rstrip().endswith(","):
        return quote
    at = story.token_at(quoted.start)
    if frame.content:
        return quote if any(a <= at < b for a, b in frame.content) else None
    between = story.doc[max(frame.last, story.token_at(end)) : at]
    return None if any(token.tag_[0] == "V" for token in between) else quote
