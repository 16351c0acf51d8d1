"""Which row of an earlier worksheet is which claim of this run, whatever happened to the article."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from factcheck.identity import bare_words
from factcheck.matching.files import Renamed, name
from factcheck.matching.place import Place, Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Chosen by hand: below these a reader would no longer call it the same sentence, edited.
_ALIKE = 0.6  # of the words of both, in their order
_INSIDE = 0.8  # of the words of the shorter one, in their order: a sentence that was cut or that grew
_FEWEST = 4  # words of a claim that can be a part of another, or that is known in another document
_MOST = 4_000_000  # pairs compared at once: some 30 MB

Numbers = Sequence[int]


class Match(NamedTuple):
    """A row by its place in the sequence given, its claim likewise, and whether it stands elsewhere now."""

    row: int
    claim: int
    moved: bool


def match(rows: Sequence[Place], claims: Sequence[Place], renamed: Renamed) -> list[Match]:
    """The pairs, each row and each claim at most once, in the order of the claims.

    The surest are made first: the same sentence between the same claims, the same sentence, the same id, the
    same words in the same document, words that stand once and now in another document, much the same words.
    ``renamed`` comes from ``documents``; rows of a document that is not in it are known by their id alone.
    One that is no longer live is found by like words only when nothing else is.
    """
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    every = range(len(rows))
    mine = [place for place in every if rows[place].document in renamed]
    live = [place for place in mine if rows[place].live]
    stages = (
        (_by_story, mine),
        (_by_sentence, mine),
        (_by_id, every),
        (_by_words, mine),
        (_elsewhere, live),
        (_by_likeness, live),
        (_by_likeness, mine),
    )
    for found, some in stages:
        free = [place for place in some if place not in pairs]
        left = [place for place in range(len(claims)) if place not in taken]
        for row, claim in found(rows, claims, free, left, renamed):
            if row not in pairs and claim not in taken:
                pairs[row] = claim
                taken.add(claim)
    moved = _moved(rows, claims, pairs, renamed)
    return sorted((Match(row, claim, row in moved) for row, claim in pairs.items()), key=lambda m: m.claim)


Pairs = Iterator[tuple[int, int]]


def _by_story(
    rows: Sequence[Place], claims: Sequence[Place], free: Numbers, left: Numbers, renamed: Renamed
) -> Pairs:
    """The same sentence between the same two claims: what tells one that comes twice apart."""
    before, now = _neighbours(rows), _neighbours(claims)
    mine = [(renamed[rows[n].document], rows[n].words, _sentence(rows[n]), before[n]) for n in free]
    theirs = [(claims[n].document, claims[n].words, _sentence(claims[n]), now[n]) for n in left]
    return _equal(mine, theirs, free, left)


def _neighbours(places: Sequence[Place]) -> list[tuple[Words, Words]]:
    """What the claims before and behind each one say, in its document."""
    at = {(place.document, place.order): place.words for place in places if place.live}
    return [(at.get((p.document, p.order - 1), ()), at.get((p.document, p.order + 1), ())) for p in places]


def _by_sentence(
    rows: Sequence[Place], claims: Sequence[Place], free: Numbers, left: Numbers, renamed: Renamed
) -> Pairs:
    """The same words in the same sentence: what tells "he denied it" of two people apart."""
    mine = [(renamed[rows[place].document], rows[place].words, _sentence(rows[place])) for place in free]
    theirs = [(claims[place].document, claims[place].words, _sentence(claims[place])) for place in left]
    return _equal(mine, theirs, free, left)


def _sentence(place: Place) -> Words:
    return bare_words(place.context)


def _by_id(rows: Sequence[Place], claims: Sequence[Place], free: Numbers, left: Numbers, _: Renamed) -> Pairs:
    return _equal([rows[place].id for place in free], [claims[place].id for place in left], free, left)


def _by_words(
    rows: Sequence[Place], claims: Sequence[Place], free: Numbers, left: Numbers, renamed: Renamed
) -> Pairs:
    inside = sorted(free, key=lambda place: rows[place].order)
    mine = [(renamed[rows[place].document], rows[place].words) for place in inside]
    return _equal(mine, [(claims[place].document, claims[place].words) for place in left], inside, left)


def _elsewhere(
    rows: Sequence[Place], claims: Sequence[Place], free: Numbers, left: Numbers, _: Renamed
) -> Pairs:
    """Words that stand once on either side: a paragraph that went to another article."""
    mine, theirs = [rows[place].words for place in free], [claims[place].words for place in left]
    before, now = Counter(mine), Counter(theirs)
    return (
        (row, claim)
        for row, claim in _equal(mine, theirs, free, left)
        if before[rows[row].words] == now[rows[row].words] == 1 and len(rows[row].words) >= _FEWEST
    )


def _equal(mine: Sequence[Hashable], theirs: Sequence[Hashable], free: Numbers, left: Numbers) -> Pairs:
    """Rows and claims with equal keys, the first with the first."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for key, claim in zip(reversed(theirs), reversed(left), strict=True):
        waiting[key].append(claim)
    for key, row in zip(mine, free, strict=True):
        if waiting.get(key):
            yield row, waiting[key].pop()


def _by_likeness(
    rows: Sequence[Place], claims: Sequence[Place], free: Numbers, left: Numbers, renamed: Renamed
) -> Pairs:
    here: dict[str | None, list[int]] = defaultdict(list)
    for place in left:
        here[claims[place].document].append(place)
    before: dict[str | None, list[int]] = defaultdict(list)
    for place in free:
        before[renamed[rows[place].document]].append(place)
    for document, mine in before.items():
        if theirs := here.get(document):
            yield from _closest(rows, claims, mine, theirs)


def _closest(rows: Sequence[Place], claims: Sequence[Place], mine: Numbers, theirs: Numbers) -> Pairs:
    """Pairs of much the same words, the closest first; of two as close the one that stands nearer."""
    found: list[tuple[float, int, int, int]] = []
    new = [claims[place].words for place in theirs]
    import numpy as np
    from rapidfuzz.distance import LCSseq
    from rapidfuzz.process import cdist

    sizes = np.array([max(1, len(words)) for words in new])
    step = max(1, _MOST // len(theirs))
    for at in range(0, len(mine), step):
        some = mine[at : at + step]
        old = [rows[place].words for place in some]
        lengths = np.array([max(1, len(words)) for words in old])[:, None]
        shared = cdist(old, new, scorer=LCSseq.similarity, dtype=np.float64)  # words in order: (old, new)
        for row, claim, score in _alike(shared, lengths, sizes):
            far = abs(rows[some[row]].order - claims[theirs[claim]].order)
            found.append((-score, far, some[row], theirs[claim]))
    return ((row, claim) for _, _, row, claim in sorted(found))


def _alike(
    shared: NDArray[np.float64], lengths: NDArray[np.int64], sizes: NDArray[np.int64]
) -> Iterator[tuple[int, int, float]]:
    import numpy as np

    both = 2 * shared / (lengths + sizes)
    shorter = np.minimum(lengths, sizes)
    inside = (shared / shorter >= _INSIDE) & (shorter >= _FEWEST)
    for row, claim in np.argwhere((both >= _ALIKE) | inside):
        yield int(row), int(claim), float(both[row, claim])


def _moved(
    rows: Sequence[Place], claims: Sequence[Place], pairs: Mapping[int, int], renamed: Renamed
) -> set[int]:
    """The rows that stand elsewhere: in another file, or outside the longest run that kept its order.

    One that is no longer live stood nowhere; a path in another spelling is the same file.
    """
    moved: set[int] = set()
    stories: dict[str, list[int]] = defaultdict(list)
    for row in sorted(pairs, key=lambda place: claims[pairs[place]].order):
        old, new = rows[row].document, claims[pairs[row]].document
        if not rows[row].live:
            continue
        if renamed.get(old, new) == new and name(old) == name(new):
            stories[old].append(row)
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
    last: int | None = places[-1] if places else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found
