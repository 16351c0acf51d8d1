"""Groups of claims that repeat one another: what the 'same' links join, but never two claims in conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from factcheck.identity import code
from factcheck.model import Group, Link

# The surest rules first: where two links cannot both stand, the later one is left.
_SUREST = (
    "wording",
    "near wording",
    "quotation",
    "part",
    "paraphrase",
    "quoted words",
    "figure",
    "event",
)


def groups(links: Iterable[Link]) -> tuple[Group, ...]:
    """One Group a component, sorted by id. An id hashes the members, so order is nothing to it.

    A link that would bring two claims that conflict into one group joins nothing.
    """
    links = tuple(links)
    foes: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.relation == "conflict" and link.a != link.b:
            foes[link.a].add(link.b)
            foes[link.b].add(link.a)
    members: dict[str, set[str]] = {}
    for link in sorted((link for link in links if link.relation == "same"), key=_order):
        one, other = (members.setdefault(claim, {claim}) for claim in (link.a, link.b))
        if one is not other and not any(foes[claim] & other for claim in one if claim in foes):
            one |= other
            members.update(dict.fromkeys(other, one))
    found = {id(claims): tuple(sorted(claims)) for claims in members.values() if len(claims) > 1}
    return tuple(
        sorted((Group(code("R", claims, 8), claims) for claims in found.values()), key=lambda group: group.id)
    )


def _order(link: Link) -> tuple[int, str, str]:
    rank = _SUREST.index(link.what) if link.what in _SUREST else len(_SUREST)
    return rank, min(link.a, link.b), max(link.a, link.b)
