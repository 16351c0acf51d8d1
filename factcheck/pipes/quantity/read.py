"""Reading one quantity from a plain string: "between $1.2bn and $1.4bn a year".

``read`` starts where a number begins and takes in what belongs to it on both sides. What is counted
("teams") needs the parse: see ``factcheck.pipes.figures``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from factcheck.pipes.quantity import Quantity, bounds, ranges, units
from factcheck.pipes.quantity.numerals import numeral, triggers

_MINUS = re.compile(r"(?:(?<![\w)%.,-])[-−–]|\b(?:minus|negative)[\s-])$", re.IGNORECASE)
_THEN = re.compile(r",?\s+(?:and\s+)?|-")
_SMALLER = {"feet": ("inches", 12.0), "USD": ("cents", 100.0)}
_INCHES = re.compile(r"\s?in(?![\w.])")  # "5 ft 2 in"
_CENTS = re.compile(r"(?=[.,;:!?)]*(?:\s*$|[.,;:!?)]+\s)|\s+more\b)")
_ALSO = re.compile(r",?\s+(?:and|but)\s+|,\s+", re.IGNORECASE)
_BOUND = 40  # characters of a bound and the sign before its number
_ALL = re.compile(r"\ball\s+$", re.IGNORECASE)


def quantities(text: str) -> Iterator[Quantity]:
    """Every quantity of a text, in order and without overlap; nothing is filtered."""
    done = 0
    for m in triggers().finditer(text):
        found = read(text, m.start()) if m.start() >= done else None
        if found and found.start >= done:
            yield found
            done = found.end


def read(text: str, at: int) -> Quantity | None:
    """The quantity whose number begins at ``at``; None when no number can be read there."""
    sign = units.sign_before(text, at)
    minus = _MINUS.search(text, max(0, at - 9), at)
    opening = ranges.lead(text, sign.start() if sign else minus.start() if minus else at)
    between = bool(opening and opening[1].lower() == "between")
    found = _measured(text, at, split_and=between)
    if found is None:
        return None
    if found.kind in ("cardinal", "fraction"):
        found = _ranged(text, found, opening) or found
        found = units.millions(text, found)
    found = bounds.apply(text, units.rated(text, found))
    found = _closed(text, found) or found
    whole = _ALL.search(text, max(0, found.start - 5), found.start) if found.kind == "cardinal" else None
    return replace(found, start=whole.start()) if whole and found.unit is None else found


def _closed(text: str, first: Quantity) -> Quantity | None:
    """A bound and the opposite one after it, as one range: over 20 but under 40."""
    if first.kind not in ("cardinal", "fraction") or (first.low is None) == (first.high is None):
        return None
    gap = _ALSO.match(text, first.end)
    m = triggers().search(text, gap.end(), gap.end() + _BOUND) if gap else None
    second = _measured(text, m.start(), split_and=False) if m else None
    if gap is None or second is None or second.kind not in ("cardinal", "fraction"):
        return None
    second = bounds.apply(text, units.rated(text, second))
    return bounds.both(first, second) if second.start == gap.end() else None


def _measured(text: str, at: int, *, split_and: bool) -> Quantity | None:
    """One number with sign, currency and unit."""
    n = numeral(text, at, split_and=split_and)
    if n is None:
        return None
    found = Quantity(n.start, n.end, n.start, n.end, n.low, n.high, None, None, n.kind, n.bare)
    found = _signed(text, found)
    sign = units.sign_before(text, found.start)
    if sign:
        found = units.money(text, replace(found, start=sign.start()), sign[0])
        if found.low is not None and found.low > 0:
            found = _signed(text, found)
    return _compound(text, units.attach(text, found, n))


def _compound(text: str, q: Quantity) -> Quantity:
    """Take in the smaller unit: 5 feet 2 inches, 6-foot-4, 3 dollars and 50 cents."""
    small = _SMALLER.get(q.unit or "")
    gap = _THEN.match(text, q.end) if small and q.kind == "cardinal" else None
    if small is None or gap is None or gap.end() >= len(text) or triggers().match(text, gap.end()) is None:
        return q
    n = numeral(text, gap.end())
    if n is None or n.high is None or n.kind != "cardinal" or q.low is None or not 0 < n.low < small[1]:
        return q
    part = units.attach(
        text, Quantity(n.start, n.end, n.start, n.end, n.low, n.high, None, None, n.kind, n.bare), n
    )
    if part.unit is None:
        part = _unnamed(text, q, part, gap[0]) or part
    if part.unit != small[0]:
        return q
    amount = q.low + n.low / small[1]
    return replace(q, end=part.end, low=amount, high=amount)


def _unnamed(text: str, q: Quantity, part: Quantity, gap: str) -> Quantity | None:
    """The smaller unit where it has no name: 6-foot-4, 5 ft 2 in, 15 dollars 50."""
    if q.unit == "feet":
        inches = _INCHES.match(text, part.end) if text[q.end - 2 : q.end].lower() == "ft" else None
        if inches is None and gap != "-":
            return None
        return replace(part, end=inches.end() if inches else part.end, unit="inches")
    spoken = text[q.number_end : q.end].strip().lower() in ("dollars", "us dollars", "usd")
    whole = spoken and (part.low or 0) >= 10 and "," not in gap and _CENTS.match(text, part.end)
    return replace(part, unit="cents") if whole else None


def _signed(text: str, q: Quantity) -> Quantity:
    """The quantity with a minus sign, or the word, taken in."""
    minus = _MINUS.search(text, max(0, q.start - 9), q.start)
    if minus is None or q.low is None or q.high is None:
        return q
    return replace(q, start=minus.start(), low=-q.low, high=-q.high)


def _ranged(text: str, first: Quantity, opening: re.Match[str] | None) -> Quantity | None:
    link = ranges.LINK.match(text, first.end)
    if link is None:
        return None
    at = units.skip_sign(text, link.end())
    if at >= len(text) or triggers().match(text, at) is None:
        return None
    second = _measured(text, at, split_and=False)
    if second is None or second.number_start > at:
        return None
    if second.low is not None and second.low < 0 and link[2]:
        second = replace(second, low=-second.low, high=-second.low)
    word = (link[1] or "-").lower()
    joined = ranges.join(text, first, second, word, opening)
    return joined or ranges.shared(first, second, word, opening)
