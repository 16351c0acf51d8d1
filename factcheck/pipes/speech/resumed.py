"""Where a source leaves off: its next cue, or somebody else's, inside what the parser took for its words.

"Hall said the pier was closed and urged visitors to stay away", "..., saying it was late", "..., according
to the clerk": the parser often puts the second cue under the first one's clause.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from factcheck.pipes.speech.contents import Spans
from factcheck.pipes.speech.cues import group, verb_forms
from factcheck.pipes.speech.story import Story

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))
_TOLD = frozenset(("ccomp", "xcomp", "dobj", "prep"))
_SHORT = 2  # tokens; less than that in front of a second cue is no clause


@dataclass(frozen=True, slots=True)
class Cut:
    """Content that ends before a second cue. ``again`` is that cue's token when the same source goes on."""

    content: Spans
    again: int | None = None


def cut(story: Story, cue: int, content: Spans) -> Cut:
    """The content of the cue at token ``cue`` without a second cue and what follows it."""
    for nth, (start, end) in enumerate(content):
        if start <= cue:
            continue
        for at in range(start + _SHORT, end):
            found = _second(story, cue, at, start)
            if found is not None:
                stop, same = found
                return Cut((*content[:nth], (start, stop)), at if same else None)
    return Cut(content)


def _second(story: Story, cue: int, at: int, start: int) -> tuple[int, bool] | None:
    """Where the content stops because of token ``at``, and whether the same source goes on there."""
    token = story.doc[at]
    before = story.doc[at - 1]
    lower = token.lower_
    if lower == "according" and before.text == "," and story.quote_at[at] < 0:
        return at - 1, False
    if lower not in verb_forms() or token.tag_[0] != "V" or story.quote_at[at] >= 0:
        return None
    if verb_forms()[lower] not in group("speech"):
        return None
    if token.tag_ == "VBG" and before.text == ",":
        return at - 1, False
    return _joined(story, cue, token, start)


def _joined(story: Story, cue: int, token: Token, start: int) -> tuple[int, bool] | None:
    """ "... and predicted that ...": a second finite cue in the tense of the first one."""
    if token.dep_ != "conj" or token.tag_ not in ("VBD", "VBZ", "VBP") or token.head.i < start:
        return None
    if token.tag_ != story.doc[cue].tag_ or not any(
        c.dep_ in _TOLD and c.i > token.i for c in token.children
    ):
        return None
    subjects = [c for c in token.children if c.dep_ in _SUBJECTS]
    first = min((c.left_edge.i for c in token.children if c.i < token.i and c.dep_ != "cc"), default=token.i)
    link = first - 1
    if link <= start or story.doc[link].tag_ not in ("CC", ","):
        return None
    while link > start and story.doc[link - 1].text == ",":
        link -= 1
    return link, not subjects
