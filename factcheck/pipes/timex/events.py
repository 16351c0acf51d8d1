"""Days told from other dates ("the day before May 5", "the next morning") and hours ("2 to 4 p.m.")."""

from __future__ import annotations

import re
from collections.abc import Callable

from factcheck.lexicon import numbers
from factcheck.pipes.timex.patterns import BACK
from factcheck.pipes.timex.scene import Found, Scene


def beside(head: re.Match[str], scene: Scene) -> Found:  # noqa: ARG001
    """The day or year right before or after a date that follows; nothing without one."""
    steps = -1 if head["way"] == "before" else 1
    unit = head["unit"] if head["unit"] != "night" else "day"
    return Found(head.start(), head.end(), shift=(unit, steps), onward=True, kind="beside")


def part_of_day(head: re.Match[str], scene: Scene) -> Found:  # noqa: ARG001
    """The day of "the next morning" and "that night", counted from the last date of the text."""
    relation = (head["rel"] or "same").lower()
    steps = 0 if relation == "same" else -1 if relation in BACK else 1
    return Found(head.start(), head.end(), shift=("day", steps))


def nth_week(head: re.Match[str], scene: Scene) -> Found | None:  # noqa: ARG001
    """The second week of May: days 8 to 14."""
    digits = re.match(r"\d+", head["nth"])
    number = int(digits[0]) if digits else int(numbers("dates", "ordinals")[head["nth"].lower()])
    if not 2 <= number <= 5:
        return None
    return Found(head.start(), head.end(), shift=("week", number), onward=True, kind="nth")


def hours(head: re.Match[str], scene: Scene) -> Found | None:  # noqa: ARG001
    """The hours "from 6 a.m. to midnight" are T06:00/T24:00; a first hour takes its half from the last."""
    halves = head["half"] or head["half2"]
    if not halves and not (head["m"] and head["m2"]):  # "2:03 to 2:05" alone may be times of a race
        return None
    last = _clock(head["h2"], head["m2"], head["half2"])
    first = _clock(head["h"], head["m"], head["half"])
    if first and last and not head["half"] and head["half2"]:
        both = _clock(head["h"], head["m"], head["half2"])
        first = both if both and both < last else first
    if first is None or last is None:
        return None
    return Found(head.start(), head.end(), f"{first}/{last}", kind="hours" if halves else "clock")


def _clock(hour: str, minute: str | None, half: str | None) -> str | None:
    if not hour[0].isdigit():
        return "T24:00" if hour == "midnight" else "T12:00"
    number = int(hour)
    if half:
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if half[0] in "pP" else 0)
    return f"T{number:02}:{minute or '00'}" if number < 24 else None


RULES: dict[str, Callable[[re.Match[str], Scene], Found | None]] = {
    "beside": beside,
    "part_of_day": part_of_day,
    "nth_week": nth_week,
    "hours": hours,
}
