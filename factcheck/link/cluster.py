"""Groups of claims that repeat one another: what the 'same' links join, but never two claims in conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from typing import NamedTuple

from factcheck.identity import code
from factcheck.model import Group

# The surest rules first: where two links cannot both stand, the later one is left.
_SUREST = (
    "wording",
    "near wording",
    "event",
    "quotation",
    "part",
    "paraphrase",
    "quoted words",
    "figure",
)
_FREE = _SUREST.index("event")  # up to here a link joins whole groups by itself
_SHARE = 0.5  # of the pairs between two groups must be linked for a less sure link to join them

Links = Mapping[str, Set[str]]  # claim to the claims that it is linked with


class Edge(NamedTuple):
    """What grouping needs to know of a Link; ``strength`` is how much speaks for a repeat."""

    a: str
    b: str
    relation: str
    what: str
    strength: float = 0.0


def groups(links: Iterable[Edge]) -> tuple[Group, ...]:
    """One Group for what the links join, sorted by id. An id hashes the members, so order is nothing to it.

    A link that would bring two claims that conflict into one group joins nothing, and neither does one
    between groups that share few links beside it: a sentence may say two things, and a chain of such
    sentences leads from one fact to another. The surest and strongest links join first.
    """
    links = tuple(links)
    foes, friends = (_by_claim(links, relation) for relation in ("conflict", "same"))
    members: dict[str, set[str]] = {claim: {claim} for claim in friends}
    left = sorted((link for link in links if link.relation == "same"), key=_order)
    while left:
        waiting = []
        for link in left:
            one, other = sorted((members[link.a], members[link.b]), key=len)
            if one is other or _between(foes, one, other):
                continue
            if _rank(link) <= _FREE or _between(friends, one, other) >= _SHARE * len(one) * len(other):
                other |= one  # the smaller into the larger: a group may have a hundred thousand claims
                members.update(dict.fromkeys(one, other))
            else:
                waiting.append(link)
        left = waiting if len(waiting) < len(left) else []
    found = {id(claims): tuple(sorted(claims)) for claims in members.values() if len(claims) > 1}
    return tuple(
        sorted((Group(code("R", claims, 8), claims) for claims in found.values()), key=lambda group: group.id)
    )


def _by_claim(links: Iterable[Edge], relation: str) -> Links:
    found: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.relation == relation and link.a != link.b:
            found[link.a].add(link.b)
            found[link.b].add(link.a)
    return dict(found)


def _between(links: Links, one: Set[str], other: Set[str]) -> int:
    """How many pairs of a claim here and a claim there are linked; ``one`` is the smaller."""
    return sum(len(links[claim] & other) for claim in one if claim in links)


def _rank(link: Edge) -> int:
    return _SUREST.index(link.what) if link.what in _SUREST else len(_SUREST)


def _order(link: Edge) -> tuple[int, float, str, str]:
    return _rank(link), -round(link.strength, 6), min(link.a, link.b), max(link.a, link.b)
