"""Which claims are worth comparing: those that share two rare words, quoted words or a named figure.

No all-pairs step: claims meet in blocks, a block that is too large says nothing and is left, and the pairs
are counted before the first is made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations, count

import numpy as np
from numpy.typing import NDArray

from factcheck.link.profile import Profile

_RAREST = (20, 12, 8, 6, 5)  # words of a claim that it is looked up by, in pairs; more in a small run
_FULL = 40  # claims in a block; what more claims share is no sign of one fact
_FREE = 100_000  # pairs that any run may cost: some ten seconds
_EACH = 6  # pairs a claim, on average, that a larger run may cost

Numbers = NDArray[np.int64]
Pairs = Numbers  # shape (n, 2): places of two profiles, the smaller first, sorted, no pair twice


def pairs(profiles: Sequence[Profile]) -> Pairs:
    """The pairs to compare, by their places in ``profiles``."""
    common = Counter(term for profile in profiles for term in profile.terms)
    for rarest in _RAREST:
        blocks = _blocks(*_entries(profiles, common, rarest))
        if rarest == _RAREST[-1] or _cost(blocks) <= max(_FREE, _EACH * len(profiles)):
            break
    both = np.concatenate([np.empty((0, 2), np.int64), *_within(blocks)])
    both.sort(axis=1)
    return np.unique(both[both[:, 0] != both[:, 1]], axis=0)


def _entries(profiles: Sequence[Profile], common: Counter[str], rarest: int) -> tuple[Numbers, Numbers]:
    """Keys of blocks and, beside each, the place of the profile that stands in it."""
    words = {term: place for place, term in enumerate(sorted(common, key=lambda t: (common[t], t)))}
    marks: dict[Hashable, int] = {}
    fresh = count(len(words) ** 2)  # above every key that is made of two words
    keys: list[int] = []
    owners: list[int] = []
    for owner, profile in enumerate(profiles):
        shared = sorted(words[term] for term in profile.terms if common[term] > 1)[:rarest]
        mine = {one * len(words) + other for one, other in combinations(shared, 2)}
        mine |= {
            marks[mark] if mark in marks else marks.setdefault(mark, next(fresh)) for mark in profile.marks
        }
        keys.extend(mine)
        owners.extend([owner] * len(mine))
    return np.array(keys, np.int64), np.array(owners, np.int64)


def _blocks(keys: Numbers, owners: Numbers) -> list[Numbers]:
    """Blocks of one size together: arrays of shape (blocks, size) of places."""
    if not len(keys):
        return []
    order = np.argsort(keys, kind="stable")
    keys, owners = keys[order], owners[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    sizes = np.diff(np.append(starts, len(keys)))
    useful = np.unique(sizes[(sizes > 1) & (sizes <= _FULL)])
    return [owners[starts[sizes == size][:, None] + np.arange(size)] for size in useful]


def _cost(blocks: Sequence[Numbers]) -> int:
    """How many pairs the blocks hold, those that two blocks share counted twice."""
    return sum(len(block) * block.shape[1] * (block.shape[1] - 1) // 2 for block in blocks)


def _within(blocks: Sequence[Numbers]) -> Iterator[Numbers]:
    for block in blocks:
        for one, other in combinations(range(block.shape[1]), 2):
            yield block[:, [one, other]]
