"""Quotations without a cue: the last speaker goes on, a name stands below, or nobody is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.model import Quotation, Quoted, Speaker
from factcheck.pipes.roles import roles_of
from factcheck.pipes.speech.cues import is_naming
from factcheck.pipes.speech.matching import Said
from factcheck.pipes.speech.story import Story, is_long

_PULL = re.compile(r"[ \t\u00a0]*\r?\n?[ \t\u00a0]*[-–—―]{1,2}[ \t\u00a0]*")
_SKIPPED = ("caption", "boilerplate")


def leftover(story: Story, said: Sequence[Said], found: Sequence[Quotation]) -> Iterator[Quotation]:
    """Long quotations that no cue took; ``found`` are the Quotations made of ``said``, in its order."""
    spoken = [(start, end) for one in said for start, end in one.spans]
    last = {one.last_quote: q.speaker for one, q in zip(said, found, strict=True) if one.last_quote >= 0}
    carried: Speaker | None = None
    for nth, quoted in enumerate(story.quotes):
        carried = last.get(nth, carried)
        inner = (quoted.inner_start, quoted.inner_end)
        if not is_long(story.text, quoted) or any(s < inner[1] and inner[0] < e for s, e in spoken):
            continue
        below = _pulled(story, quoted)
        goes_on = below is None and nth > 0 and _next_paragraph(story, story.quotes[nth - 1], quoted)
        carried = carried if goes_on else None
        if below is not None or goes_on or _is_sentence(story, quoted):
            yield Quotation((inner,), True, speaker=below or carried)


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
    role = roles_of(story.roles, name.name, name.start, name.end)
    return Speaker(name.name, role, name.text, name.start, name.end)


def _is_sentence(story: Story, quoted: Quoted) -> bool:
    """Whether an unattributed quotation reads like a sentence and not like a title."""
    inner = story.text[quoted.inner_start : quoted.inner_end].strip()
    if is_naming(story.text[max(0, quoted.start - 40) : quoted.start]):
        return False
    parts = inner.split()
    capitals = sum(part[0].isupper() for part in parts)
    return inner[:1].isupper() and inner.endswith((".", "!", "?", "…")) and capitals * 2 < len(parts)
