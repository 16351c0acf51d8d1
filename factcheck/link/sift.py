"""A quick look at each pair before it is compared in full: most have too little in common."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from factcheck.link.block import Pairs
from factcheck.link.index import Index, Places

# Share of the words, by weight, that two claims have in common when no mark brings them together. On news
# that several outlets reported, no link was found below it but such as share a mark.
_LEAST = 0.2
_SLAB = 100_000  # pairs looked at together

Weights = NDArray[np.float64]


def sift(pairs: Pairs, index: Index, rarity: Weights) -> Pairs:
    """The pairs that share a mark or enough of their words; ``rarity`` is the weight of each term."""
    kept = [pairs.marked | _alike(pairs, index, rarity)] if len(pairs.one) else []
    good = np.concatenate([np.empty(0, np.bool_), *kept])
    return Pairs(*(part[good] for part in pairs))


def _alike(pairs: Pairs, index: Index, rarity: Weights) -> NDArray[np.bool_]:
    """Whether the terms that both have weigh enough beside the geometric mean of both weights."""
    weight = _summed(rarity[index.terms], np.diff(index.first_term))
    least = _LEAST * np.sqrt(weight[pairs.one] * weight[pairs.other])
    return np.concatenate([*_shared(pairs, index, rarity)]) >= least


def _shared(pairs: Pairs, index: Index, rarity: Weights) -> Iterator[Weights]:
    """The weight of the terms in common, pair by pair."""
    words = np.int64(len(index.words))
    lengths = np.diff(index.first_term)
    known = np.repeat(np.arange(len(index)), lengths) * words + index.terms  # sorted: a claim's terms are
    for start in range(0, len(pairs.one), _SLAB):
        one, other = pairs.one[start : start + _SLAB], pairs.other[start : start + _SLAB]
        terms = index.terms[_ranges(index.first_term[one], lengths[one])]
        wanted = np.repeat(other, lengths[one]) * words + terms
        at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
        yield _summed(rarity[terms] * (known[at] == wanted), lengths[one])


def _ranges(starts: Places, lengths: Places) -> Places:
    """``start, start + 1, ...`` for each start, as many as its length says, one behind another."""
    ends = np.cumsum(lengths)
    places: Places = np.arange(ends[-1]) + np.repeat(starts - (ends - lengths), lengths)
    return places


def _summed(weights: Weights, lengths: Places) -> Weights:
    """The sum of the first ``lengths[0]`` weights, of the next ``lengths[1]`` and so on."""
    owners = np.repeat(np.arange(len(lengths)), lengths)
    return np.bincount(owners, weights, minlength=len(lengths)).astype(np.float64)
