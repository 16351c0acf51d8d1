"""The terms and marks of all claims of a run as numbers: what a hundred thousand articles leave in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from factcheck.link.digest import Digest, Marks, Numbers
from factcheck.link.judge import Judged

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Index:
    """``terms[first_term[i]:first_term[i + 1]]`` are the terms of claim ``i``, and so for its marks.

    A term is its rank: 0 is the rarest of the run, of two as rare the first in the alphabet. Those of a claim
    are sorted. ``words`` are the terms by rank, ``common`` in how many claims each of them stands,
    ``features`` and ``inside`` are as in a Digest.
    """

    words: tuple[str, ...]
    common: Places
    terms: Numbers
    first_term: Places
    marks: Marks
    first_mark: Places
    wordings: Marks
    features: Counter[str]
    inside: tuple[Judged, ...]

    def __len__(self) -> int:
        return len(self.wordings)


def index(digests: Iterable[Digest]) -> Index:
    """The digests of a run, in the order of its claims, as one."""
    places: dict[str, int] = {}
    features: Counter[str] = Counter()
    inside: list[Judged] = []
    claims = 0
    parts: list[tuple[Numbers, Numbers, Marks, Numbers, Marks]] = [_EMPTY]
    for one in digests:
        here = np.array([places.setdefault(word, len(places)) for word in one.words], np.int32)
        parts.append((here[one.terms], one.terms_of, one.marks, one.marks_of, one.wordings))
        features.update(one.features)
        inside.extend(replace(link, one=link.one + claims, other=link.other + claims) for link in one.inside)
        claims += len(one.wordings)
    terms, terms_of, marks, marks_of, wordings = map(np.concatenate, zip(*parts, strict=True))
    words = list(places)
    common = np.bincount(terms, minlength=len(words))
    order = sorted(range(len(words)), key=lambda place: (common[place], words[place]))
    rank = np.empty(len(words), np.int32)
    rank[order] = np.arange(len(words), dtype=np.int32)
    owners = np.repeat(np.arange(len(terms_of)), terms_of)
    terms = rank[terms]
    return Index(
        tuple(words[place] for place in order),
        common[order],
        terms[np.lexsort((terms, owners))],
        _starts(terms_of),
        marks,
        _starts(marks_of),
        wordings,
        features,
        tuple(inside),
    )


_EMPTY = (
    np.empty(0, np.int32),
    np.empty(0, np.int32),
    np.empty(0, np.uint64),
    np.empty(0, np.int32),
    np.empty(0, np.uint64),
)


def _starts(lengths: Numbers) -> Places:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths, dtype=np.int64)])
