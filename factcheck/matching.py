"""Which row of an earlier worksheet is which claim of this run, whatever happened to the article."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from os.path import normpath
from pathlib import PurePath
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cdist

from factcheck.identity import wording

# Chosen by hand: below these a reader would no longer call it the same sentence, edited.
_ALIKE = 0.6  # of the words of both, in their order
_INSIDE = 0.8  # of the words of the shorter one, in their order: a sentence that was cut or that grew
_FEWEST = 4  # words of a claim that can be a part of another
_SAME_FILE = 0.3  # of a document's claims stand word for word in one with another name: it was renamed
_MOST = 4_000_000  # pairs compared at once: some 30 MB


Places = Sequence[int]
Renamed = Mapping[str, str | None]  # a document of the worksheet, and what it is in this run


@dataclass(frozen=True, slots=True)
class Place:
    """A claim as it stands in a worksheet or in an article: ``order`` is its place in the document.

    ``live`` is false for one that was gone from the article in an earlier run already.
    """

    id: str
    document: str
    text: str
    order: int
    live: bool = True


class Match(NamedTuple):
    """A row by its place in the sequence given, its claim likewise, and whether it stands elsewhere now."""

    row: int
    claim: int
    moved: bool


def match(rows: Sequence[Place], claims: Sequence[Place], renamed: Renamed) -> list[Match]:
    """The pairs, each row and each claim at most once, in the order of the claims.

    The surest are made first: the same id, the same words in the same document, much the same words there,
    and at last the same words in another document. ``renamed`` comes from ``documents``; rows of a document
    that is not in it are no match for anything. One that is no longer live is found by like words only when
    nothing else is.
    """
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    mine = [place for place, row in enumerate(rows) if row.document in renamed]
    live = [place for place in mine if rows[place].live]
    stages = (
        (_by_id, mine),
        (_by_words, mine),
        (_by_likeness, live),
        (_elsewhere, live),
        (_by_likeness, mine),
    )
    for found, some in stages:
        free = [place for place in some if place not in pairs]
        left = [place for place in range(len(claims)) if place not in taken]
        for row, claim in found(rows, claims, free, left, renamed):
            if row not in pairs and claim not in taken:
                pairs[row] = claim
                taken.add(claim)
    moved = _moved(rows, claims, pairs)
    return sorted((Match(row, claim, row in moved) for row, claim in pairs.items()), key=lambda m: m.claim)


def documents(
    rows: Sequence[Place], claims: Sequence[Place], read: Sequence[str], gone: Callable[[str], bool]
) -> dict[str, str | None]:
    """The document of this run (one of ``read``) that each of the worksheet is; None for one that is gone.

    A path may be spelt in another way; a file under another name is known by its claims. One that was not
    read in this run, and of which ``gone`` does not say that there is no such file any more, is left out.
    """
    found: dict[str, str | None] = {}
    for path in dict.fromkeys(row.document for row in rows):
        same = [path] if path in read else [other for other in read if one_path(path, other)]
        if len(same) == 1:
            found[path] = same[0]
        elif gone(path):
            found[path] = None
    lost = [path for path, other in found.items() if other is None]
    fresh = [path for path in read if path not in set(found.values())]
    return found | _renamed(rows, claims, lost, fresh)


def one_path(one: str, other: str) -> bool:
    """Whether two spellings are one file: equal, or one is the end of the other (``articles/a.md``)."""
    shorter, longer = sorted((_parts(one), _parts(other)), key=len)
    return bool(shorter) and longer[len(longer) - len(shorter) :] == shorter


def _parts(path: str) -> tuple[str, ...]:
    parts = PurePath(normpath(path.replace("\\", "/"))).parts
    return tuple(part for part in parts if part not in ("/", ".."))


def _renamed(
    rows: Sequence[Place], claims: Sequence[Place], lost: Sequence[str], fresh: Sequence[str]
) -> dict[str, str]:
    """The files that have another name now: those with the most claims in common first."""
    before = {path: Counter(wording(row.text) for row in rows if row.document == path) for path in lost}
    now = {path: Counter(wording(claim.text) for claim in claims if claim.document == path) for path in fresh}
    shared = [
        (sum((words & others).values()), path, other)
        for path, words in before.items()
        for other, others in now.items()
    ]
    found: dict[str, str] = {}
    for count, path, other in sorted(shared, key=lambda entry: -entry[0]):
        smaller = min(before[path].total(), now[other].total())
        enough = count >= max(1, _SAME_FILE * smaller)
        if enough and path not in found and other not in found.values():
            found[path] = other
    return found


def _by_id(
    rows: Sequence[Place], claims: Sequence[Place], free: Places, left: Places, _: Renamed
) -> Iterator[tuple[int, int]]:
    known = {claims[place].id: place for place in left}
    return ((row, known[rows[row].id]) for row in free if rows[row].id in known)


def _by_words(
    rows: Sequence[Place], claims: Sequence[Place], free: Places, left: Places, renamed: Renamed
) -> Iterator[tuple[int, int]]:
    waiting: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for place in left:
        waiting[claims[place].document, wording(claims[place].text)].append(place)
    for row in sorted(free, key=lambda place: rows[place].order):
        for claim in waiting.get((renamed[rows[row].document] or "", wording(rows[row].text)), [])[:1]:
            waiting[claims[claim].document, wording(claims[claim].text)].remove(claim)
            yield row, claim


def _elsewhere(
    rows: Sequence[Place], claims: Sequence[Place], free: Places, left: Places, _: Renamed
) -> Iterator[tuple[int, int]]:
    waiting: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in reversed(left):
        waiting[wording(claims[place].text)].append(place)
    for row in free:
        words = wording(rows[row].text)
        if len(words) >= _FEWEST and waiting[words]:
            yield row, waiting[words].pop()


def _by_likeness(
    rows: Sequence[Place], claims: Sequence[Place], free: Places, left: Places, renamed: Renamed
) -> Iterator[tuple[int, int]]:
    here: dict[str, list[int]] = defaultdict(list)
    for place in left:
        here[claims[place].document].append(place)
    before: dict[str, list[int]] = defaultdict(list)
    for place in free:
        before[renamed[rows[place].document] or ""].append(place)
    for document, mine in before.items():
        if theirs := here.get(document):
            yield from _closest(rows, claims, mine, theirs)


def _closest(
    rows: Sequence[Place], claims: Sequence[Place], mine: Places, theirs: Places
) -> Iterator[tuple[int, int]]:
    """Pairs of much the same words, the closest first; of two as close the one that stands nearer."""
    found: list[tuple[float, int, int, int]] = []
    new = [wording(claims[place].text) for place in theirs]
    sizes = np.array([max(1, len(words)) for words in new])
    step = max(1, _MOST // len(theirs))
    for at in range(0, len(mine), step):
        some = mine[at : at + step]
        old = [wording(rows[place].text) for place in some]
        lengths = np.array([max(1, len(words)) for words in old])[:, None]
        for row, claim, score in _alike(_in_order(old, new), lengths, sizes):
            far = abs(rows[some[row]].order - claims[theirs[claim]].order)
            found.append((-score, far, some[row], theirs[claim]))
    return ((row, claim) for _, _, row, claim in sorted(found))


def _in_order(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """How many words each two texts share, in their order: shape (old, new)."""
    return cdist(old, new, scorer=LCSseq.similarity, dtype=np.float64)


def _alike(
    shared: NDArray[np.float64], lengths: NDArray[np.int64], sizes: NDArray[np.int64]
) -> Iterator[tuple[int, int, float]]:
    both = 2 * shared / (lengths + sizes)
    shorter = np.minimum(lengths, sizes)
    inside = (shared / shorter >= _INSIDE) & (shorter >= _FEWEST)
    for row, claim in np.argwhere((both >= _ALIKE) | inside):
        yield int(row), int(claim), float(both[row, claim])


def _moved(rows: Sequence[Place], claims: Sequence[Place], pairs: Mapping[int, int]) -> set[int]:
    """The rows that stand elsewhere: in another document, or outside the longest run that kept its order.

    One that is no longer live stood nowhere.
    """
    moved: set[int] = set()
    stories: dict[str, list[int]] = defaultdict(list)
    for row in sorted(pairs, key=lambda place: claims[pairs[place]].order):
        document = rows[row].document
        if not rows[row].live:
            continue
        if one_path(document, claims[pairs[row]].document):
            stories[document].append(row)
        else:
            moved.add(row)
    for story in stories.values():
        kept = _longest_rise([rows[row].order for row in story])
        moved |= {row for place, row in enumerate(story) if place not in kept}
    return moved


def _longest_rise(numbers: Iterable[int]) -> set[int]:
    """The places of the longest stretch of numbers, with gaps, that never falls (patience sorting)."""
    ends: list[int] = []  # the smallest number that a rise of each length ends with
    places: list[int] = []
    before: list[int | None] = []
    for place, number in enumerate(numbers):
        at = bisect_left(ends, number + 1)
        before.append(places[at - 1] if at else None)
        ends[at : at + 1] = [number]
        places[at : at + 1] = [place]
    found: set[int] = set()
    place_: int | None = places[-1] if places else None
    while place_ is not None:
        found.add(place_)
        place_ = before[place_]
    return found
