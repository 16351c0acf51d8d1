"""Sentences that lead into a quotation without a cue of saying: a colon, or "issued a statement"."""

from __future__ import annotations

from spacy.tokens import Token

from factcheck.lexicon import every
from factcheck.pipes.speech.cues import handing
from factcheck.pipes.speech.frame import Frame
from factcheck.pipes.speech.sources import subject
from factcheck.pipes.speech.story import Story


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
