"""Which claims state the same thing: Links between pairs, and the Groups that they form.

So far only the surest rule: the same words, capitals and punctuation aside, in two places.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from factcheck.link.block import by_wording
from factcheck.link.cluster import groups
from factcheck.model import Claim, Group, Link


def link(claims: Sequence[Claim]) -> tuple[tuple[Link, ...], tuple[Group, ...]]:
    """Links in the order of the claims, and the groups of claims that repeat one another."""
    links = tuple(_same(pair) for block in by_wording(claims) for pair in _chain(block))
    return links, groups(links)


def _chain(block: Sequence[Claim]) -> Iterable[tuple[Claim, Claim]]:
    """Each claim with the next one is enough to make them one group."""
    return pairwise(block)


def _same(pair: tuple[Claim, Claim]) -> Link:
    a, b = pair
    return Link(
        a=a.id,
        b=b.id,
        relation="same",
        what="wording",
        severity="",
        why=f"the same words: “{a.text}” in {a.document} and in {b.document}",
        levels=("exact wording",),
    )
