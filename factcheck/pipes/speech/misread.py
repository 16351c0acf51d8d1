"""Verbs of saying that the model took for nouns, by what stands around them."""

from __future__ import annotations

from spacy.tokens import Token

from factcheck.pipes.speech.contents import Spans
from factcheck.pipes.speech.speakers import is_speaker
from factcheck.pipes.speech.story import Story

SHOWS = frozenset(("show",))  # "It sank in 1911, records show.": a noun for the model
_ENDS = frozenset((".", ";"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_PHRASE = ("N", "J", "D", "POS", "PRP$")


def clause_before(story: Story, noun: Token) -> Spans:
    """The clause before ", the association claims;"; empty when the words read otherwise."""
    doc, at = story.doc, noun.i
    floor, ceiling = story.sentence(at)
    if noun.lower_ in SHOWS:
        return _shown(story, at, floor, ceiling)
    if noun.tag_ != "NNS" or at + 1 >= ceiling or doc[at + 1].text not in _ENDS or at - floor < 4:
        return ()
    if not is_speaker(story, doc[at - 1]) or doc[at - 1].tag_ not in ("NN", "NNP"):
        return ()
    start = at - 1
    while start > floor and doc[start - 1].tag_.startswith(_PHRASE):
        start -= 1
    if start - 1 <= floor or doc[start - 1].text != "," or not _is_definite(story, start):
        return ()
    clause = doc[floor : start - 1]
    finite = any(token.tag_ in _FINITE for token in clause)
    return ((floor, start - 1),) if finite and not any(token.tag_ == "IN" for token in clause[:1]) else ()


def _shown(story: Story, at: int, floor: int, ceiling: int) -> Spans:
    """The clause before ", records show"."""
    doc = story.doc
    if (
        at + 1 >= ceiling
        or doc[at + 1].text not in (",", *_ENDS)
        or at - floor < 4
        or doc[at - 1].tag_ != "NNS"
    ):
        return ()
    start = at - 1
    while start > floor and doc[start - 1].tag_.startswith(("N", "J", "POS")):
        start -= 1
    if doc[start - 1].text != "," or not is_speaker(story, doc[at - 1]):
        return ()
    return ((floor, start - 1),) if any(token.tag_ in _FINITE for token in doc[floor : start - 1]) else ()


def _is_definite(story: Story, at: int) -> bool:
    return story.doc[at].lower_ == "the" or at in story.names
