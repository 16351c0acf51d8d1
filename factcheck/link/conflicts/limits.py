"""Whether one number can satisfy two figures, and whether they say different things even so."""

from __future__ import annotations

import math
import re

from factcheck.link.values import interval
from factcheck.model import Figure

_SLACK = 0.05  # of the larger: "more than 200" and 203 are one count
_ABOUT = 0.1  # where one is told as "about" or "nearly" so much
_EXACT = 100.0  # smaller counts are not rounded
_ROUND = re.compile(r"dozen|half|third|quarter|fifth|hundred", re.IGNORECASE)
_DECIMALS = re.compile(r"\d\.(\d+)")
_WORDED = 0.2  # "a dozen", "a third", "half": how far off, as a share of the number


def differing(a: Figure, b: Figure) -> bool:
    """Whether a lowest or highest number differs by more than rounding: "up to 1.6 million" and 1.5 million.

    A bound and a number that it was rounded from are one: "more than 5,000" and 5,200.
    """
    if _end_of(a, b) or _end_of(b, a):
        return False
    return any(_edges_differ(x, y, a, b) for x, y in ((a.low, b.low), (a.high, b.high)))


def _end_of(number: Figure, range_: Figure) -> bool:
    """Whether a number is one end of the other's two: who says the one may leave the other out."""
    two = None not in (range_.low, range_.high) and range_.low != range_.high
    return two and number.low == number.high and number.low in (range_.low, range_.high)


def _edges_differ(x: float | None, y: float | None, a: Figure, b: Figure) -> bool:
    if x is None or y is None or x == y:
        return False
    slack = _ABOUT if {a.approx, b.approx} & {"about", "nearly"} else _SLACK
    gap, larger = abs(x - y), max(abs(x), abs(y))
    return gap > slack * larger and not _rounded(a, b) and not _rounded(b, a)


def _rounded(bound: Figure, number: Figure) -> bool:
    """Whether a bound is the number with its last digits left out: "over 5,000" and 5,200."""
    if bound.approx not in ("over", "at_least") or bound.low is None or number.low != number.high:
        return False
    if number.low is None:
        return False
    step = 1.0
    while bound.low >= 10 * step and bound.low % (10 * step) == 0:
        step *= 10
    return 0 <= number.low - bound.low < step


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
