"""On which side of the publication date a sentence puts what it tells: past, future, present or unknown."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from factcheck.lexicon import words
from factcheck.pipes.timex.calendar import FUTURE, PAST, PRESENT, UNKNOWN

_LISTS = words("dates", "tense")
_PLANNED = frozenset(_LISTS["planned"])
_COMMITS = frozenset(_LISTS["commits"])
_WILL = frozenset(_LISTS["will"])
_SPEECH = frozenset(_LISTS["speech"])
_PAST_AUX = frozenset(("was", "were", "had", "did", "has", "have", "'ve", "’ve"))
_STEPS = 8  # how far up the parse we look for a verb


def tense_at(doc: Doc, start: int, end: int) -> str:
    """The tense of the verb that governs the words at these characters."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return UNKNOWN
    token = span.root
    for _ in range(_STEPS):
        found = _tense(token)
        if found:
            return found
        if token.head is token:
            break
        token = token.head
    return UNKNOWN


def _tense(token: Token) -> str | None:
    """What this word says about time; None when the one above it decides."""
    tag = token.tag_
    if token.lower_ in _PLANNED:
        return FUTURE
    if not tag.startswith("VB") and tag != "MD":
        return None
    helpers = [child.lower_ for child in token.lefts if child.dep_ in ("aux", "auxpass")]
    if token.lower_ in _WILL or any(word in _WILL for word in helpers):
        return PAST if "have" in helpers and "will" not in helpers else FUTURE
    if "to" in helpers:
        return FUTURE if token.head.lower_ in _COMMITS | _PLANNED else None
    if tag == "VBD" or any(word in _PAST_AUX for word in helpers):
        return PAST
    return _without_past(token, tag, bool(helpers))


def _without_past(token: Token, tag: str, helped: bool) -> str | None:
    if tag == "VBG":
        return FUTURE if helped else None  # "is meeting on Friday"; a bare "-ing" leaves it to its governor
    if tag == "VBN":
        return PRESENT if helped else PAST  # "is held on Friday"; "the bill passed on Friday"
    if tag in ("VBZ", "VBP"):
        return PAST if token.lower_ in _SPEECH else PRESENT
    return None
