"""Counts of units, and which of them are durations: "two weeks", "a 16-hour drive", "nearly two decades"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.lexicon import every, numbers
from factcheck.pipes import date_calendar as cal
from factcheck.pipes.date_calendar import FUTURE
from factcheck.pipes.date_scene import Found, Scene

_NUMERALS = numbers("dates", "numerals")
_VAGUE = every("dates", "vague")
# "a year" is a rate ("$5 a year") or a point ("a day when ...") unless one of these stands before it.
_LASTING = frozenset(
    "for within over than about nearly almost least roughly approximately in after took takes lasted spent".split()
)
_NO_RATE = frozenset(("a", "an", "per", "each", "every"))
_NO_DURATION = ("weekend", "quarter")  # three quarters are a share


@dataclass(frozen=True, slots=True)
class Count:
    """How many units; ``vague`` for "several" and for ranges, ``article`` for a mere "a" or "an"."""

    number: float
    vague: bool = False
    article: bool = False


def count_of(left: re.Match[str]) -> Count | None:
    """The count that LEFT_OF_UNIT read, or None."""
    text = left["count"]
    if not text:
        return None
    number = _number(text.lower())
    if number is None or left["count2"]:
        return Count(0, True)
    return Count(number + (0.5 if left["half"] else 0), False, text.lower() in ("a", "an"))


def _number(text: str) -> float | None:
    """``_number("twenty-five") == 25``; None for a vague count."""
    if text[0].isdigit():
        return float(text.replace(",", ""))
    parts = re.split(r"[\s-]+", text)
    if _VAGUE & set(parts):
        return None
    if "quarter" in parts:
        return 0.25
    if "half" in parts:
        return 0.5
    total = 0.0
    for part in parts:
        value = _NUMERALS.get(part, 1.0 if part in ("a", "an") else 0.0)
        total = total * value if value in (100, 12) and total else total + value
    return total


def duration(count: Count, unit: str, start: int, end: int, scene: Scene) -> Found | None:
    """A duration, or a day to come for "in two weeks" in a sentence that looks ahead; ages and rates are neither."""
    if unit in _NO_DURATION or not count.number and not count.vague or count.vague:
        return None
    before, after = scene.before(start), scene.after(end).lower()
    if after in ("old", "olds") or after in _NO_RATE:
        return None
    if (
        (count.article or (count.number == 1 and unit in ("day", "night")))
        and scene.text[end - len(unit) - 1] != "-"
        and not _lasts(before, unit, scene.text[end - 1])
    ):
        return None
    if (
        before == "in"
        and scene.anchor
        and scene.text[end : end + 1] != "-"
        and scene.tense(start, end) == FUTURE
    ):
        day = cal.shift(scene.anchor, unit, count.number)
        if day and day != scene.anchor:
            grain = {"decade": "year", "century": "year", "fortnight": "week", "hour": "day"}.get(unit, unit)
            return Found(start, end, cal.period(day, grain), scene.said)
    return Found(start, end, cal.duration(unit, count.number), kind="duration")


def _lasts(before: str, unit: str, last: str) -> bool:  # noqa: ARG001
    return before in _LASTING and unit not in ("second", "minute")
