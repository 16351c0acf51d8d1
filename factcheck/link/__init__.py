"""Which claims state the same thing and which cannot both be right: Links, and Groups of repeats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.link import conflicts, selfcheck
from factcheck.link.block import pairs
from factcheck.link.cluster import groups
from factcheck.link.compare import Comparison, compare
from factcheck.link.likeness import Likeness
from factcheck.link.paraphrase import paraphrase
from factcheck.link.profile import profiles
from factcheck.link.same import same
from factcheck.link.sift import sift
from factcheck.model import Claim, Group, Link


def link(claims: Sequence[Claim]) -> tuple[tuple[Link, ...], tuple[Group, ...]]:
    """Links in the order of the claims, and the groups of claims that repeat one another.

    Two claims that conflict are no repeat, whatever else they share.
    """
    place = {claim.id: number for number, claim in enumerate(claims)}
    found = [*selfcheck.within(claims)]
    strength: dict[tuple[str, str], float] = {}
    for pair in compared(claims):
        if against := tuple(conflicts.between(pair)):
            found.extend(against)
        elif repeat := same(pair):
            found.append(repeat)
            strength[repeat.a, repeat.b] = paraphrase(pair)
    links = tuple(sorted(found, key=lambda link: (place[link.a], place[link.b], link.what)))
    return links, groups(links, strength)


def compared(claims: Sequence[Claim]) -> Iterator[Comparison]:
    """The pairs worth a look, compared field by field; never a claim with one that it lies in."""
    known = profiles(claims)
    alike = Likeness(claim.text for claim in claims)
    for a, b in sift(pairs(known), known, alike):
        if not _overlap(a.claim, b.claim):
            yield compare(a, b, alike)


def _overlap(a: Claim, b: Claim) -> bool:
    return a.document == b.document and a.start < b.end and b.start < a.end
