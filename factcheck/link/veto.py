"""What forbids that two claims are one fact, whatever else they share."""

from __future__ import annotations

from collections.abc import Set

from factcheck.link.compare import Comparison
from factcheck.model import Claim

_SAID = "attributed"  # a source may say what is planned, or what is not sure


def apart(pair: Comparison) -> bool:
    """Whether figures, days, persons, places, a "not", or what is sure and what is not, stand against it."""
    fields = pair.figures, pair.dates, pair.negation
    return "differ" in fields or not _one_modality(pair) or _others(pair)


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
