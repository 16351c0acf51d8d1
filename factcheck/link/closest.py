"""Claims of two articles that are closer to each other than to anything else there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.link.compare import Comparison
from factcheck.link.evidence import paraphrase
from factcheck.link.same import linked
from factcheck.link.veto import apart
from factcheck.model import Claim, Link

# Read off news stories that several outlets reported: from these on, four of five pairs were one fact.
_ALIKE = 0.62
_AHEAD = 0.2  # of the next best pair that either claim is in

Place = tuple[str, str]  # a claim, and an article that it is compared with


@dataclass(frozen=True, slots=True)
class Near:
    """A pair that is one fact if nothing else is nearly as close."""

    a: Claim
    b: Claim
    score: float


class Closest:
    """Sees every pair of a run, and then tells which are the closest between their articles."""

    def __init__(self) -> None:
        self._best: dict[Place, tuple[float, float]] = {}  # the two highest scores
        self._near: list[Near] = []

    def see(self, pair: Comparison, *, free: bool) -> None:
        """Count a pair; it may only be linked when it is ``free``: neither linked nor in conflict."""
        a, b = pair.a.claim, pair.b.claim
        if a.document == b.document or (score := paraphrase(pair)) < _ALIKE - _AHEAD:
            return
        for place in ((a.id, b.document), (b.id, a.document)):
            first, second = self._best.get(place, (0.0, 0.0))
            self._best[place] = (score, first) if score > first else (first, max(second, score))
        if free and score >= _ALIKE and pair.wording != "exact" and not apart(pair):
            self._near.append(Near(a, b, score))

    def links(self) -> Iterator[Link]:
        """The pairs that are ahead of all others of both claims."""
        for near in self._near:
            places = (near.a.id, near.b.document), (near.b.id, near.a.document)
            if all(self._ahead(place, near.score) for place in places):
                yield linked(
                    near.a, near.b, "paraphrase", "the closest that the two articles say of one thing"
                )

    def _ahead(self, place: Place, score: float) -> bool:
        first, second = self._best[place]
        return score >= first and score >= second + _AHEAD
