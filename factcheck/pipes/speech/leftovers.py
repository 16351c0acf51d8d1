"""Quotations without a cue: the last speaker goes on, a name stands below, or nobody is named."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from factcheck.lexicon.inflect import all_forms
from factcheck.model import Quotation, Quoted, Speaker
from factcheck.pipes.roles import roles_of
from factcheck.pipes.speech.adjoining import asks
from factcheck.pipes.speech.cues import ASKING, is_naming
from factcheck.pipes.speech.matching import Said
from factcheck.pipes.speech.story import Story, is_long

_PULL = re.compile(r"[ \t\u00a0]*\r?\n?[ \t\u00a0]*[-–—―]{1,2}[ \t\u00a0]*")
_ASKED = all_forms(ASKING)
_SKIPPED = ("caption", "boilerplate")


def leftover(story: Story, said: Sequence[Said], found: Sequence[Quotation]) -> Iterator[Quotation]:
    """Long quotations that no cue took; ``found`` are the Quotations made of ``said``, in its order."""
    spoken = [(start, end) for one in said for start, end in one.spans]
    taken = _overlapped(story, spoken)
    last = {one.last_quote: turn for one, turn in zip(said, found, strict=True) if one.last_quote >= 0}
    carried: Speaker | None = None
    for nth, quoted in enumerate(story.quotes):
        if nth in last:
            carried = _going_on(story, last, nth)
        inner = (quoted.inner_start, quoted.inner_end)
        if not is_long(story.text, quoted) or nth in taken:
            continue
        below = _pulled(story, quoted)
        goes_on = below is None and nth > 0 and _next_paragraph(story, story.quotes[nth - 1], quoted)
        carried = carried if goes_on and not asks(story, quoted) else None
        if below is not None or goes_on or _is_sentence(story, quoted):
            yield Quotation((inner,), True, speaker=below or carried)
        if quoted.closed:
            carried = None  # whoever speaks next may be another one


def _overlapped(story: Story, spoken: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The quotations that share a character with something that is attributed."""
    found: set[int] = set()
    for start, end in spoken:
        nth = bisect_right(story.quotes, start, key=lambda q: q.inner_end)
        while nth < len(story.quotes) and story.quotes[nth].inner_start < end:
            found.add(nth)
            nth += 1
    return frozenset(found)


def _going_on(story: Story, last: Mapping[int, Quotation], nth: int) -> Speaker | None:
    """Who may go on after an attributed quotation: nobody after a question, nor where two people talk."""
    turn, before = last[nth], last.get(nth - 1)
    quoted = story.quotes[nth]
    if not quoted.closed:
        return turn.speaker
    if asks(story, quoted) or not _ASKED.isdisjoint((turn.cue or "").lower().split()):
        return None
    if before is not None and _name(before) != _name(turn):
        above = story.quotes[nth - 1]
        talk = story.passage(above.start) + 1 >= story.passage(quoted.start)
        return None if talk and asks(story, above) else turn.speaker
    return turn.speaker


def _name(turn: Quotation) -> str | None:
    return turn.speaker.name if turn.speaker else None


def _next_paragraph(story: Story, before: Quoted, quoted: Quoted) -> bool:
    """A paragraph that is one quotation, right after one that holds the quotation ``before``."""
    here = story.passage(quoted.start)
    passage = story.passages[here]
    whole = quoted.start - passage.start < 3 and passage.end - quoted.end < 3
    above = here - 1
    while above > 0 and story.passages[above].kind in _SKIPPED:
        above -= 1
    return (
        whole
        and above >= 0
        and story.passage(before.start) == above
        and story.passages[above].kind != "heading"
    )


def _pulled(story: Story, quoted: Quoted) -> Speaker | None:
    """ "..." - Name"""
    dash = _PULL.match(story.text, quoted.end)
    name = story.names.get(story.token_at(dash.end())) if dash else None
    if name is None or dash is None or name.start != dash.end():
        return None
    role = roles_of(story.roles.get(name.name, ()), name.name, name.start, name.end)
    return Speaker(name.name, role, name.text, name.start, name.end)


def _is_sentence(story: Story, quoted: Quoted) -> bool:
    """Whether an unattributed quotation reads like a sentence and not like a title."""
    inner = story.text[quoted.inner_start : quoted.inner_end].strip()
    if is_naming(story.text[max(0, quoted.start - 40) : quoted.start]):
        return False
    parts = inner.split()
    capitals = sum(part[0].isupper() for part in parts)
    return inner[:1].isupper() and inner.endswith((".", "!", "?", "…")) and capitals * 2 < len(parts)
