"""Which claims state the same thing and which cannot both be right: Links, and Groups of repeats.

Claims are digested to numbers, numbers say which pairs are worth a look, and these are judged in chunks:
on one machine or on many, with the same result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

import numpy as np

from factcheck.engine import Crashed, Engine, Result
from factcheck.engine.here import Here
from factcheck.errors import FailedAnalysis
from factcheck.link.block import Pairs, pairs
from factcheck.link.cluster import Edge, groups
from factcheck.link.compare import Comparison
from factcheck.link.digest import digest
from factcheck.link.index import Index, index
from factcheck.link.judge import Chunk, Context, comparisons, judge
from factcheck.link.likeness import Likeness
from factcheck.link.profile import names_of
from factcheck.link.profiler import Profiler
from factcheck.link.sift import sift
from factcheck.model import Claim, Group, Link
from factcheck.spool import Spool, held, raw

__all__ = ["compared", "link"]

Watch = Callable[[int, int], None]  # called with how many pairs are judged, and the whole

_DIGESTED = 500  # claims, at least, that are digested together
_JUDGED = 2_000  # pairs that are judged together


def link(
    claims: Sequence[Claim], engine: Engine | None = None, watch: Watch | None = None
) -> tuple[Sequence[Link], tuple[Group, ...]]:
    """Links in the order of the claims, and the groups of claims that repeat one another.

    The claims of a document stand together and in story order. The engine is closed when all is judged.
    Raises FailedAnalysis when a process of the engine ended over them twice.
    """
    engine = engine or Here()
    known, context, chosen = _prepared(claims, engine)
    chunks = ([chunk] for chunk in _chunks(chosen, claims))
    found, edges = Spool(Link), list[Edge]()
    order: list[tuple[int, int, str, int]] = []
    judged = _whole(engine.map(judge, chunks, context))
    for done, several in enumerate(chain([known.inside], judged)):
        for one in several:
            order.append((one.one, one.other, one.edge.what, len(found)))
            edges.append(one.edge)
            found.append(one.link)
        if watch:
            watch(min(done * _JUDGED, len(chosen.one)), len(chosen.one))
    engine.close()  # what its processes hold of a large run is more than grouping takes
    found.order([number for *_, number in sorted(order)])
    return held(found), groups(edges)


def compared(claims: Sequence[Claim]) -> Iterator[Comparison]:
    """The pairs worth a look, compared field by field; never a claim with one that it lies in."""
    _, context, chosen = _prepared(claims, Here())
    for chunk in _chunks(chosen, claims):
        yield from (pair for _, pair in comparisons(context, chunk))


def _prepared(claims: Sequence[Claim], engine: Engine) -> tuple[Index, Context, Pairs]:
    """The claims as numbers, what is known of the run as a whole, and which pairs to judge."""
    profiler = Profiler(names_of(claims))
    articles = ([article] for article in _articles(claims))
    known = index(_whole(engine.map(digest, articles, profiler)))
    alike = Likeness(known.features, len(claims))
    rarity = np.array([alike.rarity(word) for word in known.words], np.float64)
    return known, Context(profiler, alike), sift(pairs(known), known, rarity)


def _articles(claims: Sequence[Claim]) -> Iterator[list[bytes]]:
    """The claims as bytes, those of a few whole articles at a time."""
    waiting: list[bytes] = []
    last = None
    for at, claim in enumerate(claims):
        if claim.document != last and len(waiting) >= _DIGESTED:
            yield waiting
            waiting = []
        waiting.append(raw(claims, at))
        last = claim.document
    if waiting:
        yield waiting


def _chunks(chosen: Pairs, claims: Sequence[Claim]) -> Iterator[Chunk]:
    for start in range(0, len(chosen.one), _JUDGED):
        one, other = (part[start : start + _JUDGED].tolist() for part in (chosen.one, chosen.other))
        places = sorted({*one, *other})
        yield Chunk(tuple(zip(one, other, strict=True)), {at: raw(claims, at) for at in places})


def _whole(results: Iterable[Result | Crashed]) -> Iterator[Result]:
    """The results, each of which there must be: without some of them the others would mislead."""
    for result in results:
        if isinstance(result, Crashed):
            raise FailedAnalysis(
                f"The claims could not be compared with one another ({result.why}).",
                "Run it again, with fewer articles or with --jobs 1.",
            )
        yield result
