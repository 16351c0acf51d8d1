"""Some pairs of claims, compared field by field and judged: what a worker does with its share of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factcheck.link import conflicts
from factcheck.link.cluster import Edge
from factcheck.link.compare import Comparison, compare
from factcheck.link.likeness import Likeness
from factcheck.link.paraphrase import paraphrase
from factcheck.link.profiler import Profiler
from factcheck.link.same import same
from factcheck.model import Claim, Link
from factcheck.spool import encode


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the run as a whole: its names, and how rare its words are."""

    profiler: Profiler
    alike: Likeness


@dataclass(frozen=True, slots=True)
class Chunk:
    """Pairs of claims by their places in the run, and the bytes of these claims."""

    pairs: Sequence[tuple[int, int]]
    claims: Mapping[int, bytes]


@dataclass(frozen=True, slots=True)
class Judged:
    """A link as bytes and as an edge, and the places of its claims in the run."""

    one: int
    other: int
    edge: Edge
    link: bytes


def judge(context: Context, chunk: Chunk) -> tuple[Judged, ...]:
    """The links between the claims of each pair, in the order of the pairs."""
    return tuple(
        judged(one, other, link, strength)
        for (one, other), pair in comparisons(context, chunk)
        for link, strength in _links(pair)
    )


def judged(one: int, other: int, link: Link, strength: float = 0.0) -> Judged:
    """A link of the claims at two places; ``strength`` is how much speaks for a repeat."""
    return Judged(one, other, Edge(link.a, link.b, link.relation, link.what, strength), encode(link))


def comparisons(context: Context, chunk: Chunk) -> Iterator[tuple[tuple[int, int], Comparison]]:
    """The pairs compared field by field; never a claim with one that it lies in."""
    for one, other in chunk.pairs:
        a, b = (context.profiler(chunk.claims[place]) for place in (one, other))
        if not _overlap(a.claim, b.claim):
            yield (one, other), compare(a, b, context.alike)


def _links(pair: Comparison) -> Iterator[tuple[Link, float]]:
    """Two claims that conflict are no repeat, whatever else they share."""
    if against := tuple(conflicts.between(pair)):
        yield from ((link, 0.0) for link in against)
    elif repeat := same(pair):
        yield repeat, paraphrase(pair)


def _overlap(a: Claim, b: Claim) -> bool:
    return a.document == b.document and a.start < b.end and b.start < a.end
