"""Days counted from publication ("yesterday", "on Friday", "last Tuesday night"), and clock times."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from factcheck.lexicon import owner, words
from factcheck.pipes.timex import calendar as cal
from factcheck.pipes.timex.calendar import FUTURE, PAST, UNKNOWN
from factcheck.pipes.timex.patterns import AHEAD, BACK, LEFT
from factcheck.pipes.timex.scene import Found, Scene

_DEICTIC = owner("dates", "deictic")
_WEEKDAYS = owner("dates", "weekdays")
_FARTHER = ("last", "previous", "next", "following")  # who means yesterday does not say "last Thursday"
_NAMED_DAYS = words("dates", "named_days")


def deictic(head: re.Match[str], scene: Scene) -> Found | None:
    """The day of "yesterday afternoon", "earlier today", "last night"."""
    phrase = re.sub(r"\s+", " ", head["deictic"].lower())
    left = scene.left(LEFT, head.start())
    start = left.start("part") if left["part"] else head.start()
    if phrase == "today" and scene.anchor and not left["part"] and scene.lasting(head.start(), head.end()):
        return Found(head.start(), head.end(), "PRESENT_REF", kind="present")
    if not scene.anchor:
        return Found(start, head.end())
    if _DEICTIC[phrase] == "year":
        return Found(start, head.end(), f"{scene.anchor.year}-01-01/{scene.said}", scene.said)
    day = cal.shift(scene.anchor, "day", int(_DEICTIC[phrase]))
    quoted = scene.quoted(head.start())
    return Found(start, head.end(), day.isoformat() if day else None, scene.said, quoted=quoted)


def weekday(head: re.Match[str], scene: Scene) -> Found | None:
    """The day of "Friday", "last Friday", "Friday night"; none for "on Fridays" and "Black Friday"."""
    left = scene.left(LEFT, head.start())
    det, rel = (left["det"] or "").lower(), (left["rel"] or "").lower()
    if det in ("every", "each") or _is_name(head, scene):
        return None
    start = left.start("rel") if rel else left.start("part") if left["part"] else head.start()
    start = left.start("det") if det == "this" else start
    if det in ("a", "an", "one") and not rel and not scene.tag_after(head.end()).startswith("NN"):
        return Found(start, head.end(), "XXXX-XX-XX")  # on a Friday; but "a Friday meeting" is a certain day
    if scene.anchor is None or det == "that":
        return Found(start, head.end())
    number = int(_WEEKDAYS[head["weekday"]])
    if head["week"]:
        day = _in_week(scene.anchor, number, head["week"])
    else:
        day = _nearest(number, det, rel, head, scene)
    return Found(start, head.end(), day.isoformat(), scene.said, day.year, day.month, day.day)


def numbered(head: re.Match[str], scene: Scene) -> Found | None:
    """ "Monday 21st" is the nearest 21st that is a Monday; None when there is none within a year."""
    if not scene.anchor:
        return None
    number = int(head["nth"].rstrip("stndrh"))
    weekday = int(_WEEKDAYS[head["weekday"].rstrip(".")])
    firsts = [cal.add_months(scene.anchor.replace(day=1), step) for step in range(-12, 13)]
    days = [cal.day(first.year, first.month, number) for first in firsts]
    right = [day for day in days if day and day.weekday() == weekday]
    best = cal.choose(right, scene.anchor, scene.tense(head.start(), head.end()))
    return Found(head.start(), head.end(), best.isoformat(), scene.said) if best else None


def _is_name(head: re.Match[str], scene: Scene) -> bool:
    return (
        bool(head["plural"])
        or scene.after(head.end()) in _NAMED_DAYS["after"]
        or scene.before(head.start()).capitalize() in _NAMED_DAYS["before"]
    )


def _nearest(number: int, det: str, rel: str, head: re.Match[str], scene: Scene) -> dt.date:
    """The day that "last" or "next", else the tense, points to."""
    assert scene.anchor is not None
    apart = 2 if rel in _FARTHER and det != "this" else 1
    if rel in BACK:
        return cal.nearest_weekday(scene.anchor - dt.timedelta(days=apart), number, PAST)
    if rel in AHEAD:
        return cal.nearest_weekday(scene.anchor + dt.timedelta(days=apart), number, FUTURE)
    before = scene.before(scene.before_clock(head.start()))
    if before in ("until", "till"):
        over = scene.ended(head.start(), head.end())
        return cal.nearest_weekday(scene.anchor, number, PAST if over else FUTURE)
    tense = scene.tense(head.start(), head.end())
    if before == "since" or (before == "from" and not (tense == FUTURE and scene.adverbial(head.start()))):
        tense = PAST
    owned = scene.text[head.end() : head.end() + 2] in ("'s", "’s")
    if owned and tense != PAST:  # "will discuss Tuesday's vote" does not say when the vote is
        both = [cal.nearest_weekday(scene.anchor, number, way) for way in (PAST, FUTURE)]
        return cal.choose(both, scene.anchor, UNKNOWN) or both[0]
    return cal.nearest_weekday(scene.anchor, number, FUTURE if det == "this" and tense != PAST else tense)


def _in_week(anchor: dt.date, number: int, which: str) -> dt.date:
    monday = anchor - dt.timedelta(days=anchor.weekday())
    return monday + dt.timedelta(days=number + {"last": -7, "this": 0, "next": 7}[which])


def clock(head: re.Match[str], scene: Scene) -> Found | None:  # noqa: ARG001
    """The time of day: "9:30 a.m." is T09:30. It is kept only with a day beside it (see periods.timed)."""
    if head["h24"]:
        return Found(head.start(), head.end(), f"T{int(head['h24']):02}:{head['m24']}", kind="clock")
    hour = int(head["h"])
    if not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if head["half"][0] in "pP" else 0)
    return Found(head.start(), head.end(), f"T{hour:02}:{head['m'] or '00'}", kind="clock")


RULES: dict[str, Callable[[re.Match[str], Scene], Found | None]] = {
    "deictic": deictic,
    "weekday": weekday,
    "numbered": numbered,
    "clock": clock,
}
