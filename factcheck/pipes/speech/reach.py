"""How far a cue reaches: never over a semicolon, nor back over a colon; there the writer himself speaks."""

from __future__ import annotations

from factcheck.pipes.speech.contents import Spans, has_word
from factcheck.pipes.speech.story import Story

_LISTS = frozenset(("that", "whether", "how", "why"))  # "said that it was late; that it would stay so"


def within_reach(story: Story, first: int, last: int, content: Spans) -> Spans:
    """Token bounds of ``content`` without what a semicolon or colon parts from the cue ``first:last``."""
    stops = [at for at in _ends(first, last, content) if _parts(story, at, first)]
    if not stops:
        return content
    floor = max((at + 1 for at in stops if at < first), default=0)
    ceiling = min((at for at in stops if at >= last), default=len(story.doc))
    kept = ((max(a, floor), min(b, ceiling)) for a, b in content)
    return tuple((a, b) for a, b in kept if has_word(story, a, b))


def _ends(first: int, last: int, content: Spans) -> range:
    """The tokens from the first to the last of a cue and its content."""
    return range(min([first, *(a for a, _ in content)]), max([last, *(b for _, b in content)]))


def _parts(story: Story, at: int, cue: int) -> bool:
    """Whether token ``at`` is a mark of the writer's, and not a semicolon between the parts of a list."""
    doc = story.doc
    mark = doc[at].text == ";" or (doc[at].text == ":" and at < cue)
    if not mark or story.quote_at[at] >= 0 or at + 1 >= len(doc):
        return False
    after = at + 1 + (doc[at + 1].lower_ == "and")
    return after >= len(doc) or doc[after].lower_ not in _LISTS
