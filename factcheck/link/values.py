"""Whether two figures or two dates can both be right."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache

from factcheck.model import Date, Figure

_ROUND = 0.1  # how far "about" and "nearly" may be off, as a share of the number
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")

Span = tuple[dt.date, dt.date]


def overlap(a: Figure, b: Figure) -> bool:
    """Whether one number can satisfy both: "over 200" and 203 can, "over 200" and 150 cannot."""
    low_a, high_a = interval(a)
    low_b, high_b = interval(b)
    return low_a <= high_b and low_b <= high_a


def agree(a: Figure, b: Figure) -> bool:
    """Whether two figures are one, one of them perhaps less exact: 203 is "over 200", "over 150" is not."""
    one, other = interval(a), interval(b)
    return one == other or _holds(one, other) or _holds(other, one)


def _holds(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """A single number, or a range with two ends, inside the other."""
    return one[0] >= other[0] and one[1] <= other[1] and -float("inf") < one[0] <= one[1] < float("inf")


def interval(figure: Figure) -> tuple[float, float]:
    """The numbers that the words allow, an open side as infinity; "about" and "nearly" give way a little."""
    low = -float("inf") if figure.low is None else figure.low
    high = float("inf") if figure.high is None else figure.high
    if figure.approx in ("about", "nearly"):
        give = _ROUND * abs(next(side for side in (figure.low, figure.high, 0.0) if side is not None))
        return low - give, high + give
    return low, high


def days(date: Date) -> Span | None:
    """First and last day of a date or period; None for durations, times of day and what has no day."""
    return _days(date.value) if date.value else None


@lru_cache(maxsize=1 << 14)
def _days(value: str) -> Span | None:
    start, _, end = value.partition("/")
    first, last = _edge(start), _edge(end or start)
    if first is None or last is None:
        return None
    return (first[0], last[1]) if first[0] <= last[1] else None


def _edge(value: str) -> Span | None:
    match = _DAY.fullmatch(value)
    if not match or not 1 <= int(match[1]) <= 9999:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if month > 12:
        return None
    if not month:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    length = calendar.monthrange(year, month)[1]
    if day > length:
        return None
    if day:
        return dt.date(year, month, day), dt.date(year, month, day)
    return dt.date(year, month, 1), dt.date(year, month, length)
