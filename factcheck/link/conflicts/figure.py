"""Two figures for one thing that cannot both be right: the same thing counted, the same deed, other numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import timedelta

from factcheck.link.compare import Comparison
from factcheck.link.conflicts.finding import conflict
from factcheck.link.conflicts.told import FIRM, Told, growing, one_matter, told
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
_WORDED = 0.15  # "a dozen", "a third", "half": how far off, as a share of the number


def find(pair: Comparison) -> Iterator[Link]:
    """At most one conflict a pair."""
    a, b = pair.a.claim, pair.b.claim
    if not (a.figures and b.figures) or a.document == b.document or pair.dates == "differ":
        return
    if a.modality not in FIRM or b.modality not in FIRM:
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
    """Neither claim has a figure of the kind that fits the other: else they list several things."""
    mine = [figure for figure in a.figures if figure.unit == one.unit]
    yours = [figure for figure in b.figures if figure.unit == one.unit]
    return not any(fits(x, other) for x in mine) and not any(fits(one, x) for x in yours)


def _severity(pair: Comparison, one: Figure, other: Figure) -> str:
    """How severe it is; empty where the two may tell of different things."""
    a, b = told(pair.a, one, _counted(one)), told(pair.b, other, _counted(other))
    if a is None or b is None or not one_matter(a, b, _SHARED) or not _same_time(pair.a, pair.b):
        return ""
    if len(a.core & b.core) < _FEW and not pair.a.names & pair.b.names:
        return ""
    return "real" if _sure(pair, a, b) else "reconcile"


def _sure(pair: Comparison, a: Told, b: Told) -> bool:
    """The same words on one day of something that does not grow."""
    then, now = pair.a.claim.published, pair.b.claim.published
    if then and now and abs(then - now) > _MOMENT:
        return False
    return len(a.core ^ b.core) <= 2 and not growing(a, b)


def _same_time(a: Profile, b: Profile) -> bool:
    """Whether both tell of the time of their story, or both of one other time."""
    old = [bool(list(_old(one.claim))) for one in (a, b)]
    return old[0] == old[1]


def _old(claim: Claim) -> Iterator[bool]:
    for date in claim.dates:
        span = days(date)
        if span and claim.published and span[1].year > 1:
            if claim.published - span[1] > _STORY or span[0] - claim.published > _STORY:
                yield True


def fits(a: Figure, b: Figure) -> bool:
    """Whether one number can satisfy both, also when one was rounded or cut short: $43 million, $43,885,310."""
    low_a, high_a = interval(a)
    low_b, high_b = interval(b)
    gap = max(low_a, low_b) - min(high_a, high_b)
    return gap <= 0 or gap <= max(_loose(a), _loose(b))


def _loose(figure: Figure) -> float:
    """How far the real number may be from the one that stands there."""
    number = abs(next((side for side in (figure.low, figure.high) if side is not None), 0.0))
    if not number or (figure.low is None) != (figure.high is None):
        return 0.0
    if not re.search(r"\d", figure.text) and re.search(
        r"dozen|half|third|quarter|hundred|fifth", figure.text
    ):
        return _WORDED * number
    if figure.unit in ("percent", "fraction"):
        return 0.0 if number != int(number) else 0.5
    if number < _EXACT:
        return 0.0
    return _step(number, _digits(number)) * (0.5 if _digits(number) == 1 else 0.999)


def _digits(number: float) -> int:
    """Digits before the closing zeros: 2 in 43,000,000."""
    return len(f"{number:.0f}".rstrip("0"))


def _step(number: float, digits: int) -> float:
    return float(10 ** (math.floor(math.log10(number)) + 1 - digits))
