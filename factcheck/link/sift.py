"""A quick look at each pair before it is compared in full: nine in ten have too little in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum

from factcheck.link.block import Pairs
from factcheck.link.likeness import Likeness
from factcheck.link.profile import Profile

# Share of the words, by weight, that two claims have in common when no mark brings them together. On news
# that several outlets reported, no link was found below it but such as share a mark.
_LEAST = 0.2


def sift(pairs: Pairs, profiles: Sequence[Profile], alike: Likeness) -> Iterator[tuple[Profile, Profile]]:
    """The pairs that share a mark or enough of their words, in their order."""
    weights = [fsum(map(alike.rarity, profile.terms)) for profile in profiles]
    for one, other in pairs.tolist():
        a, b = profiles[one], profiles[other]
        if not a.marks.isdisjoint(b.marks):
            yield a, b
            continue
        both = fsum(map(alike.rarity, a.terms & b.terms))
        if both >= _LEAST * (weights[one] * weights[other]) ** 0.5:
            yield a, b
