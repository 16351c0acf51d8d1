"""Groups of claims that repeat one another: the connected components of the 'same' links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from factcheck.identity import code
from factcheck.model import Group, Link


def groups(links: Iterable[Link]) -> tuple[Group, ...]:
    """One Group a component, sorted by id. An id hashes the members, so order is nothing to it."""
    leader: dict[str, str] = {}
    for link in links:
        if link.relation == "same":
            a, b = sorted((_find(leader, link.a), _find(leader, link.b)))
            leader[b] = a
    members: dict[str, list[str]] = defaultdict(list)
    for claim in list(leader):
        members[_find(leader, claim)].append(claim)
    found = (tuple(sorted(claims)) for claims in members.values())
    return tuple(
        sorted((Group(code("R", claims, 8), claims) for claims in found), key=lambda group: group.id)
    )


def _find(leader: dict[str, str], claim: str) -> str:
    """The claim that stands for the component; shortens the path on the way."""
    leader.setdefault(claim, claim)
    while leader[claim] != claim:
        leader[claim] = leader[leader[claim]]
        claim = leader[claim]
    return claim
