"""Words around a number that open one of its sides: "over 200", "107 or more". Plain strings only."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from factcheck.lexicon import owner
from factcheck.pipes.quantity import Quantity
from factcheck.pipes.quantity.patterns import either, plain

_OPEN_ABOVE = ("over", "at_least")
_OPEN_BELOW = ("under", "up_to", "at_most", "nearly")
_ORDER = 10  # "hundreds" are fewer than ten hundred
_REACH = 32  # characters before a number that a bound may take


@cache
def _before() -> re.Pattern[str]:
    known = owner("numbers", "before")
    glued = [w for w in known if not w[-1].isalpha() and w[-1] != "."]
    named = [w for w in known if w not in glued]
    return re.compile(
        rf"(?:(?<![\w-])({either(named)})\s+(?:just\s+|only\s+|about\s+)?|(?<!\w)({either(glued)})\s?)$",
        re.IGNORECASE,
    )


@cache
def _after() -> re.Pattern[str]:
    known = owner("numbers", "after")
    glued = [w for w in known if not w[0].isalpha()]
    named = [w for w in known if w[0].isalpha()]
    return re.compile(rf"\s+({either(named)})(?!\w|\s+than\b)|({either(glued)})(?!\w)", re.IGNORECASE)


def before(text: str, at: int) -> tuple[int, str] | None:
    """The bound that ends right before ``at``: where it starts, and which it is."""
    m = _before().search(text, max(0, at - _REACH), at)
    return (m.start(), owner("numbers", "before")[plain(m[1] or m[2])]) if m else None


def after(text: str, at: int) -> tuple[int, str] | None:
    """The bound that starts right after ``at``: where it ends, and which it is."""
    m = _after().match(text, at)
    return (m.end(), owner("numbers", "after")[plain(m[1] or m[2])]) if m else None


def apply(text: str, q: Quantity) -> Quantity:
    """The quantity with the bounds on both sides taken in and its open side set to None."""
    found = before(text, q.start)
    if found and found[1] != "about":
        return bounded(replace(q, start=found[0]), found[1])
    if found:
        q = replace(q, start=found[0], approx="about")
    return close(text, replace(q, approx="at_least") if q.kind == "vague" else q)


def close(text: str, q: Quantity) -> Quantity:
    """The quantity with a bound after it taken in, unless it has one; "about 500 or more" is 500 or more."""
    post = after(text, q.end) if q.approx in (None, "about") else None
    return bounded(replace(q, end=post[0]), post[1]) if post else q


def both(first: Quantity, second: Quantity) -> Quantity | None:
    """One range out of two bounds that close each other: more than 20 but fewer than 40; else None."""
    low, high = (first.low, second.high) if first.high is None else (second.low, first.high)
    opposite = (first.low is None) != (second.low is None) and (first.high is None) != (second.high is None)
    if not opposite or low is None or high is None or not low < high:
        return None
    if first.unit and second.unit and first.unit != second.unit:
        return None
    return replace(
        second,
        start=first.start,
        number_start=first.number_start,
        low=low,
        high=high,
        unit=second.unit or first.unit,
        approx=None,
        money=first.money or second.money,
        bare=False,
        kind="range",
    )


def bounded(q: Quantity, approx: str) -> Quantity:
    """The same quantity under one bound; a range keeps both its ends, "thousands" its low one."""
    if q.kind == "vague" and approx in _OPEN_BELOW:
        return replace(q, approx=approx, low=None, high=(q.low or 0.0) * _ORDER)  # up to hundreds
    if q.kind == "range" or q.high is None:
        return replace(q, approx=approx)
    low = None if approx in _OPEN_BELOW else q.low
    high = None if approx in _OPEN_ABOVE else q.high
    return replace(q, approx=approx, low=low, high=high)
