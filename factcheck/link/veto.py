"""What forbids that two claims are one fact, whatever else they share."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from functools import cache, lru_cache

from factcheck import lexicon
from factcheck.link.compare import Comparison
from factcheck.link.profile import Profile
from factcheck.link.words import small, term, terms
from factcheck.model import Claim

_RELATIVES = frozenset({"who", "which"})
_FEWEST = 2  # words
_ELSE = 4  # words that only one of two has, places aside
_SAID = "attributed"  # a source may say what is planned, or what is not sure


def apart(pair: Comparison) -> bool:
    """Whether figures, days, persons, a "not", or what is sure and what is not, stand against it."""
    others = _others(pair) or _another_subject(pair)
    return at_odds(pair) or others or _another_place(pair) or _other_words(pair)


def at_odds(pair: Comparison) -> bool:
    """The same, whoever else is named in the two: an event may be told with other persons around it."""
    if "differ" in (pair.figures, pair.dates, pair.negation) or not _one_modality(pair):
        return True
    if pair.a.words == pair.b.words and pair.wording != "exact":
        return True  # another sign, currency or decimal point
    return _turned(pair) or _another_rank(pair)


def _turned(pair: Comparison) -> bool:
    """Whether one tells of a rise and the other of a fall of as much."""
    if not (pair.a.claim.figures and pair.b.claim.figures):
        return False
    moves = [{(f.low, f.unit, f.change) for f in p.claim.figures if f.change} for p in (pair.a, pair.b)]
    turned = {(low, unit, "down" if change == "up" else "up") for low, unit, change in moves[1]}
    return bool(moves[0] & turned)


def _another_rank(pair: Comparison) -> bool:
    """Whether one has the largest and the other the second largest."""
    one, other = _ranks(pair.a.claim.text), _ranks(pair.b.claim.text)
    return any(_disjoint(one[rank], other[rank]) for rank in one.keys() & other.keys())


@lru_cache(maxsize=1 << 14)
def _ranks(text: str) -> Mapping[str, Set[str]]:
    """Each superlative with the ordinals before it; "" where there is none."""
    found: dict[str, set[str]] = {}
    for ordinal, rank in _ranked().findall(text.casefold()):
        found.setdefault(rank, set()).add(ordinal)
    return found


@cache
def _ranked() -> re.Pattern[str]:
    ordinals = "|".join(lexicon.words("superlatives", "words")["ordinal"])
    return re.compile(rf"\b(?:({ordinals})[- ])?(most \w+|least \w+|\w{{2,}}est|last)\b")


def _other_words(pair: Comparison) -> bool:
    """Two sentences of direct speech with hardly a word in common: who speaks makes them no one fact."""
    if pair.quotation != "other" or not (_direct(pair.a.claim) and _direct(pair.b.claim)):
        return False
    one, other = (
        {term(word) for words in profile.quoted for word in words if word not in small()}
        for profile in (pair.a, pair.b)
    )
    return len(one & other) < max(1, min(_FEWEST, len(one), len(other)))


def _direct(claim: Claim) -> bool:
    return claim.quotation is not None and claim.quotation.direct


def firmness(claim: Claim) -> str:
    """A source's words and the article's own are one here; plans, rumours and denials are not."""
    return "asserted" if claim.modality == _SAID else claim.modality


def _one_modality(pair: Comparison) -> bool:
    one, other = pair.a.claim.modality, pair.b.claim.modality
    if firmness(pair.a.claim) == firmness(pair.b.claim):
        return True
    return _SAID in (one, other) and "denied" not in (one, other)


def _others(pair: Comparison) -> bool:
    """Other persons, or another person of one surname; one quotation may be given to its speaker's office."""
    if not (pair.a.people and pair.b.people):
        return False
    alone = pair.a.people - pair.b.people, pair.b.people - pair.a.people
    surnames = [{key.split(", ")[0] for key in keys if ", " in key} for keys in alone]
    return bool(surnames[0] & surnames[1]) or (
        pair.quotation != "same" and _disjoint(pair.a.people, pair.b.people)
    )


def _another_subject(pair: Comparison) -> bool:
    """Whether a clause with "who" or "which" is about somebody of whom the other text knows nothing."""
    for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
        if one.words[:1] and one.words[0] in _RELATIVES and one.claim.facts:
            subject = frozenset(terms(one.claim.facts[0].subject))
            known = other.terms.union(*(terms(fact.subject) for fact in other.claim.facts))
            if _disjoint(subject, known):
                return True
    return False


def _another_place(pair: Comparison) -> bool:
    """Whether hardly anything but the place is another: what both say happened here, and there."""
    if not other_places(pair.a, pair.b):
        return False
    places = {
        term(word) for profile in (pair.a, pair.b) for place in profile.places for word in place.split()
    }
    one, other = pair.a.terms - places, pair.b.terms - places
    return len(one ^ other) <= _ELSE


def other_places(a: Profile, b: Profile) -> bool:
    """Whether both name places and no word of them in common: "South Florida" is in "Florida"."""
    if not (a.places and b.places):
        return False
    mine, yours = ({word for place in p.places for word in place.split()} for p in (a, b))
    return _disjoint(mine, yours)


def _disjoint(one: Set[str], other: Set[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)
