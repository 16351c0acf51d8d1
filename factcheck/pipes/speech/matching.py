"""Cues and quotations put together: what each cue says, in characters."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.pipes.speech.adjoining import ASIDE, SENTENCE_END, adjoining, asks, bounds, is_speech, quotes
from factcheck.pipes.speech.contents import trimmed
from factcheck.pipes.speech.cues import ASKING
from factcheck.pipes.speech.frame import Frame
from factcheck.pipes.speech.introductions import bulleted, introduction
from factcheck.pipes.speech.mixed import listed, mixed_with
from factcheck.pipes.speech.story import Story

_GOES_ON = re.compile(r",? *(?:and|but|or|then|also|still|even|that|[,\s])+")
_SENTENCE = 400  # characters of one sentence that introduces the speaker between two quotations


@dataclass(slots=True)
class Said:
    """A frame with the character spans of its content."""

    frame: Frame
    spans: tuple[tuple[int, int], ...]
    direct: bool
    last_quote: int = -1  # index of the last quotation it took


def match(story: Story, found: Sequence[Frame]) -> list[Said]:
    """Join frames and quotations.

    Frames without content are dropped, and so are frames inside what another one says.
    """
    taken = adjoining(story, found)
    owned = {quote for mine in taken.values() for quote in mine}
    joined = [_join(story, frame, taken.get(nth, [])) for nth, frame in enumerate(found)]
    points = [Said(frame, spans, False) for frame, spans in bulleted(story)]
    said = _outermost(story, [*(one for one in joined if one is not None), *points])
    said += _introduced(story, owned | set(_covered(story, said)))
    said.sort(key=lambda one: one.frame.first)
    _carry_on(story, said, owned | set(_covered(story, said)))
    return said


def _join(story: Story, frame: Frame, mine: Sequence[int]) -> Said | None:
    clauses = [trimmed(story.text, *story.chars(a, b)) for a, b in frame.content if b > a]
    clauses = [(start, end) for start, end in clauses if end > start]
    cue_end = story.chars(frame.first, frame.last)[1]
    ceiling = story.chars(frame.first, story.sentence(frame.first)[1])[1]
    if not mine:
        clauses = [(start, listed(story, start, end, ceiling)) for start, end in clauses]
        return Said(frame, tuple(clauses), False) if clauses and frame.source is not None else None
    spans: set[tuple[int, int]] = set()
    direct = True
    for quote in mine:
        quoted = story.quotes[quote]
        mixed = mixed_with(story, frame, clauses, quoted)
        start, end = mixed or (quoted.inner_start, quoted.inner_end)
        if quoted.start >= cue_end:
            end = listed(story, start, end, ceiling)
        direct = direct and mixed is None and end <= quoted.inner_end
        spans.add((start, end))
    spans.update(_run(story, min(mine)))
    return Said(frame, tuple(sorted(spans)), direct, max(mine))


def _run(story: Story, first: int) -> Iterator[tuple[int, int]]:
    """Quotations that stand directly before the first one, with nothing but space between."""
    while first > 0:
        before, quoted = story.quotes[first - 1], story.quotes[first]
        between = story.text[before.end : quoted.start]
        if between.strip() or (before.closed and ("\n" in between or asks(story, before))):
            return
        first -= 1
        yield before.inner_start, before.inner_end


def _outermost(story: Story, said: Sequence[Said]) -> list[Said]:
    """Without indirect speech inside somebody else's indirect speech."""
    covered: dict[int, set[int]] = {}  # token -> which of ``said`` hold it indirectly
    for nth, one in enumerate(said):
        for start, end in () if one.direct else one.spans:
            for at in range(story.token_at(start), story.token_at(end)):
                covered.setdefault(at, set()).add(nth)
    return [
        one
        for nth, one in enumerate(said)
        if one.last_quote >= 0 or not covered.get(one.frame.first, set()) - {nth}
    ]


def _introduced(story: Story, owned: set[int]) -> Iterator[Said]:
    """Quotations without a cue of their own after a colon or after "issued a statement"."""
    for nth, quoted in enumerate(story.quotes):
        before = story.text[max(0, quoted.start - 6) : quoted.start].rstrip()
        if nth in owned or not before or before[-1] not in ":." or not is_speech(story, nth):
            continue
        frame = introduction(story, story.token_at(quoted.start), before[-1] == ":")
        if frame is not None:
            yield Said(frame, ((quoted.inner_start, quoted.inner_end),), True, nth)


def _covered(story: Story, said: Sequence[Said]) -> Iterator[int]:
    """Quotations that lie inside what somebody says."""
    for one in said:
        for start, end in one.spans:
            at = bisect_left(story.quotes, start, key=lambda q: q.inner_start)
            while at < len(story.quotes) and story.quotes[at].inner_end <= end:
                yield at
                at += 1


def _carry_on(story: Story, said: Sequence[Said], used: set[int]) -> None:
    """Give a speaker the quoted sentences that follow in the same paragraph: '..., she said. "..."'."""
    for one in said:
        _, place = bounds(story, one.frame)
        if one.last_quote >= 0:
            place = max(place, story.quotes[one.last_quote].end)
        elif quotes(one.frame) and one.spans:
            place = max(place, *(end for _, end in one.spans))
        else:
            continue
        for nth in range(bisect_left(story.quotes, place, key=lambda q: q.start), len(story.quotes)):
            quoted, before = story.quotes[nth], story.quotes[nth - 1]
            if nth in used:
                break
            gap = story.text[place : quoted.start]
            spread = nth > 0 and not before.closed and before.end <= place and not gap.strip()
            if len(gap) > (_SENTENCE if one.direct else ASIDE) and not spread:
                break
            if not spread and not is_speech(story, nth):
                continue
            if not spread and (not _follows(story, place, gap) or _other_turn(story, one.frame, nth, gap)):
                break
            used.add(nth)
            one.spans = (*one.spans, (quoted.inner_start, quoted.inner_end))
            one.last_quote, place = nth, quoted.end


def _other_turn(story: Story, frame: Frame, nth: int, gap: str) -> bool:
    """Whether somebody else may speak in quotation ``nth``: an answer, or the next paragraph."""
    before, quoted = story.quotes[nth - 1] if nth else None, story.quotes[nth]
    asked = before is not None and asks(story, before)
    if asked and not gap.strip():
        return True
    if "\n" not in gap or gap.rstrip().endswith(":"):
        return False
    apart = story.passage(quoted.start - len(gap) - 1) != story.passage(quoted.start)
    return asked or apart or frame.verb in ASKING


def _follows(story: Story, place: int, gap: str) -> bool:
    """At most the end of the cue's own sentence lies in the gap from ``place`` on, and no new paragraph."""
    body = gap.rstrip()
    if "\n\n" in gap.replace("\r", "") or (SENTENCE_END.search(body) and not _in_one(story, place, body)):
        return False
    return not body or body[-1] in ".,:;—–!?" or _GOES_ON.fullmatch(body) is not None


def _in_one(story: Story, place: int, body: str) -> bool:
    """Whether the words are one sentence for the parser: "Mr. Hall" ends none."""
    first, last = story.token_at(place), story.token_at(place + len(body))
    return not any(token.is_sent_start for token in story.doc[first + 1 : last]) and "\n" not in body
