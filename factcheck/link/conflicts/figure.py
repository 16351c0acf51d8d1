"""Two figures for one thing that cannot both be right: the same counted, the same deed, other numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache

from factcheck import lexicon
from factcheck.identity import bare_words
from factcheck.link.compare import Comparison
from factcheck.link.conflicts.finding import conflict
from factcheck.link.conflicts.told import Told, firm, growing, one_matter, other_hour, told
from factcheck.link.profile import Profile
from factcheck.link.values import days, interval
from factcheck.link.words import terms
from factcheck.model import Claim, Figure, Link

_SHARED = 3  # terms that two statements must have in common, what is counted among them
_FEW = 4  # below so many terms the claims must also share a name
_ELSEWHERE = {"years old", "rank", "ordinal"}  # other kinds of conflict look after these
_STORY = timedelta(days=45)  # a date further from publication is another time than "now"
_MOMENT = timedelta(days=1)  # articles of one day: nothing has grown meanwhile
_EXACT = 100.0  # smaller counts are not rounded
_ROUND = re.compile(r"dozen|half|third|quarter|fifth|hundred", re.IGNORECASE)
_DECIMALS = re.compile(r"\d\.(\d+)")
_WORDED = 0.2  # "a dozen", "a third", "half": how far off, as a share of the number


def find(pair: Comparison) -> Iterator[Link]:
    """At most one conflict a pair."""
    a, b = pair.a.claim, pair.b.claim
    if not (a.figures and b.figures) or a.document == b.document or pair.dates == "differ":
        return
    if not firm(a, b):
        return
    for one in a.figures:
        for other in b.figures:
            if _alike(one, other) and not fits(one, other) and _alone(one, other, a, b):
                severity = _severity(pair, one, other)
                if severity:
                    rule = f"“{one.text}” against “{other.text}” for the same thing"
                    yield conflict(pair, "figure", severity, rule)
                    return


def _alike(a: Figure, b: Figure) -> bool:
    """The same unit, direction and thing counted, word for word."""
    if a.unit != b.unit or a.change != b.change or a.unit in _ELSEWHERE:
        return False
    return bool(a.unit or a.of) and _counted(a) == _counted(b)


def _counted(figure: Figure) -> frozenset[str]:
    return frozenset(terms(figure.of or ""))


def _alone(one: Figure, other: Figure, a: Claim, b: Claim) -> bool:
    """Nothing says that they tell of several things, or of two moments.

    That is what a figure of the kind that fits the other says, one at another place among its kind, and
    figures of another kind that differ too.
    """
    mine = [figure for figure in a.figures if figure.unit == one.unit]
    yours = [figure for figure in b.figures if figure.unit == one.unit]
    if any(fits(x, other) for x in mine) or any(fits(one, x) for x in yours):
        return False
    if len(mine) != len(yours) or mine.index(one) != yours.index(other):
        return False
    return not any(
        _alike(x, y) and x.unit != one.unit and not fits(x, y) for x in a.figures for y in b.figures
    )


def _severity(pair: Comparison, one: Figure, other: Figure) -> str:
    """How severe it is; empty where the two may tell of different things."""
    a, b = told(pair.a, one, _counted(one)), told(pair.b, other, _counted(other))
    if not one_matter(a, b, _SHARED) or not _same_time(pair.a, pair.b):
        return ""
    if _narrowed(pair.a.claim, one) != _narrowed(pair.b.claim, other) or other_hour(a, b):
        return ""
    if len(a.all & b.all) < _FEW and not pair.a.names & pair.b.names:
        return ""
    return "real" if _sure(pair, a, b) else "reconcile"


def _sure(pair: Comparison, a: Told, b: Told) -> bool:
    """The same words on one day of something that does not grow."""
    then, now = pair.a.claim.published, pair.b.claim.published
    if then and now and abs(then - now) > _MOMENT:
        return False
    return len(a.core ^ b.core) <= 2 and not growing((*pair.a.words, *pair.b.words))


def _narrowed(claim: Claim, figure: Figure) -> str:
    """The word behind a figure that says which of them: "544 women who", "12 of the"."""
    behind = bare_words(claim.text[figure.end - claim.start :])[:1]
    return behind[0] if behind and behind[0] in _narrowing() else ""


@cache
def _narrowing() -> frozenset[str]:
    return frozenset(lexicon.words("differ", "words")["narrowing"])


def _same_time(a: Profile, b: Profile) -> bool:
    """Whether both tell of the time of their story, or both of one other time."""
    old = [any(_old(one.claim)) for one in (a, b)]
    return old[0] == old[1]


def _old(claim: Claim) -> Iterator[bool]:
    for date in claim.dates:
        span = days(date)
        if span and claim.published:
            yield max(claim.published - span[1], span[0] - claim.published) > _STORY


def fits(a: Figure, b: Figure) -> bool:
    """Whether one number can satisfy both, also when one was rounded: $43 million and $43,885,310.

    "Up to 1.5 million" and "up to 1.6 million" name two highest numbers and do not fit.
    """
    if a.approx == b.approx == "up_to" and a.high and b.high:
        return abs(a.high - b.high) <= max(_step(one, _digits(one)) / 2 for one in (a.high, b.high))
    low_a, high_a = interval(a)
    low_b, high_b = interval(b)
    gap = max(low_a, low_b) - min(high_a, high_b)
    return gap <= 0 or gap <= max(_loose(a), _loose(b))


def _loose(figure: Figure) -> float:
    """How far the real number may be from the one that stands there."""
    number = abs(next((side for side in (figure.low, figure.high) if side is not None), 0.0))
    if not number or (figure.low is None) != (figure.high is None):
        return 0.0
    if not re.search(r"\d", figure.text):
        return _WORDED * number if _ROUND.search(figure.text) else 0.0
    if decimals := _DECIMALS.search(figure.text):
        return 0.5 * _step(number, _digits(number)) if len(decimals[1]) == 1 else 0.0
    if figure.unit in ("percent", "fraction"):
        return 0.5
    if number < _EXACT:
        return 0.0
    return _step(number, _digits(number)) * (0.5 if _digits(number) == 1 else 0.999)


def _digits(number: float) -> int:
    """Digits that stand for something: 2 in 43,000,000 and in 2.9."""
    return (
        len(f"{number:.4f}".strip("0").replace(".", "").rstrip("0"))
        if number % 1
        else len(f"{number:.0f}".rstrip("0"))
    )


def _step(number: float, digits: int) -> float:
    return float(10 ** (math.floor(math.log10(number)) + 1 - digits))
