"""Counts of units, and which of them are durations: "two weeks", "a 16-hour drive", "nearly two decades"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.lexicon import every, numbers, words
from factcheck.pipes.timex import calendar as cal
from factcheck.pipes.timex.calendar import FUTURE
from factcheck.pipes.timex.scene import Found, Scene

_NUMERALS = numbers("dates", "numerals")
_VAGUE = every("dates", "vague")
_LASTING = frozenset(words("dates", "duration_cues")["before"])
_NO_RATE = frozenset(("a", "an", "per", "each", "every"))
_OWN_TIME = re.compile(r"['’]?s?['’]?\stime\b")  # in two years' time
_NO_DURATION = ("weekend", "quarter")  # three quarters are a share


@dataclass(frozen=True, slots=True)
class Count:
    """How many units; ``vague`` for "several" and for ranges, ``article`` for a mere "a" or "an"."""

    number: float
    vague: bool = False
    article: bool = False


def count_of(left: re.Match[str], half: bool = False) -> Count | None:
    """The count that LEFT_OF_UNIT read, or None; ``half`` when "and a half" follows the unit."""
    text = left["count"]
    if not text:
        return None
    number = _number(text.lower())
    if number is None or left["count2"]:
        return Count(0, vague=True)
    return Count(number + (0.5 if half or left["half"] else 0), article=text.lower() in ("a", "an"))


def count_words(text: str) -> float | None:
    """``count_words("twenty-five") == 25``; None for a vague count."""
    return _number(text.lower())


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
    """A duration; in a sentence that looks ahead, "in two weeks" is that week. Ages and rates are neither."""
    if unit in _NO_DURATION or count.vague or not count.number:
        return None
    before, after = scene.before(start), scene.after(end).lower()
    if after in ("old", "olds") or after in _NO_RATE:
        return None
    if before == "in" and _OWN_TIME.match(scene.text, end):
        return _ahead(count, unit, start, end, scene)
    hyphen = re.search(r"-\w+\Z", scene.text[start:end])
    if not hyphen and _is_loose(count, unit) and (before not in _LASTING or unit in ("second", "minute")):
        return None
    if before == "in" and not hyphen and scene.tense(start, end) == FUTURE:
        ahead = _ahead(count, unit, start, end, scene)
        if ahead:
            return ahead
    return Found(start, end, cal.duration(unit, count.number), kind="duration")


def _is_loose(count: Count, unit: str) -> bool:
    """Whether it may be no length at all: "a year" in "$5 a year", "one day" in "one day he left"."""
    return count.article or (count.number == 1 and unit in ("day", "night"))


def _ahead(count: Count, unit: str, start: int, end: int, scene: Scene) -> Found | None:
    day = cal.shift(scene.anchor, unit, count.number) if scene.anchor else None
    if day is None or day == scene.anchor:
        return None
    grain = {"decade": "year", "century": "year", "fortnight": "week", "hour": "day"}.get(unit, unit)
    return Found(start, end, cal.period(day, grain), scene.said)
