"""Two counts of one thing that are not the same count: "more than 10 packages", "at least a dozen packages".

Both may be right, so they are to be reconciled. What is counted must be the same word, and the words around
the two figures must say that it is the same lot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.identity import bare_words
from factcheck.link.compare import Comparison
from factcheck.link.conflicts.limits import differing
from factcheck.link.conflicts.told import on_market, several
from factcheck.link.profile import Profile
from factcheck.link.values import Span, days
from factcheck.link.words import terms
from factcheck.model import Claim, Figure

_ELSEWHERE = {"years old", "rank", "ordinal", "percent", "fraction"}  # other checks look after these
_WORDS = 8  # words on each side of a figure that say which lot it counts
_STEPS = re.compile(
    r"(?:(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.|[;:?!])(?=\s)|\n|(?<=\s)that(?=\s(?:it|he|she|they|the)\s)"
)
_MANY = 1000.0  # two counts from here on that are close in size are seldom of two things
_CLOSE = 1.5  # the larger by the smaller
_SHARED, _RARE = 3, 10.0  # words around both, and their weight
_HOW_MANY = re.compile(r"\b(?:how many|numbers? of) ((?:[a-z-]+ ){0,2}?[a-z-]+)\b(?=[^.;]*$)", re.IGNORECASE)
_VAGUE = re.compile(
    r"^\W*(?:\w+ )*(?:tens|dozens|scores|hundreds|thousands|millions|billions)\b", re.IGNORECASE
)


class Around(NamedTuple):
    """The bare words, terms and days that stand around a figure."""

    words: frozenset[str]
    terms: frozenset[str]
    days: frozenset[Span]


class Count(NamedTuple):
    """A figure, what is counted, and what stands around it."""

    figure: Figure
    counted: frozenset[str]
    around: Around


def counts(pair: Comparison) -> Iterator[str]:
    """At most one rule in words."""
    a, b = pair.a.claim, pair.b.claim
    if not (a.figures and b.figures) or _elsewhere(pair) or on_market((*pair.a.words, *pair.b.words)):
        return
    mine, yours = list(_counts(pair.a)), list(_counts(pair.b))
    for one in mine:
        for other in yours:
            if _one_lot(pair, one, other) and not (_among(one, yours) or _among(other, mine)):
                yield f"“{one.figure.text}” in one place and “{other.figure.text}” in the other"
                return


def _counts(profile: Profile) -> Iterator[Count]:
    claim = profile.claim
    for figure in claim.figures:
        counted = frozenset(terms(figure.of or _asked(claim, figure)))
        if counted and figure.unit not in _ELSEWHERE and not figure.change and not _VAGUE.match(figure.text):
            yield Count(figure, counted, around(claim, figure, counted))


def _asked(claim: Claim, figure: Figure) -> str:
    """What a figure without a noun counts: "how many women could join runs from 500 to 900"."""
    found = _HOW_MANY.search(claim.text[: max(0, figure.start - claim.start)])
    return found[1].split()[-1] if found else ""


def around(claim: Claim, figure: Figure, counted: frozenset[str] = frozenset()) -> Around:
    """The words, terms and days that say which lot is counted, and when; not when somebody said so."""
    before = _STEPS.split(claim.text[: max(0, figure.start - claim.start)])[-1].split()[-_WORDS:]
    behind = _STEPS.split(claim.text[figure.end - claim.start :])[0].split()[:_WORDS]
    text = " ".join((*before, *behind))
    dated = [date for date in claim.dates if date.text in text]
    own = {*counted, *(word for date in dated for word in terms(date.text))}
    spans = frozenset(span for date in dated if (span := days(date)))
    about = frozenset(word for word in terms(text) if word not in own and not word[0].isdigit())
    return Around(frozenset(bare_words(text)), about, spans)


def _elsewhere(pair: Comparison) -> bool:
    """Whether both name places and none in common."""
    mine, yours = pair.a.places, pair.b.places
    return bool(mine and yours) and mine.isdisjoint(yours)


def _among(one: Count, others: Sequence[Count]) -> bool:
    """Whether the other text has this very count too: "two of the four bearings"."""
    return any(one.counted == x.counted and not differing(one.figure, x.figure) for x in others)


def _one_lot(pair: Comparison, one: Count, other: Count) -> bool:
    if one.counted != other.counted or not differing(one.figure, other.figure):
        return False
    if several(one.around.words, other.around.words) or other_days(one.around, other.around):
        return False
    common = one.around.terms & other.around.terms
    if _close(one.figure, other.figure):
        return bool(common)
    bounded = one.figure.approx or other.figure.approx  # else "two senators", "three senators" are others
    return bool(bounded) and len(common) >= _SHARED and pair.alike.weight(common) >= _RARE


def _close(one: Figure, other: Figure) -> bool:
    """Whether both are large and of a size: chance seldom makes 50,000 pages out of 55,000 others."""
    sizes = sorted(max(abs(side) for side in (f.low, f.high) if side is not None) for f in (one, other))
    return sizes[0] >= _MANY and sizes[1] <= _CLOSE * sizes[0]


def other_days(one: Around, other: Around) -> bool:
    """Whether both have days near the figure and none in common."""
    found = [x[0] <= y[1] and y[0] <= x[1] for x in one.days for y in other.days]
    return bool(found) and not any(found)
