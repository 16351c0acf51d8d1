"""Phrases that attribute without a verb of their own: "according to Doe", "in a poll", "for Doe, ..."."""

from __future__ import annotations

from spacy.tokens import Token

from factcheck.lexicon import every
from factcheck.pipes.speech.contents import Spans, has_word
from factcheck.pipes.speech.cues import verb_forms
from factcheck.pipes.speech.frame import Frame
from factcheck.pipes.speech.story import Story

TO_WHOM = frozenset(("for", "to"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_LONGEST_OPENING = 8  # tokens of "For Mayor Doe of Weston," at the beginning of a sentence


def attributed(story: Story, token: Token) -> Frame | None:
    """ "according to Doe" and "as confirmed by Doe": the content is the rest of the sentence."""
    doc, at = story.doc, token.i
    follow, wanted = at + 1, "to"
    if token.lower_ == "as":
        while follow < len(doc) and doc[follow].tag_ == "RB":
            follow += 1
        if (
            follow >= len(doc)
            or doc[follow].lower_ not in verb_forms()
            or doc[follow].tag_ not in ("VBN", "VBD")
        ):
            return None
        follow, wanted = follow + 1, "by"
    if follow + 1 >= len(doc) or doc[follow].lower_ != wanted:
        return None
    source = next((c for c in doc[follow].children if c.dep_ == "pobj"), doc[follow + 1])
    last = max(source.right_edge.i, source.i) + 1
    content = tuple((a, b) for a, b in _scope(story, at, last) if b - a > 2 and has_word(story, a, b))
    verb = "according to" if token.lower_ == "according" else doc[follow - 1].lower_
    return Frame(verb, at, follow + 1, source, content, False) if content else None


def _scope(story: Story, first: int, last: int) -> Spans:
    """The clause before a phrase, and what follows it when it opens the sentence or stands in the middle."""
    doc = story.doc
    floor, ceiling = story.sentence(first)
    last = min(last, ceiling)
    start = first
    while start > floor and doc[start - 1].text not in (";", "—", "–", "--"):
        start -= 1
    opening = first - start < 3
    middle = last < ceiling and doc[last].text == "," and not opening
    if middle and doc[min(last + 1, ceiling - 1)].tag_ in ("CC", "WDT", "WP", "VBG", "IN", "WRB"):
        middle = False
    return ((start, first), (last, ceiling)) if opening or middle else ((start, first),)


def in_view(story: Story, token: Token) -> Frame | None:
    """ "For Doe, the bridge is a \"priority\"": somebody's view, when words of his are quoted in it."""
    doc, at = story.doc, token.i
    ceiling = story.sentence(at)[1]
    source = next((c for c in token.children if c.dep_ == "pobj"), None)
    comma = next((i for i in range(at + 1, min(at + _LONGEST_OPENING, ceiling)) if doc[i].text == ","), None)
    if source is None or comma is None or source.i >= comma:
        return None
    named = story.names.get(source.i)
    if named is None or named.label != "person":
        return None
    quoted = any(story.quote_at[i] >= 0 for i in range(comma + 1, ceiling))
    if not quoted or not any(doc[i].tag_ in _FINITE for i in range(comma + 1, ceiling)):
        return None
    return Frame(token.lower_, at, at + 1, source, ((comma + 1, ceiling),), False)


def in_survey(story: Story, token: Token) -> Frame | None:
    """ "In a poll last week, half said yes": what a survey found; the content is the rest of the sentence."""
    source = next((c for c in token.children if c.dep_ == "pobj"), None)
    if source is None or source.lower_ not in every("cues", "survey"):
        return None
    ceiling = story.sentence(token.i)[1]
    last = min(source.right_edge.i + 1, ceiling)
    comma = next(
        (i for i in range(last, min(last + _LONGEST_OPENING, ceiling)) if story.doc[i].text == ","), None
    )
    if comma is None or not any(story.doc[i].tag_ in _FINITE for i in range(comma, ceiling)):
        return None
    return Frame(token.lower_, token.i, token.i + 1, source, ((comma + 1, ceiling),), False)
