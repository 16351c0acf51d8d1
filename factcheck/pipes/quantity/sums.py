"""Cardinal number words added up: "two hundred and six thousand" is 206000."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.lexicon import numbers
from factcheck.pipes.quantity.patterns import either

_JOIN = re.compile(r"[\s-]{1,2}")
_AND = re.compile(r"[^\S\n]+(?:and|&)\s+(?:an?\s+)?", re.IGNORECASE)
_DOZEN, _HUNDRED = 12.0, 100.0


@dataclass(slots=True)
class Sum:
    """A sum in the making: whole groups in ``total``, the open group in ``current``."""

    end: int
    total: float = 0.0
    current: float | None = None
    last: float | None = None
    limit: float = float("inf")
    scaled: bool = False

    @property
    def value(self) -> float:
        return self.total + (self.current or 0.0)


@cache
def _word() -> re.Pattern[str]:
    found = either({*numbers("numbers", "cardinals"), *numbers("numbers", "magnitudes"), "dozen"})
    return re.compile(rf"(?:{found})(?![a-z])", re.IGNORECASE)


@cache
def _part() -> re.Pattern[str]:
    """ "And a half", "and three quarters" behind a number."""
    count, below = either(numbers("numbers", "cardinals")), either(numbers("numbers", "denominators"))
    return re.compile(rf"[\s-](?:and|&)[\s-](?:(an?|{count})[\s-])?({below})(?![a-z])", re.IGNORECASE)


def add_up(text: str, at: int, amount: float | None, *, split_and: bool) -> Sum | None:
    """The number words from ``at`` on, after digits worth ``amount``; None when there are no words.

    ``split_and`` ends the number at "and".
    """
    found = Sum(at, current=amount, last=amount)
    while True:
        m, after_and = _next(text, found, at, split_and)
        if m is not None and after_and and found.scaled and _part().match(text, found.end):
            break
        if m is None or not _take(found, m[0].lower(), after_and):
            break
        found.end = m.end()
    if found.end == at:
        return None
    _halved(text, found)
    return found


@cache
def _point() -> re.Pattern[str]:
    return re.compile(
        rf"\s+point((?:[\s-]+(?:{either(numbers('numbers', 'cardinals'))})(?![a-z]))+)", re.IGNORECASE
    )


def decimals(text: str, at: int, whole: float) -> tuple[float, int] | None:
    """The number and its end where "point" and digits in words follow at ``at``: two point five."""
    m = _point().match(text, at)
    if m is None:
        return None
    digits = "".join(_spelled(re.split(r"[\s-]+", m[1].strip().lower())))
    return float(f"{whole:.0f}.{digits}"), m.end()


def _spelled(names: list[str]) -> Iterator[str]:
    """The digits that the words after "point" spell: "zero three" is 03, "seventy-one" is 71."""
    known = [int(numbers("numbers", "cardinals")[name]) for name in names]
    for i, amount in enumerate(known):
        tens = amount >= 20 and i + 1 < len(known) and 0 < known[i + 1] < 10
        yield str(amount // 10 if tens else amount)


def _next(text: str, so_far: Sum, at: int, split_and: bool) -> tuple[re.Match[str] | None, bool]:
    """The next number word, and whether "and" stands before it."""
    if so_far.end == at and so_far.current is None:
        return _word().match(text, at), False
    joined = None if split_and else _AND.match(text, so_far.end)
    if joined:
        return _word().match(text, joined.end()), True
    gap = _JOIN.match(text, so_far.end)
    if gap and "\n" in gap[0]:
        return None, False
    return _word().match(text, gap.end() if gap else so_far.end), False


def _take(so_far: Sum, word: str, after_and: bool) -> bool:
    """Add a word to the sum; False when it cannot follow."""
    by = _DOZEN if word == "dozen" else numbers("numbers", "magnitudes").get(word)
    if by is not None:
        return not after_and and _multiply(so_far, by)
    return _plus(so_far, numbers("numbers", "cardinals")[word], after_and)


def _multiply(so_far: Sum, by: float) -> bool:
    if so_far.current is None and so_far.total:
        if by <= so_far.limit or so_far.limit == _DOZEN:
            return False
        so_far.total *= by  # three lakh crore
        so_far.limit = by
        return True
    if by >= so_far.limit and by != _DOZEN:
        return False
    so_far.current = (1.0 if so_far.current is None else so_far.current) * by
    so_far.scaled = True
    so_far.last = by
    if by >= 1000 or by == _DOZEN:
        so_far.total, so_far.current, so_far.limit = so_far.value, None, by
    return True


def _plus(so_far: Sum, add: float, after_and: bool) -> bool:
    if so_far.current is None:
        fits = so_far.total == 0.0 or add < so_far.limit
    elif so_far.last == _HUNDRED:
        fits = add < 100
    else:
        fits = (
            so_far.last is not None and so_far.last in range(20, 100, 10) and 0 < add < 10 and not after_and
        )
    if not fits or (after_and and not so_far.scaled):
        return False
    so_far.current = (so_far.current or 0.0) + add
    so_far.last = add
    return True


def _halved(text: str, so_far: Sum) -> None:
    """Add "and a half": of the magnitude just named ("a million and a half"), or of the one that follows."""
    half = _part().match(text, so_far.end)
    if half is None or (half[1] is None and half[2].lower() != "half"):
        return
    share = (
        numbers("numbers", "cardinals").get((half[1] or "a").lower(), 1.0)
        / numbers("numbers", "denominators")[half[2].lower()]
    )
    if share >= 1:
        return
    gap = _JOIN.match(text, half.end())
    m = _word().match(text, gap.end()) if gap else None
    by = numbers("numbers", "magnitudes").get(m[0].lower()) if m else None
    so_far.end = half.end()
    if so_far.current is None and so_far.total:
        small = m is not None and by is not None and by < so_far.limit  # a billion and a half million
        so_far.total += share * (by if small and by else so_far.limit)
        so_far.end = m.end() if small and m else half.end()
        return
    so_far.current = (so_far.current or 0.0) + share
    if m is not None and by is not None and _multiply(so_far, by):
        so_far.end = m.end()
