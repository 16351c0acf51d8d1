"""Two amounts of money with a slip in one: "a $4,387 holiday in Tarn", "a $4,287 holiday in Tarn"."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from factcheck.identity import bare_words
from factcheck.link.compare import Comparison
from factcheck.link.conflicts.count import around, other_days
from factcheck.link.conflicts.limits import fits
from factcheck.link.conflicts.told import on_market, several
from factcheck.model import Claim, Figure

_CURRENCY = 3  # letters of the unit: USD
_DIGITS = 4  # digits of an amount in which a slip shows
_SHARED, _RARE = 2, 6.0  # words around both, and their weight

_MOVING = {"=grow", "=fall"}


def amounts(pair: Comparison) -> Iterator[str]:
    """At most one rule in words; amounts that are one but for rounding are no conflict."""
    a, b = pair.a.claim, pair.b.claim
    if a.document == b.document or not (a.figures and b.figures) or _others(pair):
        return
    mine, yours = list(_amounts(a)), list(_amounts(b))
    for one in mine:
        for other in yours:
            told_twice = any(fits(one, x) for x in yours) or any(fits(x, other) for x in mine)
            if one.unit == other.unit and not told_twice and _near(one, other) and _same(pair, one, other):
                yield f"“{one.text}” in one place and “{other.text}” in the other"
                return


def _amounts(claim: Claim) -> Iterator[Figure]:
    """Exact amounts: no bound, no rise or fall by so much."""
    for figure in claim.figures:
        unit = figure.unit or ""
        exact = figure.low is not None and figure.low == figure.high and not figure.approx
        if len(unit) == _CURRENCY and unit.isupper() and exact and not figure.change:
            yield figure


def _others(pair: Comparison) -> bool:
    """Whether both have names and not a word of them in common."""
    mine, yours = (
        {word for name in side.names for word in bare_words(name) if len(word) > 1}
        for side in (pair.a, pair.b)
    )
    return bool(mine and yours) and mine.isdisjoint(yours)


def _near(one: Figure, other: Figure) -> bool:
    """Whether one digit is another, or two have changed places; no more."""
    mine, yours = ("".join(filter(str.isdecimal, figure.text)) for figure in (one, other))
    return len(mine) == len(yours) >= _DIGITS and OSA.distance(mine, yours, score_cutoff=1) == 1


def _same(pair: Comparison, one: Figure, other: Figure) -> bool:
    """Whether the words around both tell of one amount, on no two days and of no two of several."""
    mine, yours = around(pair.a.claim, one), around(pair.b.claim, other)
    if several(mine.words, yours.words) or other_days(mine, yours):
        return False
    if on_market((*pair.a.words, *pair.b.words)) or (mine.terms | yours.terms) & _MOVING:
        return False
    common = mine.terms & yours.terms
    return len(common) >= _SHARED and pair.alike.weight(common) >= _RARE
