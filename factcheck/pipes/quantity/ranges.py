"""Two numbers that are the ends of one range: "10 to 15 percent", "between $62 and $68". Strings only."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.lexicon import every
from factcheck.pipes.quantity import Quantity, changes
from factcheck.pipes.quantity.numerals import magnitude

LINK = re.compile(
    r"-?\s+(to|or|and|through)[\s-]+(?:about\s+|around\s+|as\s+(?:many|much)\s+as\s+|even\s+)?|(\s?[-–—~]\s?)(?:to\s?-\s?)?",
    re.IGNORECASE,
)
LEAD = re.compile(r"\b(between|from)\s+(?:about\s+|around\s+|roughly\s+|anywhere\s+)?$", re.IGNORECASE)
_RANGING = re.compile(r"\brang(?:e|es|ed|ing)\s+from\s+$", re.IGNORECASE)
_KINDS = ("cardinal", "fraction")
_WIDEST_OR = 2.0  # "10 or 15" is a range, "5 or 500" is not
_WIDEST_MONEY = 100.0  # "5 to $8 million" shares its sign, "2 to $900" does not


def lead(text: str, at: int) -> re.Match[str] | None:
    """The "between" or "from" that ends right before ``at``."""
    return LEAD.search(text, max(0, at - 24), at)


def join(
    text: str, first: Quantity, second: Quantity, word: str, opening: re.Match[str] | None
) -> Quantity | None:
    """The range from ``first`` to ``second``, linked by ``word`` ("-" for any dash), or None."""
    led = opening[1].lower() if opening else ""
    if second.kind not in _KINDS or (word == "and" and led != "between"):
        return None
    first = _scaled(text, first, second)
    if not _ordered(first, second, word) or not _units_agree(first, second, word) or _years(first, second):
        return None
    if word == "-" and not _clear(text, first, second):
        return None
    if word == "to" and _levels(text, first, second, led):
        return None
    start = opening.start() if opening and led == "between" else first.start
    unit, money = second.unit or first.unit, first.money or second.money
    return replace(
        second,
        start=start,
        number_start=first.number_start,
        low=first.low,
        unit=unit,
        money=money,
        bare=False,
        kind="range",
    )


def shared(first: Quantity, second: Quantity, word: str, opening: re.Match[str] | None) -> Quantity | None:
    """The first of two levels with the unit of the second: "from 40 to 30 percent"; else None."""
    led = opening is not None and opening[1].lower() == "from"
    if not led or word != "to" or first.unit or not first.bare or second.unit not in every("units", "shares"):
        return None
    return replace(first, unit=second.unit, bare=False)


def _scaled(text: str, first: Quantity, second: Quantity) -> Quantity:
    """ "33-35 billion", "89 to $93 billion": the first number shares the magnitude of the second."""
    by = magnitude(text[second.number_start : second.number_end])
    own = magnitude(text[first.number_start : first.number_end])
    if by == 1.0 or own != 1.0 or first.low is None or second.low is None or (first.unit and not first.money):
        return first
    if first.low >= 1000 or first.low >= second.low / by:
        return first
    return replace(first, low=first.low * by, high=first.low * by)


def _ordered(first: Quantity, second: Quantity, word: str) -> bool:
    if first.low is None or second.low is None or not first.low < second.low:
        return False
    return word != "or" or (not first.unit and second.low <= max(first.low + 1, first.low * _WIDEST_OR))


def _units_agree(first: Quantity, second: Quantity, word: str) -> bool:
    if first.unit and second.unit:
        return first.unit.removesuffix(" old") == second.unit.removesuffix(" old")
    if first.unit:
        return first.money and word != "or"
    if second.money and first.low and second.low:
        return second.low / first.low <= _WIDEST_MONEY
    return True


def _years(first: Quantity, second: Quantity) -> bool:
    """1990-1995, between 2014 and 2017."""
    bare = first.bare and second.bare and first.unit is None and second.unit is None
    width = (first.number_end - first.number_start, second.number_end - second.number_start)
    return bare and width == (4, 4) and (first.low or 0) >= 1000 and (second.low or 0) < 2200


def _clear(text: str, first: Quantity, second: Quantity) -> bool:
    """Not in the middle of a longer code such as 555-0143-22."""
    return text[second.end : second.end + 1] not in ("-", "/", ":") and text[
        max(0, first.start - 1) : first.start
    ] not in ("-", "/")


def _levels(text: str, first: Quantity, second: Quantity, led: str) -> bool:
    """Whether "X to Y" is change and level, or two levels: "rose 5 percent to 20", "fell from 5 to 20"."""
    if led == "from":
        if _RANGING.search(text, max(0, first.start - 20), first.start):
            return False
        return changes.verb_within(re.split(r"[.;!?]\s", text[max(0, first.start - 60) : first.start])[-1])
    one_unit = first.unit is None and second.unit is not None
    return led == "" and not one_unit and changes.before(text, first.start, loose=True) is not None
