"""What forbids that two claims are one fact, whatever else they share."""

from __future__ import annotations

from collections.abc import Set

from factcheck.link.compare import Comparison
from factcheck.link.words import small, term
from factcheck.model import Claim

_FEWEST = 2  # words
_SAID = "attributed"  # a source may say what is planned, or what is not sure


def apart(pair: Comparison) -> bool:
    """Whether figures, days, persons, places, a "not", or what is sure and what is not, stand against it."""
    if pair.a.words == pair.b.words and pair.wording != "exact":
        return True  # another sign, currency or decimal point
    fields = pair.figures, pair.dates, pair.negation
    return (
        "differ" in fields or _turned(pair) or not _one_modality(pair) or _others(pair) or _other_words(pair)
    )


def _turned(pair: Comparison) -> bool:
    """Whether one tells of a rise and the other of a fall of as much."""
    moves = [{(f.low, f.unit, f.change) for f in p.claim.figures if f.change} for p in (pair.a, pair.b)]
    turned = {(low, unit, "down" if change == "up" else "up") for low, unit, change in moves[1]}
    return bool(moves[0] & turned)


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
    """Other persons or other places, or another person of one surname."""
    alone = pair.a.people - pair.b.people, pair.b.people - pair.a.people
    surnames = [{key.split(", ")[0] for key in keys if ", " in key} for keys in alone]
    return (
        bool(surnames[0] & surnames[1])
        or _disjoint(pair.a.people, pair.b.people)
        or _disjoint(pair.a.places, pair.b.places)
    )


def _disjoint(one: Set[str], other: Set[str]) -> bool:
    return bool(one and other) and not one & other
