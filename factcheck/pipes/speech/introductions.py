"""Sentences that lead into a quotation without a cue of saying: a colon, or "issued a statement"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from factcheck.lexicon import every
from factcheck.pipes.speech.cues import group, handing, verb_forms
from factcheck.pipes.speech.frame import Frame
from factcheck.pipes.speech.sources import subject
from factcheck.pipes.speech.story import Story

_POINT = re.compile(r"[-–—•·*▪●]+[ \t\u00a0]*(?=[^\s\d-])")


def introduction(story: Story, quote: int, colon: bool) -> Frame | None:
    """The sentence before a quotation that starts at token ``quote``, when it leads into it.

    A colon leads in whatever the verb ("Doe: ..."); after a full stop the sentence must hand over a text.
    """
    last = quote - 1
    while last > 0 and (story.doc[last].is_space or story.doc[last].text in ":."):
        last -= 1
    if last < 0 or story.in_speech(last):
        return None
    floor, ceiling = story.sentence(last)
    named = story.names.get(last)
    if colon and named is not None and last - story.token_at(named.start) == last - floor:
        return Frame(":", last + 1, last + 2, story.doc[last], (), True)
    verb = next((t for t in story.doc[floor:ceiling] if t.dep_ == "ROOT" and t.tag_[0] == "V"), None)
    if verb is None:
        short = colon and named is not None and last - floor < 3  # "Continued Doe:"
        return Frame(":", last + 1, last + 2, story.doc[last], (), True) if short else None
    source = subject(verb) if colon or _hands_over(verb) else None
    if source is None or story.in_speech(source.i) or source.i > last:
        return None
    return Frame(verb.lower_, verb.i, verb.i + 1, source, (), True)


def _hands_over(verb: Token) -> bool:
    """ "issued a statement"."""
    handed = any(c.dep_ == "dobj" and c.lower_ in every("cues", "document") for c in verb.children)
    return handed and verb.lower_ in handing()


def bulleted(story: Story) -> Iterator[tuple[Frame, tuple[tuple[int, int], ...]]]:
    """Lists of points that a sentence with a colon hands over, with the character bounds of each point.

    "These notes were circulated by the union:" and then passages that begin with a dash or a bullet.
    """
    for nth, passage in enumerate(story.passages[:-1]):
        end = passage.start + len(story.text[passage.start : passage.end].rstrip())
        if story.text[end - 1 : end] != ":" or not _POINT.match(story.text, story.passages[nth + 1].start):
            continue
        last = story.token_at(end) - 1
        floor, ceiling = story.sentence(last)
        verb = next((t for t in story.doc[floor:ceiling] if t.dep_ == "ROOT" and t.tag_[0] == "V"), None)
        source = subject(verb) if verb is not None and _passes_on(verb) else None
        if verb is None or source is None or source.dep_ == "nsubjpass" or story.in_speech(last):
            continue
        yield Frame(verb.lower_, verb.i, verb.i + 1, source, (), False), tuple(_points(story, nth + 1))


def _points(story: Story, nth: int) -> Iterator[tuple[int, int]]:
    for passage in story.passages[nth:]:
        mark = _POINT.match(story.text, passage.start, passage.end)
        if mark is None:
            return
        yield mark.end(), passage.start + len(story.text[passage.start : passage.end].rstrip())


def _passes_on(verb: Token) -> bool:
    """A verb that hands over a text, or one of saying."""
    return verb.lower_ in handing() or verb_forms().get(verb.lower_) in group("speech")
