"""Which quotation belongs to which cue, and what becomes of quotations that have none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.lexicon import every
from factcheck.model import Quotation, Quoted, Speaker
from factcheck.pipes.frames import Frame, introduction, trimmed
from factcheck.pipes.story import Story, is_long

_TAKES_NEXT = re.compile(r"[,:]\s*[\"“]")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+[^a-z\s]|\n\s*\n")
_ASIDE = 160  # characters between a cue and its quotation: "told reporters in ... on Monday,"
_PULL = re.compile(r"[ \t]*\r?\n?[ \t]*[-–—]{1,2}[ \t]*")


@dataclass(slots=True)
class Said:
    """A frame with the character spans of its content."""

    frame: Frame
    spans: tuple[tuple[int, int], ...]
    direct: bool
    last_quote: int = -1  # index of the last quotation it took


def match(story: Story, found: Sequence[Frame]) -> list[Said]:
    """Join frames and quotations; frames without any content are dropped."""
    taken = _beside(story, found)
    joined = [_join(story, frame, taken.get(nth, [])) for nth, frame in enumerate(found)]
    said = [one for one in joined if one is not None]
    owned = {quote for quotes in taken.values() for quote in quotes}
    said += _introduced_by_colon(story, owned | set(_covered(story, said)))
    said.sort(key=lambda one: one.frame.first)
    used = {one.last_quote for one in said} | owned | set(_covered(story, said))
    _carry_on(story, said, used)
    return said


def _introduced_by_colon(story: Story, owned: set[int]) -> Iterator[Said]:
    """Quotations without a cue of their own after a colon or after "issued a statement"."""
    for nth, quoted in enumerate(story.quotes):
        before = story.text[max(0, quoted.start - 6) : quoted.start].rstrip()
        if nth in owned or not before or not _speechlike(story, nth) or before[-1] not in ":.":
            continue
        frame = introduction(story, story.token_at(quoted.start), before[-1] == ":")
        if frame is not None:
            yield Said(frame, ((quoted.inner_start, quoted.inner_end),), True, nth)


def _covered(story: Story, said: Sequence[Said]) -> Iterator[int]:
    for nth, quoted in enumerate(story.quotes):
        if any(s <= quoted.inner_start and quoted.inner_end <= e for one in said for s, e in one.spans):
            yield nth


def _beside(story: Story, found: Sequence[Frame]) -> dict[int, list[int]]:
    """For each frame the indices of the quotations that touch it: first those before it, then those after."""
    taken: dict[int, list[int]] = {}
    owned: set[int] = set()
    bounds = [_bounds(story, frame) for frame in found]
    ends = {quoted.end: nth for nth, quoted in enumerate(story.quotes)}
    for nth, frame in enumerate(found):
        if not frame.speech:
            continue
        for place in _before(story.text, bounds[nth][0]):
            quote = ends.get(place)
            if quote is not None and quote not in owned and _speaks_on(story, quote, frame, bounds[nth][0]):
                owned.add(quote)
                taken.setdefault(nth, []).append(quote)
                break
    for nth in range(len(found)):
        quote = _next_quote(story, found, bounds, nth)
        if quote is not None and quote not in owned:
            owned.add(quote)
            taken.setdefault(nth, []).append(quote)
    return taken


def _bounds(story: Story, frame: Frame) -> tuple[int, int]:
    first, last = frame.first, frame.last
    if frame.source is not None and abs(frame.source.i - frame.first) < 40:
        floor, ceiling = story.sentence(frame.first)
        if frame.source.i < frame.first:
            first = max(floor, min(first, frame.source.left_edge.i))
        else:
            last = min(ceiling, max(last, frame.source.i + 1))
    while first < frame.first and (story.in_speech(first) or story.doc[first].is_punct or story.doc[first].is_space):
        first += 1
    return story.chars(first, last)


def _before(text: str, start: int) -> Iterator[int]:
    """Offsets where a quotation that touches ``start`` may end, nearest first."""
    place = start
    while place > 0 and start - place < 6:
        yield place
        if text[place - 1] not in " \t\u00a0,;—–-":
            return
        place -= 1


def _speaks_on(story: Story, quote: int, frame: Frame, start: int) -> bool:
    """Whether the frame that starts at ``start`` can belong to the quotation before it, by how that ends."""
    quoted, text = story.quotes[quote], story.text
    inner = text[quoted.inner_start : quoted.inner_end].rstrip()
    if not _speechlike(story, quote):
        return False
    if text[quoted.end : start].strip() or inner.endswith((",", "—", "–", "-")):
        return True
    own = any(a >= frame.last and not story.in_speech(a) for a, _ in frame.content)
    if not inner.endswith((".", "?", "!", "…")):
        return True
    own = own or _TAKES_NEXT.match(text, story.chars(frame.first, frame.last)[1]) is not None
    return not own and (text[start].islower() or not inner.endswith("."))


def _speechlike(story: Story, quote: int) -> bool:
    quoted = story.quotes[quote]
    inner = story.text[quoted.inner_start : quoted.inner_end].rstrip()
    return is_long(story.text, quoted) or inner.endswith((",", "?", "!", ".", "…", "—"))


def _next_quote(
    story: Story, found: Sequence[Frame], bounds: Sequence[tuple[int, int]], nth: int
) -> int | None:
    """The quotation that a frame introduces in its own sentence or, after a colon, in the next passage."""
    frame, (_, end) = found[nth], bounds[nth]
    quote = next((q for q in range(len(story.quotes)) if story.quotes[q].start >= end - 1), None)
    if quote is None:
        return None
    quoted = story.quotes[quote]
    gap = story.text[end : quoted.start]
    if (
        nth + 1 < len(found)
        and found[nth + 1].first < story.token_at(quoted.start)
        and _quotes(found[nth + 1])
    ):
        return None
    if _quotes(frame) and gap.rstrip().endswith(":") and not _SENTENCE_END.search(gap.strip()):
        return quote
    if len(gap) > _ASIDE or _SENTENCE_END.search(gap) or "\n\n" in gap:
        return None
    if not _quotes(frame):
        return None
    return quote if _introduced(story, frame, quoted, gap) and not _is_title(story, quoted) else None


def _quotes(frame: Frame) -> bool:
    return frame.speech and frame.source is not None


def _is_title(story: Story, quoted: Quoted) -> bool:
    """A capitalised name after "the film" or "named"."""
    before = re.findall(r"[\w-]+", story.text[max(0, quoted.start - 40) : quoted.start])
    parts = story.text[quoted.inner_start : quoted.inner_end].split()
    return bool(before) and before[-1].lower() in every("cues", "naming") and _capitals(parts) * 2 >= len(parts)


def _capitals(parts: Sequence[str]) -> int:
    return sum(part[0].isupper() for part in parts)


def _introduced(story: Story, frame: Frame, quoted: Quoted, gap: str) -> bool:
    if gap.rstrip().endswith((",", ":")) or not gap.strip():
        return True
    return any(a <= story.token_at(quoted.start) < b for a, b in frame.content) or not frame.content


def _join(story: Story, frame: Frame, quotes: list[int]) -> Said | None:
    text = story.text
    clauses = [trimmed(text, *story.chars(a, b)) for a, b in frame.content if b > a]
    clauses = [(s, e) for s, e in clauses if e > s]
    if not quotes:
        return Said(frame, tuple(clauses), False) if clauses else None
    spans: list[tuple[int, int]] = []
    direct = True
    for quote in sorted(quotes):
        quoted = story.quotes[quote]
        inner = (quoted.inner_start, quoted.inner_end)
        clause = next(((s, e) for s, e in clauses if s < quoted.end and quoted.start - 2 <= e), None)
        opening = _lead_in(story, frame, quoted)
        if clause is not None and opening is not None and clause[0] >= opening and _mixed(clause, quoted):
            spans.append((min(clause[0], quoted.inner_start), max(clause[1], quoted.inner_end)))
            direct = False
        elif (
            clause is not None
            and opening is None
            and clause[0] < quoted.start - 2
            and clause[1] <= quoted.end
        ):
            spans.append((clause[0], quoted.inner_end))
            direct = False
        else:
            spans.append(inner)
    spans = _with_run(story, spans, quotes)
    return Said(frame, tuple(sorted(set(spans))), direct, max(quotes))


def _mixed(clause: tuple[int, int], quoted: Quoted) -> bool:
    """The clause holds words of its own before or after the quotation."""
    return clause[0] < quoted.start - 2 or clause[1] > quoted.end + 3


def _lead_in(story: Story, frame: Frame, quoted: Quoted) -> int | None:
    """Nothing before the cue's end can lead into a quotation that follows the cue."""
    end = story.chars(frame.first, frame.last)[1]
    return end if quoted.start >= end else None


def _with_run(story: Story, spans: list[tuple[int, int]], quotes: list[int]) -> list[tuple[int, int]]:
    """Quotations that stand directly before the first one, with nothing but space between."""
    first = min(quotes)
    while first > 0:
        before, quoted = story.quotes[first - 1], story.quotes[first]
        between = story.text[before.end : quoted.start]
        if between.strip() or (before.closed and "\n" in between):
            break
        first -= 1
        spans.append((before.inner_start, before.inner_end))
    return spans


def _carry_on(story: Story, said: list[Said], used: set[int]) -> None:
    """Give a speaker the quoted sentences that follow: "..., she said. "...""."""
    for one in said:
        _, place = _bounds(story, one.frame)
        if one.last_quote >= 0:
            place = max(place, story.quotes[one.last_quote].end)
        elif _quotes(one.frame) and one.spans:
            place = max(place, *(end for _, end in one.spans))
        else:
            continue
        for nth in range(bisect_left(story.quotes, place, key=lambda q: q.start), len(story.quotes)):
            quoted, before = story.quotes[nth], story.quotes[nth - 1]
            if nth in used:
                break
            if not _speechlike(story, nth) and before.closed:
                continue
            gap = story.text[place : quoted.start]
            continues = not before.closed and before.end <= place and not gap.strip()
            if not continues and (not _follows(gap) or not _speechlike(story, nth)):
                break
            used.add(nth)
            one.spans = (*one.spans, (quoted.inner_start, quoted.inner_end))
            one.last_quote, place = nth, quoted.end


def _follows(gap: str) -> bool:
    """At most the end of the cue's own sentence lies between, and no new paragraph."""
    if "\n\n" in gap.replace("\r", "") or len(gap) > _ASIDE:
        return False
    body = gap.rstrip()
    return not _SENTENCE_END.search(body) and (not body or body[-1] in ".,:;—–!?")


def leftover(story: Story, said: Sequence[Said], found: Sequence[Quotation]) -> Iterator[Quotation]:
    """Quotations without a cue: the last speaker goes on, a name stands below, or nobody is named."""
    spoken = sorted((s, e) for one in said for s, e in one.spans)
    last = {one.last_quote: q.speaker for one, q in zip(said, found, strict=True) if one.direct}
    carried: Speaker | None = None
    for nth, quoted in enumerate(story.quotes):
        if nth in last:
            carried = last[nth]
        if any(s < quoted.inner_end and quoted.inner_start < e for s, e in spoken) or not is_long(
            story.text, quoted
        ):
            continue
        below = _pulled(story, quoted)
        goes_on = below is None and nth > 0 and _next_paragraph(story, story.quotes[nth - 1], quoted)
        carried = carried if goes_on else None
        if below is None and not goes_on and not _sentence(story, quoted):
            continue
        yield Quotation(((quoted.inner_start, quoted.inner_end),), True, speaker=below or carried)


def _next_paragraph(story: Story, before: Quoted, quoted: Quoted) -> bool:
    """A paragraph that is one quotation, right after one that ended in a quotation or its cue."""
    here = story.passage(quoted.start)
    passage = story.passages[here]
    whole = quoted.start - passage.start < 3 and passage.end - quoted.end < 3
    above = here - 1
    while above > 0 and story.passages[above].kind in ("caption", "boilerplate"):
        above -= 1
    return whole and story.passage(before.start) == above and story.passages[above].kind != "heading"


def _pulled(story: Story, quoted: Quoted) -> Speaker | None:
    """ "..." - Name"""
    dash = _PULL.match(story.text, quoted.end)
    name = story.names.get(story.token_at(dash.end())) if dash else None
    if name is None or dash is None or name.start != dash.end():
        return None
    return Speaker(name.name, None, name.text, name.start, name.end)


def _sentence(story: Story, quoted: Quoted) -> bool:
    """Whether an unattributed quotation reads like a sentence and not like a title."""
    inner = story.text[quoted.inner_start : quoted.inner_end].strip()
    before = re.findall(r"[\w-]+", story.text[max(0, quoted.start - 40) : quoted.start])
    if before and before[-1].lower() in every("cues", "naming"):
        return False
    parts = inner.split()
    return inner[:1].isupper() and inner.endswith((".", "!", "?", "…")) and _capitals(parts) * 2 < len(parts)
