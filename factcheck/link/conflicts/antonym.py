"""Deeds of which only one can be: "fares rose", "fares fell"; and a story that the other calls a hoax."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain, product

from factcheck import lexicon
from factcheck.identity import bare_words
from factcheck.lexicon.inflect import forms
from factcheck.link.compare import Comparison
from factcheck.link.conflicts.change import opposite_change
from factcheck.link.conflicts.denial import denial
from factcheck.link.conflicts.finding import conflict
from factcheck.link.conflicts.matter import (
    contrary,
    footing,
    ground,
    negated,
    plain_term,
    same_persons,
    sides_of,
    values_fit,
)
from factcheck.link.conflicts.swapped import swapped
from factcheck.link.profile import Deed
from factcheck.link.words import term, terms
from factcheck.model import Link

_COMMON = 2  # words that both deeds hold beside the contrary ones
_SHARE = 0.67  # of the words of the shorter deed
_ALIKE = 0.5  # of those of the longer one, where the contrary words are no verbs
# "Defeated" is among the words for losing, and whoever defeats another one wins.
_DEFEAT = re.compile(r"\b(?:defeat|beat)", re.IGNORECASE)

_NAME = re.compile(r"\b[A-Z]\w*")


def find(pair: Comparison) -> Iterator[Link]:
    """At most one conflict a pair."""
    for rule in chain(_of_deeds(pair), opposite_change(pair), swapped(pair), denial(pair)):
        yield conflict(pair, "antonym", "real", rule)
        return


def _of_deeds(pair: Comparison) -> Iterator[str]:
    if not values_fit(pair) or not _worth(pair):
        return
    for one, other in product(pair.a.deeds, pair.b.deeds):
        if _contrary(one, other):
            yield f"only one of the two can be so (“{one.text}” and “{other.text}”)"
            return


def _worth(pair: Comparison) -> bool:
    """A cheap look: contrary words somewhere, or a verb of two words, which may be one."""
    if pair.a.terms.isdisjoint(pair.b.terms):
        return False
    found = (_phrase(pair.a.claim.text), _phrase(pair.b.claim.text))
    return any(found) or bool(contrary(pair.a.terms, pair.b.terms))


@lru_cache(maxsize=1 << 14)
def _phrase(text: str) -> str:
    """The first verb of two words in a text, empty where there is none."""
    if _openers().isdisjoint(bare_words(text)):
        return ""
    found = _any_phrase().search(text)
    return found[0] if found else ""


def _verb(deed: Deed) -> tuple[str, frozenset[str]]:
    """The verb, or what it and the word behind it stand for: "voted against" is to refuse; and its words."""
    if found := _phrase(deed.text):
        words = bare_words(found)
        if plain_term(words[0]) == deed.verb:
            return _phrases()[words], frozenset((deed.verb, *terms(found)))
    return deed.verb, frozenset((deed.verb,))


@cache
def _phrases() -> Mapping[tuple[str, ...], str]:
    """Each form of a verb of several words, with the term of what it stands for."""
    listed = lexicon.words("antonyms", "phrases")
    return {
        bare_words(form): term(verb) for verb, ones in listed.items() for one in ones for form in forms(one)
    }


@cache
def _openers() -> frozenset[str]:
    return frozenset(words[0] for words in _phrases())


@cache
def _any_phrase() -> re.Pattern[str]:
    """Any of these, the second word perhaps in brackets: "vote (against)"."""
    listed = sorted((r"\s+\(?".join(words) for words in _phrases()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(listed)})\b", re.IGNORECASE)


def _contrary(one: Deed, other: Deed) -> bool:
    """Whether two deeds, neither of them negated, say contrary things of one thing."""
    (verb, mine), (against, yours) = _verb(one), _verb(other)
    verbs = sides_of(verb, against)
    words = verbs or (contrary(one.terms, other.terms) if one.verb == other.verb else None)
    if not words or one.negated or other.negated or negated(one.text) or negated(other.text):
        return False
    if verbs and _DEFEAT.search(f"{one.text} {other.text}"):
        return False
    if (footing(one.text) ^ footing(other.text)) - {"denial"} or not same_persons(one.text, other.text):
        return False
    apart = mine | yours | {*words}
    shared = ground(one, other, apart)
    if shared.subject is not True or shared.share < _SHARE or len(shared.common) < _COMMON:
        return False
    longer = max(len(one.terms), len(other.terms)) - 1
    if not verbs and len(shared.common) < _ALIKE * longer:
        return False
    beside = shared.common - (one.subject & other.subject)
    names = {*terms(" ".join(_NAME.findall(one.text)))}
    if one.terms - other.terms - apart and other.terms - one.terms - apart and beside <= names:
        return False  # "accepted the prize in Tarn", "rejected the offer in Tarn"
    return bool(beside or (verbs and _one_place(one, other)))


def _one_place(one: Deed, other: Deed) -> bool:
    """Whether a verb stands with its subject alone: "prices rose" and "prices fell" say all there is."""
    return min(len(one.terms - one.subject), len(other.terms - other.subject)) <= 1
