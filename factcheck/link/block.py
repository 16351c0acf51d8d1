"""Which claims are worth comparing: those that share two rare words, quoted words or a named figure.

No all-pairs step: claims meet in blocks, a block that is too large says nothing and is left, and the pairs
are counted before the first is made. Claims of the very same words are met one after the other, however many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from factcheck.link.digest import MARK
from factcheck.link.index import Index, Places

_RAREST = (20, 12, 8, 6, 5)  # words of a claim that it is looked up by, in pairs; more in a small run
_FULL = 40  # claims in a block; what more claims share is no sign of one fact
_FREE = 100_000  # pairs that any run may cost: some ten seconds
_EACH = 6  # pairs a claim, on average, that a larger run may cost
_SLAB = 20_000  # claims whose keys are made at a time
_PART = 4_000_000  # keys that are sorted at a time, so that memory stays flat: some two hundred megabytes

Keys = NDArray[np.uint64]
Entries = tuple[Keys, Places]  # keys, and beside each the place of the claim that stands in its block

_NOTHING: Entries = (np.empty(0, np.uint64), np.empty(0, np.int64))
Flags = NDArray[np.bool_]


class Pairs(NamedTuple):
    """Pairs of claims by their places: ``one`` before ``other``, sorted, no pair twice.

    ``marked`` says which share a mark, and not only words.
    """

    one: Places
    other: Places
    marked: Flags


def pairs(index: Index) -> Pairs:
    """The pairs to compare."""
    for rarest in _RAREST:
        if rarest == _RAREST[-1] or _cost(index, rarest) <= max(_FREE, _EACH * len(index)):
            break
    marked = [_codes(len(index), [_in_a_row(index.wordings)])]
    worded: list[Places] = []
    for keys, claims in _parts(index, rarest):
        mark = keys >= MARK
        for found, mine in ((marked, mark), (worded, ~mark)):
            found.append(_codes(len(index), _within(_blocks(keys[mine], claims[mine]))))
    with_mark = np.unique(np.concatenate(marked))
    both = np.union1d(with_mark, np.concatenate([with_mark, *worded]))
    return Pairs(both // len(index), both % len(index), np.isin(both, with_mark, assume_unique=True))


def _codes(claims: int, found: Iterable[Places]) -> Places:
    """Pairs, of shape (n, 2), as one number each; none twice, none of a claim with itself."""
    both = np.sort(np.concatenate([np.empty((0, 2), np.int64), *found]), axis=1)
    both = both[both[:, 0] != both[:, 1]]
    return np.unique(both[:, 0] * claims + both[:, 1])


def _parts(index: Index, rarest: int) -> Iterator[Entries]:
    """The entries, those of one key together, in parts that fit into memory."""
    number = _number(index, rarest)
    return (_part(index, rarest, part, number) for part in range(number))


def _number(index: Index, rarest: int) -> int:
    """In how many parts the entries come."""
    return 1 + (len(index.marks) + len(index) * rarest * (rarest - 1) // 2) // _PART


def _part(index: Index, rarest: int, part: int, number: int) -> Entries:
    slabs = [_NOTHING, *(_of_part(entries, part, number) for entries in _slabs(index, rarest))]
    return np.concatenate([keys for keys, _ in slabs]), np.concatenate([claims for _, claims in slabs])


def _of_part(entries: Entries, part: int, number: int) -> Entries:
    keys, claims = entries
    mine = keys % np.uint64(number) == part
    return keys[mine], claims[mine]


def _slabs(index: Index, rarest: int) -> Iterator[Entries]:
    """The marks of some claims at a time, and the pairs of their rarest words that other claims have too."""
    for start in range(0, len(index), _SLAB):
        stop = min(start + _SLAB, len(index))
        marks = index.marks[index.first_mark[start] : index.first_mark[stop]]
        yield marks, np.repeat(np.arange(start, stop), np.diff(index.first_mark[start : stop + 1]))
        terms = index.terms[index.first_term[start] : index.first_term[stop]]
        claims = np.repeat(np.arange(start, stop), np.diff(index.first_term[start : stop + 1]))
        shared = index.common[terms] > 1
        yield from _pairs_of_words(terms[shared], claims[shared], rarest, len(index.words))


def _pairs_of_words(terms: NDArray[np.int32], claims: Places, rarest: int, words: int) -> Iterator[Entries]:
    """A key for any two of the ``rarest`` first terms of each claim; those of a claim stand together."""
    owners, first, count = np.unique(claims, return_index=True, return_counts=True)
    count = np.minimum(count, rarest)
    for size in range(2, rarest + 1):
        mine = count == size
        rows = terms[first[mine][:, None] + np.arange(size)].astype(np.uint64)
        one, other = np.array(list(combinations(range(size), 2))).T
        keys = rows[:, one] * np.uint64(words) + rows[:, other]
        yield keys.ravel(), np.repeat(owners[mine], len(one))


def _blocks(keys: Keys, claims: Places) -> list[Places]:
    """Blocks of one size together: arrays of shape (blocks, size) of places."""
    claims, starts, sizes = _sorted(keys, claims)
    useful = np.unique(sizes[(sizes > 1) & (sizes <= _FULL)])
    return [claims[starts[sizes == size][:, None] + np.arange(size)] for size in useful]


def _sorted(keys: Keys, claims: Places) -> tuple[Places, Places, Places]:
    """The claims by their keys, and where each key begins and how many claims it has."""
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    starts = np.flatnonzero(np.concatenate((np.ones(min(1, len(keys)), bool), keys[1:] != keys[:-1])))
    return claims[order], starts, np.diff(np.append(starts, len(keys)))


def _within(blocks: Sequence[Places]) -> Iterator[Places]:
    for block in blocks:
        for one, other in combinations(range(block.shape[1]), 2):
            yield block[:, [one, other]]


def _in_a_row(wordings: Keys) -> Places:
    """Each claim with the next one of the very same words."""
    order = np.argsort(wordings, kind="stable")
    same = wordings[order][1:] == wordings[order][:-1]
    return np.stack([order[:-1][same], order[1:][same]], axis=1)


def _cost(index: Index, rarest: int) -> int:
    """How many pairs the blocks hold, those that two blocks share counted twice.

    Where the entries come in many parts it is reckoned from the first one.
    """
    number = _number(index, rarest)
    blocks = _blocks(*_part(index, rarest, 0, number))
    pairs: int = sum(len(block) * block.shape[1] * (block.shape[1] - 1) // 2 for block in blocks)
    return number * pairs
