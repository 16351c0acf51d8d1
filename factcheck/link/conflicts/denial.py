"""A story and a text that calls it a hoax, false, a rumour, or denies it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from factcheck import lexicon
from factcheck.link.compare import Comparison
from factcheck.link.conflicts.matter import footing, negative_words, plain_words
from factcheck.link.profile import Profile
from factcheck.link.words import terms

_HEADLINE = 20  # words at most, and no full stop at the end
_LIKE = 0.2  # likeness of a headline to the one that denies it
_COMMON, _SHARE = 2, 0.3  # words in common, and their share of the shorter headline
_TOLD = 3  # words of what a sentence denies that the other must hold
_COVERED = 0.7  # their share
_STOP = re.compile(r"[.;:!?]|, (?:but|and|while|who|which|saying)\b| but | while ")
_OPENING = re.compile(r"\w+[,:!.]")  # "No, ..."
_NEAR = 4  # words before the one that denies


def denial(pair: Comparison) -> Iterator[str]:
    """At most one rule in words: the word that denies, and where."""
    a, b = pair.a.claim, pair.b.claim
    one, other = _cues(a.text), _cues(b.text)
    if bool(one) == bool(other):
        return
    no, yes, cues = (pair.a, pair.b, one) if one else (pair.b, pair.a, other)
    if _headline(a.text) and _headline(b.text):
        if _headlines_meet(pair):
            yield f"one tells a story that the other calls untrue (“{cues[0]}”)"
        return
    if no.claim.modality == "denied" and yes.claim.modality == "asserted" and _denied(no, yes):
        yield f"one says what is denied in the other (“{cues[0]}”)"


def _headlines_meet(pair: Comparison) -> bool:
    mine, yours = (_matter(side.claim.text) for side in (pair.a, pair.b))
    common = len(mine & yours)
    shorter = min(len(mine), len(yours)) or 1
    return pair.likeness >= _LIKE and common >= _COMMON and common >= _SHARE * shorter


def _denied(no: Profile, yes: Profile) -> bool:
    """Whether a deed of the one text is what the other denies: "denied that", or "the report is false"."""
    told = _matter(_complement(no.claim.text))
    if len(told) < _TOLD:
        return False
    return any(
        deed.verb in told
        and not (deed.negated or footing(deed.text))
        and len(told & deed.terms) >= _COVERED * len(told)
        for deed in yes.deeds
    )


def _complement(text: str) -> str:
    """The words behind the verb that denies, to the end of their clause, and its subject before it."""
    match = _verbs().search(text)
    if match is None:
        return ""
    rest = text[match.end() :]
    end = _STOP.search(rest)
    return rest[: end.start()] if end else rest


@lru_cache(maxsize=1 << 14)
def _cues(text: str) -> tuple[str, ...]:
    """The words that deny; none where these are denied in turn ("no hoax", "denies it is fake")."""
    words = plain_words(text)
    cues = _words("untrue") | _words("denying")
    found = [place for place, word in enumerate(words) if word in cues]
    for place in found:
        if any(word in negative_words() | _words("denying") for word in words[max(0, place - _NEAR) : place]):
            return ()
    if not found and words and words[0] in _words("opening") and _OPENING.match(text):
        found = [0]
    return tuple(words[place] for place in found)


def _headline(text: str) -> bool:
    return not text.rstrip().endswith((".", "”", '"', "’")) and len(text.split()) <= _HEADLINE


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.words("denials", "words")[name])


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_words('denying')))})\b", re.IGNORECASE)


def _matter(text: str) -> frozenset[str]:
    """What a text is about, without the words that say it is a story and untrue."""
    return frozenset(terms(text)) - _dressing()


@cache
def _dressing() -> frozenset[str]:
    return frozenset(term for word in lexicon.every("denials", "words") for term in terms(word))
