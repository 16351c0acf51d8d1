"""On which side of the publication date a sentence puts what it tells: past, future, present or unknown."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from factcheck.lexicon import every, words
from factcheck.pipes.timex.calendar import FUTURE, PAST, PRESENT, UNKNOWN

_LISTS = words("dates", "tense")
_PLANNED = frozenset(_LISTS["planned"])
_COMMITS = frozenset(_LISTS["commits"])
_WILL = frozenset(_LISTS["will"])
_SPEECH = frozenset(_LISTS["speech"])
_THINGS = frozenset(("dobj", "nsubjpass", "pobj"))
_PAST_AUX = frozenset(("was", "were", "had", "did", "has", "have", "'ve", "’ve"))
_ARRANGED = frozenset(_LISTS["arranged"])
_ARRANGING = frozenset(_LISTS["arranging"])
_TRIED = frozenset(_LISTS["tried"])
_STATES = frozenset(_LISTS["states"])
_BE = frozenset(("is", "are", "am", "'s", "’s", "'re", "’re"))
_UNITS = every("dates", "units")
_STEPS = 8  # how far up the parse we look for a verb


def tense_at(doc: Doc, start: int, end: int) -> str:
    """The tense of the verb that governs the words at these characters."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return UNKNOWN
    if _arranged_for(span[0]):
        return FUTURE
    token = span.root
    for _ in range(_STEPS):
        found = _tense(token)
        if found:
            return found
        if token.head is token:
            break
        token = token.head
    return UNKNOWN


def lasts(doc: Doc, start: int, end: int) -> bool:
    """Whether "today" at these characters means nowadays: "she still owns it today", "than it is today"."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return False
    if [word.lower_ for word in doc[span.end : span.end + 2]] == ["than", "ever"]:
        return True
    verb = span[0].head
    for _ in range(_STEPS):
        if verb.tag_.startswith("VB") or verb.head is verb:
            break
        verb = verb.head
    if verb.tag_ not in ("VBZ", "VBP") or verb.lower_ not in _STATES:
        return False
    if any(child.dep_ in ("aux", "auxpass") for child in verb.lefts):
        return False
    if verb.lower_ not in _BE or any(child.lower_ == "still" for child in verb.children):
        return True
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    return (
        span[0].i == verb.i + 1 and subject is not None and subject.tag_ == "PRP"
    )  # not "the vote is today"


def recurs(doc: Doc, start: int, end: int) -> bool:
    """Whether the month at these characters is the subject of a present: "October is the driest month"."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span) or span[0].dep_ != "nsubj":
        return False
    verb = span[0].head
    return verb.tag_ == "VBZ" and not any(child.dep_ in ("aux", "auxpass") for child in verb.lefts)


def past_by_then(doc: Doc, start: int, end: int) -> bool:
    """Whether "until" and the day at these characters close what is over: "Until Friday, it was shut"."""
    span = doc.char_span(start, end, alignment_mode="expand")
    until = span.root.head if span is not None and len(span) else None
    if until is None or until.lower_ not in ("until", "till"):
        return False
    verb = until.head
    if _tense(verb) != PAST:
        return False
    return until.i < verb.i or any(child.dep_ == "neg" for child in verb.lefts)


def hangs_on_verb(first: Token) -> bool:
    """Whether the preposition right before ``first`` tells when something happens: "will run from Friday"."""
    cue = first.nbor(-1) if first.i else first
    head = cue.head
    return head.tag_.startswith("VB") or head.dep_ in ("npadvmod", "acomp") or head.lower_ in _UNITS


def _arranged_for(first: Token) -> bool:
    """A day after "for" in "called a meeting for Friday": what was arranged lies ahead."""
    if first.i == 0:
        return False
    cue = first.nbor(-1)
    if cue.lower_ in ("early", "late", "mid") and cue.i > 0:
        cue = cue.nbor(-1)
    if cue.lower_ != "for" or cue.dep_ != "prep":
        return False
    above = cue.head
    if above.lower_ in _ARRANGING:
        direct = any(child.lower_ in _ARRANGED for child in above.children if child.dep_ in _THINGS)
        return direct or (above.tag_ == "VBN" and above.head.lower_ in _ARRANGED)
    verb = above.head
    return above.lower_ in _ARRANGED and above.dep_ in _THINGS and verb.lower_ in _ARRANGING


def _tense(token: Token) -> str | None:
    """What this word says about time; None when the one above it decides."""
    tag = token.tag_
    if token.lower_ in _PLANNED:
        return FUTURE
    if not tag.startswith("VB") and tag != "MD":
        return None
    helpers = [child.lower_ for child in token.lefts if child.dep_ in ("aux", "auxpass")]
    if token.lower_ in _TRIED and helpers[:2] == ["could", "be"] and _in_vain(token):
        return PAST
    if token.lower_ in _WILL or any(word in _WILL for word in helpers):
        return PAST if "have" in helpers and "will" not in helpers else FUTURE
    if "to" in helpers:
        return FUTURE if token.head.lower_ in _COMMITS | _PLANNED else None
    if tag == "VBD" or any(word in _PAST_AUX for word in helpers):
        return PAST
    return _without_past(token, tag, bool(helpers))


def _in_vain(verb: Token) -> bool:
    """ "could not be reached", "no relatives could be reached"."""
    return any(
        child.dep_ == "neg"
        or any(word.lower_ in ("no", "none", "neither", "nobody") for word in child.subtree)
        for child in verb.lefts
    )


def _without_past(token: Token, tag: str, helped: bool) -> str | None:
    if tag == "VBG":
        return FUTURE if helped else None  # "is meeting on Friday"; a bare "-ing" leaves it to its governor
    if tag == "VBN":
        return PRESENT if helped else PAST  # "is held on Friday"; "the bill passed on Friday"
    if tag in ("VBZ", "VBP"):
        return PAST if token.lower_ in _SPEECH else PRESENT
    return None
