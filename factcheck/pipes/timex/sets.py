"""What comes back at an interval: "every day" and "daily" are R/P1D, "every four years" is R/P4Y."""

from __future__ import annotations

import re
from collections.abc import Callable

from factcheck.lexicon import owner
from factcheck.pipes.timex import calendar as cal
from factcheck.pipes.timex.durations import count_words
from factcheck.pipes.timex.scene import Found, Scene

_UNITS = owner("dates", "units")
_ADVERBS = owner("dates", "set_adverbs")
_NO_INTERVAL = ("second", "millennium")  # "every second voter"


def repeated(head: re.Match[str], scene: Scene) -> Found | None:
    """An interval as ISO 8601 repeats it; None for the adjective of "daily life"."""
    if head["adverb"]:
        return _adverb(head, scene)
    if head["weekday"] or head["weekdays"]:
        return _set(head, "week", 2 if head["other"] else 1)
    if head["part"]:
        return _set(head, "day", 2 if head["other"] else 1)
    if head["other"] and head["unit"] and head["unit"].endswith("s"):
        return None  # "they have known each other decades"
    unit = _UNITS[head["unit"] or head["per"]].replace("weekend", "week")
    if unit in _NO_INTERVAL or scene.text[head.end() : head.end() + 1] == "-":
        return None
    if head["per"] or not head["count"]:
        return _set(head, unit, 2 if head["other"] else 1)
    count = count_words(head["count"])
    return _set(head, unit, count) if count else None


def _adverb(head: re.Match[str], scene: Scene) -> Found | None:
    after = scene.tag_after(head.end())
    if scene.text[head.end() : head.end() + 1] == "-" or after.startswith(("NN", "JJ", "VBN", "VBG")):
        return None
    if not scene.tag(head.start(), head.end()).startswith(("RB", "JJ")) or head["adverb"][0].isupper():
        return None
    return _set(head, _ADVERBS[head["adverb"].lower()], 1)


def _set(head: re.Match[str], unit: str, count: float) -> Found:
    return Found(head.start(), head.end(), f"R/{cal.duration(unit, count)}", kind="set")


RULES: dict[str, Callable[[re.Match[str], Scene], Found | None]] = {"set": repeated}
