"""What blocking needs to know of claims, as numbers; and what their articles contradict by themselves."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from factcheck.identity import bare_words
from factcheck.link import selfcheck
from factcheck.link.judge import Judged, judged
from factcheck.link.likeness import features
from factcheck.link.profiler import Profiler
from factcheck.model import Claim

MARK = 1 << 63  # set in the number of every mark, in no number that is made of words

Numbers = NDArray[np.int32]
Marks = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Digest:
    """Some claims: for each its terms, as places in ``words``, and its marks, one claim behind another.

    ``terms_of`` and ``marks_of`` say how many each claim has. ``wordings`` are the marks of all their words,
    ``features`` says in how many claims each feature of likeness stands, ``inside`` are the contradictions
    within an article.
    """

    words: tuple[str, ...]
    terms: Numbers
    terms_of: Numbers
    marks: Marks
    marks_of: Numbers
    wordings: Marks
    features: Counter[str]
    inside: tuple[Judged, ...]


def digest(profiler: Profiler, claims: Sequence[bytes]) -> Digest:
    """The digest of the claims of whole articles, in story order."""
    profiles = [profiler(claim) for claim in claims]
    places: dict[str, int] = {}
    terms = [[places.setdefault(term, len(places)) for term in sorted(one.terms)] for one in profiles]
    marks = [sorted(map(_number, one.marks)) for one in profiles]
    known: Counter[str] = Counter()
    for one in profiles:
        known.update(features(one.claim.text).keys())
    return Digest(
        tuple(places),
        np.array([place for one in terms for place in one], np.int32),
        np.array([len(one) for one in terms], np.int32),
        np.array([mark for one in marks for mark in one], np.uint64),
        np.array([len(one) for one in marks], np.int32),
        np.array([_number(("words", *bare_words(one.claim.text))) for one in profiles], np.uint64),
        known,
        tuple(_inside([one.claim for one in profiles])),
    )


def _inside(claims: Sequence[Claim]) -> Iterator[Judged]:
    """What contradicts itself within an article, with places among these claims."""
    place = {claim.id: number for number, claim in enumerate(claims)}
    for link in selfcheck.within(claims):
        yield judged(place[link.a], place[link.b], link)


@lru_cache(maxsize=1 << 16)
def _number(mark: Iterable[str]) -> int:
    """A mark as a number that is the same in every process; two marks share one by chance never."""
    digest = hashlib.blake2b("\0".join(mark).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") | MARK
